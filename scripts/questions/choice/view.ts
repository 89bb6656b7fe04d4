import type { PartView } from '../../compile/part-view.ts';

/** What `templates/parts/choices.hbs` may use. `sounds`: some choice has a sound. */
export function choicesView(
  multiple: boolean,
  choices: { id: string; part: PartView }[],
): Record<string, unknown> {
  return { multiple, choices };
}
