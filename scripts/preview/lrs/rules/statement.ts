/** Statements as far as they are judged (xAPI 1.0.3, Data 4.1). */

export interface Agent {
  objectType?: string;
  name?: string;
  mbox?: string;
  mbox_sha1sum?: string;
  openid?: string;
  account?: { homePage: string; name: string };
}

export interface Activity {
  objectType?: string;
  id: string;
  definition?: object;
}

export interface Context {
  registration?: string;
  contextActivities?: Partial<Record<'parent' | 'grouping' | 'category' | 'other', Activity[]>>;
  revision?: string;
  platform?: string;
  language?: string;
  extensions?: Record<string, unknown>;
}

export interface Statement {
  id?: string;
  actor: Agent;
  verb: { id: string; display?: object };
  object: { objectType?: string };
  result?: {
    score?: { scaled: number; raw?: number; min?: number; max?: number };
    success?: boolean;
    completion?: boolean;
    response?: string;
    duration?: string;
    extensions?: Record<string, unknown>;
  };
  context?: Context;
  timestamp?: string;
}
