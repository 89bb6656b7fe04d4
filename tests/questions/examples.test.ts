import { describe, expect, it } from 'vitest';
import { questionTypes } from '../../scripts/questions/list.ts';
import { read } from '../support/asked.ts';

describe.each(questionTypes.map((author) => [author.type, author] as const))(
  'the example of %s',
  (type, { example, rules }) => {
    it('is a question without a finding, and its answer is one to it', async () => {
      const [id = '', ...lines] = example.yaml.split('\n');
      expect(id).toMatch(/^id: [a-z]/);
      const { question, key } = await read(lines.join('\n'));
      expect(question.type).toBe(type);
      expect(rules.isAnswered(key, example.answer)).toBe(true);
      expect(rules.unpack(key, rules.pack(key, example.answer))).toEqual(example.answer);
      expect(rules.scorm12(key, example.answer, 'text').response).not.toBe('');
      // Whether a question has changed is seen by its fields as JSON.
      expect(JSON.parse(JSON.stringify(question.fields))).toEqual(question.fields);
    });
  },
);
