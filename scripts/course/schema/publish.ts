import { z } from 'zod';
import { word } from './scalars.ts';
import { map, oneOrList } from './shapes.ts';

/** A target as `publish` may name it. */
export interface TargetKeys {
  name: string;
  /** Keys that may stand beside `target`, all of them optional. */
  options?: z.ZodRawShape;
}

/** `publish`: names of targets, each alone or as a map with its own keys. Which keys fit is checked when it is read. */
export function publishSchema(targets: readonly TargetKeys[]) {
  const names = targets.map(({ name }) => name);
  const options = Object.assign({}, ...targets.map((target) => target.options ?? {})) as z.ZodRawShape;
  const long = map(
    { target: word(names).describe('The kind of package.'), ...options },
    `a name such as \`${names[0] ?? ''}\`, or a map such as \`{ target: ${names[0] ?? ''} }\``,
  );
  return oneOrList(z.union([word(names), long]));
}
