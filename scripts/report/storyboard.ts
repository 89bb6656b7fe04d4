import { codebook } from '../compile/codebook.ts';
import type { Plan, PlannedSlide } from '../compile/plan.ts';
import { pointsOf, type Quiz, type Text } from '../course/course.ts';
import type { Place } from '../diagnostics/diagnostic.ts';
import { facts, html, list, type Html, type Part } from '../html/html.ts';
import { authorsPage, reportStyle } from '../html/page.ts';
import type { KeyRenderer } from '../questions/author.ts';
import type { Pictures } from './pictures.ts';
import { questionPart, type ToReview } from './storyboard-question.ts';
import { inLanguage, joined, textsOf, type Texts } from './texts.ts';

const style = `${reportStyle}
article { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 1.25rem 1.25rem; margin-block: 1.5rem; }
article > h3 { margin-block: 0.75rem 0; }
.question { border-inline-start: 0.25rem solid var(--line); padding-inline-start: 1rem; margin-block: 1.5rem; }
.said, .notes { background: var(--panel); border-radius: 0.4rem; padding: 0.4rem 0.8rem; margin-block: 0.5rem; }
.said p, .notes p { margin-block: 0.25rem; }
figure { margin-inline: 0; }
img { max-inline-size: min(100%, 36rem); max-block-size: 24rem; block-size: auto; background: #fff; border-radius: 0.25rem; }
li img { max-block-size: 8rem; }
blockquote { border-inline-start: 0.25rem solid var(--line); margin-inline: 0; padding-inline-start: 1rem; }
pre { overflow-x: auto; background: var(--panel); padding: 0.6rem; border-radius: 0.4rem; }
.missing { border: 1px dashed; padding: 1rem; }
.comments { display: block; margin-block-start: 1.25rem; }
textarea { box-sizing: border-box; display: block; inline-size: 100%; min-block-size: 6rem; font: inherit; padding: 0.5rem;
  background: transparent; color: inherit; border: 1px solid var(--line); border-radius: 0.4rem; resize: vertical; }
@media (max-width: 30rem) { article { padding-inline: 0.75rem; } .question { padding-inline-start: 0.6rem; } }
@media print { article { break-inside: auto; } .said, .notes { background: none; border: 1px solid var(--line); } }
`;

const placeOf = ({ file, line }: Place) => `${file}:${line}`;

/** A course as one page for reviewers: every slide in order, what is asked, what is right, and room for comments. */
export function storyboardPage(plan: Plan, text: KeyRenderer, pictures: Pictures): string {
  const { course } = plan;
  const texts = textsOf(text, pictures);
  const title = texts.plain(course.title);
  const numbers = new Map(plan.slides.map((slide, index) => [slide, index + 1]));
  const review = reviewer(plan, text);
  const lessons = course.lessons.map((lesson) => {
    const slides = plan.slides.filter((slide) => slide.lesson === lesson);
    return html`<section>
      <h2 id="lesson-${lesson.id}" ${inLanguage(lesson.lang ?? course.language)}>
        ${texts.inline(lesson.title)}
      </h2>
      <p class="place">
        ${joined([`lesson ${lesson.id}`, placeOf(lesson.place), ...(lesson.minutes === undefined ? [] : [`${lesson.minutes} min`]), ...(lesson.outcomes.length > 0 ? [`outcomes ${lesson.outcomes.join(', ')}`] : [])])}
      </p>
      ${slides.map((slide) => slidePart(slide, numbers.get(slide) ?? 0, { plan, texts, text, review }))}
    </section> `;
  });
  return authorsPage({
    title: `Storyboard: ${title}`,
    own: style,
    body: html`<main>
<h1>Storyboard: <span${inLanguage(course.language)}>${title}</span></h1>
<p>Version ${course.version}, ${course.lessons.length} ${course.lessons.length === 1 ? 'lesson' : 'lessons'}, ${plan.slides.length} slides. Each slide has its id and its place in the course's files. This page keeps no comments: print it, or save it as PDF, before you close it.</p>
<nav aria-label="Lessons">${list(
      course.lessons.map(
        (lesson) =>
          html`<a href="#lesson-${lesson.id}" ${inLanguage(lesson.lang ?? course.language)}
            >${texts.plain(lesson.title)}</a
          >`,
      ),
    )}</nav>
${
  course.outcomes.length > 0 &&
  html`<h2>Outcomes</h2>
    ${facts(course.outcomes.map((outcome) => [outcome.id, html`<span${inLanguage(course.language)}>${texts.inline(outcome.text)}</span>`]))}`
}
${lessons}</main>
`,
  });
}

interface Tools {
  plan: Plan;
  texts: Texts;
  text: KeyRenderer;
  review: ReturnType<typeof reviewer>;
}

/** Brings a question together with what the codebook and its type say of it. */
function reviewer(plan: Plan, text: KeyRenderer) {
  const entries = new Map(codebook(plan, text).map((entry) => [entry.id, entry]));
  return ({ question }: PlannedSlide['questions'][number], around: string): ToReview => {
    const entry = entries.get(plan.names.bornAsFull(question.fullId));
    const type = plan.questionTypes.get(question.type);
    if (!entry || !type) throw new Error(`nothing known of ${question.fullId}`);
    return { question, entry, type, place: placeOf(question.place), language: question.lang ?? around };
  };
}

function slidePart(planned: PlannedSlide, number: number, { plan, texts, text, review }: Tools): Html {
  const { slide, lesson, quiz, questions, counts } = planned;
  const language = slide.lang ?? lesson.lang ?? plan.course.language;
  const title = slide.title ?? quiz?.title;
  const about = joined([
    slide.type,
    placeOf(slide.place),
    ...(counts ? [] : ['does not count for completion']),
    ...(slide.minTime === undefined ? [] : [`shown at least ${slide.minTime} s`]),
    ...(slide.outcomes.length > 0 ? [`outcomes ${slide.outcomes.join(', ')}`] : []),
    ...(slide.gate ? [`locked until ${gateWords(slide.gate)}`] : []),
  ]);
  return html`<article id="${slide.id}">
<h3>${number}. ${title && html`<span${inLanguage(language)}>${texts.inline(title)}</span>`} <code>${slide.id}</code></h3>
<p class="place">${about}</p>
<div${inLanguage(language)}>${Object.entries(slide.fields).map(([name, value]) => fieldPart(name, value, texts))}${texts.media(slide.media)}</div>
${quiz && quizPart(quiz, texts, language)}
${questions.map((each, index) =>
  questionPart(quiz && `Question ${index + 1}`, review(each, language), texts, text),
)}
${slide.notes && html`<div class="notes"><p class="quiet">Notes, which learners never see</p><div${inLanguage(language)}>${texts.blocks(slide.notes)}</div></div>`}
<label class="comments">Comments on ${slide.id}<textarea autocomplete="off"></textarea></label>
</article>
`;
}

const gateWords = (gate: NonNullable<PlannedSlide['slide']['gate']>): string =>
  (['passed', 'submitted', 'visited'] as const)
    .flatMap((must) => gate[must].map(({ id }) => `${id} is ${must}`))
    .join(' and ');

function fieldPart(name: string, value: Text | string | undefined, texts: Texts): Part {
  if (value === undefined) return undefined;
  const label =
    name === 'body' ? undefined : html`<p class="quiet" lang="en" dir="ltr">${name.replaceAll('_', ' ')}</p>`;
  return html`${label}${typeof value === 'string' ? html`<p>${value}</p>` : texts.blocks(value)}`;
}

const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

function quizPart(quiz: Quiz, texts: Texts, language: string): Html {
  const draws = quiz.entries.flatMap((entry) =>
    'question' in entry
      ? []
      : [
          `${entry.count} of ${entry.candidates.length} from bank ${entry.bank}${entry.points === undefined ? '' : `, ${entry.points} points each`}`,
        ],
  );
  return html`<div${inLanguage(language)}>${quiz.intro && texts.blocks(quiz.intro)}</div>
${facts([
  ['Counts', quiz.counts ? 'for score and completion' : 'no, it is practice'],
  ['Points', Math.round(pointsOf(quiz) * 100) / 100],
  ...(quiz.passMark === undefined ? [] : ([['Passed at', percent(quiz.passMark)]] as const)),
  ['Attempts', Number.isFinite(quiz.attempts) ? quiz.attempts : 'unlimited'],
  ['Counts of them', quiz.attemptCounts],
  ...(quiz.timeLimit === undefined ? [] : ([['Time limit', `${quiz.timeLimit} s`]] as const)),
  ['Answers are shown', quiz.reveal.replaceAll('_', ' ')],
  ...(draws.length > 0 ? ([['Draws', draws.join('; ')]] as const) : []),
])}`;
}
