import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const manifestNotWellFormed = defineRule<{ message: string; hint: string }>({
  name: 'manifest-not-well-formed',
  level: 'error',
  about: 'The descriptor is no XML that can be read.',
  source: 'XML 1.0, 2.1; Moodle stops with "XML error"; ADL: the manifest is well-formed',
  on: ['package'],
  group: 'place',
  words: ({ message, hint }) => ({ message, hint }),
  check: ({ descriptors }, report) => {
    for (const descriptor of descriptors)
      for (const { at, length, message, hint } of descriptor.xml.faults)
        report(placeIn(descriptor, at, length), { message, hint });
  },
});
