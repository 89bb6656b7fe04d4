import type { Files } from './editions.ts';

/** The course that edits are tried on: what each kind of edit can touch is in it, once. */
export const baseCourse: Files = {
  'course.yaml': `format: 1
id: safety
title: Safety
version: 1.0.0
language: en
lessons: [begin, finish]
completion: { slides: all, quizzes: passed }
score:
  weights: { check: 50, exam: 50 }
`,
  'lessons/begin.yaml': `id: begin
title: Begin
slides:
  - id: welcome
    title: Welcome
    body: Hello.
  - id: rules
    title: Rules
    body: First this. Then that.
  - id: padlock
    type: true-false
    stem: A padlock proves that a site is honest.
    answer: false
  - id: check
    type: quiz
    title: Half way
    pass_mark: 60%
    attempts: 3
    retry: wrong
    questions:
      - id: colour
        stem: Which colour is the exit?
        choices: { green: Green, red: Red, blue: Blue }
        answer: green
      - id: word
        type: fill-in
        stem: What do you call?
        text: Call [[help]].
        blanks: { help: [help] }
      - id: year
        type: numeric
        stem: Which year?
        answer: 1984
      - draw: { bank: pool, count: 2 }
`,
  'lessons/finish.yaml': `id: finish
title: Finish
locked_until: { submitted: [check] }
slides:
  - id: story
    title: A story
    body: Once.
  - id: exam
    type: quiz
    title: Exam
    pass_mark: 60%
    attempts: 2
    questions:
      - id: door
        stem: Which door?
        choices: { left: Left, right: Right }
        answer: left
      - id: floor
        stem: Which floor?
        choices: { first: First, second: Second }
        answer: first
  - id: thanks
    title: Thanks
    body: Goodbye.
`,
  'banks/pool.yaml': `id: pool
title: Pool
questions:
${['a', 'b', 'c', 'd'].map((id) => `  - { id: pool_${id}, stem: Is it ${id}?, choices: { y: 'Yes', n: 'No' }, answer: y }\n`).join('')}`,
};
