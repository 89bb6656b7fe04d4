import type { PlayerCourse } from '../course/player-course.ts';
import type { Log } from '../log/log.ts';
import type { Launch } from '../log/tracker.ts';
import type { FieldList } from '../state/progress.ts';
import type { Progress } from '../state/progress.ts';
import type { App } from './app.ts';
import { bindDialogs } from './dialogs.ts';
import { bindHandout } from './handout.ts';
import type { LearnerModule } from './host.ts';
import { bindKeys } from './keys.ts';
import type { Lessons } from './lessons.ts';
import { createMenu, type Menu } from './menu.ts';
import { newsOf } from './news.ts';
import { resendAnswers } from './resend.ts';
import type { Session } from './session.ts';
import type { SupportLog } from './support-log.ts';
import type { Words } from './words.ts';

export interface MoreParts {
  app: App;
  course: PlayerCourse;
  list: FieldList;
  session: Session;
  lessons: Lessons;
  types: Record<string, LearnerModule>;
  supportLog: SupportLog;
  words: Words;
  tell(text: string): void;
  launch: Launch;
  early: Early;
  /** Tells the learner one of the player's words, by its key, until it was read. */
  tellWord(word: string): void;
}

/** An event with the progress and facts after it. */
export type Heard = Parameters<Parameters<Log['subscribe']>[0]>;

/** What happened before `js/lrs.js` was there: it takes the events over, and hears the next ones itself. */
export interface Early {
  events: Heard[];
  hear(...heard: Heard): void;
}

/** What nobody needs before the first slide can be read. */
export interface More {
  menu: Menu;
  about(): void;
  keys(): void;
  /** Tells what is new in the course. `known`: what a saved state has of each field. */
  news(known: Progress['values']): void;
  /** Tells the LMS answers that only this device had, by the fields of their questions. */
  resend(fields: readonly number[]): Promise<void>;
}

/** What `js/more.js` exports: fetched right after the first slide, so that a line that dies later blocks nothing. */
export interface MoreModule {
  createMore(parts: MoreParts): More;
}

/** What a target's `page.ts` exports: what its packages have beyond all others. */
export interface PageModule {
  extendPage(parts: MoreParts): void;
}

export function createMore({
  app,
  course,
  list,
  session,
  lessons,
  types,
  supportLog,
  words,
  tell,
}: MoreParts): More {
  const { about, keys } = bindDialogs(supportLog, words);
  const menu = createMenu(course, app, session, words);
  bindHandout(course, lessons);
  bindKeys(app, { keys, menu: menu.toggle });
  return {
    menu,
    about,
    keys,
    news(known) {
      const text = newsOf(course, known, words);
      if (text !== undefined) tell(text);
    },
    resend: (fields) => resendAnswers(course, list, fields, session, lessons, types),
  };
}
