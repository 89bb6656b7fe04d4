import type { LearnerModule, MountedQuestion, QuestionHost } from '../../../scripts/player/host.ts';
import { sliderRules, type SliderAnswer, type SliderKey } from './rules.ts';

export const rules = sliderRules;

function mountSlider(form: HTMLElement, key: SliderKey, host: QuestionHost): MountedQuestion<SliderAnswer> {
  const input = form.querySelector<HTMLInputElement>('[data-slider]');
  const shown = form.querySelector('[data-slider-shown]');
  const note = form.querySelector('[data-slider-note]');
  if (!input || !shown || !note) throw new Error('the page has no slider');
  let answer: SliderAnswer = null;
  const show = () => {
    input.value = String(answer ?? key.min);
    shown.textContent = answer === null ? '' : host.words.number(answer);
  };
  input.addEventListener('input', () => {
    answer = Number(input.value);
    show();
    host.changed('typing');
  });
  input.addEventListener('change', () => host.changed());
  return {
    read: () => answer,
    write(value) {
      answer = value ?? null;
      show();
    },
    reveal(value, { show: what, words }) {
      const right = value === key.answer;
      const mark = what.includes('marks') ? words(right ? 'your_answer_right' : 'your_answer_wrong') : '';
      const told =
        !right && what.includes('answers') ? `${words('right_answer')}: ${words.number(key.answer)}` : '';
      note.textContent = [mark, told].filter(Boolean).join('. ');
    },
    conceal: () => void (note.textContent = ''),
    lock(locked) {
      form.toggleAttribute('data-locked', locked);
      input.disabled = locked;
    },
    arrange: () => undefined,
  };
}

export const mount = mountSlider as LearnerModule['mount'];
