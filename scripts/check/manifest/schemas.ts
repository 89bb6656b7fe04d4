import { cmi5Elements, cmi5Namespace } from './schema-cmi5.ts';
import { sequencingElements } from './schema-sequencing.ts';
import { adl12, adl2004, content12, content2004 } from './scorm.ts';

/** What may stand as a value. */
export type ValueType =
  | 'any'
  | 'boolean'
  | { words: readonly string[] }
  | { longest: number }
  | { pattern: RegExp; says: string }
  | { from: number; to: number; whole?: true };

export interface ElementSchema {
  /** Children of its own namespace, in order: `a` once, `a?` at most once, `a*`, `a+`; `a|b` either. */
  children?: readonly string[];
  /** Whether elements of other namespaces may follow. */
  any?: true;
  /** Attributes without a prefix; `name!` has to be there. */
  attributes?: Readonly<Record<string, ValueType>>;
  anyAttribute?: true;
  text?: ValueType;
  /** Elements that it may stand in, where it stands in another namespace. */
  within?: readonly string[];
}

/** Short names of the namespaces whose elements are checked. */
export const namespaces: ReadonlyMap<string, string> = new Map([
  [content12, 'cp'],
  [content2004, 'cp'],
  [adl12, 'adlcp12'],
  [adl2004, 'adlcp'],
  ['http://www.imsglobal.org/xsd/imsss', 'imsss'],
  ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq'],
  ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav'],
  [cmi5Namespace, 'cmi5'],
]);

const timeLimitAction: ValueType = {
  words: ['exit,message', 'exit,no message', 'continue,message', 'continue,no message'],
};
const scormType: ValueType = { words: ['sco', 'asset'] };
const share: ValueType = { from: 0, to: 1 };

/** IMS Content Packaging 1.1.2 (SCORM 1.2) and 1.1.4 (2004): the same elements in the same order. */
const contentElements: Readonly<Record<string, ElementSchema>> = {
  'cp:manifest': {
    children: ['metadata?', 'organizations', 'resources', 'manifest*'],
    any: true,
    attributes: { 'identifier!': 'any', version: 'any' },
  },
  'cp:metadata': { children: ['schema?', 'schemaversion?'], any: true },
  'cp:schema': { text: { longest: 100 } },
  'cp:schemaversion': {},
  'cp:organizations': { children: ['organization*'], any: true, attributes: { default: 'any' } },
  'cp:organization': {
    children: ['title?', 'item*', 'metadata?'],
    any: true,
    attributes: { 'identifier!': 'any', structure: 'any' },
  },
  'cp:item': {
    children: ['title?', 'item*', 'metadata?'],
    any: true,
    attributes: { 'identifier!': 'any', identifierref: 'any', isvisible: 'boolean', parameters: 'any' },
  },
  'cp:title': {},
  'cp:resources': { children: ['resource*'], any: true },
  'cp:resource': {
    children: ['metadata?', 'file*', 'dependency*'],
    any: true,
    attributes: { 'identifier!': 'any', 'type!': 'any', href: 'any' },
  },
  'cp:file': { children: ['metadata?'], any: true, attributes: { 'href!': 'any' } },
  'cp:dependency': { any: true, attributes: { 'identifierref!': 'any' } },
};

const inItem = ['item'];

/** ADL Content Packaging 1.2. */
const adl12Elements: Readonly<Record<string, ElementSchema>> = {
  'adlcp12:location': { within: ['metadata'] },
  'adlcp12:prerequisites': {
    within: inItem,
    attributes: { 'type!': { words: ['aicc_script'] } },
    text: { longest: 200 },
  },
  'adlcp12:maxtimeallowed': {
    within: inItem,
    text: { pattern: /^\d{2,4}:\d{2}:\d{2}(?:\.\d{1,2})?$/, says: 'a time such as `00:30:00`' },
  },
  'adlcp12:timelimitaction': { within: inItem, text: timeLimitAction },
  'adlcp12:datafromlms': { within: inItem, text: { longest: 255 } },
  'adlcp12:masteryscore': { within: inItem, text: { from: 0, to: 100 } },
};

/** ADL Content Packaging 1.3. */
const adl2004Elements: Readonly<Record<string, ElementSchema>> = {
  'adlcp:location': { within: ['metadata'] },
  'adlcp:dataFromLMS': { within: inItem, text: { longest: 4000 } },
  'adlcp:timeLimitAction': { within: inItem, text: timeLimitAction },
  'adlcp:completionThreshold': {
    within: inItem,
    attributes: { completedByMeasure: 'boolean', minProgressMeasure: share, progressWeight: share },
  },
  'adlcp:data': { within: inItem, children: ['map+'] },
  'adlcp:map': { attributes: { 'targetID!': 'any', readSharedData: 'boolean', writeSharedData: 'boolean' } },
};

const navigationElements: Readonly<Record<string, ElementSchema>> = {
  'adlnav:presentation': { within: ['item', 'organization'], children: ['navigationInterface?'] },
  'adlnav:navigationInterface': { children: ['hideLMSUI*'] },
  'adlnav:hideLMSUI': {
    text: { words: ['previous', 'continue', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll'] },
  },
};

export const elementSchemas: ReadonlyMap<string, ElementSchema> = new Map(
  Object.entries({
    ...contentElements,
    ...adl12Elements,
    ...adl2004Elements,
    ...navigationElements,
    ...sequencingElements,
    ...cmi5Elements,
  }),
);

/** Attributes that bear a prefix, and the elements that they belong on. */
export const foreignAttributes: ReadonlyMap<string, { on: readonly string[]; type: ValueType }> = new Map([
  ['adlcp12:scormtype', { on: ['resource'], type: scormType }],
  ['adlcp:scormType', { on: ['resource'], type: scormType }],
  // Of the 2nd edition.
  ['adlcp:persistState', { on: ['resource'], type: 'boolean' }],
  ['adlcp:sharedDataGlobalToSystem', { on: ['organization'], type: 'boolean' }],
  ['adlseq:objectivesGlobalToSystem', { on: ['organization'], type: 'boolean' }],
]);
