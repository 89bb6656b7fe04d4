import type { QuestionRules, XapiDescription, XapiInteraction } from '../../../scripts/questions/rules.ts';
import { asScorm2004, range } from '../../../scripts/questions/tokens.ts';

export interface SliderKey {
  min: number;
  max: number;
  answer: number;
}

/** `null`: it was not moved yet. */
export type SliderAnswer = number | null;

/** A whole number from `min` to `max`; the farther off, the less it earns. */
export const sliderRules: QuestionRules<SliderKey, SliderAnswer> = {
  type: 'slider',
  slots: ({ min, max }) => [{ radix: max - min + 1 }],
  pack: ({ min }, answer) => [(answer ?? min) - min],
  unpack({ min, max }, [value]) {
    const answer = min + Number(value);
    return answer >= min && answer <= max ? answer : undefined;
  },
  isAnswered: (_, answer) => answer !== null,
  grade({ min, max, answer: right }, answer, partial) {
    const off = Math.abs((answer ?? Infinity) - right);
    const near = Math.max(0, 1 - off / (max - min));
    return { share: off === 0 ? 1 : partial ? near : 0, feedback: off === 0 ? [] : ['off'] };
  },
  scorm12: ({ answer: right }, answer) => ({
    type: 'numeric',
    response: String(answer ?? ''),
    patterns: [String(right)],
  }),
  scorm2004: (key, answer) => asScorm2004(sliderXapi(key, answer)),
  xapi: sliderXapi,
  describe: describeSlider,
};

function sliderXapi(key: SliderKey, answer: SliderAnswer): XapiInteraction {
  return { ...describeSlider(key), response: String(answer ?? '') };
}

function describeSlider({ answer: right }: SliderKey): XapiDescription {
  return { interactionType: 'numeric', correctResponsesPattern: [`${right}${range}${right}`] };
}
