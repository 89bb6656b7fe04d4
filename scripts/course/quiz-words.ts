/** Values of a quiz's `reveal`. */
export const revealWhen = ['never', 'after_each', 'after_submit', 'after_pass', 'after_last_attempt'] as const;
export type RevealWhen = (typeof revealWhen)[number];

/** Values of a quiz's `show`. */
export const showWhat = ['marks', 'feedback', 'answers'] as const;
export type ShowWhat = (typeof showWhat)[number];

/** Values of a quiz's `attempt_counts`. */
export const attemptWords = ['best', 'last', 'first', 'average'] as const;
export type AttemptCounts = (typeof attemptWords)[number];

/** Values of a quiz's `clock`. */
export const clockWords = ['always', 'open'] as const;
export type ClockRuns = (typeof clockWords)[number];

/** Values of a quiz's `retry`. */
export const retryWords = ['all', 'wrong'] as const;
export type Retry = (typeof retryWords)[number];

/** Values of `shuffle`. */
export const shuffleWhat = ['questions', 'choices'] as const;
export type ShuffleWhat = (typeof shuffleWhat)[number];

/** Values of the course's `navigation`. */
export const navigationWords = ['free', 'in_order'] as const;
export type Navigation = (typeof navigationWords)[number];

/** Values of the course's `responses`. */
export const responseWords = ['text', 'ids'] as const;
export type Responses = (typeof responseWords)[number];
