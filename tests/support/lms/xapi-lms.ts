import validate from '@learninglocker/xapi-validation';
import type { Agent } from '@xapi/xapi';
import { XapiLauncher, type LauncherOptions } from '../../../scripts/preview/lrs/launcher.ts';
import { serveLrs, type LrsServer } from '../../../scripts/preview/lrs/serve.ts';

/** What an LMS that launches with an LRS is told to do. */
export type XapiLmsOptions = Omit<LauncherOptions, 'activityId' | 'grouping'>;

/** A stored statement as tests look at it. */
export interface Stored {
  id: string;
  verb: { id: string };
  actor: Agent;
  object: { id: string };
  result: { success?: boolean; score?: { raw: number; scaled: number } };
  context: { registration: string; extensions: Record<string, unknown> };
}

export type Verb = string;

/** An LMS of xAPI on 127.0.0.1; a published validator looks at each statement beside the rules of our own. */
export class XapiLms extends XapiLauncher {
  private server!: LrsServer;

  private constructor(options: XapiLmsOptions) {
    super({
      activityId: 'https://lms.example/activities/two-quizzes/1',
      grouping: 'https://courses.example/two-quizzes',
      nameOf: (learner) => `${learner}, Test`,
      auth: 'Basic dGVzdDp0ZXN0',
      check: (statement) => validate(statement).map(({ name, path }) => `${name}: ${path.join('.')}`),
      ...options,
    });
  }

  static async start(options: XapiLmsOptions): Promise<XapiLms> {
    const lms = new XapiLms(options);
    lms.server = await serveLrs({ handle: (request) => lms.handle(request) });
    return lms;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Opens the course for a learner: what the LMS adds to its address. */
  launch(learner: string): string {
    return this.launchAt(this.server.origin, learner);
  }

  // ---- what a test reads

  /** Statements of a learner's registration, in the order in which they were stored. */
  told(learner: string): readonly Stored[] {
    return this.statementsOf(learner) as unknown as readonly Stored[];
  }

  /** Verbs of the course's own activity, in order. */
  verbs(learner: string): Verb[] {
    return this.told(learner)
      .filter(({ object }) => object.id === this.activityId)
      .map(({ verb }) => verb.id.replace(/.*\//, ''));
  }

  /** What breaks a rule of xAPI or cmi5 in any session. */
  findings(learner: string): string[] {
    const { statements, overall } = this.judge(learner);
    return [...statements.flatMap(({ findings }) => findings), ...overall];
  }
}
