import { escaped, rendered } from '../html/html.ts';
import { authorsPage } from '../html/page.ts';
import type { Comparison } from './compare.ts';
import { standingWords, type Consequence } from './consequences.ts';
import { pairsOf, questionsIn } from './pairs.ts';
import { rightAnswer } from './right-answer.ts';
import type { Side, SideSlide } from './side.ts';

/** Beside what all pages for authors have. */
const style = `
table { inline-size: 100%; table-layout: fixed; }
th { hyphens: auto; }
p.line { margin: 0; min-block-size: 1lh; }
del, ins { text-decoration-thickness: 0.1em; }
@media (max-width: 40rem) { table.sides, .sides tbody, .sides tr, .sides td { display: block; } .sides thead { display: none; } }
`;

/** A comparison as one page for a reviewer: what changed, what it does, and old and new side by side. */
export function comparisonPage(old: Side, now: Side, comparison: Comparison): string {
  const { from, to, changes, learners, lms, adviceWords } = comparison;
  const title = `${now.course.title}: ${from === to ? from : `${from} to ${to}`}`;
  const list = (lines: readonly string[]) => `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
  const changed = changes.map(
    ({ what, place }) =>
      escaped(what) + (place === undefined ? '' : ` <span class="place">${escaped(place)}</span>`),
  );
  const sides = sideBySide(old, now);
  const body = `<h1>${escaped(title)}</h1>
<h2>Advice</h2>
${list(adviceWords.map(escaped))}
<h2>What changed</h2>
${changes.length === 0 ? '<p>Nothing that learners meet has changed.</p>' : list(changed)}
<h2>What it does to learners</h2>
<table>
<thead><tr><th scope="col">Learner</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">What happens</th></tr></thead>
<tbody>
${learners.map(learnerRow).join('\n')}
</tbody>
</table>
<h2>What the LMS does</h2>
${list(lms.map(escaped))}
${sides === '' ? '' : `<h2>Old and new, side by side</h2>\n${sides}`}
`;
  return authorsPage({ title, own: style, body: rendered(body) });
}

function learnerRow({ who, before, after, effects }: Consequence): string {
  const words = (standing: Consequence['before'] | undefined) =>
    standing ? standingWords(standing) : 'begins anew';
  const what = effects.map((effect) => `<p class="line">${escaped(effect.what)}</p>`).join('') || 'nothing';
  return `<tr><th scope="row">${escaped(who)}</th><td>${words(before)}</td><td>${words(after)}</td><td>${what}</td></tr>`;
}

/** The texts of each slide that reads otherwise, is new or is gone. */
function sideBySide(old: Side, now: Side): string {
  const pairs = pairsOf(old, now);
  const found = old.slides.map((each) => ({ before: each, after: pairs.slide(each) }));
  const added = now.slides.filter(pairs.isNew).map((after) => ({ before: undefined, after }));
  return [...found, ...added]
    .map(({ before, after }) => {
      const [left, right] = [linesOf(old, before), linesOf(now, after)];
      if (JSON.stringify(left) === JSON.stringify(right)) return '';
      const { slide } = (after ?? before) as SideSlide;
      return `<h3>${escaped(slide.title)} <span class="place">${escaped(slide.id)}</span></h3>
<table class="sides"><thead><tr><th scope="col">Old</th><th scope="col">New</th></tr></thead>
<tbody><tr><td>${column(left, right, 'del')}</td><td>${column(right, left, 'ins')}</td></tr></tbody></table>`;
    })
    .filter((part) => part !== '')
    .join('\n');
}

/** Lines around one that differs that are shown with it; of a long quiz nobody reads the rest twice. */
const around = 4;

function column(lines: readonly string[], others: readonly string[], mark: 'del' | 'ins'): string {
  const known = new Set(others);
  const isShown = (_: string, index: number) =>
    lines.length <= 3 * around ||
    lines.slice(Math.max(0, index - around), index + around + 1).some((line) => !known.has(line));
  const shown = lines.map(isShown);
  return lines
    .map((line, index) => {
      if (!shown[index]) return index === 0 || shown[index - 1] ? '<p class="line">…</p>' : '';
      const text = escaped(line);
      return `<p class="line">${known.has(line) ? text : `<${mark}>${text}</${mark}>`}</p>`;
    })
    .join('');
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#x27': "'",
  nbsp: ' ',
};

/** What a slide says, a line for each block; then, of its questions, what is right and what is said to an answer. */
function linesOf(side: Side, slide: SideSlide | undefined): string[] {
  if (!slide) return [];
  const answers = questionsIn(side)
    .filter((each) => each.slide === slide)
    .flatMap(({ fullId }) => {
      const data = side.questions.get(fullId);
      if (!data) return [];
      const { stem, hints, feedback, parts } = data;
      const right = rightAnswer(data);
      return [
        ...(right === undefined ? [] : [`${stem} Right: ${right}`]),
        ...[...hints, ...Object.values(feedback), ...Object.values(parts)].flatMap(linesIn),
      ];
    });
  return [...linesIn(slide.html.replace(/^[^<>]*>/, '')), ...answers];
}

function linesIn(html: string): string[] {
  return html
    .replace(/<button\b[^]*?<\/button>/g, '\n')
    .replace(/<\/?(?:p|li|h\d|div|label|legend|figcaption|tr|pre|fieldset|section|summary)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
