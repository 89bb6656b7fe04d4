/** A region's outline as an author gives it; numbers are percent of the picture's width and height. */
export interface Outline {
  /** Left, top, width, height. */
  box?: readonly number[] | undefined;
  /** Centre, and the radius in percent of the width. */
  circle?: readonly number[] | undefined;
  /** x, y, x, y … of at least three corners. */
  polygon?: readonly number[] | undefined;
}

export type ShapeName = keyof Outline;
export const shapeNames: readonly ShapeName[] = ['box', 'circle', 'polygon'];

/** What each takes, in the author's words. */
export const shapeWords: Record<ShapeName, string> = {
  box: 'four numbers: left, top, width, height',
  circle: 'three numbers: x and y of its centre, radius',
  polygon: 'x and y of each corner, three corners at least',
};

const counts: Record<ShapeName, (count: number) => boolean> = {
  box: (count) => count === 4,
  circle: (count) => count === 3,
  polygon: (count) => count >= 6 && count % 2 === 0,
};

/** Whether a shape has as many numbers as it needs. */
export const isWhole = (name: ShapeName, numbers: readonly number[]): boolean => counts[name](numbers.length);

/** Width by height of a picture: percent of the width times this are percent of the height. */
export type Ratio = number;

interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const corners = (polygon: readonly number[]): [number, number][] =>
  Array.from({ length: polygon.length / 2 }, (_, index) => [
    polygon[2 * index] ?? 0,
    polygon[2 * index + 1] ?? 0,
  ]);

/** The smallest box around a whole outline. */
export function boundsOf({ box, circle, polygon }: Outline, ratio: Ratio): Bounds {
  if (box) {
    const [left = 0, top = 0, width = 0, height = 0] = box;
    return { left, top, right: left + width, bottom: top + height };
  }
  if (circle) {
    const [x = 0, y = 0, radius = 0] = circle;
    return { left: x - radius, top: y - radius * ratio, right: x + radius, bottom: y + radius * ratio };
  }
  const points = corners(polygon ?? []);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Whether there is nothing inside an outline that could be hit. */
export function isEmpty({ box, circle, polygon }: Outline): boolean {
  if (box) return (box[2] ?? 0) <= 0 || (box[3] ?? 0) <= 0;
  if (circle) return (circle[2] ?? 0) <= 0;
  const points = corners(polygon ?? []);
  // Twice the area, by the shoelace formula.
  const area = points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return area === 0;
}

const short = (value: number) => String(Math.round(value * 1000) / 1000);

/** An outline as the `d` of an SVG path in a box of 100 by 100 that is stretched over the picture. */
export function pathOf(outline: Outline, ratio: Ratio): string {
  const { left, top, right, bottom } = boundsOf(outline, ratio);
  if (outline.circle) {
    // In the stretched box a circle is an ellipse, so that on the picture it is a circle.
    const [rx, ry] = [(right - left) / 2, (bottom - top) / 2].map(short);
    const middle = short((top + bottom) / 2);
    const half = (x: number) => `A${rx} ${ry} 0 0 1 ${short(x)} ${middle}`;
    return `M${short(left)} ${middle}${half(right)}${half(left)}Z`;
  }
  const points = outline.polygon
    ? corners(outline.polygon)
    : [[left, top] as const, [right, top] as const, [right, bottom] as const, [left, bottom] as const];
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}Z`;
}
