import type { Image } from '../../course/course.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { suggest } from '../../diagnostics/suggest.ts';
import type { Asked, QuestionReader } from '../author.ts';
import { reportChoice } from '../choice/diagnostics.ts';
import { plainOf } from '../parts.ts';
import type { HotspotFields, Region } from './author.ts';
import { reportHotspot } from './diagnostics.ts';
import { boundsOf, isEmpty, isWhole, shapeNames, shapeWords } from './shapes.ts';

/** What can be wrong with a picture, its regions and the answer among them, beyond their keys. */
export function checkHotspot(fields: HotspotFields, reader: QuestionReader, { media }: Asked): Diagnostic[] {
  const { regions, decorative } = fields;
  const found: Diagnostic[] = [];
  if (decorative) found.push(reportHotspot('hotspot-decorative', reader.place(['image', 'decorative']), {}));
  if (regions.length < 2)
    found.push(reportHotspot('too-few-regions', reader.place(['regions']), { count: regions.length }));
  for (const region of regions) found.push(...checkOutline(region, reader, media.image));
  regions.forEach(({ id, name }, index) => {
    const same = regions.slice(0, index).find((each) => plainOf(each.name) === plainOf(name));
    if (!same) return;
    const related = [{ place: reader.place(['regions', same.id, 'name']), message: 'the same' }];
    const values = { id, other: same.id, text: plainOf(name) };
    found.push(reportHotspot('equal-region-names', reader.place(['regions', id, 'name']), values, related));
  });
  return [...found, ...checkAnswer(fields, reader)];
}

/** One shape, with all its numbers, a size, and within the picture; the first of these that fails is told. */
function checkOutline(
  { id, outline }: Region,
  reader: QuestionReader,
  image: Image | undefined,
): Diagnostic[] {
  const given = shapeNames.filter((name) => outline[name] !== undefined);
  const [shape] = given;
  if (shape === undefined || given.length > 1)
    return [reportHotspot('region-without-shape', reader.placeOfKey(['regions', id]), { id, given })];
  const place = reader.place(['regions', id, shape]);
  const numbers = outline[shape] ?? [];
  if (!isWhole(shape, numbers)) {
    const values = { id, shape, takes: shapeWords[shape], count: numbers.length };
    return [reportHotspot('region-numbers', place, values)];
  }
  if (isEmpty(outline)) return [reportHotspot('region-without-size', place, { id })];
  // That there is no picture has been reported.
  if (!image) return [];
  const { width, height } = image;
  if (shape === 'circle' && (width === undefined || height === undefined))
    return [reportHotspot('circle-needs-size', place, { id, path: image.file.path })];
  const { left, top, right, bottom } = boundsOf(outline, (width ?? 1) / (height ?? 1));
  const sides = [
    ...(left < 0 ? ['left side'] : []),
    ...(right > 100 ? ['right side'] : []),
    ...(top < 0 ? ['top'] : []),
    ...(bottom > 100 ? ['bottom'] : []),
  ];
  return sides.length > 0 ? [reportHotspot('region-outside-picture', place, { id, sides })] : [];
}

function checkAnswer({ multiple, regions, answer }: HotspotFields, reader: QuestionReader): Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = regions.map(({ id }) => id);
  if (answer.length === 0) found.push(reportHotspot('no-right-region', reader.place(['answer']), {}));
  answer.forEach((id, index) => {
    const place = reader.place(multiple ? ['answer', index] : ['answer']);
    if (answer.indexOf(id) < index) found.push(reportChoice('answer-listed-twice', place, { id }));
    else if (!ids.includes(id))
      found.push(reportHotspot('answer-not-a-region', place, { id, ids, suggestion: suggest(id, ids) }));
  });
  if (multiple && ids.length > 1 && ids.every((id) => answer.includes(id)))
    found.push(reportHotspot('all-regions-right', reader.place(['answer']), {}));
  return found;
}
