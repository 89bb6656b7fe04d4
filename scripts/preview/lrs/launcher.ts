import { randomUUID } from 'node:crypto';
import { refusalOf, type Cmi5Session } from './cmi5-refusals.ts';
import { json, text, type LrsRequest, type LrsResponse } from './http.ts';
import { judged, judgeSessions, type Judgement } from './judge.ts';
import { endedSessions, type LearnerCopy } from './learner-copy.ts';
import { createLrs, type Lrs } from './lrs.ts';
import { sessionId } from './rules/reading.ts';
import type { Context } from './rules/statement.ts';
import type { StatementRules, StoredStatement } from './statements.ts';

/** How a package is launched that reports to an LRS: cmi5 with its rules, or by Tin Can parameters. */
export type LaunchKind = 'cmi5' | 'tincan';

/** What an LMS that launches with an LRS is told to do; what a launch says may change from one to the next. */
export interface LauncherOptions {
  kind: LaunchKind;
  /** IRI of the course's activity, as this LMS names it. */
  activityId: string;
  /** Id of the publisher's course, in the context template of cmi5. */
  grouping: string;
  mode?: Cmi5Session['mode'];
  masteryScore?: number;
  moveOn?: string;
  returnURL?: string;
  /** Of Tin Can: replaces or, with `null`, takes away parameters. */
  parameters?: Record<string, string | null>;
  versions?: readonly string[];
  /** See `StatementRules`. */
  check?: StatementRules['check'];
  /** Where LRS and fetch URL lie, with a slash at both ends. */
  path?: string;
  /** The learner's whole name. */
  nameOf?(learner: string): string;
  /** Of Tin Can: the value of Authorization. */
  auth?: string;
  /** For ids of sessions, registrations and tokens: a UUID, another one each time; default: at random. */
  newId?(): string;
  /** A learner's registration, always the same; default: a new one for each learner, and whenever one begins anew. */
  registration?(learner: string): string;
  /** When something is stored, in ms since 1970. */
  now?(): number;
  /**
   * When a cmi5 session ends the one before it: when it is made (cmi5 9.3.6), or only when its token is fetched, so that
   * a page that is replaced may still say its last words.
   */
  abandonsAt?: 'launch' | 'fetch';
}

/** A learner's registration in a course. */
export interface Registration {
  id: string;
  actor: { objectType: 'Agent'; name: string; account: { homePage: string; name: string } };
}

/**
 * An LMS of xAPI with an LRS of its own: it makes launches (cmi5 8.1 and 10, or Tin Can parameters), and in cmi5 refuses
 * what breaks a rule, with the reason. It serves nothing itself: whoever has a server hands its requests over.
 */
export class XapiLauncher {
  readonly lrs: Lrs;
  readonly sessions: Cmi5Session[] = [];
  /** Reasons for which something was refused. */
  readonly refusals: string[] = [];
  /** Statements that arrived, also those that were refused or were here already. */
  arrived = 0;
  readonly path: string;
  readonly auth: string;
  /** By learner, as of now; sessions of former ones may still have something to say. */
  private readonly registrations = new Map<string, Registration>();
  private readonly everyRegistration = new Map<string, Registration>();
  private current: Cmi5Session | undefined;
  private spent = false;

  constructor(public options: LauncherOptions) {
    const { kind, versions = ['1.0.3'], check, path = '/', auth, now } = options;
    this.path = path;
    this.auth = auth ?? `Basic ${Buffer.from(`preview:${this.newId()}`).toString('base64')}`;
    this.lrs = createLrs({
      path: `${path}xapi/`,
      versions,
      check,
      ...(now ? { now } : {}),
      ...(kind === 'cmi5'
        ? { accept: (statement, stored) => this.accept(statement, stored) }
        : { authorizations: new Set([this.auth]) }),
    });
  }

  private newId(): string {
    return (this.options.newId ?? randomUUID)();
  }

  get activityId(): string {
    return this.options.activityId;
  }

  /** The learner begins anew: another registration, or one that was there before. Gives the one that was left. */
  newRegistration(learner: string, next?: Registration): Registration {
    const former = this.registrationOf(learner);
    if (next) this.registrations.set(learner, next);
    else this.registrations.delete(learner);
    return former;
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
      id: this.options.registration?.(learner) ?? this.newId(),
      actor: {
        objectType: 'Agent' as const,
        name: this.options.nameOf?.(learner) ?? learner,
        account: { homePage: 'https://lms.example', name: learner },
      },
    };
    this.registrations.set(learner, known);
    this.everyRegistration.set(known.id, known);
    return known;
  }

  /**
   * Opens the course for a learner: what the LMS adds to its address.
   * @param origin of the server that hands requests over
   */
  launchAt(origin: string, learner: string): string {
    const { id, actor } = this.registrationOf(learner);
    const endpoint = `${origin}${this.path}xapi/`;
    if (this.options.kind === 'tincan') {
      const all: Record<string, string | null> = {
        endpoint,
        auth: this.auth,
        actor: JSON.stringify(actor),
        registration: id,
        activity_id: this.activityId,
        ...this.options.parameters,
      };
      const given = Object.entries(all).filter((each): each is [string, string] => each[1] !== null);
      return new URLSearchParams(given).toString();
    }
    const session = this.newSession(id);
    return new URLSearchParams({
      endpoint: endpoint.replace(/\/$/, ''),
      fetch: `${origin}${this.path}fetch?session=${session.id}`,
      actor: JSON.stringify(actor),
      registration: id,
      activityId: this.activityId,
    }).toString();
  }

  private newSession(registration: string): Cmi5Session {
    const {
      mode = 'Normal',
      masteryScore,
      moveOn = 'Passed',
      returnURL,
      grouping,
      abandonsAt = 'launch',
    } = this.options;
    if (abandonsAt === 'launch') this.abandonAll(registration);
    const session: Cmi5Session = {
      id: this.newId(),
      registration,
      token: Buffer.from(this.newId()).toString('base64'),
      fetched: this.spent,
      profileRead: false,
      abandoned: false,
      mode,
      moveOn,
      ...(masteryScore === undefined ? {} : { masteryScore }),
      ...(returnURL === undefined ? {} : { returnURL }),
      template: { contextActivities: { grouping: [{ id: grouping }] }, extensions: {} },
    };
    session.template.extensions[sessionId] = session.id;
    this.spent = false;
    this.sessions.push(session);
    return session;
  }

  private abandonAll(registration: string): void {
    for (const session of this.sessions) if (session.registration === registration) session.abandoned = true;
  }

  /** Answers what was sent to the LRS or the fetch URL. */
  handle(request: LrsRequest): LrsResponse {
    const url = new URL(request.url, 'http://lms.invalid');
    const tells = url.pathname === `${this.path}xapi/statements` && /^(POST|PUT)$/.test(request.method);
    if (tells) this.arrived += statementsIn(request.body);
    if (this.options.kind !== 'cmi5' || request.method === 'OPTIONS') return this.lrs.handle(request);
    if (url.pathname === `${this.path}fetch`) return this.fetch(request, url);
    const token = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    const session = this.sessions.find((each) => each.token === token);
    if (!session) return this.refuse(request, 401, 'no such token');
    if (session.abandoned) return this.refuse(request, 403, 'the session was abandoned');
    const state = url.searchParams.get('stateId');
    if (state === 'LMS.LaunchData') {
      if (request.method !== 'GET') return this.refuse(request, 403, '10.2.1.0-5: read only');
      return this.readable(request, json(200, launchData(session)));
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
    if (this.options.abandonsAt === 'fetch') {
      this.abandonAll(session.registration);
      session.abandoned = false;
    }
    session.fetched = true;
    return this.readable(request, json(200, { 'auth-token': session.token }));
  }

  private accept(statement: StoredStatement, stored: readonly StoredStatement[]): string | undefined {
    const session = this.current;
    const registration = this.everyRegistration.get(session?.registration ?? '');
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

  // ---- what is on record

  /** Statements of a learner's registration, in the order in which they were stored. */
  statementsOf(learner: string): readonly StoredStatement[] {
    const { id } = this.registrationOf(learner);
    return this.lrs.statements.filter(({ context }) => (context as Context | undefined)?.registration === id);
  }

  /** The saved state as the LRS keeps it; empty: none. */
  stateOf(learner: string): string {
    const document = this.stateDocumentOf(learner);
    return document === '' ? '' : (JSON.parse(document) as { state: string }).state;
  }

  private stateDocumentOf(learner: string): string {
    const { status, body } = this.documents(learner, 'GET');
    return status === 200 ? body : '';
  }

  /** All that is on record of a learner, to be kept elsewhere. */
  copyOf(learner: string): LearnerCopy {
    const registration = this.registrationOf(learner);
    return {
      registration,
      sessions: this.sessions
        .filter((each) => each.registration === registration.id)
        .map(({ token: _, ...session }) => session),
      statements: [...this.statementsOf(learner)],
      state: this.stateDocumentOf(learner),
    };
  }

  /** Takes a learner as they are in a copy; whatever else is on record of them is forgotten. */
  restore(learner: string, copy: LearnerCopy): void {
    const { registration, statements, state } = copy;
    this.registrations.set(learner, registration);
    const others = this.sessions.filter((each) => each.registration !== registration.id);
    this.sessions.splice(0, this.sessions.length, ...others, ...endedSessions(copy));
    this.lrs.restore(registration.id, statements);
    this.arrived = statements.length;
    if (state === '') this.documents(learner, 'DELETE');
    else this.documents(learner, 'PUT', state);
  }

  private documents(learner: string, method: string, body = ''): LrsResponse {
    const { id, actor } = this.registrationOf(learner);
    const query = new URLSearchParams({
      stateId: 'coursewright',
      activityId: this.activityId,
      agent: JSON.stringify(actor),
      registration: id,
    });
    return this.lrs.handle({
      method,
      url: `${this.path}xapi/activities/state?${query}`,
      headers: {
        'x-experience-api-version': this.options.versions?.[0] ?? '1.0.3',
        authorization: this.auth,
        'content-type': 'application/json',
      },
      body,
    });
  }

  /** A learner's statements with what breaks a rule of xAPI or cmi5, and what does so over a whole session. */
  judge(learner: string): Judgement {
    const { id: registration, actor } = this.registrationOf(learner);
    const { activityId } = this;
    const told = this.statementsOf(learner);
    return this.options.kind === 'cmi5'
      ? judgeSessions(told, this.sessions, { activityId, registration, actor })
      : judged(told, { activityId, oneSession: false });
  }
}

/** `LMS.LaunchData` (cmi5 10.2). */
const launchData = ({ template, mode, moveOn, masteryScore, returnURL }: Cmi5Session): object => ({
  contextTemplate: template,
  launchMode: mode,
  moveOn,
  ...(masteryScore === undefined ? {} : { masteryScore }),
  ...(returnURL === undefined ? {} : { returnURL }),
});

function statementsIn(body: string): number {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value.length : 1;
  } catch {
    return 0;
  }
}
