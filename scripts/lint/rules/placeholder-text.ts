import { defineWordingRule } from '../text-rule.ts';

export const placeholderText = defineWordingRule({
  name: 'placeholder-text',
  level: 'error',
  group: 'language',
  about: 'A text was to be written later.',
  source: 'ISO/IEC 40180:2017 (quality of e-learning), content is complete',
  patterns: {
    any: /\blorem ipsum\b[^.]*|(?<![\p{L}\p{N}-])(?:TODO|FIXME|TBD|TBC|XXX|tk tk)(?![\p{L}\p{N}-])|(?:\(|\[|<)(?:insert|add|your) [^)\]>]{1,40} here(?:\)|\]|>)|\b(?:your text here|text goes here|Platzhaltertext|hier steht ihr text)\b/giu,
  },
  message: (piece) => `“${piece}” was to be written later, and learners would read it.`,
  hint: 'Write it, or take the slide out of the lesson until it is there.',
});
