import { mountChoice } from '../choice/learner.ts';
import type { ChoiceAnswer, ChoiceKey } from '../choice/rules.ts';
import type { LearnerModule, MountedQuestion, QuestionHost } from '../../player/host.ts';
import { hotspotRules } from './rules.ts';

export const rules = hotspotRules;

/**
 * The list of regions is the question; on the picture lies a second way to the same inputs. Regions can't be seen
 * before they are picked, or their name has the focus.
 */
function mountHotspot(form: HTMLElement, key: ChoiceKey, host: QuestionHost): MountedQuestion<ChoiceAnswer> {
  const choice = mountChoice(form, key, host);
  const regions = [...form.querySelectorAll<SVGElement>('[data-region]')];
  const rowOf = (region: SVGElement) =>
    form.querySelector<HTMLElement>(`[data-part="${region.dataset.region ?? ''}"]`);

  /** The picture follows the list. */
  const paint = () => {
    for (const region of regions) {
      const row = rowOf(region);
      region.toggleAttribute('data-picked', row?.querySelector('input')?.checked ?? false);
      region.toggleAttribute('data-focus', row?.contains(document.activeElement) ?? false);
      if (row?.dataset.state) region.dataset.state = row.dataset.state;
      else delete region.dataset.state;
    }
  };
  form.addEventListener('change', paint);
  form.addEventListener('focusin', paint);
  // The focus has moved on only after this event.
  form.addEventListener('focusout', () => queueMicrotask(paint));
  for (const region of regions)
    region.addEventListener('click', () => rowOf(region)?.querySelector('input')?.click());

  return {
    ...choice,
    write(answer) {
      choice.write(answer);
      paint();
    },
    reveal(answer, revealed) {
      choice.reveal(answer, revealed);
      paint();
    },
    conceal() {
      choice.conceal();
      paint();
    },
  };
}

export const mount = mountHotspot as LearnerModule['mount'];
