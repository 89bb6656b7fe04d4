import type { Token } from 'markdown-it';
import type { Text } from '../../course/course.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
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

/**
 * A renderer for the texts of one course. `needs` (see `textNeeds`) says which libraries to load; each finding is
 * reported once, however often its text is rendered, and the same text always gives the same HTML.
 */
export async function createTextRenderer(options: TextOptions & { needs: TextNeeds }): Promise<TextRenderer> {
  const modules: TextModules = {
    ...(options.needs.code ? { highlight: (await import('highlight.js/lib/common')).default } : {}),
    ...(options.needs.maths ? { maths: (await import('katex')).default } : {}),
  };
  const paragraphParser = createParser(false);
  const blockParser = createParser(true);
  const prefixOf = numberer();
  const reported = { ...options, report: once(options.report), media: remembered(options.media) };

  const contextOf = (text: Text, markdown: string, oneParagraph: boolean): Context => ({
    text,
    lines: markdown.split(/\r\n?|\n/),
    options: reported,
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
  };
}

/** Numbers texts in the order in which they first ask; the same place always has the same number. */
function numberer(): (text: Text) => string {
  const numbers = new Map<string, string>();
  return ({ place }) => {
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
