import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { profiles } from '../../scripts/profiles/list.ts';
import { courseIn, coursewright, newFolder } from '../support/cli.ts';

let folder = '';
beforeAll(async () => {
  folder = await newFolder();
});
const call = (...args: string[]) => coursewright(args, { cwd: folder });

const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

describe('coursewright lms', () => {
  test('lists every LMS, what it plays best first, and how well it is known', async () => {
    const { status, out, err } = await call('lms');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const lines = out.split('\n').slice(1, profiles.length + 1);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(profiles.map(({ name }) => name));
    expect(lines[0]).toMatch(/^moodle +Moodle +scorm12, scorm2004 +tried, .*; \d+ of \d+ facts untested$/);
    expect(lines.at(-1)).toMatch(/^generic +Any other LMS +scorm12, scorm2004 +the standard; /);
  });

  test('says the same as JSON', async () => {
    const { profiles: rows } = JSON.parse((await call('lms', '--json')).out);
    expect(rows.find(({ name }: { name: string }) => name === 'talentlms')).toEqual({
      name: 'talentlms',
      title: 'TalentLMS',
      plays: ['scorm12', 'cmi5', 'xapi'],
      known: { from: ["its vendor's pages"], facts: expect.any(Number), untested: expect.any(Number) },
    });
  });

  test.each(profiles)('$name: each step, setting and source is printed', async (profile) => {
    const { status, out, err } = await call('lms', profile.name);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const text = inOneLine(out);
    for (const { text: sentence } of [...profile.upload, ...profile.gradebook, ...profile.replace])
      expect(text).toContain(inOneLine(sentence));
    for (const { name, value, why } of profile.settings) expect(text).toContain(`${name}: ${value} ${why}`);
    const number = /\[(\d+|untested)\]/;
    for (const { why } of profile.plays) expect(text.slice(text.indexOf(why) + why.length)).toMatch(number);
    for (const line of out.split('\n').filter((each) => !each.includes('https://')))
      expect(line.length).toBeLessThan(101);
  });

  test('numbers sources, and marks what nobody has looked at', async () => {
    const { out } = await call('lms', 'talentlms');
    expect(inOneLine(out)).toContain('not scorm2004: Of SCORM it supports version 1.2 only. [1]');
    expect(out).toMatch(/\n {2}\[1\] vendor, 2026-11: [^]*https:\/\/help\.talentlms\.com\//);
    expect(inOneLine(out)).toContain('Try it with an account of your own. [untested]');
  });

  test('one LMS as JSON is its whole profile', async () => {
    const { status, out } = await call('lms', 'moodle', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(profiles.find(({ name }) => name === 'moodle'));
  });

  test.each([
    ['modle', 'Did you mean moodle?'],
    ['brightspaces', 'Did you mean brightspace?'],
    ['sakai', 'There are moodle, scorm-cloud,'],
  ])('%s is wrong usage', async (name, words) => {
    const { status, out, err } = await call('lms', name);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(words);
  });

  test('the README names every LMS', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    for (const { name, plays } of profiles)
      expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|[^|]*\\| \`${plays[0]?.target}\``, 'm'));
  });

  test('it says all settings that the README says of Moodle', async () => {
    const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
    const table = readme.slice(
      readme.indexOf('| Setting | Set it to'),
      readme.indexOf('**To replace the package**'),
    );
    const names = [...table.matchAll(/^\| [^*|]*\*([^*]+)\*[^|]*\|/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(10);
    const { out } = await call('lms', 'moodle');
    expect(names.filter((name) => !out.includes(`${name}: `))).toEqual([]);
  });
});

describe('the report of a build', () => {
  const yaml = (lms: string) =>
    `format: 1\nid: example\ntitle: Example\nversion: 1.0.0\nlanguage: en\nlessons: [intro]\ncompletion: { slides: all, quizzes: none }\npublish: [scorm12, web]\n${lms}`;

  test('says once how to upload, where LMSs are named', async () => {
    const cwd = await courseIn(await newFolder(), { 'course.yaml': yaml('lms: [ilias, moodle]\n') });
    const { out } = await coursewright(['build'], { cwd });
    expect(out.split('how to upload: coursewright lms ilias, coursewright lms moodle')).toHaveLength(2);
    const { packages } = JSON.parse((await coursewright(['build', '--json'], { cwd })).out);
    expect(packages[0].profiles).toEqual(['ilias', 'moodle']);
  });

  test('says nothing of it where none is named', async () => {
    const cwd = await courseIn(await newFolder(), { 'course.yaml': yaml('') });
    expect((await coursewright(['build'], { cwd })).out).not.toContain('coursewright lms');
  });
});
