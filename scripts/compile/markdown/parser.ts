import markdownIt, { type Env, type MarkdownIt } from 'markdown-it';
import { deepest } from './blocks.ts';
import type { Context } from './context.ts';
import { escapeHtml } from './escape.ts';
import { footnoteReference, footnoteRules } from './footnotes.ts';
import { htmlTagRules } from './html-tags.ts';
import { figure, inlineImage } from './images.ts';
import { languageRules } from './language.ts';
import { linkRules } from './links.ts';
import { mathsRules } from './maths.ts';
import { PlacedInline } from './places.ts';

/** What the parser carries along for one text. */
export interface TextEnv extends Env {
  context: Context;
}

/**
 * The Markdown of format 1: CommonMark without HTML, with tables, struck out text, formulas and parts in other
 * languages; in texts of several blocks, footnotes too.
 */
export function createParser(blocks: boolean): MarkdownIt {
  const parser = markdownIt({ html: false, linkify: false, typographer: false, maxNesting: deepest });
  parser.inline.State = PlacedInline;
  // Definitions of link targets stay, unseen, until it is known whether a link uses them.
  parser.core.ruler.disable('strip_references');
  linkRules(parser);
  htmlTagRules(parser);
  mathsRules(parser, blocks);
  languageRules(parser);
  footnoteRules(parser, blocks);
  Object.assign(parser.renderer.rules, rules);
  return parser;
}

const rules: MarkdownIt['renderer']['rules'] = {
  ready: (tokens, index) => tokens[index]?.content ?? '',
  maths: (tokens, index) => tokens[index]?.content ?? '',
  html_tag: (tokens, index) => escapeHtml(tokens[index]?.content ?? ''),
  footnote_missing: (tokens, index) => escapeHtml(tokens[index]?.content ?? ''),
  footnote_ref: (tokens, index, _options, env) => {
    const token = tokens[index];
    return token && env ? footnoteReference(token, (env as TextEnv).context) : '';
  },
  link_close: (tokens, index) => (tokens[index]?.hidden ? '' : `${tokens[index]?.content ?? ''}</a>`),
  image: (tokens, index) => (tokens[index] ? inlineImage(tokens[index]) : ''),
  figure: (tokens, index) => (tokens[index] ? figure(tokens[index]) : ''),
};
