import { contrastOf, fromOklch, parseHex, toHex, toOklch, type Oklch, type Rgb } from './oklch.ts';

/** What each colour of the player is for; the stylesheets use them as `var(--paper)` and so on. */
export const tokenNames = [
  ...['paper', 'raise', 'wash', 'tint', 'line', 'soft', 'edge', 'mute', 'text'],
  ...['accent', 'on', 'press', 'mark', 'ink'],
  ...['good', 'goodw', 'bad', 'badw', 'warn', 'warnw'],
] as const;

export type Tokens = Record<string, string>;

/** Lightness and chroma of a fixed colour; neutrals take the accent's hue, and never more chroma than it has. */
type Fixed = readonly [lightness: number, chroma: number];

interface Scheme {
  neutrals: Record<string, Fixed>;
  /** Verdict colours with their washes: hue, then the two fixed colours. */
  verdicts: Record<'good' | 'bad' | 'warn', readonly [hue: number, colour: Fixed, wash: Fixed]>;
  /** The way in which a colour must move to stand out from the page. */
  away: 1 | -1;
  /** Contrast that `ink` needs on every page colour. */
  inkTarget: number;
  /** Contrast that `accent` itself needs on paper; 0: it stays as the author wrote it. */
  accentTarget: number;
}

const light: Scheme = {
  neutrals: {
    paper: [0.995, 0.002],
    raise: [0.972, 0.005],
    wash: [0.963, 0.016],
    tint: [0.925, 0.035],
    line: [0.905, 0.008],
    soft: [0.82, 0.012],
    edge: [0.6, 0.016],
    mute: [0.47, 0.016],
    text: [0.225, 0.016],
  },
  verdicts: {
    good: [152, [0.455, 0.11], [0.965, 0.026]],
    bad: [27, [0.5, 0.18], [0.962, 0.018]],
    warn: [72, [0.46, 0.095], [0.965, 0.036]],
  },
  away: -1,
  inkTarget: 4.8,
  accentTarget: 0,
};

const dark: Scheme = {
  neutrals: {
    paper: [0.183, 0.008],
    raise: [0.222, 0.01],
    wash: [0.235, 0.03],
    tint: [0.3, 0.055],
    line: [0.305, 0.012],
    soft: [0.4, 0.014],
    edge: [0.6, 0.016],
    mute: [0.755, 0.012],
    text: [0.945, 0.006],
  },
  verdicts: {
    good: [152, [0.8, 0.14], [0.25, 0.035]],
    bad: [27, [0.765, 0.115], [0.25, 0.045]],
    warn: [82, [0.84, 0.125], [0.255, 0.035]],
  },
  away: 1,
  inkTarget: 6,
  accentTarget: 3,
};

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** Contrast that text on a filled button needs (WCAG 2.2, 1.4.3). */
const textTarget = 4.5;
/** For shapes WCAG 2.2, 1.4.11 asks for 3; a little more, so that no rounding of a screen takes it away. */
const shapeTarget = 3.1;

/**
 * All colours of the player for one accent (six hex digits), for both schemes, as `#rrggbb` by token name.
 * Hue is kept throughout; lightness moves until the token's contrast target holds on the colours it stands on.
 * Throws a RangeError when the accent is no colour.
 */
export function themeTokens(accent: string): { light: Tokens; dark: Tokens } {
  const rgb = parseHex(accent);
  const lch = toOklch(rgb);
  return { light: schemeTokens(light, rgb, lch), dark: schemeTokens(dark, rgb, lch) };
}

function schemeTokens(scheme: Scheme, authors: Rgb, lch: Oklch): Tokens {
  const rgb: Record<string, Rgb> = {};
  for (const [name, [l, c]] of Object.entries(scheme.neutrals))
    rgb[name] = fromOklch({ l, c: Math.min(c, lch.c), h: lch.h });
  for (const [name, [h, [l, c], [washL, washC]]] of Object.entries(scheme.verdicts)) {
    rgb[name] = fromOklch({ l, c, h });
    rgb[`${name}w`] = fromOklch({ l: washL, c: washC, h });
  }
  const pages = (...names: string[]) => names.map((name) => rgb[name] ?? white);

  const accent = moveAway(authors, lch, scheme, pages('paper'), scheme.accentTarget);
  const on = textOn(accent, lch);
  rgb['accent'] = accent;
  rgb['on'] = on;
  rgb['press'] = pressed(accent, on);
  rgb['mark'] = moveAway(accent, lch, scheme, pages('paper', 'raise', 'wash'), shapeTarget);
  rgb['ink'] = moveAway(accent, lch, scheme, pages('paper', 'raise', 'wash', 'tint'), scheme.inkTarget);
  return Object.fromEntries(tokenNames.map((name) => [name, toHex(rgb[name] ?? black)]));
}

/** The colour itself where it reaches the target on all pages, else the nearest lightness that does. */
function moveAway(start: Rgb, lch: Oklch, scheme: Scheme, pages: readonly Rgb[], target: number): Rgb {
  const reaches = (colour: Rgb) => pages.every((page) => contrastOf(colour, page) >= target);
  if (reaches(start)) return start;
  const from = toOklch(start).l;
  const to = scheme.away === 1 ? 1 : 0;
  let [fails, holds] = [0, 1];
  let best: Rgb = scheme.away === 1 ? white : black;
  while (holds - fails > 0.002) {
    const middle = (fails + holds) / 2;
    const colour = fromOklch({ l: from + (to - from) * middle, c: lch.c, h: lch.h });
    if (reaches(colour)) {
      holds = middle;
      best = colour;
    } else fails = middle;
  }
  return best;
}

/** White where it can be read, else a near-black of the hue, else black: one of white and black always can. */
function textOn(fill: Rgb, lch: Oklch): Rgb {
  if (contrastOf(white, fill) >= textTarget) return white;
  const nearBlack = fromOklch({ l: 0.2, c: Math.min(0.03, lch.c), h: lch.h });
  return contrastOf(nearBlack, fill) >= textTarget ? nearBlack : black;
}

/** The fill while it is hovered or pressed: away from its text, so that the text stays readable. */
function pressed(fill: Rgb, on: Rgb): Rgb {
  const lch = toOklch(fill);
  const colour = fromOklch({ ...lch, l: lch.l + (on === white ? -0.06 : 0.05) });
  return contrastOf(colour, on) >= textTarget ? colour : fill;
}
