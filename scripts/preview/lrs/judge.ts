import type { Cmi5Session } from './cmi5-refusals.ts';
import {
  sessionFindings,
  statementFindings,
  type Cmi5Launch,
  type RuleOptions,
  type Statement,
} from './rules.ts';
import { sessionId } from './rules/reading.ts';
import type { StoredStatement } from './statements.ts';

/** A stored statement, and what breaks a rule in it. */
export interface Judged {
  statement: StoredStatement;
  findings: string[];
}

export interface Judgement {
  statements: Judged[];
  /** What breaks a rule over a whole session. */
  overall: string[];
}

/** What is read of a stored statement here: the LRS has seen to its form. */
type Read = Statement & { object: { id?: string } };
const read = (statement: StoredStatement) => statement as unknown as Read;

/** Looks at the statements of one session, or of several (`oneSession: false`). */
export const judged = (told: readonly StoredStatement[], options: RuleOptions): Judgement => ({
  statements: told.map((statement) => ({
    statement,
    findings: statementFindings(read(statement), options),
  })),
  overall: sessionFindings(told.map(read), options),
});

/**
 * Looks at a registration's statements session by session, each by the words of its own launch (cmi5 9 and 10).
 * @param sessions all that were launched, in their order
 */
export function judgeSessions(
  told: readonly StoredStatement[],
  sessions: readonly Cmi5Session[],
  launch: Pick<Cmi5Launch, 'activityId' | 'registration' | 'actor'>,
): Judgement {
  const before: string[] = [];
  const all = sessions
    .filter(({ registration }) => registration === launch.registration)
    .map(({ id, template, mode, masteryScore }) => {
      const own = told.filter((each) => read(each).context?.extensions?.[sessionId] === id);
      const mastery = masteryScore === undefined ? {} : { masteryScore };
      const found = judged(own, { cmi5: { ...launch, template, mode, ...mastery, before: [...before] } });
      const ofCourse = own.map(read).filter(({ object }) => object.id === launch.activityId);
      before.push(...ofCourse.map(({ verb }) => verb.id.replace(/.*\//, '')));
      return found;
    });
  return {
    statements: all.flatMap(({ statements }) => statements),
    overall: all.flatMap(({ overall }) => overall),
  };
}
