import { attributeOf } from '../html/tokens.ts';
import { openTags } from '../html-rules.ts';
import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

const kinds = /shockwave-flash|x-silverlight|x-java-applet|x-director|futuresplash/i;

export const pluginContent = defineRule<{ what: string }>({
  name: 'plugin-content',
  level: 'warning',
  about: 'A page needs a plugin that browsers no longer have.',
  source: 'browsers: Flash ended in 2020, Java and Silverlight before',
  on: ['package'],
  group: 'file',
  words: ({ what }) => ({
    message: `\`${what}\` needs a plugin (Flash, Java, Silverlight) that no browser has any more: learners see a grey box.`,
    hint: 'Publish the course as HTML5.',
  }),
  check: ({ pages, launchPaths, manifest }, report) => {
    for (const path of launchPaths)
      if (/\.(?:swf|xap|dcr)$/i.test(path) && manifest) report({ file: path }, { what: path });
    for (const page of pages)
      for (const { tag } of openTags(page)) {
        const value = (name: string) => attributeOf(tag, name)?.value ?? '';
        const needs =
          tag.name === 'applet' ||
          (/^(?:object|embed)$/.test(tag.name) &&
            (kinds.test(value('type')) ||
              /^clsid:/i.test(value('classid')) ||
              /\.(?:swf|xap|dcr)(?:\?|$)/i.test(value('src') || value('data'))));
        if (needs) report(placeIn(page, tag.start, tag.name.length + 1), { what: `<${tag.name}>` });
      }
  },
});
