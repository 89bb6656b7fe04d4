import { describe, expect, it } from 'vitest';
import {
  contrast,
  themeCss,
  themeTokens,
  tokenNames,
  type Tokens,
} from '../../scripts/compile/theme/theme.ts';

const pages = ['paper', 'raise', 'wash', 'tint'];

/** Foreground, the colours that it stands on, and the contrast that must be reached in [light, dark]. */
const pairs: [token: string, on: string[], light: number, dark: number][] = [
  ['edge', ['paper', 'raise', 'wash'], 3, 3],
  ['mute', pages, 4.5, 4.5],
  ['text', pages, 7, 7],
  ['accent', ['paper'], 0, 3],
  ['on', ['accent', 'press'], 4.5, 4.5],
  ['mark', ['paper', 'raise', 'wash'], 3.1, 3.1],
  ['ink', pages, 4.8, 6],
  ['good', ['paper', 'goodw'], 4.5, 4.5],
  ['bad', ['paper', 'badw'], 4.5, 4.5],
  ['warn', ['paper', 'warnw'], 4.5, 4.5],
];

function underTarget(tokens: Tokens, scheme: 'light' | 'dark'): string[] {
  const colour = (name: string) => tokens[name] ?? 'missing';
  return pairs.flatMap(([token, on, light, dark]) =>
    on
      .filter((page) => contrast(colour(token), colour(page)) < (scheme === 'light' ? light : dark))
      .map((page) => `${scheme} ${token} on ${page}: ${colour(token)} on ${colour(page)}`),
  );
}

describe('colours of a theme', () => {
  it('reaches every contrast target for 4,096 accents in both schemes', () => {
    const steps = Array.from({ length: 16 }, (_, step) => (step * 17).toString(16).padStart(2, '0'));
    const failures: string[] = [];
    for (const red of steps)
      for (const green of steps)
        for (const blue of steps) {
          const { light, dark } = themeTokens(red + green + blue);
          for (const found of [...underTarget(light, 'light'), ...underTarget(dark, 'dark')])
            failures.push(`${red}${green}${blue} ${found}`);
        }
    expect(failures).toEqual([]);
  });

  it('keeps the accent of the author in the light scheme', () => {
    expect(themeTokens('FFFFFF').light['accent']).toBe('#ffffff');
    expect(themeTokens('0B5FFF').light['accent']).toBe('#0b5fff');
  });

  it('lifts a dark accent in the dark scheme only as far as it must', () => {
    const { dark } = themeTokens('1A1A40');
    const found = contrast(dark['accent'] ?? '', dark['paper'] ?? '');
    expect(found).toBeGreaterThanOrEqual(3);
    expect(found).toBeLessThan(3.1);
    expect(themeTokens('FACC15').dark['accent']).toBe('#facc15');
  });

  it('writes dark text on yellow and makes an olive ink of it', () => {
    const { light } = themeTokens('FACC15');
    expect(contrast(light['on'] ?? '', '#000000')).toBeLessThan(1.3);
    const ink = Number.parseInt((light['ink'] ?? '').slice(1), 16);
    const [red, green, blue] = [ink >> 16, (ink >> 8) & 255, ink & 255];
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(70);
    expect(blue).toBeLessThan(20);
  });

  it('gives greys for a grey accent', () => {
    for (const scheme of Object.values(themeTokens('777777')))
      for (const name of ['paper', 'wash', 'tint', 'text', 'ink', 'mark', 'on'])
        expect(scheme[name], name).toMatch(/^#(..)\1\1$/);
  });

  it('takes the accent with or without # and in any case, and refuses what is no colour', () => {
    expect(themeTokens('#0b5fff')).toEqual(themeTokens('0B5FFF'));
    for (const wrong of ['', 'red', '0B5FF', '0B5FFF0', 'ggg000'])
      expect(() => themeTokens(wrong)).toThrow(RangeError);
  });
});

describe('stylesheet of a theme', () => {
  const css = themeCss('0B5FFF');

  it('has light, dark by the system and dark by the switch, each with all tokens', () => {
    const blocks = [...css.matchAll(/^(.*?)\{color-scheme:(light|dark);(.*?)\}/gm)];
    expect(blocks.map((found) => [found[1], found[2]])).toEqual([
      [':root', 'light'],
      ['@media (prefers-color-scheme: dark){:root:not([data-theme=light])', 'dark'],
      [':root[data-theme=dark]', 'dark'],
    ]);
    for (const found of blocks)
      expect(found[3]?.split(';').map((line) => line.split(':')[0])).toEqual(
        tokenNames.map((name) => `--${name}`),
      );
  });

  it('holds plain hex only', () => {
    for (const value of css.matchAll(/--\w+:([^;}]+)/g)) expect(value[1]).toMatch(/^#[0-9a-f]{6}$/);
  });
});
