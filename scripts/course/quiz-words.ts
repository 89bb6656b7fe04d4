/** Values of a quiz's `reveal`. */
export const revealWhen = ['never', 'after_each', 'after_submit', 'after_pass', 'after_last_attempt'] as const;
export type RevealWhen = (typeof revealWhen)[number];

/** Values of a quiz's `show`. */
export const showWhat = ['marks', 'feedback', 'answers'] as const;
export type ShowWhat = (typeof showWhat)[number];
