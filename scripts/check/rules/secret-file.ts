import { defineRule } from '../rule.ts';

const secret =
  /(?:^|\/)(?:\.env(?:\.[\w-]+)?|\.npmrc|\.netrc|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]+\.(?:pem|p12|pfx|kdbx|keystore|jks))$/i;

export const secretFile = defineRule({
  name: 'secret-file',
  level: 'error',
  about: 'A file that holds passwords or keys is in the package.',
  source: 'practice: such files are for servers and for those who build the course',
  on: ['package'],
  group: 'package',
  words: () => ({
    message: 'Files of this name hold passwords or keys, and every learner can fetch it.',
    hint: 'Leave it out, and change what stands in it.',
  }),
  check: ({ files }, report) => {
    for (const path of files.keys())
      if (secret.test(path) && !/\.env\.(?:example|sample)$/i.test(path)) report({ file: path }, {});
  },
});
