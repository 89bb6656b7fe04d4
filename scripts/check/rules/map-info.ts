import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { descendants } from '../xml/tree.ts';

export const mapInfo = defineRule({
  name: 'map-info',
  level: 'warning',
  about: 'An objective is mapped to a global one.',
  source: 'Moodle 4.5, mod/scorm/datamodels/scormlib.php: mapInfo stops the upload with a PHP error',
  on: ['scorm2004'],
  group: 'file',
  words: () => ({
    message: '`mapInfo` makes the upload to Moodle die with an error of its own.',
    hint: 'Leave it out where a course has to run in Moodle; with one SCO nothing needs it.',
  }),
  check: ({ descriptor, manifest }, report) => {
    for (const element of descendants(manifest?.root))
      if (descriptor && element.local === 'mapInfo' && element.namespace?.endsWith('/imsss'))
        report(placeOfElement(descriptor, element), {});
  },
});
