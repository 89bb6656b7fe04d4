import { text, type LrsRequest, type LrsResponse } from './http.ts';

/** What happens to a request in place of, or after, what should. */
export type Fault =
  /** It never arrives. */
  | { kind: 'drop' }
  /** It is carried out, and its answer never arrives. */
  | { kind: 'lose' }
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: string }
  /** A captive portal, or an error page that calls itself well. */
  | { kind: 'html' }
  /** It is carried out, and the answer takes its time. */
  | { kind: 'delay'; ms: number }
  /** The answer, and that to a preflight, lacks the headers that would let a page of another origin read it. */
  | { kind: 'no-cors' };

export interface FaultRule {
  fault: Fault;
  /** Default: each request but preflights, which only `no-cors` is about. */
  when?: (request: LrsRequest) => boolean;
  /** How many requests it befalls; default: all, until the rule is taken out. */
  times?: number;
}

/** Carries out `work` as the first rule that fits says. Rules that are used up leave the list. */
export function withFaults(rules: FaultRule[], request: LrsRequest, work: () => LrsResponse): LrsResponse {
  const rule = rules.find(
    ({ fault, when }) =>
      (request.method !== 'OPTIONS' || fault.kind === 'no-cors') && (when === undefined || when(request)),
  );
  if (!rule) return work();
  if (rule.times !== undefined && --rule.times <= 0) rules.splice(rules.indexOf(rule), 1);
  const { fault } = rule;
  switch (fault.kind) {
    case 'drop':
      return { ...text(0), lost: true };
    case 'lose':
      return { ...work(), lost: true };
    case 'answer':
      return text(fault.status, fault.body ?? '', fault.headers);
    case 'html':
      return {
        ...text(200, '<!doctype html><title>Welcome to our Wi-Fi</title>'),
        headers: { 'content-type': 'text/html' },
      };
    case 'delay':
      return { ...work(), delay: fault.ms };
    case 'no-cors':
      return { ...work(), headers: {}, unreadable: true };
  }
}
