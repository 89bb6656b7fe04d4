import { describe, expect, test } from 'vitest';
import { checkFiles, checkZip, changed, fixtures, standards } from './support.ts';
import { randomFrom } from './random.ts';
import { zipOf } from './zip-writer.ts';

/** Damaged input gives findings, never an exception and never a long wait: the tests' timeouts are far above what it takes. */

const rounds = 300;
const timeout = 20_000;

/** Changes bytes: flips, cuts, doubles and moves pieces, writes what parsers trip over. */
function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let mutated = Buffer.from(bytes);
  for (let times = 1 + random(6); times > 0; times--) {
    const at = random(mutated.length || 1);
    const length = 1 + random(40);
    const kind = random(6);
    if (kind === 0) mutated[at] = random(256);
    else if (kind === 1) mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)]);
    else if (kind === 2)
      mutated = Buffer.concat([
        mutated.subarray(0, at),
        mutated.subarray(at, at + length),
        mutated.subarray(at),
      ]);
    else if (kind === 3) mutated = mutated.subarray(0, Math.max(1, at));
    else if (kind === 4) mutated.fill(random(2) * 255, at, Math.min(mutated.length, at + 4));
    else
      mutated = Buffer.concat([
        mutated.subarray(0, at),
        Buffer.from(odd[random(odd.length)] ?? ''),
        mutated.subarray(at),
      ]);
  }
  return mutated;
}

const odd = [
  '<',
  '</',
  '&',
  '&#x110000;',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '"',
  "'",
  '\0',
  '\ufffe',
  '=',
  'PK\x01\x02',
  'PK\x05\x06',
  '\ud800',
  '`${`',
  '/*',
  'url(',
  '%zz',
  '../../../../',
];

describe(`${rounds} damaged`, () => {
  test(
    'zips give findings',
    () => {
      const random = randomFrom(1);
      let found = 0;
      for (let round = 0; round < rounds; round++) {
        const zip = zipOf(fixtures[standards[round % standards.length] ?? 'scorm12']);
        found += Math.sign(checkZip(mutate(zip, random)).findings.length);
      }
      // Some changes hit nothing but a date.
      expect(found).toBeGreaterThan(rounds * 0.9);
    },
    timeout,
  );

  test.each([
    ['scorm12', 'imsmanifest.xml'],
    ['scorm2004', 'imsmanifest.xml'],
    ['cmi5', 'cmi5.xml'],
    ['tincan', 'tincan.xml'],
  ] as const)(
    'manifests of %s give findings',
    (name, file) => {
      const random = randomFrom(2);
      const clean = Buffer.from(String(fixtures[name][file]));
      let found = 0;
      for (let round = 0; round < rounds; round++)
        found += Math.sign(checkFiles(changed(name, { [file]: mutate(clean, random) })).findings.length);
      expect(found).toBeGreaterThan(rounds * 0.75);
    },
    timeout,
  );

  test.each(['index.html', 'js/player.js', 'css/style.css'])(
    'texts such as %s stop nothing',
    (file) => {
      const random = randomFrom(3);
      const clean = Buffer.from(String(fixtures.scorm12[file]));
      for (let round = 0; round < rounds; round++)
        expect(() => checkFiles(changed('scorm12', { [file]: mutate(clean, random) }))).not.toThrow();
    },
    timeout,
  );
});

describe('input that is made to take long', () => {
  const many = 200_000;
  test.each([
    ['open elements', 'imsmanifest.xml', '<a>'.repeat(many)],
    ['open tags without an end', 'imsmanifest.xml', '<a '.repeat(many)],
    [
      'attributes',
      'imsmanifest.xml',
      `<a ${Array.from({ length: 40_000 }, (_, index) => `a${index}="b"`).join(' ')}/>`,
    ],
    ['ampersands', 'imsmanifest.xml', `<a>${'&'.repeat(many)}</a>`],
    ['end tags', 'imsmanifest.xml', '</a>'.repeat(many)],
    [
      'resources that need each other',
      'imsmanifest.xml',
      `<manifest><metadata/><organizations/><resources>${Array.from(
        { length: 5000 },
        (_, index) =>
          `<resource identifier="r${index}"><dependency identifierref="r${(index + 1) % 5000}"/></resource>`,
      ).join('')}</resources></manifest>`,
    ],
    ['elements side by side', 'imsmanifest.xml', `<manifest>${'<item/>'.repeat(50_000)}</manifest>`],
    ['open tags in a page', 'index.html', '<a href="'.repeat(many)],
    ['comments in a page', 'index.html', '<!--'.repeat(many)],
    ['pictures in a page', 'index.html', '<img src=a.png>'.repeat(50_000)],
    ['scripts in a page', 'index.html', '<script>'.repeat(many)],
    ['attributes in a page', 'index.html', `<a ${'b '.repeat(many)}>`],
    ['quotes in a script', 'js/player.js', '"'.repeat(many)],
    ['slashes in a script', 'js/player.js', '/a'.repeat(many)],
    ['brackets in a script', 'js/player.js', '('.repeat(many)],
    ['braces in a script', 'js/player.js', '{'.repeat(many)],
    ['templates in a script', 'js/player.js', '`${'.repeat(many)],
    ['functions in a script', 'js/player.js', 'function f(){LMSCommit("");'.repeat(5000)],
    ['begun sessions in a script', 'js/player.js', 'api.LMSInitialize("");f(function(){'.repeat(5000)],
    ['handlers in a script', 'js/player.js', 'window.onunload=function(){scorm.quit();'.repeat(5000)],
    ['elements in a script', 'js/player.js', 'set("cmi.core.lesson_staus","x");'.repeat(20_000)],
    ['counters in a script', 'js/player.js', 'API;win.parent;tries>maxTries;'.repeat(20_000)],
    ['addresses in a style', 'css/style.css', 'url('.repeat(many)],
    ['whole addresses in a style', 'css/style.css', 'url(a.png)'.repeat(many)],
    ['comments in a style', 'css/style.css', '/*'.repeat(many)],
    ['blanks', 'js/player.js', ' '.repeat(2_000_000)],
    ['secrets', 'js/player.js', 'Basic QUJDREVGR0hJSktMTU5PUA== password: "abcdefgh" '.repeat(5000)],
    ['keys', 'js/player.js', 'apiKey="'.repeat(50_000)],
  ])(
    '%s',
    (_name, file, content) => {
      expect(checkFiles(changed('scorm12', { [file]: content })).findings.length).toBeLessThan(1000);
    },
    timeout,
  );

  test(
    'pages by the hundred, each with handlers and functions of the same names',
    () => {
      const page = `<html lang="en"><title>x</title><body onunload="leavePage()">Text<script>${'function leavePage(){finishAll();LMSFinish("")}function finishAll(){leavePage()}'.repeat(20)}</script>`;
      const pages = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`p${index}.html`, page]));
      expect(checkFiles({ ...fixtures.scorm12, ...pages }).findings.length).toBeLessThan(1000);
    },
    timeout,
  );
});
