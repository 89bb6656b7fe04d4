import { placeIn } from '../places.ts';
import { defineRule } from '../rule.ts';
import { isPlaceholder, masked, matchesIn } from '../text-rules.ts';

export const lrsCredentials = defineRule<{ shown: string }>({
  name: 'lrs-credentials',
  level: 'error',
  about: 'The credentials of an LRS, or of another server, stand in the package.',
  source: 'xAPI 1.0.3, part 3, 4: authentication; every learner can read a package',
  on: ['package'],
  group: 'file',
  secret: true,
  words: ({ shown }) => ({
    message: `Here stand credentials (\`${shown}\`): every learner can read them, and with them read and write the records of all.`,
    hint: 'Take them from the launch (`auth`, or the fetch URL of cmi5), delete them here, and change them on the server.',
  }),
  check: (view, report) => {
    for (const { text, at, length, groups } of matchesIn(
      view,
      /\bBasic(?:\s|%20)+([A-Za-z0-9+/]{12,200}={0,2})/g,
    )) {
      const [user, password] = (unbase64(groups[1] ?? '') ?? '').split(':');
      if (user && password && !(isPlaceholder(user) && isPlaceholder(password)))
        report(placeIn(text, at, length), { shown: `Basic ${masked(groups[1] ?? '')}` });
    }
    const bearer = /\bBearer(?:\s|%20)+([\w.~+/-]{20,2000}={0,2})/g;
    for (const { text, at, length, groups } of matchesIn(view, bearer, /\.(?:m?js|html?|json)$/i)) {
      const token = groups[1] ?? '';
      if (/\d/.test(token) && /[A-Za-z]/.test(token) && !isPlaceholder(token))
        report(placeIn(text, at, length), { shown: `Bearer ${masked(token)}` });
    }
    const encoded = /\b(?:btoa|toBase64|b64encode|base64)\(\s?["']([^"':\n]{1,60}):([^"'\n]{3,80})["']\s?\)/g;
    for (const { text, at, length, groups } of matchesIn(view, encoded, /\.(?:m?js|html?)$/i)) {
      const [, user = '', password = ''] = groups;
      // The default of ADL's wrapper, which leads to a computer of one's own.
      if (`${user}:${password}` !== 'tom:1234' && !(isPlaceholder(user) && isPlaceholder(password)))
        report(placeIn(text, at, length), { shown: `${user}:${masked(password)}` });
    }
    const named =
      /["']?(?:_?password|passwd|_?secret|lrs_?password|client_?secret|lrs_?secret|_?pass)["']?\s?[:=]\s?["']([^"'\s]{4,120})["']/gi;
    for (const { text, at, length, groups } of matchesIn(
      view,
      named,
      /\.(?:m?js|html?|json|xml|ya?ml|config)$/i,
    )) {
      const near = text.text.slice(Math.max(0, at - 500), at + 500);
      if (/endpoint|\blrs\b|xapi/i.test(near) && /https?:\/\//.test(near) && !isPlaceholder(groups[1] ?? ''))
        report(placeIn(text, at, length), { shown: masked(groups[1] ?? '') });
    }
  },
});

/** As text; names and passwords may have any letter. */
function unbase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /^\P{Cc}{3,200}$/u.test(decoded) ? decoded : undefined;
  } catch {
    return undefined;
  }
}
