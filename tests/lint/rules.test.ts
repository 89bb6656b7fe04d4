import { describe, expect, test } from 'vitest';
import { lesson, lint, lintResult, namesIn } from './support.ts';

const sentence = 'You leave by the stairs and close all doors behind you.';
const body = (text: string) =>
  lesson(`- id: alarm\n  title: The alarm\n  body: |\n${text.replace(/^/gm, '    ')}`);
const choice = (keys: string) => lesson(`- id: way\n  type: choice\n${keys.replace(/^/gm, '  ')}`);
const slides = (count: number, words: string) =>
  Array.from(
    { length: count },
    (_, index) => `- id: part_${index}\n  title: Part ${index}\n  body: |\n    ${words}\n`,
  ).join('');
const question =
  '- id: way\n  type: choice\n  stem: Which way out?\n  choices: { a: Up the ladder, b: Over the roof, c: By lift }\n  answer: b';
/** 110 words in two paragraphs. */
const page = `${`${sentence} `.repeat(5)}\n\n    ${`${sentence} `.repeat(5)}`;

describe('what takes a whole course to show', () => {
  test.each([
    ['a slide of 330 words is long', slides(1, `${page}\n\n    ${page}\n\n    ${page}`), ['slide-too-long']],
    ['one of 110 words is not', slides(1, page), []],
    ['ninety slides of 110 words are more than a sitting', slides(90, page) + question, ['lesson-too-long']],
    ['thirty are not', slides(30, page) + question, []],
    ['thirty without a question are hard to keep in mind', slides(30, page), ['lesson-without-question']],
  ])('%s', async (_name, yaml, names) => {
    expect(namesIn(await lint(lesson(yaml)))).toEqual(names);
  });

  test('minutes that are half of what reading takes', async () => {
    const [yaml = ''] = Object.values(lesson(slides(30, page) + question));
    const with5 = yaml.replace('outcome:', 'minutes: 5\noutcome:');
    expect((await lint({ 'lessons/intro.yaml': with5 })).map(({ message }) => message)).toEqual([
      'The menu says 5 minutes; reading and answering alone take about 17.',
    ]);
    expect(await lint({ 'lessons/intro.yaml': with5.replace('minutes: 5', 'minutes: 15') })).toEqual([]);
  });

  test.each([
    [
      'en',
      'Notwithstanding organizational responsibilities regarding evacuation methodologies, systematic familiarization necessitates interdisciplinary communication. ',
      sentence,
    ],
    [
      'de',
      'Unbeschadet organisatorischer Verantwortlichkeiten bezüglich gebäudespezifischer Evakuierungsmaßnahmen erfordert systematische Verhaltensvorbereitung interdisziplinäre Kommunikationsbereitschaft. ',
      'Alle gehen die Treppe hinunter und machen die Türen hinter sich zu. ',
    ],
  ])('the reading level of a lesson in %s', async (lang, hard, easy) => {
    const inWords = (text: string) => {
      const [yaml = ''] = Object.values(body(Array(4).fill(`${text} `.repeat(5)).join('\n\n')));
      return lint({ 'lessons/intro.yaml': yaml.replace('outcome:', `lang: ${lang}\noutcome:`) });
    };
    expect(namesIn(await inWords(hard)).filter((name) => name === 'reading-level')).toEqual([
      'reading-level',
    ]);
    expect(namesIn(await inWords(easy)).filter((name) => name === 'reading-level')).toEqual([]);
  });
});

describe('what a teacher would not call a fault', () => {
  test.each([
    [
      'a stem with a negation that it is about',
      choice(
        'stem: Why does the lift not move?\nchoices: { a: No power, b: No light, c: No air }\nanswer: a',
      ),
    ],
    [
      'a negation that stands out in capitals',
      choice(
        'stem: Which of these is NOT a way out?\nchoices: { a: The lift, b: The stairs, c: The door }\nanswer: a',
      ),
    ],
    [
      'a relative clause with a negation',
      choice(
        'stem: Which door, if it is not locked, leads out?\nchoices: { a: The left one, b: The green door, c: The glass door }\nanswer: b',
      ),
    ],
    [
      'one wrong choice with an absolute word',
      choice(
        'stem: When do you take the lift?\nchoices: { a: Never in a fire, b: Always, c: At night }\nanswer: a',
      ),
    ],
    [
      'a right choice that is a little longer',
      choice('stem: Who comes?\nchoices: { a: Police, b: The fire brigade, c: Nobody }\nanswer: b'),
    ],
    ['yes and no', choice('stem: Is the lift a way out?\nchoices: { a: Yes, b: No }\nanswer: b')],
    [
      'choices with a unit in their order',
      choice('stem: How long does a fire door hold?\nchoices: { a: 5 min, b: 30 min, c: 90 min }\nanswer: b'),
    ],
    [
      'years that are no ranges',
      choice('stem: When was the fire?\nchoices: { a: 1666, b: 1871, c: 1906 }\nanswer: a'),
    ],
    [
      'ranges that touch nowhere',
      choice('stem: How many?\nchoices: { a: 1 to 4, b: 5 to 9, c: 10 to 20 }\nanswer: a'),
    ],
    [
      'lengths of time of several units',
      choice(
        'stem: How long do you have?\nchoices: { a: 72 hours, b: 7 days, c: 1 month, d: 1 year }\nanswer: c',
      ),
    ],
    [
      'amounts with groups of three',
      choice('stem: How much?\nchoices: { a: £500, b: "£1,000", c: "£2,000,000" }\nanswer: b'),
    ],
    [
      'ranges with groups of three',
      choice('stem: How many?\nchoices: { a: 500-999, b: "1,000-1,999", c: "2,000-3,000" }\nanswer: b'),
    ],
    [
      'sentences that differ in their middle',
      choice(
        'stem: Which sentence is right?\nchoices:\n  a: Before you leave the room you close the door.\n  b: Before you leave the room you closes the door.\n  c: Before you leave the room you closing the door.\nanswer: a',
      ),
    ],
    [
      'three keys of four in one place',
      lesson(
        `- id: exam\n  type: quiz\n  title: Exam\n  counts: false\n  show: [marks]\n  questions:\n${[
          'a',
          'b',
          'b',
          'b',
        ]
          .map(
            (key, index) =>
              `    - { id: q${index}, stem: Which way out of room ${index}?, choices: { a: Up, b: Down, c: Along }, answer: ${key} }\n`,
          )
          .join('')}`,
      ),
    ],
    [
      'a statement about what once never happened',
      lesson(
        '- id: way\n  type: true-false\n  stem: A fire that was put out never happened.\n  answer: false',
      ),
    ],
    [
      'letters that the question itself gives its things',
      choice(
        'stem: Route A is short and route B is wide. Which one?\nchoices: { a: Route A, b: Route B, c: A third one }\nanswer: b\nfeedback: Choice B is wide enough.',
      ),
    ],
    [
      'a hint that goes through all choices',
      lesson(
        '- id: exam\n  type: quiz\n  title: Exam\n  counts: false\n  show: [marks]\n  reveal: after_each\n  tries: 2\n  questions:\n' +
          '    - id: way\n      stem: Which way?\n      choices: { a: Lift, b: Stairs, c: Roof }\n      answer: b\n      hint: Lift, stairs or roof?',
      ),
    ],
    ['a list of abbreviations', body('It reads PNG, JPEG, TIFF and EXIF: PNG, JPEG, TIFF, WEBP.')],
    ['what names a picture or a table', body('**Figure 3. The stairs**\n\nThey are on both sides.')],
    [
      'a long sentence with a rest in it',
      body(
        'You take along what lies on your desk and belongs to you alone, as long as it takes no time at all to find it: the keys of your own house, a warm coat, the glasses that you need to read with, and a phone to call with.',
      ),
    ],
    [
      'a long address in a sentence',
      body(`You read ${'more of it '.repeat(8)}at www.example.org/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p today.`),
    ],
    ['a menu of the program that is shown', body('The menu on the left has all modules.')],
    ['the side of something', body('The column on the right side of the dialog has all values.')],
    ['a part of something that has a colour', body('Select the red part of the eye.')],
    ['what is not obvious', body('That is not obviously so.')],
    ['code, in which anything may stand', body('```text\nTODO the the !!!\n```\n\nRun `the the` again.')],
    ['a formula', body('It holds that $a the the b$ is so.')],
    ['words that may stand twice', body('What she had had to say was that that door was shut.')],
    ['a bold word in a paragraph', body('**Leave** at once.\n\nClose the doors.')],
    ['a bold sentence', body('**Leave at once.**\n\nClose the doors.')],
    ['a colour that has a name beside it', body('Press the red button marked *Alarm*.')],
    ['abbreviations in capitals', body('Call the UN, the EU, NATO, WHO and UNESCO.')],
    [
      'a foreign piece that is marked',
      body('On the door: [Die Treppe ist der Weg, auf dem Sie das Haus verlassen]{lang=de}.'),
    ],
    [
      'a link whose words say where it leads',
      body('Read [more about fire doors](https://example.com/doors).'),
    ],
    ['one emoji', body('Well done 🎉')],
    ['an exclamation in a word of a programming language', body('Write `a !== b` or `!!a`.')],
    [
      'a picture with a number in what it says',
      lesson('- id: alarm\n  title: Alarm\n  image: { file: media/photo.png, alt: Door 12 }'),
    ],
  ])('%s', async (_name, files) => {
    expect(await lint(files)).toEqual([]);
  });
});

describe('in German', () => {
  const german = (slides: string) => {
    const [yaml = ''] = Object.values(lesson(slides));
    return lint({ 'lessons/intro.yaml': yaml.replace('outcome:', 'lang: de\noutcome:') });
  };
  test.each([
    ['Was tun Sie nicht, wenn es brennt?', ['no-negative-stem']],
    ['Welche Tür ist kein Ausgang?', ['no-negative-stem']],
    ['Was tun Sie, wenn der Aufzug nicht fährt?', []],
    ['Warum fährt der Aufzug nicht?', []],
    ['Wohin führt die Tür, die rot markiert ist?', ['colour-only-cue']],
    ['Wohin führt bekanntlich die Treppe?', ['weasel-word']],
    ['Wohin führt die rote Tür?', []],
  ])('%s', async (stem, names) => {
    const yaml = `- id: weg\n  type: choice\n  stem: ${stem}\n  choices: { a: Nach oben, b: Ins Freie, c: In den Keller }\n  answer: b`;
    expect(namesIn(await german(yaml))).toEqual(names);
  });
});

describe('in French and Spanish', () => {
  const inLanguage = (lang: string, slides: string) => {
    const [yaml = ''] = Object.values(lesson(slides));
    return lint({ 'lessons/intro.yaml': yaml.replace('outcome:', `lang: ${lang}\noutcome:`) });
  };
  test.each([
    ['es', 'Todo el mundo lo sabe, y no todo está dicho.', []],
    ['es', 'Obviamente sale por la escalera.', ['weasel-word']],
    ['es', 'La salida está marcada en rojo.', ['colour-only-cue']],
    ['es', 'La línea roja no se cruza.', []],
    ['es', 'Vea la foto de la derecha.', ['place-only-cue']],
    ['fr', 'Il va sans dire que la porte est fermée.', ['weasel-word']],
    ['fr', 'Le mot surligné en rouge est important.', ['colour-only-cue']],
    ['fr', 'Regardez la photo de gauche.', ['place-only-cue']],
    ['fr', 'Le casque bleu sort de la zone verte.', []],
    [
      'fr',
      'La sortie est au bout du couloir.\n\n    You leave the building by the stairs that are on the left, and you close all doors.',
      ['text-in-other-language'],
    ],
  ])('%s: %s', async (lang, text, names) => {
    const found = await inLanguage(lang, `- id: alarm\n  title: Alarma\n  body: |\n    ${text}`);
    expect(namesIn(found)).toEqual(names);
  });

  test.each([
    ['es', 'La escalera no es una salida.', ['negative-statement']],
    ['es', 'La escalera es una salida.', []],
    ['fr', 'L’ascenseur n’est pas une sortie.', ['negative-statement']],
  ])('%s, a false statement: %s', async (lang, stem, names) => {
    const found = await inLanguage(lang, `- id: way\n  type: true-false\n  stem: ${stem}\n  answer: false`);
    expect(namesIn(found)).toEqual(names);
  });
});

describe('choices that are named by letters', () => {
  test.each([
    ['Both A and B', 1],
    ['a) and c)', 1],
    ['Antworten A und C sind richtig', 1],
    ['Les réponses A et B', 1],
    ['Vitamins A and C', 0],
    ['A and an O', 0],
  ])('%s', async (text, count) => {
    const found = await lint(
      choice(`stem: What do you take?\nchoices: { a: Your keys, b: Your coat, c: "${text}" }\nanswer: c`),
    );
    expect(found.filter(({ name }) => name === 'choice-named-by-letter')).toHaveLength(count);
  });

  test.each([
    [
      'in feedback',
      'choices: { a: Keys, b: A coat, c: Shoes }\nanswer: a\nfeedback: Answer B takes too long.',
    ],
    ['typed before each', 'choices: { a: "a) Keys", b: "b) A coat", c: "c) Shoes" }\nanswer: a'],
  ])('%s', async (_name, keys) => {
    expect(namesIn(await lint(choice(`stem: What do you take?\n${keys}`)))).toEqual([
      'choice-named-by-letter',
    ]);
  });
});

describe('where a finding stands', () => {
  test.each([
    ['in a block text, at the word', body('Leave.\n\nGo by the the stairs.'), 'lessons/intro.yaml:10:13'],
    [
      'in a plain text, at its beginning',
      lesson('- id: alarm\n  title: The the alarm'),
      'lessons/intro.yaml:6:12',
    ],
  ])('%s', async (_name, files, place) => {
    const [finding] = await lint(files);
    expect(`${finding?.place.file}:${finding?.place.line}:${finding?.place.column}`).toBe(place);
  });

  test('a question of a bank is told once, however many quizzes ask it', async () => {
    const files = {
      ...lesson(
        '- id: one\n  type: quiz\n  title: One\n  counts: false\n  questions:\n    - use: door\n' +
          '- id: two\n  type: quiz\n  title: Two\n  counts: false\n  questions:\n    - use: door',
      ),
      'banks/fire.yaml':
        'id: fire_bank\nquestions:\n  - id: door\n    stem: Which of these is not a door?\n    choices: { a: A wall, b: A gate, c: A hatch }\n    answer: a\n',
    };
    expect((await lint(files)).map(({ name, place }) => `${name} ${place.file}`)).toEqual([
      'no-negative-stem banks/fire.yaml',
    ]);
  });
});

describe('levels and allowances', () => {
  const wrong = '- id: alarm\n  title: The alarm\n  body: Leave by the the stairs.';
  const course =
    'format: 1\nid: fire\ntitle: Fire safety\nversion: 1.0.0\nlanguage: en\noutcomes: { leave: Leave in time }\nlessons: [intro, last]\ncompletion: { slides: all, quizzes: none }\n';

  test('`lint:` in course.yaml raises a level or turns a rule off', async () => {
    const at = async (level: string) =>
      (await lint({ ...lesson(wrong), 'course.yaml': `${course}lint: { doubled-word: ${level} }\n` })).map(
        (finding) => finding.level,
      );
    expect(await at('error')).toEqual(['error']);
    expect(await at('warning')).toEqual(['warning']);
    expect(await at('off')).toEqual([]);
  });

  const allow = '# lint-allow doubled-word: a quotation';
  test.each([
    ['above the key', wrong.replace('  body', `  ${allow}\n  body`), []],
    ['behind the key', `${wrong}  ${allow}`, []],
    ['above the slide', `${allow}\n${wrong}`, []],
    [
      'above another key of the slide',
      wrong.replace('  title', `  ${allow}\n  title`),
      ['allow-unneeded', 'doubled-word'],
    ],
    [
      'without a reason',
      wrong.replace('  body', '  # lint-allow doubled-word\n  body'),
      ['allow-unfit', 'doubled-word'],
    ],
    [
      'of another rule',
      wrong.replace('  body', '  # lint-allow weasel-word: why\n  body'),
      ['allow-unneeded', 'doubled-word'],
    ],
    [
      'in a text that learners read, where it is no comment',
      `- id: alarm\n  title: The alarm\n  body: |\n    ${allow}\n\n    Leave by the the stairs.`,
      ['doubled-word'],
    ],
  ])('an allowance %s', async (_name, yaml, names) => {
    expect(namesIn(await lint(lesson(yaml))).sort()).toEqual(names);
  });
});

describe('the matrix of outcomes', () => {
  test('says which slides teach an outcome, and which questions ask for it', async () => {
    const { coverage } = await lintResult(
      lesson(
        '- id: alarm\n  title: The alarm\n  body: Leave.\n- id: exam\n  type: quiz\n  title: Exam\n  questions:\n    - id: way\n      stem: Which way out?\n      choices: { a: The lift, b: The stairs, c: The roof }\n      answer: b',
      ),
    );
    expect(coverage.outcomes).toEqual([
      {
        id: 'leave',
        text: 'Leave the building in time',
        slides: ['alarm', 'stairs'],
        graded: ['exam.way'],
        practice: ['handrail'],
      },
    ]);
  });
});
