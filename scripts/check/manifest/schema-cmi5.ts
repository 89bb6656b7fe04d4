import type { ElementSchema } from './schemas.ts';

export const cmi5Namespace = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd';

/** The course structure of cmi5 (Quartz, 13 and 14): a fixed order, a title and a description on everything. */
export const cmi5Elements: Readonly<Record<string, ElementSchema>> = {
  'cmi5:courseStructure': { children: ['course', 'objectives?', 'au|block+'], any: true, anyAttribute: true },
  'cmi5:course': {
    children: ['title', 'description'],
    any: true,
    attributes: { 'id!': 'any' },
    anyAttribute: true,
  },
  'cmi5:objectives': { children: ['objective+'], any: true },
  'cmi5:objective': {
    children: ['title?', 'description?'],
    any: true,
    attributes: { id: 'any', idref: 'any' },
    anyAttribute: true,
  },
  'cmi5:block': {
    children: ['title', 'description', 'objectives?', 'au|block+'],
    any: true,
    attributes: { 'id!': 'any' },
    anyAttribute: true,
  },
  'cmi5:au': {
    children: ['title', 'description', 'objectives?', 'url', 'launchParameters?', 'entitlementKey?'],
    any: true,
    attributes: {
      'id!': 'any',
      moveOn: { words: ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'] },
      masteryScore: {
        pattern: /^(?:0(?:\.\d{1,4})?|1(?:\.0{1,4})?|\.\d{1,4})$/,
        says: 'a number from 0 to 1 with at most four decimals',
      },
      launchMethod: { words: ['OwnWindow', 'AnyWindow'] },
      activityType: 'any',
    },
    anyAttribute: true,
  },
  'cmi5:title': { children: ['langstring+'] },
  'cmi5:description': { children: ['langstring+'] },
  'cmi5:langstring': { attributes: { lang: 'any' }, anyAttribute: true },
  'cmi5:url': {},
  'cmi5:launchParameters': {},
  'cmi5:entitlementKey': {},
};
