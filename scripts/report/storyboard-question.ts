import type { CodebookEntry } from '../compile/codebook.ts';
import { itemsOf, readableKey } from '../questions/readable-key.ts';
import type { Question } from '../course/course.ts';
import { facts, html, list, type Html, type Part } from '../html/html.ts';
import type { KeyRenderer, QuestionAuthor } from '../questions/author.ts';
import { inLanguage, joined, type Texts } from './texts.ts';

/** A question as a reviewer reads it: what is asked, what is right, what is said. */
export interface ToReview {
  question: Question;
  entry: CodebookEntry;
  type: QuestionAuthor;
  /** As the course's place of it reads: `lessons/intro.yaml:12`. */
  place: string;
  language: string;
}

/** @param heading of the question; absent: it is a slide of its own, which has said its id and place */
export function questionPart(
  heading: string | undefined,
  { question, entry, type, place, language }: ToReview,
  texts: Texts,
  text: KeyRenderer,
): Html {
  const { stem, media, hints, feedback } = question;
  const said = [
    ...hints.map((hint, index): Said => [`Hint ${index + 1}`, texts.blocks(hint)]),
    ...(['always', 'correct', 'partial', 'incorrect'] as const).map((when): Said => {
      const words = feedback[when];
      return [`Feedback, ${when}`, words && texts.blocks(words)];
    }),
    ...Object.entries(type.partFeedback(question.fields, text)).map(([part, made]): Said => [
      `Feedback, ${part}`,
      texts.made(made),
    ]),
  ];
  return html`<section class="question" id="q-${question.fullId}">
${
  heading !== undefined &&
  html`<h4>${heading} <code>${question.fullId}</code></h4>
    <p class="place">${joined([type.type, place])}</p>`
}
<div${inLanguage(language)}>${texts.blocks(stem)}${texts.media(media)}${reading(type, question, texts, text)}
${parts(entry, type, question, texts)}</div>
${facts(questionFacts(question, entry, type, heading === undefined))}
${said.map(
  ([when, what]) =>
    what !== undefined &&
    html`<div class="said"><p class="quiet">${when}</p><div${inLanguage(language)}>${what}</div></div>`,
)}
</section>
`;
}

type Said = readonly [when: string, what: Part];

function questionFacts(
  { points, tries, penalty, outcomes, tags }: Question,
  entry: CodebookEntry,
  { rules }: QuestionAuthor,
  practice: boolean,
): [string, Part][] {
  const graded = rules.graded !== false;
  const all: [string, Part, boolean][] = [
    ['Right', graded ? inWords(entry) : 'nothing: it is never graded', true],
    ['Points', points, graded && !practice],
    ['Tries', Number.isFinite(tries) ? tries : 'as many as one likes', tries > 1 && !practice],
    ['A wrong try costs', `${Math.round(penalty * 100)}% of its points`, penalty > 0],
    ['Outcomes', outcomes.join(', '), outcomes.length > 0],
    ['Tags', tags.join(', '), tags.length > 0],
  ];
  return all.flatMap(([name, value, there]): [string, Part][] => (there ? [[name, value]] : []));
}

function reading(type: QuestionAuthor, { fields }: Question, texts: Texts, text: KeyRenderer): Part {
  const own = type.reading?.(fields, text);
  return own === undefined ? undefined : texts.made(own);
}

/** What can be picked, with what is right; of other types their parts as reports name them. */
function parts(entry: CodebookEntry, type: QuestionAuthor, { fields }: Question, texts: Texts): Part {
  const picking = type.picking?.(fields);
  if (picking && picking.choices.length > 0)
    return list(
      picking.choices.map(
        ({ id, content, right, pinned }) =>
          html`<code>${id}</code>
            ${texts.part(content)}${right && html` <b class="good">✓ right</b>`}${pinned && html` <span class="quiet">keeps its place</span>`}`,
      ),
    );
  return (['choices', 'scale', 'source', 'target'] as const).map((name) => {
    const found = entry[name];
    return (
      found &&
      html`<p class="quiet">${names[name]}</p>
        ${list(found.map(({ id, text }) => html`<code>${id}</code> ${text}`))}`
    );
  });
}

const names = { choices: 'Parts', scale: 'Scale', source: 'To be matched', target: 'With' } as const;

/** What is right, with the texts of the parts. */
function inWords(entry: CodebookEntry): string {
  const { correctResponsesPattern = [], interactionType } = entry;
  if (interactionType === 'numeric') return readableKey(entry);
  const text = (lists: readonly (typeof entry.choices)[], id: string) =>
    lists.flatMap((each) => each ?? []).find((each) => each.id === id)?.text ?? id;
  return correctResponsesPattern
    .map((pattern) =>
      itemsOf(pattern)
        .map(([first = '', second]) =>
          second === undefined
            ? text([entry.choices, entry.scale], first)
            : `${text([entry.source], first)} → ${text([entry.target], second)}`,
        )
        .join(interactionType === 'sequencing' ? ' → ' : '; '),
    )
    .join(' | ');
}
