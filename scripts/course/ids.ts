/** Ids are branded, so that a slide's id can't pass for a question's. */
export type CourseId = string & { readonly kind?: 'course' };
export type LessonId = string & { readonly kind?: 'lesson' };
export type SlideId = string & { readonly kind?: 'slide' };
/** A quiz is a slide; its id is the slide's id. */
export type QuizId = string & { readonly kind?: 'slide' };
export type QuestionId = string & { readonly kind?: 'question' };
export type BankId = string & { readonly kind?: 'bank' };
export type OutcomeId = string & { readonly kind?: 'outcome' };

/** Format 1, "How it is read" 3: lower-case letter first, then letters, digits and `_`, at most 40 characters. */
export const idPattern = /^[a-z][a-z0-9_]{0,39}$/;
/** The course's id may also have `-`: it is the package's name as well. */
export const courseIdPattern = /^[a-z][a-z0-9_-]{0,39}$/;
/** Keys of a question's own maps (choices and the like) may also begin with a digit. */
export const partIdPattern = /^[a-z0-9][a-z0-9_]{0,39}$/;
