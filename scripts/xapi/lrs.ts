import type { Agent, Statement } from '@xapi/xapi';

export type XapiVersion = '1.0.3' | '2.0.0';

/** What the launch settled about the LRS. */
export interface LrsAccess {
  /** With or without a slash at its end. */
  endpoint: string;
  /** The whole value of `Authorization`. Asked for once, and again after each 401. */
  authorization(): Promise<string>;
  /** Absent: the LRS is asked before the first request (`about`). cmi5 wants 1.0.3. */
  version?: XapiVersion;
  activityId: string;
  actor: Agent;
  registration?: string;
}

export interface LrsAnswer {
  /** Of HTTP; 0 where there was no answer (dead line, refused by CORS, time limit, no authorization to be had). */
  status: number;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number;
  /** The body. */
  text?: string;
}

/** How a request stands to the end of its page. */
export interface Lasting {
  /** It outlives the page; together such requests have 64 KiB. */
  keepalive?: boolean;
  /** The page goes: what can't be asked at once is not asked at all. Only after an authorization was had. */
  leaving?: boolean;
}

export interface StateOptions extends Lasting {
  /** The document's tag as it was read; `*`: whatever is there. Absent: there is none yet. */
  etag?: string;
  /** What to write where another one wrote in between; `undefined`: leave theirs. */
  merge?(theirs: unknown): unknown;
}

/** One LRS, for one learner. No method throws; what goes wrong is a status. */
export interface LrsClient {
  /** `taken`: the answer lists the ids of all of them, as an LRS's does and a proxy's page does not. */
  post(statements: readonly Statement[], options?: Lasting): Promise<LrsAnswer & { taken: boolean }>;
  /** Absent `statement` with 200: that was no LRS. */
  find(id: string): Promise<LrsAnswer & { statement?: Statement }>;
  about(): Promise<LrsAnswer & { versions?: string[] }>;
  getState(stateId: string): Promise<LrsAnswer & { document?: unknown; etag?: string }>;
  /** On 412 (and 409, xAPI 2.0's word for a missing `If-Match`) reads, merges and writes once more. */
  putState(
    stateId: string,
    document: unknown,
    options?: StateOptions,
  ): Promise<LrsAnswer & { etag?: string }>;
  getAgentProfile(profileId: string): Promise<LrsAnswer & { document?: unknown }>;
}
