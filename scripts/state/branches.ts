import { namedHash } from './hash.ts';
import { answersOf, type Field, type FieldList, type FieldValue, type Progress } from './progress.ts';

/** A list that grew beside ours and was joined to it later: packages that were built with it are out. */
export interface Branch {
  /** Its length and hash after each build that only it has. */
  builds: { length: number; hash: number }[];
  /** Index in our list of each of its fields. */
  order: number[];
}

/** The branch that had a build of this length, by the part of its hash that states name. */
export const branchOf = ({ branches = [] }: FieldList, length: number, hash: number): Branch | undefined =>
  branches.find(({ builds }) =>
    builds.some((build) => build.length === length && namedHash(build.hash) === hash),
  );

/** The fields of a branch in its own order, as its packages wrote them. */
export const fieldsOfBranch = ({ order }: Branch, list: FieldList): Field[] =>
  order.flatMap((index) => list.fields[index] ?? []);

/** Progress that was read in a branch's order, in ours: of what the branch didn't know there is no value at all. */
export function fromBranch(progress: Progress, { order }: Branch, list: FieldList): Progress {
  const placeOf = (field: number) => order[field] ?? field;
  const values: Progress['values'] = [];
  values.length = list.fields.length;
  progress.values.forEach((value, index) => {
    values[placeOf(index)] = value && inOurOrder(value, placeOf(index));
  });
  const { bookmark, ...rest } = progress;
  return { ...rest, ...(bookmark === undefined ? {} : { bookmark: placeOf(bookmark) }), values };

  /** A quiz names fields by their index, and counts in their order. */
  function inOurOrder(value: FieldValue, quiz: number): FieldValue {
    if (!('submitted' in value)) return value;
    const { drawn, met, ...plain } = value;
    const ours = answersOf(quiz, list);
    const theirs = order.filter((field) => ours.includes(field));
    return {
      ...plain,
      ...(drawn ? { drawn: drawn.map(placeOf) } : {}),
      ...(met ? { met: ours.map((field) => met[theirs.indexOf(field)] ?? 0) } : {}),
    };
  }
}
