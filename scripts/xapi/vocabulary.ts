import type { Verb } from '@xapi/xapi';

/**
 * Words of others, so that any LRS's reports know them. Verbs and activity types are ADL's own (its published
 * vocabulary, https://profiles.adlnet.gov, and the xAPI SCORM Profile); categories and extensions are cmi5's.
 */
export type VerbName =
  | 'initialized'
  | 'resumed'
  | 'progressed'
  | 'attempted'
  | 'answered'
  | 'passed'
  | 'failed'
  | 'completed'
  | 'suspended'
  | 'terminated';

/** `http://adlnet.gov/expapi/verbs/passed`. */
export const verb = (name: VerbName): Verb => ({
  id: `http://adlnet.gov/expapi/verbs/${name}`,
  display: { en: name },
});

export type ActivityType = 'course' | 'lesson' | 'assessment' | 'attempt' | 'objective' | 'cmi.interaction';

/** `http://adlnet.gov/expapi/activities/course`. */
export const activityType = (name: ActivityType): string => `http://adlnet.gov/expapi/activities/${name}`;

const cmi5 = 'https://w3id.org/xapi/cmi5/';
/** cmi5 9.6.2.1: on the statements that cmi5 defines, and on no other. */
export const cmi5Category = `${cmi5}context/categories/cmi5`;
/** cmi5 9.6.2.2: on those of them that say success or completion. */
export const moveOnCategory = `${cmi5}context/categories/moveon`;
/** cmi5 9.6.3.1. */
export const sessionId = `${cmi5}context/extensions/sessionid`;
/** cmi5 9.6.3.2. */
export const masteryScoreExtension = `${cmi5}context/extensions/masteryscore`;
/** cmi5 9.5.5.1: whole percents, 0..100. */
export const progressExtension = `${cmi5}result/extensions/progress`;
