import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCourse } from '../scripts/compile/build.ts';
import { diskFs } from '../scripts/compile/disk.ts';
import type { SourceFs } from '../scripts/compile/files.ts';
import { profiles } from '../scripts/profiles/list.ts';
import { factsOf, type LmsProfile } from '../scripts/profiles/profile.ts';
import { targets } from '../scripts/targets/list.ts';
import { memoryFs } from './support/memory-fs.ts';

/** What is known of LMSs, and what the build makes of it. */

const targetNames = targets.map(({ name }) => name);

/** Every target that a profile speaks of. */
const targetsIn = ({ plays, refuses, limits, traps }: LmsProfile) => [
  ...[...plays, ...refuses, ...(traps.noAnswers ?? [])].map(({ target }) => target),
  ...Object.keys(limits.resumeData ?? {}),
];

describe('the list of profiles', () => {
  it('has each name once, and ends with what stands for all others', () => {
    const names = profiles.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.at(-1)).toBe('generic');
  });
});

describe.each(profiles)('the profile of $name', (profile) => {
  it('says what whoever uploads has to know', () => {
    const { name, title, about, plays, upload, settings, gradebook, replace } = profile;
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect({ title, about }).toEqual({
      title: expect.stringMatching(/\S/),
      about: expect.stringMatching(/\.$/),
    });
    for (const list of [plays, upload, settings, gradebook, replace]) expect(list.length).toBeGreaterThan(0);
  });

  it('names targets that there are, and none as played and refused', () => {
    expect(targetsIn(profile).filter((name) => !targetNames.includes(name))).toEqual([]);
    const refused = profile.refuses.map(({ target }) => target);
    expect(profile.plays.filter(({ target }) => refused.includes(target))).toEqual([]);
  });

  it('gives each fact a source that can be looked up, or calls it untested', () => {
    for (const { source } of factsOf(profile)) {
      if (source === 'untested') continue;
      expect(source.what).toMatch(/\S/);
      expect(source.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
      if (source.kind === 'tried' || source.kind === 'package') expect(source.url).toBeUndefined();
      else expect(new URL(source.url ?? '').protocol).toBe('https:');
    }
  });

  it('ends each sentence', () => {
    const texts = [
      ...[...profile.plays, ...profile.refuses, ...profile.settings].map(({ why }) => why),
      ...[...profile.upload, ...profile.gradebook, ...profile.replace].map(({ text }) => text),
    ];
    expect(texts.filter((text) => !/[.)]$/.test(text))).toEqual([]);
  });
});

const course = (lines: string) => `format: 1
id: example
title: Example
version: 1.0.0
language: en
lessons: [intro]
completion: { slides: all, quizzes: none }
${lines}`;

const tone = 'media/tone.mp3';
const slides = 'id: intro\ntitle: Introduction\nslides:\n  - id: welcome\n    title: Welcome\n';
const quiz = `${slides}  - id: check
    type: quiz
    title: Check
    questions:
      - { id: hello, stem: Is it?, choices: { a: It is, b: It is not }, answer: a }
`;

async function found(
  lines: string,
  { lesson = quiz, options = {}, fs = (each: SourceFs) => each } = {},
): Promise<string[]> {
  const files = memoryFs({
    'course.yaml': course(lines),
    'lessons/intro.yaml': lesson,
    [tone]: readFileSync(`tests/support/base-course/${tone}`),
  });
  const { diagnostics } = await buildCourse(fs(files), { assets: diskFs('.'), frozen: false, ...options });
  return diagnostics.map(({ name, place, severity, message }) => {
    expect(`${name} ${severity}`).toBe(`${name} warning`);
    expect(message).not.toMatch(/undefined|\*/);
    return `${place.line} ${name}`;
  });
}

describe('the build for an LMS', () => {
  it.each([
    ['no LMS is named', 'publish: [scorm12, scorm2004, web]', []],
    ['any LMS is named', 'lms: generic\npublish: [scorm12, scorm2004, web]', []],
    ['the LMS plays it', 'lms: talentlms\npublish: scorm12', []],
    ['the LMS plays one, and the other is for web servers', 'lms: moodle\npublish: [scorm12, web]', []],
    ['one of two LMSs plays it', 'lms: [talentlms, canvas]\npublish: [scorm12, scorm2004]', []],
    ['the LMS refuses it', 'lms: talentlms\npublish: scorm2004', ['9 lms-refuses-package']],
    [
      'the LMS refuses one of two',
      'lms: talentlms\npublish: [scorm12, scorm2004]',
      ['9 lms-refuses-package'],
    ],
    ['one of two LMSs has none', 'lms: [canvas, talentlms]\npublish: scorm2004', ['8 lms-without-package']],
    ['all are for web servers', 'lms: moodle\npublish: web', ['8 lms-without-package']],
    ['all are for web servers, and nobody tried one', 'lms: ilias\npublish: web', ['8 lms-without-package']],
    [
      'the edition is strange',
      'lms: docebo\npublish: { target: scorm2004, edition: 4 }',
      ['9 edition-unknown-to-lms'],
    ],
    ['the edition is known', 'lms: docebo\npublish: { target: scorm2004, edition: 3 }', []],
    ['the edition is left to the build', 'lms: [docebo, canvas]\npublish: scorm2004', []],
    ['answers stay out of reports', 'lms: moodle\npublish: scorm2004', ['9 answers-not-in-report']],
    ['another package has the answers', 'lms: moodle\npublish: [scorm12, scorm2004]', []],
  ])('%s', async (_name, lines, names) => {
    expect(await found(lines)).toEqual(names);
  });

  it('warns of a 0 in the gradebook only where one is known to stand', async () => {
    expect(await found('lms: moodle', { lesson: slides })).toEqual(['8 no-score-for-gradebook']);
    expect(await found('lms: ilias', { lesson: slides })).toEqual([]);
    expect(await found('', { lesson: slides })).toEqual([]);
  });

  it('says nothing of answers where nothing is asked', async () => {
    const names = await found('lms: moodle\npublish: scorm2004', { lesson: slides });
    expect(names).not.toContain('9 answers-not-in-report');
  });

  it('says nothing of an LMS to whoever asks for one package by name', async () => {
    expect(await found('lms: moodle', { options: { targets: ['web'] } })).toEqual([]);
    expect(await found('lms: talentlms', { options: { targets: ['scorm2004'] } })).toEqual([
      '8 lms-refuses-package',
    ]);
  });

  it.each([
    ['lms: [docebo, moodle]', '2004 3rd Edition'],
    ['lms: moodle', '2004 4th Edition'],
    ['', '2004 4th Edition'],
  ])('%s takes the newest edition that all know', async (lines, edition) => {
    const fs = memoryFs({
      'course.yaml': course(`${lines}\npublish: scorm2004`),
      'lessons/intro.yaml': slides,
    });
    const { value } = await buildCourse(fs, { assets: diskFs('.'), frozen: false });
    const manifest = value?.packages[0]?.files.find(({ path }) => path === 'imsmanifest.xml');
    expect(manifest && 'bytes' in manifest && new TextDecoder().decode(manifest.bytes)).toContain(edition);
  });

  it.each([
    ['publish: scorm12', [4096]],
    ['publish: scorm2004', [64_000]],
    ['publish: web', [null]],
    ['lms: moodle\npublish: [scorm12, scorm2004]', [4096, 64_000]],
    ['lms: canvas\npublish: scorm12', [4096]],
  ])('%s keeps to what the standard promises of resume data', async (lines, limits) => {
    const fs = memoryFs({ 'course.yaml': course(lines), 'lessons/intro.yaml': slides });
    const { value } = await buildCourse(fs, { assets: diskFs('.'), frozen: false });
    expect(value?.packages.map(({ resumeLimit }) => resumeLimit)).toEqual(limits);
  });

  it.each([
    ['lms: cornerstone', 300, ['8 package-too-large-for-lms']],
    ['lms: cornerstone', 200, []],
    ['lms: moodle', 300, []],
  ])('%s and a recording of %i MB', async (lines, megabytes, names) => {
    const recording = (fs: SourceFs): SourceFs => ({
      ...fs,
      stat: async (path) => {
        const stat = await fs.stat(path);
        return stat && path === tone ? { ...stat, size: megabytes * 1_000_000 } : stat;
      },
    });
    const shown = slides.replace(
      'title: Welcome\n',
      `title: Welcome\n    audio: { file: ${tone}, transcript: Hello. }\n`,
    );
    const lesson = shown + quiz.slice(slides.length);
    expect(await found(lines, { lesson, fs: recording })).toEqual(names);
  });
});

describe('what the profiles say of packages', () => {
  const manifestOf = async (target: string, lesson: string) => {
    const fs = memoryFs({ 'course.yaml': course(`publish: ${target}`), 'lessons/intro.yaml': lesson });
    const { value } = await buildCourse(fs, { assets: diskFs('.'), frozen: false });
    const manifest = value?.packages[0]?.files.find(({ path }) => path === 'imsmanifest.xml');
    return manifest && 'bytes' in manifest ? new TextDecoder().decode(manifest.bytes) : undefined;
  };

  // ILIAS takes a new version only with the same manifest, and SCORM Cloud keeps registrations only then.
  it.each(['scorm12', 'scorm2004'])('%s: a mended text leaves the manifest as it was', async (target) => {
    const before = await manifestOf(target, quiz);
    const mended = quiz.replace('stem: Is it?', 'stem: Is it one?').replace('title: Welcome', 'title: Hello');
    expect(before).toContain('<manifest');
    expect(await manifestOf(target, mended)).toBe(before);
  });
});
