import type { Severity } from '../../scripts/diff/consequences.ts';
import type { Condition, Found } from './migrated.ts';

/** What learners find who come back to the course that nobody has edited. */
export const unchanged: Record<Condition, Found> = {
  open: {
    status: 'incomplete',
    place: 'check',
    missing: 'story thanks check exam',
    asks: 'check: colour= word= year= pool_a= pool_b=',
    next: 'exam: door floor',
    score: undefined,
  },
  submitted: {
    status: 'incomplete',
    score: 20,
    place: 'story',
    missing: 'thanks check exam',
    asks: '',
    next: 'check: word year pool_b, exam: door floor',
  },
  failed: {
    status: 'failed',
    score: 20,
    place: 'story',
    missing: 'thanks check exam',
    asks: '',
    next: 'exam: door floor',
  },
  passed: {
    status: 'passed',
    score: 100,
    place: 'thanks',
    missing: '',
    asks: '',
    next: 'check: colour word year pool_d pool_c, exam: door floor',
  },
};

/**
 * What an edit changes of it for one learner. `diff`: the severity that is foretold, where it is not `keeps`; `back`: the
 * status in the older package, put back, where something was reached meanwhile.
 */
export type Differing = Partial<Found> & { diff?: Severity; back?: string };

/** By the name of the edit: what is otherwise than without it. */
export const expected: Record<string, Partial<Record<Condition, Differing>>> = {
  'a typo mended': {},
  'slide added': {
    open: { missing: 'fresh story thanks check exam' },
    submitted: { missing: 'fresh thanks check exam' },
    failed: { missing: 'fresh thanks check exam' },
    passed: { missing: 'fresh' },
  },
  'slide removed': {},
  'slide moved': {},
  'slide renamed with `was`': {},
  'slide renamed without `was`': {
    open: { missing: 'house_rules story thanks check exam', diff: 'redo' },
    submitted: { missing: 'house_rules thanks check exam', diff: 'redo' },
    failed: { missing: 'house_rules thanks check exam', diff: 'redo' },
    passed: { missing: 'house_rules' },
  },
  'slide split': {
    open: { missing: 'rules_two story thanks check exam' },
    submitted: { missing: 'rules_two thanks check exam' },
    failed: { missing: 'rules_two thanks check exam' },
    passed: { missing: 'rules_two' },
  },
  'slides merged': {},
  'practice question changed': {},
  'practice question moved into a quiz': {
    open: { asks: 'check: colour= word= year= pool_a= pool_b= seal', diff: 'more' },
    submitted: { next: 'check: word year pool_b seal, exam: door floor' },
    passed: { next: 'check: seal, exam: door floor' },
  },
  'lesson added': {
    open: { missing: 'fresh story thanks check exam' },
    submitted: { missing: 'fresh thanks check exam' },
    failed: { missing: 'fresh thanks check exam' },
    passed: { missing: 'fresh' },
  },
  'lesson removed': {
    open: { place: 'story', missing: 'story thanks exam', asks: '', diff: 'redo' },
    submitted: { missing: 'thanks exam', next: 'exam: door floor', diff: 'loses' },
    failed: { status: 'incomplete', missing: 'thanks exam', diff: 'loses' },
    passed: { next: 'exam: door floor', diff: 'loses' },
  },
  'lessons in another order': {
    open: { missing: 'story thanks exam check' },
    submitted: { missing: 'thanks exam check', next: 'exam: door floor, check: word year pool_b' },
    failed: { missing: 'thanks exam check' },
    passed: { next: 'exam: door floor, check: colour word year pool_d pool_c' },
  },
  'lesson renamed with `was`': {},
  'lesson renamed without `was`': {},
  'question added': {
    open: { asks: 'check: colour= word= year= pool_a= pool_b= fresh', diff: 'more' },
    submitted: { next: 'check: word year pool_b fresh, exam: door floor' },
    passed: { next: 'check: fresh, exam: door floor' },
  },
  'question removed': {
    open: { asks: 'check: word= year= pool_a= pool_b=' },
    passed: { next: 'check: word year pool_d pool_c, exam: door floor' },
  },
  'question moved to another quiz with `was`': {
    open: { asks: 'check: word= year= pool_a= pool_b=', next: 'exam: door colour= floor' },
    submitted: { next: 'check: word year pool_b, exam: door colour floor' },
    failed: { next: 'exam: door colour floor' },
    passed: { next: 'check: word year pool_d pool_c, exam: door colour floor' },
  },
  'question moved to another quiz without `was`': {
    open: { asks: 'check: word= year= pool_a= pool_b=', next: 'exam: door colour floor', diff: 'redo' },
    submitted: { next: 'check: word year pool_b, exam: door colour floor' },
    failed: { next: 'exam: door colour floor' },
    passed: { next: 'check: word year pool_d pool_c, exam: door colour floor' },
  },
  'question renamed with `was`': {
    open: { asks: 'check: exit_colour= word= year= pool_a= pool_b=' },
    passed: { next: 'check: exit_colour word year pool_d pool_c, exam: door floor' },
  },
  'question renamed without `was`': {
    open: { asks: 'check: exit_colour word= year= pool_a= pool_b=', diff: 'redo' },
    submitted: { next: 'check: exit_colour word year pool_b, exam: door floor' },
    passed: { next: 'check: exit_colour, exam: door floor' },
  },
  'key changed': {
    open: { asks: 'check: colour word= year= pool_a= pool_b=', diff: 'redo' },
    submitted: { next: 'check: colour word year pool_b, exam: door floor' },
    passed: { next: 'check: colour, exam: door floor' },
  },
  'accepted answer added': {
    open: { asks: 'check: colour= word year= pool_a= pool_b=', diff: 'redo' },
    passed: { next: 'check: word, exam: door floor' },
  },
  'number changed': {
    open: { asks: 'check: colour= word= year pool_a= pool_b=', diff: 'redo' },
    passed: { next: 'check: year, exam: door floor' },
  },
  'choice added': {
    open: { asks: 'check: colour word= year= pool_a= pool_b=', diff: 'redo' },
    submitted: { next: 'check: colour word year pool_b, exam: door floor' },
    passed: { next: 'check: colour, exam: door floor' },
  },
  'choice removed': {
    open: { asks: 'check: colour word= year= pool_a= pool_b=', diff: 'redo' },
    submitted: { next: 'check: colour word year pool_b, exam: door floor' },
    passed: { next: 'check: colour, exam: door floor' },
  },
  'choices in another order': {},
  'questions in another order': {
    open: { asks: 'check: word= year= colour= pool_a= pool_b=' },
    passed: { next: 'check: word year colour pool_d pool_c, exam: door floor' },
  },
  'type changed': {
    open: { asks: 'check: colour word= year= pool_a= pool_b=', diff: 'redo' },
    submitted: { next: 'check: colour word year pool_b, exam: door floor' },
    passed: { next: 'check: colour, exam: door floor' },
  },
  '`max_length` of a typed answer changed': {
    open: { asks: 'check: colour= word year= pool_a= pool_b=', diff: 'redo' },
    passed: { next: 'check: word, exam: door floor' },
  },
  'points changed': {},
  'pass mark raised': {},
  'pass mark lowered': {
    submitted: { missing: 'thanks exam' },
    failed: { status: 'incomplete', missing: 'thanks exam', diff: 'more', back: 'incomplete' },
  },
  'attempts raised': {
    failed: { status: 'incomplete', next: 'check: word year pool_b, exam: door floor', diff: 'more' },
  },
  'attempts lowered': {
    submitted: { status: 'failed', next: 'exam: door floor', diff: 'loses' },
    passed: { next: 'exam: door floor' },
  },
  'which attempt counts changed': {},
  'drawn question removed from its bank': {
    open: { asks: 'check: colour= word= year= pool_d pool_b=', diff: 'redo' },
    submitted: { next: 'check: word year pool_d pool_b, exam: door floor' },
    passed: { next: 'check: pool_d, exam: door floor' },
  },
  'drawn question revised': {
    open: { asks: 'check: colour= word= year= pool_a= pool_b', diff: 'redo' },
    passed: { next: 'check: pool_b, exam: door floor' },
  },
  'drawn question added to its bank': {
    passed: { next: 'check: colour word year pool_d pool_e, exam: door floor' },
  },
  'draw made smaller': {
    open: { asks: 'check: colour= word= year= pool_a=' },
    submitted: { next: 'check: word year, exam: door floor' },
    passed: { next: 'check: colour word year pool_d, exam: door floor' },
  },
  'draw made larger': {
    open: { asks: 'check: colour= word= year= pool_a= pool_b= pool_d', diff: 'more' },
    submitted: { next: 'check: word year pool_b pool_d, exam: door floor' },
    passed: { next: 'check: pool_d, exam: door floor' },
  },
  'draw replaced by its questions': {
    passed: { next: 'check: colour word year pool_a pool_b, exam: door floor' },
  },
  'completion asks for less': {
    open: { missing: 'check exam' },
    submitted: { missing: 'check exam' },
    failed: { missing: 'check exam' },
  },
  'completion asks for more': {},
  'weights changed': {},
  'quiz added': {
    open: { missing: 'story thanks check more_check exam', next: 'more_check: fresh, exam: door floor' },
    submitted: {
      missing: 'thanks check more_check exam',
      next: 'check: word year pool_b, more_check: fresh, exam: door floor',
    },
    failed: { missing: 'thanks check more_check exam', next: 'more_check: fresh, exam: door floor' },
    passed: {
      missing: 'more_check',
      next: 'check: colour word year pool_d pool_c, more_check: fresh, exam: door floor',
    },
  },
  'quiz removed': {
    open: { place: 'padlock', missing: 'story thanks exam', asks: '', diff: 'redo' },
    submitted: { missing: 'thanks exam', next: 'exam: door floor', diff: 'loses' },
    failed: { status: 'incomplete', missing: 'thanks exam', diff: 'loses' },
    passed: { next: 'exam: door floor', diff: 'loses' },
  },
  'quiz renamed with `was`': {
    open: {
      place: 'half',
      missing: 'story thanks half exam',
      asks: 'half: colour= word= year= pool_a= pool_b=',
    },
    submitted: { missing: 'thanks half exam', next: 'half: word year pool_b, exam: door floor' },
    failed: { missing: 'thanks half exam' },
    passed: { next: 'half: colour word year pool_c pool_d, exam: door floor' },
  },
  'quiz renamed without `was`': {
    open: {
      place: 'padlock',
      missing: 'story thanks half exam',
      asks: '',
      next: 'half: colour word year pool_d pool_a, exam: door floor',
      diff: 'redo',
    },
    submitted: {
      missing: 'thanks half exam',
      next: 'half: colour word year pool_d pool_a, exam: door floor',
      diff: 'loses',
    },
    failed: {
      status: 'incomplete',
      missing: 'thanks half exam',
      next: 'half: colour word year pool_d pool_a, exam: door floor',
      diff: 'loses',
    },
    passed: {
      missing: 'half',
      next: 'half: colour word year pool_d pool_a, exam: door floor',
      diff: 'loses',
    },
  },
  '`retry: wrong` taken away': {
    submitted: { next: 'check: colour word year pool_d pool_c, exam: door floor' },
  },
  'lock added to a lesson': {},
  'everything in order from now on': {},
};
