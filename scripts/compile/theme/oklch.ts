/** A colour in OKLCH: lightness 0..1, chroma 0..about 0.4, hue in degrees (meaningless where chroma is 0). */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** Red, green and blue as bytes. */
export type Rgb = readonly [number, number, number];

/** Below this chroma a colour has no hue that an eye can name; its computed hue is rounding noise. */
const greyChroma = 0.004;

/** One sRGB byte to linear light, for all 256 of them (IEC 61966-2-1). */
const linearOf = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

const linear = (byte: number) => linearOf[byte] ?? 0;

function byteOf(light: number): number {
  const clipped = Math.min(1, Math.max(0, light));
  return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055));
}

/** `0B5FFF`, with or without `#`, as bytes. Throws a RangeError for anything but six hex digits. */
export function parseHex(hex: string): Rgb {
  const digits = /^#?([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) throw new RangeError(`not a colour: ${hex}`);
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Bytes as `#0b5fff`. */
export const toHex = ([red, green, blue]: Rgb): string =>
  `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`;

/** sRGB to OKLCH, by the matrices of Björn Ottosson's definition of OKLab. */
export function toOklch(rgb: Rgb): Oklch {
  const [r, g, b] = [linear(rgb[0]), linear(rgb[1]), linear(rgb[2])];
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const medium = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short;
  const x = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const y = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  const c = Math.hypot(x, y);
  return c < greyChroma ? { l, c: 0, h: 0 } : { l, c, h: (Math.atan2(y, x) * 180) / Math.PI };
}

function toLinear(l: number, x: number, y: number): [number, number, number] {
  const long = (l + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const medium = (l - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const short = (l - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const fits = (light: readonly number[]) => light.every((value) => value >= -0.0002 && value <= 1.0002);

/** OKLCH to sRGB; a colour that a screen can't show keeps lightness and hue and loses chroma until it can. */
export function fromOklch({ l, c, h }: Oklch): Rgb {
  const lightness = Math.min(1, Math.max(0, l));
  const cos = Math.cos((h * Math.PI) / 180);
  const sin = Math.sin((h * Math.PI) / 180);
  let light = toLinear(lightness, c * cos, c * sin);
  if (!fits(light)) {
    let [low, high] = [0, c];
    while (high - low > 0.0005) {
      const middle = (low + high) / 2;
      if (fits(toLinear(lightness, middle * cos, middle * sin))) low = middle;
      else high = middle;
    }
    light = toLinear(lightness, low * cos, low * sin);
  }
  return [byteOf(light[0]), byteOf(light[1]), byteOf(light[2])];
}

const luminance = (rgb: Rgb) => 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);

/** Contrast ratio of two colours, 1..21, as WCAG 2.2 defines it. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The same for two colours in hex, with or without `#`. */
export const contrast = (one: string, other: string): number => contrastOf(parseHex(one), parseHex(other));
