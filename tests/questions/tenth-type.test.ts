import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../../scripts/course/json-schema.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { short } from '../support/load-helper.ts';
import { buildWithTenth, courseWith } from '../support/tenth-type.ts';
import { sliderType } from './tenth/author.ts';

const lesson = (more: string) => `id: intro
title: A
slides:
  - id: check
    type: quiz
    title: Check
    pass_mark: 50%
    questions:
      - ${sliderType.example.yaml.replaceAll('\n', '\n        ')}${more}
`;

describe('a question type of which the compiler knows nothing but its folder', () => {
  it('builds, with its template, style sheet and module, and its shape in the lock', async () => {
    const { value, diagnostics } = await buildWithTenth(courseWith(lesson('')));
    expect(diagnostics).toEqual([]);
    const text = (path: string) => {
      const file = value?.files.find((each) => each.path === path);
      return file && 'bytes' in file ? new TextDecoder().decode(file.bytes) : '';
    };
    expect(text('lessons/intro.html')).toContain(
      '<input type="range" min="0" max="10" step="1" data-slider>',
    );
    expect(text('css/player.css')).toContain('.slider > input');
    expect(text('js/question-slider.js')).not.toBe('');
    expect(JSON.parse(text('course.json')).modules.questions).toEqual({ slider: 'js/question-slider.js' });
    expect(JSON.parse(value?.lock ?? '').fields).toContainEqual(
      expect.objectContaining({ question: 'check.legs', shape: '11', revision: 1 }),
    );
    expect(text('imsmanifest.xml')).toContain('js/question-slider.js');
  });

  it.each([
    ['\n        answer: 12', 'duplicate-key'],
    ['\n        tolerance: 1', 'unknown-key'],
  ])('has its mistakes told with their places: %j', async (more, name) => {
    const { diagnostics } = await buildWithTenth(courseWith(lesson(more)));
    expect(diagnostics.map(short)).toEqual([`${name} lessons/intro.yaml:16:9`]);
  });

  it('has its own diagnostics', async () => {
    const wrong = lesson('').replace('answer: 8', 'answer: 12');
    const { diagnostics } = await buildWithTenth(courseWith(wrong));
    expect(diagnostics.map(short)).toEqual(['answer-off-the-slider lessons/intro.yaml:14:17']);
  });

  it('is in the schemas for editors', () => {
    const { 'lesson.json': schema } = jsonSchemas([...questionTypes, sliderType], [{ name: 'scorm12' }]);
    expect(JSON.stringify(schema)).toContain('question-slider');
  });
});
