import type { Locator } from 'playwright-core';
import type { Learner } from './play.ts';

/** The field of a question's blank; of a numeric question, and of one blank alone: `answer`. */
export const field = (learner: Learner, question: string, blank = 'answer'): Locator =>
  learner.find(`form[data-question="${question}"] [data-part="${blank}"] [data-field]`);

/** What is written beside a field once it is marked; directions of writing left out. */
export const noteOf = async (learner: Learner, question: string, blank = 'answer'): Promise<string> =>
  (
    await learner
      .find(`form[data-question="${question}"] [data-part="${blank}"] [data-part-note]`)
      .innerText()
  )
    .replace(/[\u2066-\u2069]/g, '')
    .trim();

export const stateOf = (learner: Learner, question: string, blank = 'answer'): Promise<string | null> =>
  learner.find(`form[data-question="${question}"] [data-part="${blank}"]`).getAttribute('data-state');

/** Types a text, or picks from a list, and leaves the field; saved when it returns, if it can be. */
export async function fill(
  learner: Learner,
  question: string,
  text: string,
  blank = 'answer',
): Promise<void> {
  const at = field(learner, question, blank);
  if ((await at.evaluate((element) => element.tagName)) === 'SELECT') await at.selectOption(text);
  else {
    await at.fill(text);
    await at.blur();
  }
  await learner.see('the answer saved', ({ saving }) => saving !== 'saving');
}

/** The elements of one interaction that an LMS has, without its times. */
export const told = (learner: Learner, index: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries(learner.result()).flatMap(([element, value]) => {
      const start = `cmi.interactions.${index}.`;
      return element.startsWith(start) ? [[element.slice(start.length), value]] : [];
    }),
  );
