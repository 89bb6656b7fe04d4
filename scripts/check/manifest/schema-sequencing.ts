import type { ElementSchema, ValueType } from './schemas.ts';

/** IMS Simple Sequencing 1.0 and ADL's additions to it, as SCORM 2004 uses them (Sequencing and Navigation, 3 and 5). */

const measure: ValueType = { from: -1, to: 1 };
const share: ValueType = { from: 0, to: 1 };
const count: ValueType = { from: 0, to: Infinity, whole: true };
const operator: ValueType = { words: ['not', 'noOp'] };
const combination: ValueType = { words: ['all', 'any'] };
const timing: ValueType = { words: ['never', 'once', 'onEachNewAttempt'] };
const consideration: ValueType = { words: ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'] };

const states = [
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
];
const ruleStates = [...states, 'objectiveMeasureGreaterThan', 'objectiveMeasureLessThan', 'always'];

const actions: Readonly<Record<string, readonly string[]>> = {
  preConditionRule: ['skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal'],
  exitConditionRule: ['exit'],
  postConditionRule: ['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous'],
  rollupRule: ['satisfied', 'notSatisfied', 'completed', 'incomplete'],
};
const anyAction: ValueType = {
  words: [
    ...new Set(
      ['preConditionRule', 'exitConditionRule', 'postConditionRule'].flatMap((rule) => actions[rule] ?? []),
    ),
  ],
};

const rule: ElementSchema = { children: ['ruleConditions?', 'ruleAction'] };
const booleans = (...names: string[]): Record<string, ValueType> =>
  Object.fromEntries(names.map((name) => [name, 'boolean' as const]));

export const sequencingElements: Readonly<Record<string, ElementSchema>> = {
  'imsss:sequencingCollection': { within: ['manifest'], children: ['sequencing+'] },
  'imsss:sequencing': {
    within: ['item', 'organization'],
    children: [
      'controlMode?',
      'sequencingRules?',
      'limitConditions?',
      'auxiliaryResources?',
      'rollupRules?',
      'objectives?',
      'randomizationControls?',
      'deliveryControls?',
    ],
    any: true,
    attributes: { ID: 'any', IDRef: 'any' },
  },
  'imsss:controlMode': {
    attributes: booleans(
      'choice',
      'choiceExit',
      'flow',
      'forwardOnly',
      'useCurrentAttemptObjectiveInfo',
      'useCurrentAttemptProgressInfo',
    ),
  },
  'imsss:sequencingRules': { children: ['preConditionRule*', 'exitConditionRule*', 'postConditionRule*'] },
  'imsss:preConditionRule': rule,
  'imsss:exitConditionRule': rule,
  'imsss:postConditionRule': rule,
  'imsss:ruleConditions': { children: ['ruleCondition+'], attributes: { conditionCombination: combination } },
  'imsss:ruleCondition': {
    attributes: {
      referencedObjective: 'any',
      measureThreshold: measure,
      operator,
      'condition!': { words: ruleStates },
    },
  },
  'imsss:ruleAction': { attributes: { 'action!': anyAction } },
  'imsss:limitConditions': {
    attributes: {
      attemptLimit: count,
      attemptAbsoluteDurationLimit: 'any',
      attemptExperiencedDurationLimit: 'any',
      activityAbsoluteDurationLimit: 'any',
      activityExperiencedDurationLimit: 'any',
      beginTimeLimit: 'any',
      endTimeLimit: 'any',
    },
  },
  'imsss:auxiliaryResources': { children: ['auxiliaryResource*'] },
  'imsss:auxiliaryResource': { attributes: { 'auxiliaryResourceID!': 'any', 'purpose!': 'any' } },
  'imsss:rollupRules': {
    children: ['rollupRule*'],
    attributes: {
      ...booleans('rollupObjectiveSatisfied', 'rollupProgressCompletion'),
      objectiveMeasureWeight: share,
    },
  },
  'imsss:rollupRule': {
    children: ['rollupConditions', 'rollupAction'],
    attributes: {
      childActivitySet: { words: ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'] },
      minimumCount: count,
      minimumPercent: share,
    },
  },
  'imsss:rollupConditions': {
    children: ['rollupCondition+'],
    attributes: { conditionCombination: combination },
  },
  'imsss:rollupCondition': { attributes: { operator, 'condition!': { words: states } } },
  'imsss:rollupAction': { attributes: { 'action!': { words: actions.rollupRule ?? [] } } },
  'imsss:objectives': { children: ['primaryObjective', 'objective*'] },
  'imsss:primaryObjective': {
    children: ['minNormalizedMeasure?', 'mapInfo*'],
    attributes: { ...booleans('satisfiedByMeasure'), objectiveID: 'any' },
  },
  'imsss:objective': {
    children: ['minNormalizedMeasure?', 'mapInfo*'],
    attributes: { ...booleans('satisfiedByMeasure'), 'objectiveID!': 'any' },
  },
  'imsss:minNormalizedMeasure': { text: measure },
  'imsss:mapInfo': {
    attributes: {
      'targetObjectiveID!': 'any',
      ...booleans(
        'readSatisfiedStatus',
        'readNormalizedMeasure',
        'writeSatisfiedStatus',
        'writeNormalizedMeasure',
      ),
    },
  },
  'imsss:randomizationControls': {
    attributes: {
      randomizationTiming: timing,
      selectCount: count,
      ...booleans('reorderChildren'),
      selectionTiming: timing,
    },
  },
  'imsss:deliveryControls': {
    attributes: booleans('tracked', 'completionSetByContent', 'objectiveSetByContent'),
  },
  'adlseq:constrainedChoiceConsiderations': {
    within: ['sequencing', 'item', 'organization'],
    attributes: booleans('preventActivation', 'constrainChoice'),
  },
  'adlseq:rollupConsiderations': {
    within: ['sequencing', 'item', 'organization'],
    attributes: {
      requiredForSatisfied: consideration,
      requiredForNotSatisfied: consideration,
      requiredForCompleted: consideration,
      requiredForIncomplete: consideration,
      ...booleans('measureSatisfactionIfActive'),
    },
  },
  'adlseq:objectives': { within: ['sequencing'], children: ['objective+'] },
  'adlseq:objective': { children: ['mapInfo+'], attributes: { 'objectiveID!': 'any' } },
  'adlseq:mapInfo': {
    attributes: {
      'targetObjectiveID!': 'any',
      ...booleans(
        'readRawScore',
        'readMinScore',
        'readMaxScore',
        'readCompletionStatus',
        'readProgressMeasure',
        'writeRawScore',
        'writeMinScore',
        'writeMaxScore',
        'writeCompletionStatus',
        'writeProgressMeasure',
      ),
    },
  },
};
