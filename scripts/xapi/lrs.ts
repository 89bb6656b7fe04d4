import type { Agent, Statement } from '@xapi/xapi';

export type XapiVersion = '1.0.3' | '2.0.0';

/** What the launch settled about the LRS. */
export interface LrsAccess {
  /** With or without a slash at its end, and perhaps a query that goes with each request. */
  endpoint: string;
  /**
   * The whole value of `Authorization`, before each request: a text where it is at hand. `refused`: the LRS has said 401
   * to the last one.
   */
  authorization(refused?: boolean): string | Promise<string>;
  /** Absent: the LRS is asked before the first request (`about`). cmi5 wants 1.0.3. */
  version?: XapiVersion;
  activityId: string;
  actor: Agent;
  registration?: string;
  /** A query: what the launch said beyond what is known here, for the LRS to hear with each statement. */
  echo?: string;
}

export interface LrsAnswer {
  /** Of HTTP; 0 where there was no answer (dead line, refused by CORS, time limit, no authorization to be had). */
  status: number;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number | undefined;
  text?: string | undefined;
  /** The text as JSON, whatever the status; `undefined` where it is none. */
  document?: unknown;
  etag?: string | undefined;
}

/** How a request stands to the end of its page. */
export interface Lasting {
  /** It outlives the page; together such requests have 64 KiB. */
  keepalive?: boolean;
  /** The page goes: the request starts before the function returns, once there is an authorization. */
  leaving?: boolean;
}

export interface StateOptions extends Lasting {
  /** The document's tag as it was read; `*`: whatever is there. Absent: there is none yet. */
  etag?: string | undefined;
  /** What to write where another one wrote in between; `undefined`: leave theirs. */
  merge?(theirs: unknown): unknown;
}

/** One LRS, for one learner. No method throws; what goes wrong is a status. */
export interface LrsClient {
  /** `taken`: the answer lists the ids of all of them, as an LRS's does and a proxy's page does not. */
  post(statements: readonly Statement[], options?: Lasting): Promise<LrsAnswer & { taken: boolean }>;
  /** 200 without a statement: that was no LRS. */
  find(id: string): Promise<LrsAnswer & { statement?: Statement | undefined }>;
  about(): Promise<LrsAnswer & { versions?: string[] | undefined }>;
  getState(stateId: string): Promise<LrsAnswer>;
  /**
   * On 412 (and 409, xAPI 2.0's word for a missing `If-Match`) reads, merges and writes once more; then whatever the tag:
   * proxies that compress rewrite tags, and no tag read through them fits.
   */
  putState(stateId: string, document: unknown, options?: StateOptions): Promise<LrsAnswer>;
  getAgentProfile(profileId: string): Promise<LrsAnswer>;
  /** Bytes on their way in requests that outlive the page. */
  flying(): number;
}
