import type { z } from 'zod';
import type { Gate } from '../../course/course.ts';
import type { gate } from '../../course/schema/gate.ts';
import { reportQuiz } from '../../diagnostics/catalogue/quiz.ts';
import { withoutRepeats } from './lists.ts';
import type { Loading } from './loading.ts';
import { below, placeAt, placeOfEntry, type Node } from './node.ts';

const musts = ['passed', 'submitted', 'visited'] as const;

/** What a lesson or slide waits for; whether it can ever happen is seen once the whole course is there. */
export function readGate(
  loading: Loading,
  node: Node,
  values: z.output<typeof gate> | undefined,
): Gate | undefined {
  if (values === undefined) return undefined;
  const at = below(node, 'locked_until');
  const place = placeAt(node, ['locked_until']);
  const read: Gate = { passed: [], submitted: [], visited: [], place };
  for (const must of musts) {
    const ids = values[must] ?? [];
    read[must] = withoutRepeats(loading, at, must, ids).map((id) => ({
      id,
      place: placeOfEntry(at, must, ids.indexOf(id)),
    }));
  }
  if (musts.every((must) => read[must].length === 0)) loading.report(reportQuiz('empty-gate', place, {}));
  return read;
}
