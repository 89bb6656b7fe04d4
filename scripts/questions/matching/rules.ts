import { hash32 } from '../../state/hash.ts';
import { shuffled } from '../order.ts';
import { idTokens } from '../readable.ts';
import type { QuestionRules, XapiDescription, XapiInteraction } from '../rules.ts';
import { asScorm2004, between, within } from '../tokens.ts';
import { readablePairs } from './readable.ts';

export interface MatchingKey {
  /** Ids of the sources, sorted by code units: the order in the saved state. */
  sources: string[];
  /** Plain texts, in the order of `sources`. */
  sourceTexts: string[];
  /** Ids of the targets, sorted by code units. A pair's source and target have the same id. */
  targets: string[];
  targetTexts: string[];
  /** Ids of the right targets, in the order of `sources`. */
  answer: string[];
}

/** `[source, target]`, ids, of each source that was matched, in the order of the key's `sources`. */
export type MatchingAnswer = [source: string, target: string][];

/**
 * Targets as they stand in the page: mixed, since pairs would give themselves away in the author's order. The page
 * names a target by its place here: where both sides of a pair have one id, its name would tell the answer.
 */
export function targetsOnPage(key: MatchingKey): string[] {
  const mix = key.targetTexts.join('\n');
  return shuffled(key.targets, (id) => hash32(`${mix}\n${id}`), key.answer);
}

const rightPairs = ({ sources, answer }: MatchingKey): MatchingAnswer =>
  sources.map((source, index) => [source, answer[index] ?? '']);

export const matchingRules: QuestionRules<MatchingKey, MatchingAnswer> = {
  type: 'matching',

  slots: ({ sources, targets }) => sources.map(() => ({ radix: targets.length + 1 })),

  /** 0: not matched; else the target's place, from 1. */
  pack: ({ sources, targets }, answer) =>
    sources.map((source) => {
      const pair = answer.find(([matched]) => matched === source);
      return pair ? targets.indexOf(pair[1]) + 1 : 0;
    }),

  unpack({ sources, targets }, values) {
    if (values.length !== sources.length) return undefined;
    const answer: MatchingAnswer = [];
    for (const [index, source] of sources.entries()) {
      const value = values[index];
      const target = targets[Number(value) - 1];
      if (target !== undefined) answer.push([source, target]);
      else if (value !== 0) return undefined;
    }
    return answer;
  },

  isAnswered: (_, answer) => answer.length > 0,

  /** By right parts: sources with the right target, of all sources (format 1, "Grading"). */
  grade(key, answer, partial) {
    const given = new Map(answer);
    const right = rightPairs(key).filter(([source, target]) => given.get(source) === target).length;
    const all = key.sources.length;
    return { share: right === all ? 1 : partial ? right / all : 0 };
  },

  scorm12(key, answer, responses) {
    const say = (pairs: MatchingAnswer) =>
      (responses === 'text' ? readablePairs(key, pairs) : undefined) ?? pairsOfIds(key, pairs);
    return { type: 'matching', response: say(answer), patterns: [say(rightPairs(key))] };
  },

  scorm2004: (key, answer) => asScorm2004(matchingXapi(key, answer)),
  xapi: matchingXapi,
  describe: describeMatching,
};

/** SCORM 1.2 RTE 3.4.2.7, CMIFeedback: `source.target,source.target`. */
function pairsOfIds({ sources, targets }: MatchingKey, pairs: MatchingAnswer): string {
  const most = Math.max(0, ...targets.map(({ length }) => length));
  const longest = sources.reduce((sum, { length }) => sum + length + most + 2, -1);
  const [sourceTokens, targetTokens] = [idTokens(sources, longest), idTokens(targets, longest)];
  return pairs
    .map(([source, target]) =>
      [sourceTokens[sources.indexOf(source)], targetTokens[targets.indexOf(target)]].join('.'),
    )
    .join(',');
}

const sayPairs = (pairs: MatchingAnswer) => pairs.map((pair) => pair.join(within)).join(between);

function matchingXapi(key: MatchingKey, answer: MatchingAnswer): XapiInteraction {
  return { ...describeMatching(key), response: sayPairs(answer) };
}

function describeMatching(key: MatchingKey): XapiDescription {
  const components = (ids: readonly string[], texts: readonly string[]) =>
    ids.map((id, index) => ({ id, text: texts[index] ?? id }));
  return {
    interactionType: 'matching',
    correctResponsesPattern: [sayPairs(rightPairs(key))],
    source: components(key.sources, key.sourceTexts),
    target: components(key.targets, key.targetTexts),
  };
}
