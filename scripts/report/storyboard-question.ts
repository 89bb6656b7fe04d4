import type { CodebookEntry } from '../compile/codebook.ts';
import { itemsOf, readableKey } from '../compile/codebook.ts';
import type { Question } from '../course/course.ts';
import { facts, html, list, type Html, type Part } from '../html/html.ts';
import type { KeyRenderer, QuestionAuthor } from '../questions/author.ts';
import { inLanguage, type Texts } from './texts.ts';

/** A question as a reviewer reads it: what is asked, what is right, what is said. */
export interface ToReview {
  question: Question;
  entry: CodebookEntry;
  type: QuestionAuthor;
  /** As the course's place of it reads: `lessons/intro.yaml:12`. */
  place: string;
  language: string;
}

/** @param heading the level of its heading is 4, with this text */
export function questionPart(
  heading: string,
  { question, entry, type, place, language }: ToReview,
  texts: Texts,
  text: KeyRenderer,
): Html {
  const { stem, media, hints, feedback, outcomes, tags, points, tries, penalty } = question;
  const graded = type.rules.graded !== false;
  return html`<section class="question" id="q-${question.fullId}">
<h4>${heading} <code>${question.fullId}</code></h4>
<p class="place">${type.type} · ${place}</p>
<div${inLanguage(language)}>${texts.blocks(stem)}${texts.media(media)}${reading(type, question, texts, text)}
${parts(entry, type, question, texts)}</div>
${facts([
  ...(graded ? keyFacts(entry) : ([['Right', 'nothing: it is never graded']] as const)),
  ...(graded ? ([['Points', points]] as const) : []),
  ...(tries > 1 ? ([['Tries', Number.isFinite(tries) ? tries : 'as many as one likes']] as const) : []),
  ...(penalty > 0 ? ([['A wrong try costs', `${penalty * 100}% of its points`]] as const) : []),
  ...(outcomes.length > 0 ? ([['Outcomes', outcomes.join(', ')]] as const) : []),
  ...(tags.length > 0 ? ([['Tags', tags.join(', ')]] as const) : []),
])}
${said(
  [
    ...hints.map((hint, index): Said => [`Hint ${index + 1}`, texts.blocks(hint)]),
    ...(['always', 'correct', 'partial', 'incorrect'] as const).map((when): Said => {
      const words = feedback[when];
      return [`Feedback, ${when}`, words && texts.blocks(words)];
    }),
    ...Object.entries(type.partFeedback(question.fields, text)).map(([part, made]): Said => [
      `Feedback, ${part}`,
      texts.made(made),
    ]),
  ],
  language,
)}
</section>
`;
}

type Said = readonly [when: string, what: Part];

const said = (all: readonly Said[], language: string): Part =>
  all.map(([when, what]) =>
    what === undefined
      ? undefined
      : html`<div class="said"><p class="quiet">${when}</p><div${inLanguage(language)}>${what}</div></div>`,
  );

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

/** What is right, by ids and in words where they differ. */
function keyFacts(entry: CodebookEntry): [string, Part][] {
  const byId = readableKey(entry);
  const words = inWords(entry);
  return [
    ['Right', words],
    ...(words === byId ? [] : [['By ids', html`<code>${byId}</code>`] as [string, Part]]),
  ];
}

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
