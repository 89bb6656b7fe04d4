import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { countWords } from './count-words.ts';
import { printText, saveText, type Handout } from './handout.ts';
import { fitOf, longRules, type LongAnswer, type LongKey } from './rules.ts';

export const rules = longRules;

type Fit = ReturnType<typeof fitOf>;

/** From so many characters on, the learner is told how many are left. */
const fewLeft = 50;

function mountLong(form: HTMLElement, key: LongKey, host: QuestionHost): MountedQuestion<LongAnswer> {
  const { words } = host;
  const find = <E extends HTMLElement = HTMLElement>(hook: string): E => {
    const found = form.querySelector<E>(`[data-long-${hook}]`);
    if (!found) throw new Error(`the page has no data-long-${hook}`);
    return found;
  };
  const field = find<HTMLTextAreaElement>('text');
  const checks = find('checks');
  let gone = false;
  let locked = false;
  let compared = false;
  let fit = fitOf(key.words, 0);
  let full = false;
  /** Nobody is told that it is too short while they are writing. */
  let leftOff = true;

  const hint = (state: Fit): string =>
    state === 'short'
      ? words('long_short', { count: key.words.min ?? 0 })
      : state === 'over'
        ? words('long_over', { count: key.words.max ?? 0 })
        : '';

  /** Counter, hints and buttons follow the text. `typed`: the learner is writing, and hears where a limit is crossed. */
  const follow = (typed: boolean) => {
    const { value } = field;
    const count = countWords(value);
    const { min, max } = key.words;
    const limits =
      min === undefined ? (max === undefined ? '' : '_max') : max === undefined ? '_min' : '_both';
    const left = key.maxLength - value.length;
    const told = words(`long_words${limits}`, { count, min: min ?? 0, max: max ?? 0 });
    find('count').textContent = left > fewLeft ? told : `${told} ${words('long_left', { count: left })}`;
    const next = fitOf(key.words, count);
    find('hint').textContent = next === 'short' && (value === '' || !leftOff) ? '' : hint(next);
    if (typed && next !== fit) host.announce(next === 'fits' ? words('long_fits', { count }) : hint(next));
    if (typed && left <= 0 && !full) host.announce(words('long_full', { count: key.maxLength }));
    full = left <= 0;
    fit = next;
    // The box grows with its text, and a print shows all of it.
    find('box').dataset.text = value;
    const over = (locked || compared) && value !== '';
    find('actions').hidden = !over;
    find('gone').hidden = !(gone && value === '');
    find('field').hidden = gone && value === '';
  };

  const handout = (): Handout => ({
    name: `${form.dataset.question ?? 'answer'}.txt`,
    question: form.querySelector('[data-heading]')?.textContent.trim() ?? '',
    text: field.value,
    more: compared ? [find('model'), find('checklist')].filter(({ hidden }) => !hidden) : [],
  });

  field.addEventListener('input', () => {
    gone = leftOff = false;
    follow(true);
    host.changed('typing');
  });
  field.addEventListener('change', () => {
    leftOff = true;
    follow(false);
    host.changed();
  });
  checks.addEventListener('change', () => host.noted());
  find('save').addEventListener('click', () => saveText(handout()));
  find('print').addEventListener('click', () => printText(handout()));

  const boxes = () => [...checks.querySelectorAll<HTMLInputElement>('input')];
  let ticked: string[] = [];

  /** Model answer and checklist, as far as there are any. */
  const compare = (parts: Record<string, string>) => {
    const nodes = (html: string) => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes];
    find('model').hidden = parts.model === undefined;
    find('model-text').replaceChildren(...nodes(parts.model ?? ''));
    const before = 'checklist ';
    const entries = Object.entries(parts).filter(([name]) => name.startsWith(before));
    const template = find<HTMLTemplateElement>('check');
    checks.replaceChildren(
      ...entries.map(([name, html]) => {
        const row = document.importNode(template.content, true);
        const box = row.querySelector('input');
        if (box) {
          box.value = name.slice(before.length);
          box.checked = ticked.includes(box.value);
        }
        row.querySelector('span')?.replaceChildren(...nodes(html));
        return row;
      }),
    );
    find('checklist').hidden = entries.length === 0;
  };

  return {
    read() {
      if (compared) ticked = boxes().flatMap(({ checked, value }) => (checked ? [value] : []));
      const { value: text } = field;
      return { text, ticked, ...(gone && text === '' ? { gone: true } : {}) };
    },
    write(answer) {
      ticked = answer?.ticked ?? [];
      leftOff = true;
      // A submitted text is gone from the state, but stands here as long as the page lives.
      if (answer?.gone === true) gone = field.value === '';
      else {
        gone = false;
        field.value = answer?.text ?? '';
      }
      follow(false);
    },
    reveal(answer, { show, parts }) {
      ({ ticked } = answer);
      compared = show.includes('answers');
      if (compared) compare(parts);
      follow(false);
    },
    conceal() {
      compared = false;
      find('model').hidden = find('checklist').hidden = true;
      follow(false);
    },
    lock(value) {
      locked = value;
      form.toggleAttribute('data-locked', locked);
      // Not disabled: it can still be read, marked and copied.
      field.readOnly = locked;
      follow(false);
    },
    arrange: () => undefined,
    lacking: () => (gone || fit === 'fits' ? undefined : hint(fit)),
  };
}

export const mount = mountLong as LearnerModule['mount'];
