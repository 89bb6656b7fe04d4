import type { Text } from '../../course/course.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import type { HighlightModule } from './code.ts';
import type { MathsModule } from './maths.ts';

/** Words of the player that stand beside an author's text, in the course's language. */
export interface TextWords {
  note: string;
  tip: string;
  important: string;
  warning: string;
  caution: string;
  /** Names, for a screen reader, of what can be scrolled sideways. */
  code: string;
  table: string;
  formula: string;
  footnote: string;
  footnotes: string;
  backToText: string;
  newWindow: string;
}

export interface MediaUse {
  src: string;
  /** In pixels, of an image. */
  width?: number;
  height?: number;
}

export interface TextOptions {
  /** BCP 47; the course's. */
  language: string;
  slideIds: ReadonlySet<string>;
  allowHosts: readonly string[];
  /**
   * Checks and registers a file of the course that a text shows (`image`) or links to (`file`); reports itself.
   * `src` is relative to the player's page.
   */
  media(path: string, place: Place, use: 'image' | 'file'): MediaUse | undefined;
  report(diagnostic: Diagnostic): void;
  words: TextWords;
}

/** Libraries that are loaded only where a course needs them. */
export interface TextModules {
  highlight?: HighlightModule;
  maths?: MathsModule;
}

/** One text while it is rendered. */
export interface Context {
  text: Text;
  /** The text's lines, as the parser counts them. */
  lines: readonly string[];
  options: TextOptions;
  modules: TextModules;
  /** Stands in the ids of this text's footnotes; no other text of the course has the same. */
  prefix: string;
  /** Whether the text is one paragraph without blocks. */
  oneParagraph: boolean;
}
