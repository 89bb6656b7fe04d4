import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { checkRules } from '../../scripts/check/check.ts';
import { changed, checkFiles, edited, fixtures, namesIn, type Files } from './support.ts';

/** Further faults, beside those of the help pages: each is planted into a clean package, and found. */

const manifest = 'imsmanifest.xml';
const player = 'js/player.js';
const latin = (text: string) => Buffer.from(text, 'latin1');

const table: [string, Files, string, ...string[]][] = [
  // The descriptor.
  [
    'a manifest in another encoding than it says',
    changed('scorm12', {
      [manifest]: latin(String(fixtures.scorm12[manifest]).replaceAll('Fire', 'Gr\xfcn')),
    }),
    'manifest-encoding',
  ],
  [
    'a UTF-8 manifest that says UTF-16',
    edited('scorm12', manifest, 'encoding="UTF-8"', 'encoding="UTF-16"'),
    'manifest-encoding',
  ],
  ['another root', edited('tincan', 'tincan.xml', /(<\/?)tincan\b/g, '$1course'), 'manifest-root'],
  [
    'a manifest whose elements bear a prefix',
    changed('scorm12', {
      [manifest]: String(fixtures.scorm12[manifest])
        .replace('xmlns="', 'xmlns:imscp="')
        .replace(/<(\/?)(?=[a-z]+[ >/])(?!adlcp)/g, '<$1imscp:'),
    }),
    'manifest-prefixed',
  ],
  [
    'a prefix that nobody uses',
    edited('scorm12', manifest, /adlcp(?=[:=])/g, 'scorm'),
    'namespace-prefix-unusual',
  ],
  ['no namespace at all', edited('scorm12', manifest, /\n {2}xmlns="[^"]*"/, ''), 'manifest-namespace'],
  [
    'no organization',
    edited('scorm12', manifest, /<organizations[^]*<\/organizations>/, '<organizations/>'),
    'organization-missing',
    'resource-unused',
  ],
  [
    'an organization without items',
    edited('scorm12', manifest, /<item [^]*<\/item>/, ''),
    'organization-empty',
    'resource-unused',
  ],
  [
    'a group that launches',
    edited(
      'scorm2004',
      manifest,
      /(<item identifier="ITEM-1" identifierref="RES-1">\s*<title>Fire safety<\/title>)/,
      '<item identifier="ITEM-1" identifierref="RES-1"><title>Fire safety</title><item identifier="ITEM-2" identifierref="RES-1"><title>A</title><imsss:sequencing><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></item>',
    ),
    'group-item-launches',
    'several-scos-2004',
  ],
  [
    'global objectives that all courses share',
    edited(
      'scorm2004',
      manifest,
      /adlseq:objectivesGlobalToSystem="false"([^]*)<\/imsss:primaryObjective>/,
      'adlseq:objectivesGlobalToSystem="true"><title>A</title><item identifier="ITEM-1" identifierref="RES-1"><title>A</title><imsss:sequencing><imsss:objectives><imsss:primaryObjective><imsss:mapInfo targetObjectiveID="A"/></imsss:primaryObjective></imsss:objectives><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing></item></organization></organizations><resources><resource identifier="RES-1" type="webcontent" adlcp:scormType="sco" href="index.html"><file href="index.html"/><file href="js/player.js"/></resource></resources></manifest><!--',
    ),
    'objectives-global',
    'map-info',
    'manifest-not-well-formed',
  ],
  [
    'a missing bracket',
    edited('cmi5', 'cmi5.xml', '<url>index.html</url>', '<url>index.html</url'),
    'manifest-not-well-formed',
  ],
  [
    'an entity of a document type',
    edited('scorm12', manifest, '<manifest ', '<!DOCTYPE a [<!ENTITY x "y">]><manifest title="&x;" '),
    'manifest-doctype',
    'manifest-attribute-unknown',
    'manifest-not-well-formed',
  ],
  [
    'a mastery score of cmi5 beyond 1',
    edited('cmi5', 'cmi5.xml', 'masteryScore="0.8"', 'masteryScore="80"'),
    'manifest-value-wrong',
  ],
  [
    'an AU that leads nowhere',
    edited('cmi5', 'cmi5.xml', '<url>index.html</url>', '<url>start.html</url>'),
    'launch-file-missing',
  ],
  [
    'two launches',
    edited(
      'tincan',
      'tincan.xml',
      '<name lang="en">Doors</name>',
      '<name lang="en">Doors</name><launch>index.html</launch>',
    ),
    'tincan-launch-missing',
  ],
  // The API.
  [
    'a player of SCORM 2004 under a manifest of 1.2',
    changed('scorm12', { [player]: fixtures.scorm2004[player] ?? '' }),
    'api-of-other-version',
  ],
  [
    'a player of SCORM 1.2 under a manifest of 2004',
    changed('scorm2004', { [player]: fixtures.scorm12[player] ?? '' }),
    'api-of-other-version',
  ],
  ['no status', edited('scorm12', player, /lesson_status/g, 'lesson_location'), 'status-never-set'],
  [
    'no scaled score',
    edited('scorm2004', player, /.*score\.scaled.*\n/, ''),
    'score-without-scaled',
    'satisfied-by-measure',
  ],
  ['no commit', edited('scorm12', player, /.*LMSCommit.*\n/g, ''), 'commit-never-called'],
  [
    'a commit in a wrapper that nobody calls',
    edited('scorm12', player, /.*LMSCommit.*\n|$/g, '\n'),
    'commit-never-called',
  ],
  ['no begin in SCORM 2004', edited('scorm2004', player, /.*Initialize.*\n/, ''), 'initialize-never-called'],
  ['no end in SCORM 2004', edited('scorm2004', player, /.*Terminate.*\n/, ''), 'finish-never-called'],
  [
    'a search of one window',
    changed('scorm12', {
      [player]: String(fixtures.scorm12[player])
        .replace(/function findApi[^]*?\n}\n/, '')
        .replace(/api = findApi.*\n/, 'api = window.parent.API;\n'),
    }),
    'api-search-too-short',
  ],
  [
    'a search that gives up by a counter above its limit',
    edited('scorm12', player, 'tries += 1;', 'tries += 1; if (tries > 4) return null;'),
    'api-search-too-short',
  ],
  [
    'unload in an attribute of the page',
    changed('scorm12', {
      [player]: String(fixtures.scorm12[player]).replace(/.*(?:pagehide|visibilitychange).*\n/g, ''),
      'index.html': String(fixtures.scorm12['index.html']).replace('<body>', '<body onunload="leave()">'),
    }),
    'unload-only',
    'inline-script',
  ],
  [
    'an alert in beforeunload, in a function of its own',
    edited('scorm12', player, /$/, "window.onbeforeunload = function () { leave(); alert('Saved'); };\n"),
    'dialog-in-unload',
  ],
  [
    'a score of the wrapper at launch',
    edited(
      'scorm12',
      player,
      "api.LMSInitialize('');",
      "api.LMSInitialize(''); api.LMSSetValue('cmi.core.score.raw', 0);",
    ),
    'score-set-at-launch',
  ],
  [
    'a score out of range',
    edited('scorm12', player, "'cmi.core.score.max', '100'", "'cmi.core.score.max', '1000'"),
    'element-value-wrong',
  ],
  [
    'a scaled score of percent',
    edited('scorm2004', player, "'cmi.progress_measure', '1'", "'cmi.progress_measure', '100'"),
    'element-value-wrong',
  ],
  [
    'a status that can only be read',
    edited('scorm12', player, "'incomplete');\n  }", "'not attempted');\n  }"),
    'element-value-wrong',
  ],
  [
    'an exit of the other version',
    edited('scorm12', player, "'cmi.core.exit', 'suspend'", "'cmi.core.exit', 'normal'"),
    'element-value-wrong',
  ],
  [
    'an element of 1.2 in 2004',
    edited('scorm2004', player, "'cmi.exit'", "'cmi.core.exit'"),
    'element-of-other-version',
  ],
  // Pages.
  [
    'an address of a disk with three slashes',
    edited('scorm12', 'index.html', 'src="media/exit.svg"', 'src="file:///C:/a.svg"'),
    'reference-local',
  ],
  [
    'an import, by a script that is no module, of one that is not there',
    edited('scorm12', player, /$/, "\nimport('./search.js');\n"),
    'page-reference-missing',
  ],
  [
    'an import of a module that is not there',
    edited('scorm12', player, /^/, "import { a } from './missing.js';\n"),
    'page-reference-missing',
  ],
  [
    'a picture in a list of sizes',
    edited(
      'scorm12',
      'index.html',
      'src="media/exit.svg"',
      'src="media/exit.svg" srcset="media/exit.svg 1x, media/exit-2.svg 2x"',
    ),
    'page-reference-missing',
  ],
  [
    'a font from elsewhere',
    edited('scorm12', 'css/style.css', 'body {', '@import "https://fonts.example.org/a.css";\nbody {'),
    'remote-resource',
  ],
  [
    'a page that sends on to nothing',
    edited(
      'scorm12',
      'index.html',
      '<title>',
      '<meta http-equiv="refresh" content="0; url=start.html" /><title>',
    ),
    'link-missing',
  ],
  [
    'a background from elsewhere in an attribute',
    edited('scorm12', 'index.html', '<h1>', '<h1 style="background: url(http://example.org/a.png)">'),
    'reference-insecure',
  ],
  // Secrets.
  [
    'a private key',
    edited(
      'scorm12',
      player,
      /^/,
      '/* -----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn */\n',
    ),
    'secret-in-file',
  ],
  [
    'the password of an LRS',
    edited(
      'tincan',
      'js/report.js',
      /^/,
      "const config = { endpoint: 'https://lrs.example.org/xapi/', user: 'a', password: 'correct-horse' };\n",
    ),
    'lrs-credentials',
  ],
  [
    'a password with accents',
    edited('tincan', 'js/report.js', "launch.get('auth')", "'Basic d3JpdGVyOnPDqXNhbWUtb3V2cmUtdG9p'"),
    'lrs-credentials',
  ],
  [
    'a token that never runs out',
    edited(
      'tincan',
      'js/report.js',
      "launch.get('auth')",
      "'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ3cml0ZXIifQ.c2lnbmF0dXJlLTQ3MTE'",
    ),
    'lrs-credentials',
  ],
  [
    'name and password that are encoded at run time',
    edited('tincan', 'js/report.js', "launch.get('auth')", "'Basic ' + btoa('writer:correct-horse')"),
    'lrs-credentials',
  ],
];

describe('a planted fault is found', () => {
  test.each(table)('%s', (_name, files, ...expected) => {
    expect(namesIn(checkFiles(files))).toEqual([...expected].sort());
  });
});

describe('the tests', () => {
  it('plant a fault for each rule', () => {
    const sources = readdirSync('tests/check')
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFileSync(join('tests/check', file), 'utf8'))
      .join('\n');
    const shown = (name: string) => / file=/.test(readFileSync(`scripts/check/pages/${name}.md`, 'utf8'));
    expect(
      checkRules.map(({ name }) => name).filter((name) => !shown(name) && !sources.includes(`'${name}'`)),
    ).toEqual([]);
  });
});
