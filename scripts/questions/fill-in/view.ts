import type { ViewRenderer } from '../author.ts';
import { inOrderOfText } from './blanks-in-text.ts';
import { bankOf } from './fields.ts';
import { isPickFields, lengthOf, type BlankFields, type FillInFields } from './read.ts';

/** What `templates/parts/blank.hbs` may use. */
interface BlankView {
  id: string;
  /** The field's name for screen readers; `null`: a label stands beside it. */
  label: string | null;
  /** `null`: a field to type into. */
  choices: { value: string; text: string }[] | null;
  /** Whether the list of choices is to be printed behind the blank; a word bank is printed as one. */
  printed: string | null;
  size: number;
  max: number;
}

/** A piece of the text between blanks (HTML whose tags may end in a later piece), or a blank. */
type Piece = { html: string; blank: null } | { html: null; blank: BlankView };

const shortestField = 8;
const longestField = 40;
/** Splits the rendered text at its blanks; it stands in no text of an author. */
const seam = '\0';

/** What `templates/questions/fill-in.hbs` may use. */
export function fillInView(fields: FillInFields, renderer: ViewRenderer): Record<string, unknown> {
  const bank = bankOf(fields);
  const { text, blanks } = fields;
  // All fields of a question are equally wide, so that no width gives an answer away.
  const longest = Math.max(
    ...blanks.flatMap((blank) => (isPickFields(blank) ? [] : blank.accept.map((each) => each.text.length))),
  );
  const size = Math.min(longestField, Math.max(shortestField, longest + 1));
  const order = text
    ? inOrderOfText(
        text,
        blanks.map(({ id }) => id),
      )
    : blanks.map(({ id }) => id);
  const viewOf = (blank: BlankFields, label: string | null): BlankView => {
    const choices = isPickFields(blank)
      ? blank.choices.map((choice) => ({ value: choice.id, text: renderer.plain(choice.text) }))
      : (bank?.map((word) => ({ value: word, text: word })) ?? null);
    return {
      id: blank.id,
      label,
      choices,
      printed: isPickFields(blank) ? (choices ?? []).map((choice) => choice.text).join(' / ') : null,
      size,
      max: isPickFields(blank) ? 0 : lengthOf(blank),
    };
  };
  const [first] = blanks;
  const pieces = text && renderer.blanks(text, order, (id) => `${seam}${id}${seam}`).split(seam);
  const blankAt = (id: string): Piece => {
    const blank = blanks.find((each) => each.id === id);
    const label = renderer.say('blank', { number: order.indexOf(id) + 1, count: order.length });
    return blank ? { html: null, blank: viewOf(blank, label) } : { html: '', blank: null };
  };
  return {
    pieces:
      pieces?.map((piece, index): Piece =>
        index % 2 === 1 ? blankAt(piece) : { html: piece, blank: null },
      ) ?? null,
    alone: text || !first ? null : viewOf(first, null),
    bank: bank ?? null,
  };
}
