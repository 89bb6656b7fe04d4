/** What `coursewright help` explains beside commands, types and names of findings, in the order of a reader's day. */
export const topicNames = [
  'format',
  'slides',
  'questions',
  'quizzes',
  'targets',
  'lrs',
  'rebuilds',
  'errors',
] as const;

export type TopicName = (typeof topicNames)[number];
