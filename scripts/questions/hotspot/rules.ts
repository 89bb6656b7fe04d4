import { choiceRules, type ChoiceAnswer, type ChoiceKey } from '../choice/rules.ts';
import type { QuestionRules } from '../rules.ts';

/** A choice between regions of a picture, which reports know by their names; only the page differs. */
export const hotspotRules: QuestionRules<ChoiceKey, ChoiceAnswer> = { ...choiceRules, type: 'hotspot' };
