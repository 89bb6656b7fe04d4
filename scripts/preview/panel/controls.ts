import type { Choices } from '../messages.ts';
import { button, el } from './dom.ts';
import type { Settings } from './settings.ts';

/** What the controls can have done. */
export interface Actions {
  /** A setting was changed. */
  change<K extends keyof Settings>(key: K, value: Settings[K]): void;
  goTo(slide: string): void;
  failNext(): void;
  kill(): void;
  relaunch(): void;
  newAttempt(): void;
  reset(): void;
  answerAll(which: 'right' | 'wrong'): void;
  save(): void;
  load(file: File): void;
}

type Option = readonly [value: string, label: string];

const widths: Option[] = [
  ['0', 'All that there is'],
  ['320', '320 (small phone)'],
  ['390', '390 (phone)'],
  ['768', '768 (tablet)'],
  ['1024', '1024 (small window)'],
];

function select(
  label: string,
  options: readonly Option[],
  value: string,
  act: (value: string) => void,
): HTMLElement {
  const box = el(
    'select',
    {},
    ...options.map(([each, text]) => el('option', { value: each, selected: each === value }, text)),
  );
  box.addEventListener('change', () => act(box.value));
  return field(label, box);
}

let fields = 0;

/** Something to fill in, with its label before it. */
function field(label: string, box: HTMLElement): HTMLElement {
  box.id = `field-${++fields}`;
  return el('div', { class: 'field' }, el('label', { for: box.id }, label), box);
}

/** What brings the controls up to date. */
export interface Controls {
  showSlides(slides: readonly { id: string; title: string }[], current: string): void;
}

/** Fills the box of controls. */
export function mountControls(
  box: HTMLElement,
  { targets, profiles, words }: Choices,
  settings: Settings,
  actions: Actions,
): Controls {
  const { change } = actions;
  const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
  const slides = el('select');
  slides.addEventListener('change', () => actions.goTo(slides.value));
  const file = el('input', { type: 'file', accept: '.json,application/json' });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) actions.load(chosen);
    file.value = '';
  });
  box.append(
    group(
      'Course',
      field('Slide', slides),
      row(
        button('Answer everything right', () => actions.answerAll('right')),
        button('Answer everything wrong', () => actions.answerAll('wrong')),
      ),
    ),
    group(
      'LMS',
      select(
        'Package',
        [['', 'As published'], ...targets.map(({ name }): Option => [name, name])],
        settings.target,
        (value) => change('target', value),
      ),
      select(
        'LMS',
        profiles.map(({ name, title }): Option => [name, title]),
        settings.profile,
        (value) => change('profile', value),
      ),
      select(
        'Launch',
        [
          ['lms', 'As the LMS decides'],
          ['normal', 'Normal'],
          ['review', 'Review'],
          ['browse', 'Browse'],
        ],
        settings.mode,
        (value) => change('mode', value as Settings['mode']),
      ),
      row(
        button('Relaunch', actions.relaunch),
        button('New attempt', actions.newAttempt),
        button('Kill', actions.kill),
        button('Reset', actions.reset),
      ),
    ),
    group(
      'Line',
      select(
        'Line',
        [
          ['well', 'Well'],
          ['slow', 'Slow'],
          ['broken', 'Broken'],
        ],
        settings.line,
        (value) => change('line', value as Settings['line']),
      ),
      row(button('Fail the next save', actions.failNext)),
    ),
    group(
      'Screen',
      select('Width', widths, String(settings.width), (value) => change('width', Number(value))),
      select(
        'Theme',
        [
          ['system', 'System'],
          ['light', 'Light'],
          ['dark', 'Dark'],
        ],
        settings.theme,
        (value) => change('theme', value as Settings['theme']),
      ),
      select(
        'Player’s language',
        [['', 'The course’s own'], ...words.map((tag): Option => [tag, languageNames.of(tag) ?? tag])],
        settings.words,
        (value) => change('words', value),
      ),
    ),
    group('Learner', row(button('Save to a file', actions.save)), field('Load from a file', file)),
  );
  let listed = '';
  return {
    showSlides(all, current) {
      const key = JSON.stringify(all.map(({ id, title }) => [id, title]));
      if (key !== listed) {
        listed = key;
        slides.replaceChildren(
          ...all.map(({ id, title }, index) => el('option', { value: id }, `${index + 1}. ${title}`)),
        );
      }
      slides.value = current;
    },
  };
}

const group = (title: string, ...children: HTMLElement[]) =>
  el('fieldset', {}, el('legend', {}, title), ...children);
const row = (...children: HTMLElement[]) => el('div', { class: 'row' }, ...children);
