import { parseField, type FieldList } from './progress.ts';

/** The list as `course.json` carries it. */
export interface ListData {
  /** Each field as `parseField` reads it. */
  fields: string[];
  /** `[length, hash]` after each build that appended to it. */
  builds: [number, number][];
  /** Lists that grew beside it: alike up to `from`, then `order` says where each of their fields stands here. */
  branches?: { from: number; builds: [number, number][]; order: number[] }[];
}

const pairs = (builds: readonly [number, number][]) => builds.map(([length, hash]) => ({ length, hash }));

/** Throws where a field can't be read. */
export function readList({ fields, builds, branches }: ListData): FieldList {
  return {
    fields: fields.map(parseField),
    builds: pairs(builds),
    ...(branches
      ? {
          branches: branches.map((branch) => ({
            builds: pairs(branch.builds),
            order: [...Array.from({ length: branch.from }, (_, index) => index), ...branch.order],
          })),
        }
      : {}),
  };
}
