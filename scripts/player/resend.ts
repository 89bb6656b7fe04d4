import type { LessonData, PlayerCourse } from '../course/player-course.ts';
import { everyAsked } from '../log/asked.ts';
import type { LogEvent } from '../log/events.ts';
import { answerOf, type FieldList } from '../state/progress.ts';
import { answerRecord } from '../log/answer-record.ts';
import type { LearnerModule } from './host.ts';
import type { SlotValue } from '../state/slots.ts';
import type { Lessons } from './lessons.ts';
import type { Session } from './session.ts';

/** Whether the answer was typed and submitted: its text is not kept here, and must not be taken for an empty one. */
const isGone = (values: readonly SlotValue[]): boolean => {
  const texts = values.filter((value) => typeof value === 'string');
  return texts.length > 0 && texts.every((text) => text === '');
};

/** Answers that only this device had become interactions now: the state alone would leave the report empty. */
export async function resendAnswers(
  course: PlayerCourse,
  list: FieldList,
  missing: readonly number[],
  session: Session,
  lessons: Lessons,
  types: Record<string, LearnerModule>,
): Promise<void> {
  const fields = new Set(missing);
  const events: LogEvent[] = [];
  for (const lesson of course.lessons) {
    const asked = lesson.slides.flatMap((slide) =>
      slide.quiz
        ? everyAsked(slide.quiz).map(({ id, field }) => ({ id: `${slide.id}.${id}`, field }))
        : slide.practice
          ? [{ id: slide.id, field: slide.field }]
          : [],
    );
    const lost = asked.filter(({ field }) => fields.has(field));
    if (lost.length === 0) continue;
    const data: LessonData = await lessons.data(lesson).catch(() => ({ questions: {} }));
    for (const { id, field } of lost) {
      const answer = answerOf(session.log.progress(), list, field);
      const question = data.questions[id];
      const rules = question && types[question.type]?.rules;
      const values = answer?.values;
      if (!question || !rules || !values || answer.share === undefined) continue;
      const value = rules.unpack(question.key, values);
      if (value === undefined || isGone(values)) continue;
      const record = answerRecord(id, question, value, answer.share, 0);
      events.push({
        type: 'answered',
        question: field,
        answer: values,
        share: answer.share,
        record,
        seq: -1,
        at: Date.now(),
      });
    }
  }
  await session.resend(events);
}
