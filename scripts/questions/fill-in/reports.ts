import type { Responses } from '../../course/quiz-words.ts';
import { cut, readableText, readableTexts } from '../readable.ts';
import type { CmiInteraction, XapiDescription, XapiInteraction } from '../rules.ts';
import { between, escapeItem } from '../tokens.ts';
import { visible } from './compare.ts';
import { isPick, type Blank, type FillInAnswer, type FillInKey, type PickBlank } from './key.ts';

/** SCORM 1.2 sets no limit; SCORM 2004 keeps five, and more would be no help to a reader. */
const mostPatterns = 10;
const longestResponse = 255;
/** SCORM 2004 RTE 4.2.9.1: characters of an item that every LMS keeps. */
const longestItem = 250;
/** Stands for a blank in which nothing was filled: invisible (WORD JOINER), since LMSs refuse an empty item. */
const nothing = '\u2060';

const orderOf = ({ parts, order }: FillInKey) => order ?? parts;
const blankOf = (key: FillInKey, id: string): Blank | undefined => key.blanks[key.parts.indexOf(id)];

/** A text of several for a reader; a dash where nothing was filled in. */
const readable = (text: string) => (text === '' ? '–' : readableText(text));

/** How a choice is named: by its text of at most so many characters, or by its id. */
type Named = number | 'id';

/** A choice as a report names it; by its id also where two texts of the blank would look the same. */
function choiceText({ choices, texts }: PickBlank, id: string, named: Named): string {
  if (named === 'id') return id;
  const shown = texts.map((text) => cut(visible(text), named));
  const text = shown[choices.indexOf(id)] ?? '';
  return text === '' || shown.filter((each) => each === text).length > 1 ? id : text;
}

/** What stands in each blank, in the order of the text; empty where nothing does. */
function said(key: FillInKey, answer: FillInAnswer, named: Named): string[] {
  return orderOf(key).map((id) => {
    const text = answer.find((given) => given.blank === id)?.text ?? '';
    const blank = blankOf(key, id);
    return blank && isPick(blank) && text !== '' ? choiceText(blank, text, named) : visible(text);
  });
}

/** What is right in a blank: texts, or for a pick its one choice. */
function accepted(blank: Blank | undefined, named: Named): string[] {
  if (!blank) return [];
  if (isPick(blank)) return [choiceText(blank, blank.answer, named)];
  return [...new Set(blank.accept.map(visible))];
}

/**
 * SCORM 1.2 (RTE 3.4.2.7): one interaction however many blanks. One blank: its text, each alternative a pattern. More:
 * `Berlin; Spree`, and one pattern in the same form. A text that is not kept any more is not told again.
 */
export function fillInScorm12(key: FillInKey, answer: FillInAnswer, responses: Responses): CmiInteraction {
  const ids = responses === 'ids';
  const named = ids ? 'id' : Math.max(1, Math.floor(longestResponse / key.parts.length) - 2);
  const one = (text: string) => (ids ? cut(text, longestResponse) : readableText(text));
  const write = (texts: string[]) =>
    texts.length === 1 ? one(texts[0] ?? '') : readableTexts(ids ? texts : texts.map(readable));
  const right = orderOf(key).map((id) => accepted(blankOf(key, id), named));
  const [only = [], ...more] = right;
  const patterns = more.length === 0 ? only.map(one) : [write(right.map(([first = '']) => first))];
  return {
    type: 'fill-in',
    ...(isKept(answer) ? { response: write(said(key, answer, named)) } : {}),
    patterns: [...new Set(patterns)].slice(0, mostPatterns),
  };
}

const isKept = (answer: FillInAnswer) => answer.every(({ lost }) => lost === undefined);

/** SCORM 2004 (RTE 4.2.9.1) and xAPI (1.0.3, Data 4.1.4.1): items between `[,]`, in the order of the text. */
export function fillInXapi(key: FillInKey, answer: FillInAnswer): XapiInteraction {
  const known = answer.length > 0 && isKept(answer);
  const typed = !key.bank && key.blanks.some((blank) => !isPick(blank));
  return {
    ...describeFillIn(key),
    response: known ? items(said(key, answer, longestItem)) : '',
    ...(typed ? { freeText: true } : {}),
  };
}

export function describeFillIn(key: FillInKey): XapiDescription {
  const right = orderOf(key).map((id) => accepted(blankOf(key, id), longestItem));
  const strict = key.blanks.some((blank) => !isPick(blank) && !blank.ignore.includes('case'));
  // Left out where it is what the standards assume: {case_matters=false}{order_matters=true}.
  const prefix = strict ? '{case_matters=true}' : '';
  return {
    interactionType: 'fill-in',
    correctResponsesPattern: combinations(right).map((texts) => prefix + items(texts)),
  };
}

const items = (texts: readonly string[]) =>
  texts.map((text) => (text === '' ? nothing : escapeItem(text))).join(between);

/** One accepted text for each blank, in every way that there is, at most ten; the last blank changes first. */
function combinations(accepted: readonly (readonly string[])[]): string[][] {
  let found: string[][] = [[]];
  for (const texts of accepted)
    found = found.flatMap((begun) => texts.map((text) => [...begun, text])).slice(0, mostPatterns);
  return found;
}
