import { choiceRules, type ChoiceAnswer, type ChoiceKey } from '../choice/rules.ts';
import type { QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004 } from '../tokens.ts';

/** A choice between the parts `false` and `true`; only its encodings differ. */
export const trueFalseRules: QuestionRules<ChoiceKey, ChoiceAnswer> = {
  ...choiceRules,
  type: 'true-false',

  /** SCORM 1.2 RTE 3.4.2.7, CMIFeedback: `t` or `f`. */
  scorm12: ({ answer: right }, answer) => ({
    type: 'true-false',
    response: answer[0] === 'true' ? 't' : 'f',
    patterns: [right[0] === 'true' ? 't' : 'f'],
  }),

  scorm2004: (key, answer) => asScorm2004(trueFalseXapi(key, answer)),
  xapi: trueFalseXapi,
  describe: describeTrueFalse,
};

function trueFalseXapi(key: ChoiceKey, answer: ChoiceAnswer): XapiInteraction {
  return { ...describeTrueFalse(key), response: answer[0] ?? '' };
}

function describeTrueFalse({ answer: right }: ChoiceKey): XapiDescription {
  return { interactionType: 'true-false', correctResponsesPattern: [right[0] ?? ''] };
}
