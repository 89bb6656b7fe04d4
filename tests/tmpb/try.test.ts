import { test } from 'vitest';
import { memoryFs } from '../support/memory-fs.ts';
import { loadCourse } from '../../scripts/compile/load.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
test('try', async () => {
  const fs = memoryFs({
    'course.yaml': `format: 1
id: example
title: 2027
version: 1.10
language: en_US
outcomes:
  spot: Spot it
  other: Other
theme: { accent: "06f" }
lessons: [intro, intro, gone]
`,
    'lessons/intro.yaml': `id: intro
title: Introduction
outcome: spto
slides:
  - id: welcome
    title: Welcome
    bdy: Hello.
    what: x
  - title: No id here
    image: media/x.png
  - id: q1
    type: choise
  - id: q2
    type: choice
    stem: What?
    points: 2
    choices: { 2: Two, 1: One, 3: one }
    answer: One
  - id: quiz
    type: quiz
    title: Quiz
    pass_mark: 80
    attempts: 0
    show: [marks, mark]
    shuffle: both
    questions:
      - id: Q 1
        stem: 
          a: b
        answer: a
      - id: welcome
        type: true-false
        stem: X
        answer: yes
        choices: {a: b}
`,
  });
  const result = await loadCourse(fs, { questionTypes, targets: ['scorm12'], folderName: 'foo' });
  for (const d of result.diagnostics) console.log(`${d.place.file}:${d.place.line}:${d.place.column}+${d.place.length} ${d.severity} ${d.name}: ${d.message}\n    ${d.hint ?? ''}${d.mended ? `\n    > ${d.mended}` : ''}`);
});
