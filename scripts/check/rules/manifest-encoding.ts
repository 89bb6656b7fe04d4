import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';

export const manifestEncoding = defineRule<{ declared: string; found: string }>({
  name: 'manifest-encoding',
  level: 'error',
  about: 'The descriptor is saved in another encoding than it says.',
  source: 'XML 1.0, 4.3.3: it is a fatal error if an entity is in another encoding than declared',
  on: ['package'],
  group: 'place',
  words: ({ declared, found }) => ({
    message: `The file says it is ${declared} and is ${found}: a parser stops at the first umlaut.`,
    hint: 'Save it as UTF-8, and let it begin with `<?xml version="1.0" encoding="UTF-8"?>`.',
  }),
  check: ({ descriptors }, report) => {
    for (const descriptor of descriptors) {
      const declared = (descriptor.xml.encoding ?? 'UTF-8').toLowerCase();
      const { encoding } = descriptor.decoded;
      const saysUtf8 = declared === 'utf-8' || declared === 'utf8' || declared === 'us-ascii';
      const wrong =
        (encoding === 'windows-1252' && saysUtf8) ||
        (encoding === 'utf-8' && declared.startsWith('utf-16')) ||
        (encoding.startsWith('utf-16') && saysUtf8 && descriptor.xml.encoding !== undefined);
      const found = encoding === 'windows-1252' ? 'no UTF-8' : encoding.toUpperCase();
      if (wrong) report(placeIn(descriptor, 0, 5), { declared: declared.toUpperCase(), found });
    }
  },
});
