import { randomUUID } from 'node:crypto';
import validate from '@learninglocker/xapi-validation';
import type { Agent } from '@xapi/xapi';
import { createLrs, type Lrs } from '../../../scripts/preview/lrs/lrs.ts';
import { json, text, type LrsRequest, type LrsResponse } from '../../../scripts/preview/lrs/http.ts';
import { serveLrs, type LrsServer } from '../../../scripts/preview/lrs/serve.ts';
import { findings } from '../xapi-rules.ts';
import { refusalOf, type Cmi5Session } from './cmi5-rules.ts';

/** What an LMS that launches with an LRS is told to do. */
export interface XapiLmsOptions {
  /** cmi5 with its rules, or a Tin Can launch. */
  kind: 'cmi5' | 'tincan';
  mode?: Cmi5Session['mode'];
  masteryScore?: number;
  moveOn?: string;
  returnURL?: string;
  /** Of Tin Can: replaces or, with `null`, takes away parameters. */
  parameters?: Record<string, string | null>;
  versions?: readonly string[];
}

/** A stored statement as tests look at it. */
export interface Stored {
  id: string;
  verb: { id: string };
  actor: Agent;
  object: { id: string };
  result: { success?: boolean; score?: { raw: number; scaled: number } };
  context: { registration: string; extensions: Record<string, unknown> };
}

/** A learner's registration in a course. */
interface Registration {
  id: string;
  actor: { objectType: 'Agent'; name: string; account: { homePage: string; name: string } };
}

export type Verb = string;

/** An LMS of xAPI on 127.0.0.1 with an LRS of its own; in cmi5 it refuses what breaks a rule, with the reason. */
export class XapiLms {
  readonly lrs: Lrs;
  readonly sessions: Cmi5Session[] = [];
  readonly activityId = 'https://lms.example/activities/two-quizzes/1';
  /** Reasons for which something was refused. */
  readonly refusals: string[] = [];
  private readonly registrations = new Map<string, Registration>();
  private current: Cmi5Session | undefined;
  private spent = false;
  private server!: LrsServer;
  readonly tinCanAuth = 'Basic dGVzdDp0ZXN0';

  private constructor(readonly options: XapiLmsOptions) {
    this.lrs = createLrs({
      path: '/xapi/',
      versions: options.versions ?? ['1.0.3'],
      check: (statement) => validate(statement).map(({ name, path }) => `${name}: ${path.join('.')}`),
      ...(options.kind === 'cmi5'
        ? { accept: (statement, stored) => this.accept(statement, stored) }
        : { authorizations: new Set([this.tinCanAuth]) }),
    });
  }

  static async start(options: XapiLmsOptions): Promise<XapiLms> {
    const lms = new XapiLms(options);
    const { lrs } = lms;
    lms.server = await serveLrs({ ...lrs, handle: (request) => lms.handle(request) });
    return lms;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  get origin(): string {
    return this.server.origin;
  }

  /** The learner begins anew: another registration. */
  newRegistration(learner: string): void {
    this.registrations.delete(learner);
  }

  /** The next launch's fetch URL has been used by somebody. */
  spendNext(): void {
    this.spent = true;
  }

  /** The LRS forgets the learner's saved state. */
  loseState(learner: string): void {
    this.documents(learner, 'DELETE');
  }

  registrationOf(learner: string): Registration {
    const known = this.registrations.get(learner) ?? {
      id: randomUUID(),
      actor: {
        objectType: 'Agent' as const,
        name: `${learner}, Test`,
        account: { homePage: 'https://lms.example', name: learner },
      },
    };
    this.registrations.set(learner, known);
    return known;
  }

  /** Opens the course for a learner: what the LMS adds to its address. */
  launch(learner: string): string {
    const { id, actor } = this.registrationOf(learner);
    const endpoint = `${this.origin}/xapi/`;
    if (this.options.kind === 'tincan') {
      const all: Record<string, string | null> = {
        endpoint,
        auth: this.tinCanAuth,
        actor: JSON.stringify(actor),
        registration: id,
        activity_id: this.activityId,
        ...this.options.parameters,
      };
      const given = Object.entries(all).filter((each): each is [string, string] => each[1] !== null);
      return new URLSearchParams(given).toString();
    }
    for (const session of this.sessions) if (session.registration === id) session.abandoned = true;
    const { mode = 'Normal', masteryScore, moveOn = 'Passed', returnURL } = this.options;
    const session: Cmi5Session = {
      id: randomUUID(),
      registration: id,
      token: Buffer.from(randomUUID()).toString('base64'),
      fetched: this.spent,
      profileRead: false,
      abandoned: false,
      mode,
      moveOn,
      ...(masteryScore === undefined ? {} : { masteryScore }),
      ...(returnURL === undefined ? {} : { returnURL }),
      template: {
        contextActivities: { grouping: [{ id: 'https://courses.example/two-quizzes' }] },
        extensions: {},
      },
    };
    session.template.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] = session.id;
    this.sessions.push(session);
    return new URLSearchParams({
      endpoint: endpoint.replace(/\/$/, ''),
      fetch: `${this.origin}/fetch?session=${session.id}`,
      actor: JSON.stringify(actor),
      registration: id,
      activityId: this.activityId,
    }).toString();
  }

  private handle(request: LrsRequest): LrsResponse {
    if (this.options.kind !== 'cmi5' || request.method === 'OPTIONS') return this.lrs.handle(request);
    const url = new URL(request.url, this.origin);
    if (url.pathname === '/fetch') return this.fetch(request, url);
    const token = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    const session = this.sessions.find((each) => each.token === token);
    if (!session) return this.refuse(request, 401, 'no such token');
    if (session.abandoned) return this.refuse(request, 403, 'the session was abandoned');
    const state = url.searchParams.get('stateId');
    if (state === 'LMS.LaunchData') {
      if (request.method !== 'GET') return this.refuse(request, 403, '10.2.1.0-5: read only');
      return this.readable(request, json(200, this.launchData(session)));
    }
    if (url.searchParams.get('profileId') === 'cmi5LearnerPreferences' && request.method === 'GET')
      session.profileRead = true;
    if (url.searchParams.get('activityId') && url.searchParams.get('activityId') !== this.activityId)
      return this.refuse(request, 403, 'another activity');
    this.current = session;
    const response = this.lrs.handle(request);
    if (response.status === 403) this.refusals.push(response.body);
    return response;
  }

  /** Once, by POST; errors too have status 200 (cmi5 8.2.3). */
  private fetch(request: LrsRequest, url: URL): LrsResponse {
    const session = this.sessions.find(({ id }) => id === url.searchParams.get('session'));
    if (request.method !== 'POST') return this.refuse(request, 405, 'POST only');
    if (!session || session.fetched)
      return this.readable(request, json(200, { 'error-code': '1', 'error-text': 'used already' }));
    session.fetched = true;
    return this.readable(request, json(200, { 'auth-token': session.token }));
  }

  private launchData({ template, mode, moveOn, masteryScore, returnURL }: Cmi5Session): object {
    return {
      contextTemplate: template,
      launchMode: mode,
      moveOn,
      ...(masteryScore === undefined ? {} : { masteryScore }),
      ...(returnURL === undefined ? {} : { returnURL }),
    };
  }

  private accept(
    ...[statement, stored]: Parameters<NonNullable<Parameters<typeof createLrs>[0]>['accept'] & object>
  ) {
    const session = this.current;
    const registration = [...this.registrations.values()].find(({ id }) => id === session?.registration);
    if (!session || !registration) return 'no session';
    return refusalOf(statement, stored, session, { actor: registration.actor, activityId: this.activityId });
  }

  private readable(request: LrsRequest, response: LrsResponse): LrsResponse {
    const origin = request.headers.origin ?? '*';
    return { ...response, headers: { ...response.headers, 'access-control-allow-origin': origin } };
  }

  private refuse(request: LrsRequest, status: number, reason: string): LrsResponse {
    this.refusals.push(reason);
    return this.readable(request, text(status, reason));
  }

  // ---- what a test reads

  /** Statements of a learner's registration, in the order in which they were stored. */
  told(learner: string): readonly Stored[] {
    const { id } = this.registrationOf(learner);
    const all = this.lrs.statements as unknown as readonly Stored[];
    return all.filter(({ context }) => context.registration === id);
  }

  /** The saved state as the LRS keeps it; empty: none. */
  stateOf(learner: string): string {
    const { status, body } = this.documents(learner, 'GET');
    return status === 200 ? (JSON.parse(body) as { state: string }).state : '';
  }

  private documents(learner: string, method: string): LrsResponse {
    const { id, actor } = this.registrationOf(learner);
    const query = new URLSearchParams({
      stateId: 'coursewright',
      activityId: this.activityId,
      agent: JSON.stringify(actor),
      registration: id,
    });
    return this.lrs.handle({
      method,
      url: `/xapi/activities/state?${query}`,
      headers: {
        'x-experience-api-version': this.options.versions?.[0] ?? '1.0.3',
        authorization: this.tinCanAuth,
      },
      body: '',
    });
  }

  /** Verbs of the course's own activity, in order. */
  verbs(learner: string): Verb[] {
    return this.told(learner)
      .filter(({ object }) => object.id === this.activityId)
      .map(({ verb }) => verb.id.replace(/.*\//, ''));
  }

  /** What breaks a rule of xAPI or cmi5 in any session. */
  findings(learner: string): string[] {
    const { id: registration, actor } = this.registrationOf(learner);
    const told = this.told(learner);
    if (this.options.kind === 'tincan')
      return findings(told, { activityId: this.activityId, oneSession: false });
    const before: string[] = [];
    return this.sessions
      .filter((session) => session.registration === registration)
      .flatMap(({ id, template, mode, masteryScore }) => {
        const own = told.filter(
          ({ context }) =>
            context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] === id,
        );
        const found = findings(own, {
          cmi5: {
            activityId: this.activityId,
            registration,
            actor: actor,
            template: template,
            mode,
            ...(masteryScore === undefined ? {} : { masteryScore }),
            before: [...before],
          },
        });
        before.push(
          ...own
            .filter(({ object }) => object.id === this.activityId)
            .map(({ verb }) => verb.id.replace(/.*\//, '')),
        );
        return found;
      });
  }
}
