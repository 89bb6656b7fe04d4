import { placeInScript } from '../places.ts';
import { defineRule } from '../rule.ts';
import { quoted } from '../words.ts';

const call =
  /(?:\bfetch\(\s?|\bsendBeacon\(\s?|\bnew\s+(?:WebSocket|EventSource)\(\s?|\bimportScripts\(\s?|\.open\(\s?["'](?:GET|POST|PUT)["']\s?,\s?)(["'`])((?:https?|wss?):\/\/[^"'`\s]{3,200})/g;

export const remoteRequest = defineRule<{ url: string }>({
  name: 'remote-request',
  level: 'warning',
  about: 'A script asks another host for something.',
  source: 'practice: behind firewalls and offline it fails, and the host learns who learns what',
  on: ['package'],
  group: 'package',
  words: ({ url }) => ({
    message: `The script calls \`${url}\`${/^(?:http|ws):/.test(url) ? ' over a plain connection, which browsers block on an LMS with https' : ''}.`,
    hint: 'Leave it out, or make sure that every learner may and can reach that host.',
  }),
  check: ({ scripts }, report) => {
    for (const script of scripts)
      for (const found of script.code.matchAll(call))
        report(placeInScript(script, found.index, found[0].length), { url: quoted(found[2] ?? '', 80) });
  },
});
