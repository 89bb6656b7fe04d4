import type { Token } from 'markdown-it';
import type { Text } from '../../course/course.ts';
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { markAlerts } from './alerts.ts';
import { checkDefinitions, checkDepth, checkOneParagraph, finishTables, shiftHeadings } from './blocks.ts';
import type { Context, MediaUse, TextModules, TextOptions } from './context.ts';
import { escapeHtml } from './escape.ts';
import { collectFootnotes } from './footnotes.ts';
import { splitFigures } from './images.ts';
import type { TextNeeds } from './needs.ts';
import { createParser, type TextEnv } from './parser.ts';
import { plainOf } from './plain.ts';
import { resolveTokens } from './resolve.ts';

/** Characters that can mean something inside a paragraph; most texts have none and need no parser. */
const inlineMarkup = /[\\`*_[<$~\n\r\0]|&[#\w]/;

/** What texts took from outside themselves while something was made of them: files, and numbers for their footnotes. */
export type Taken = ({ file: MediaCall; use: MediaUse | undefined } | { numbered: Place; number: string })[];

type MediaCall = Parameters<TextOptions['media']>;

/** Texts as HTML, and whether what was made of them before would be the same now. */
export interface CourseRenderer extends TextRenderer {
  /** Makes something of texts. `taken` is absent where a finding came up: then it has to be made anew each time. */
  noting<T>(make: () => T): { value: T; taken?: Taken };
  /**
   * Whether texts would get all of it again, from a course with the same language, slides and hosts. Takes it too: to be
   * asked in the order of the pages.
   */
  stillGives(taken: Taken): boolean;
}

/**
 * A renderer for the texts of one course. `needs` (see `textNeeds`) says which libraries to load; each finding is
 * reported once, however often its text is rendered, and the same text always gives the same HTML.
 */
export async function createTextRenderer(
  options: TextOptions & { needs: TextNeeds },
): Promise<CourseRenderer> {
  const modules: TextModules = {
    ...(options.needs.code ? { highlight: (await import('highlight.js/lib/common')).default } : {}),
    ...(options.needs.maths ? { maths: (await import('katex')).default } : {}),
  };
  const paragraphParser = createParser(false);
  const blockParser = createParser(true);
  const numberOf = numberer();
  const mediaOf = remembered(options.media);
  const report = once(options.report);
  let notes: Taken = [];
  let findings = 0;
  const noted: TextOptions = {
    ...options,
    report(diagnostic) {
      findings++;
      report(diagnostic);
    },
    media(...file) {
      const use = mediaOf(...file);
      notes.push({ file, use });
      return use;
    },
  };
  const prefixOf = ({ place }: Text): string => {
    const number = numberOf(place);
    notes.push({ numbered: place, number });
    return number;
  };

  const contextOf = (text: Text, markdown: string, oneParagraph: boolean): Context => ({
    text,
    lines: markdown.split(/\r\n?|\n/),
    options: noted,
    modules,
    prefix: '',
    oneParagraph,
  });

  return {
    inline(text) {
      const markdown = text.markdown.trimEnd();
      if (!inlineMarkup.test(markdown)) return escapeHtml(markdown);
      const context = contextOf(text, markdown, true);
      const env: TextEnv = { context };
      const tokens = paragraphParser.parseInline(markdown, env);
      checkOneParagraph(context);
      resolveTokens(tokens, context);
      return paragraphParser.renderer.render(tokens, paragraphParser.options, env);
    },

    blocks(text) {
      const markdown = text.markdown.trimEnd();
      if (markdown === '') return '';
      if (/^\p{L}/u.test(markdown) && !inlineMarkup.test(markdown)) return `<p>${escapeHtml(markdown)}</p>\n`;
      const context = contextOf(text, markdown, false);
      const env: TextEnv = { context };
      let tokens: Token[] = blockParser.parse(markdown, env);
      if (env['footnotes']) context.prefix = prefixOf(text);
      checkDepth(tokens, context);
      checkDefinitions(tokens, context);
      resolveTokens(tokens, context);
      shiftHeadings(tokens);
      tokens = finishTables(tokens, context);
      tokens = markAlerts(tokens, context);
      tokens = splitFigures(tokens);
      tokens = collectFootnotes(tokens, env, context);
      return blockParser.renderer.render(tokens, blockParser.options, env);
    },

    plain(text) {
      const markdown = text.markdown.trimEnd();
      if (!inlineMarkup.test(markdown)) return markdown;
      const tokens = paragraphParser.parseInline(markdown, {});
      return plainOf(tokens.flatMap((token) => token.children ?? []))
        .replace(/\s+/g, ' ')
        .trim();
    },

    noting(make) {
      notes = [];
      const before = findings;
      const value = make();
      const taken = notes;
      notes = [];
      return { value, ...(findings === before ? { taken } : {}) };
    },

    stillGives: (taken) =>
      taken.every((each) =>
        'file' in each
          ? // What wasn't given was told by whoever looked for it.
            each.use !== undefined && JSON.stringify(mediaOf(...each.file)) === JSON.stringify(each.use)
          : numberOf(each.numbered) === each.number,
      ),
  };
}

/** Numbers texts in the order in which they first ask; the same place always has the same number. */
function numberer(): (place: Place) => string {
  const numbers = new Map<string, string>();
  return (place) => {
    const key = `${place.file}:${place.line}:${place.column}`;
    const number = numbers.get(key) ?? String(numbers.size + 1);
    numbers.set(key, number);
    return number;
  };
}

/** Passes each diagnostic on once: a text may be rendered for a page, a menu and a report. */
function once(report: (diagnostic: Diagnostic) => void): (diagnostic: Diagnostic) => void {
  const seen = new Set<string>();
  return (diagnostic) => {
    const key = JSON.stringify([diagnostic.name, diagnostic.place, diagnostic.message]);
    if (!seen.has(key)) report(diagnostic);
    seen.add(key);
  };
}

/** Asks for the same file at the same place once, since the answer may be a finding. */
function remembered(media: TextOptions['media']): TextOptions['media'] {
  const known = new Map<string, MediaUse | undefined>();
  return (path, place, use) => {
    const key = JSON.stringify([path, place, use]);
    if (!known.has(key)) known.set(key, media(path, place, use));
    return known.get(key);
  };
}
