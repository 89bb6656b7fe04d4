import type { Statement } from '@xapi/xapi';
import { createLrs, type Lrs } from '../../../scripts/preview/lrs/lrs.ts';
import { json, text, type LrsRequest, type LrsResponse } from '../../../scripts/preview/lrs/http.ts';
import type { Stored } from './xapi-lms.ts';
import { serveLrs, type LrsServer } from '../../../scripts/preview/lrs/serve.ts';

/** An LRS with a token service beside it, each learner with a token of their own. */
export class LrsSite {
  readonly lrs: Lrs;
  private readonly taken = new Set<string>();
  private server!: LrsServer;
  /** What the token service was asked. */
  readonly asked: Record<string, string>[] = [];
  /** Its next answers; when they are used up, a new token. */
  readonly answers: LrsResponse[] = [];

  private constructor() {
    this.lrs = createLrs({ path: '/xapi/', authorizations: this.taken });
  }

  static async start(): Promise<LrsSite> {
    const site = new LrsSite();
    site.server = await serveLrs({ handle: (request) => site.handle(request) });
    return site;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** `lrs:` of a course that reports here. */
  get keys(): string {
    return `lrs: { endpoint: "${this.endpoint}", token: "${this.server.origin}/token", home_page: https://lms.example }\n`;
  }

  get endpoint(): string {
    return `${this.server.origin}/xapi/`;
  }

  /** An Authorization value that the LRS takes from now on. */
  allow(authorization: string): void {
    this.taken.add(authorization);
  }

  /** One that has run out. */
  forget(authorization: string): void {
    this.taken.delete(authorization);
  }

  /** No token is good any more. */
  revoke(): void {
    this.taken.clear();
  }

  private handle(request: LrsRequest): LrsResponse {
    if (!request.url.startsWith('/token')) return this.lrs.handle(request);
    this.asked.push(Object.fromEntries(new URLSearchParams(request.body)));
    const token = `token-${this.asked.length}`;
    this.allow(`Bearer ${token}`);
    const answer = this.answers.shift() ?? json(200, { token, expires_in: 600 });
    return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': '*' } };
  }

  /** Statements in the order in which they were stored. */
  get told(): readonly Stored[] {
    return this.lrs.statements as unknown as readonly Stored[];
  }

  get statements(): readonly Statement[] {
    return this.lrs.statements as unknown as readonly Statement[];
  }

  get verbs(): string[] {
    return this.told.map(({ verb }) => verb.id.replace(/.*\//, ''));
  }

  /** Names of the questions that were answered. */
  get answered(): string[] {
    return this.told
      .filter(({ verb }) => verb.id.endsWith('/answered'))
      .map(({ object }) => object.id.replace(/.*\//, ''));
  }
}

export const noToken = text(503, 'later');
