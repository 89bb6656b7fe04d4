import type { PartView } from '../../compile/part-view.ts';
import { nameOfPart } from '../parts.ts';

/** What `templates/parts/choices.hbs` may use. `text`: as a report names a choice that may have no words. */
export function choicesView(
  multiple: boolean,
  choices: { id: string; part: PartView; text?: string }[],
): Record<string, unknown> {
  return {
    multiple,
    choices: choices.map(({ id, part, text }) => ({
      id,
      part,
      name: text === undefined ? null : nameOfPart(part, text),
    })),
  };
}
