import { defineWordingRule } from '../text-rule.ts';

export const placeholderText = defineWordingRule({
  name: 'placeholder-text',
  level: 'error',
  group: 'language',
  about: 'A text was to be written later.',
  source: 'ISO/IEC 40180:2017 (quality of e-learning), content is complete',
  patterns: {
    // Letter by letter: "todo" is the Spanish word for all.
    any: /\b[Ll]orem [Ii]psum\b[^.]*|(?<![\p{L}\p{N}-])(?:TODO|FIXME|TBD|TBC|XXX|TK TK|tk tk)(?![\p{L}\p{N}-])|[([<](?:[Ii]nsert|[Aa]dd|[Yy]our) [^)\]>]{1,40} here[)\]>]|\b(?:[Yy]our text here|[Tt]ext goes here|Platzhaltertext|Blindtext|[Hh]ier steht [Ii]hr Text)\b/gu,
  },
  message: (piece) => `“${piece}” was to be written later, and learners would read it.`,
  hint: 'Write it, or take the slide out of the lesson until it is there.',
});
