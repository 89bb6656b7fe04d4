import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { build } from '../../scripts/compile/build.ts';
import { assets } from '../support/render-helper.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { scorm12Findings } from '../support/scorm12-schema.ts';

const courseFile = (lines: string[]) =>
  `${['format: 1', 'language: en', 'lessons: [intro]', ...lines].join('\n')}\n`;

interface Manifest {
  manifest: {
    identifier: string;
    version: string;
    organizations: {
      default: string;
      organization: {
        identifier: string;
        title: string;
        item: { identifier: string; identifierref: string; title: string };
      };
    };
    resources: {
      resource: { identifier: string; 'adlcp:scormtype': string; href: string; file: { href: string }[] };
    };
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** The manifest of the base course with these lines in its course.yaml, as text and as data. */
async function manifestOf(lines: string[], files: Record<string, string> = {}) {
  const fs = memoryFs({ ...baseFiles, 'course.yaml': courseFile(lines), ...files });
  const { value, diagnostics } = await build(fs, { assets, frozen: false });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const file = value?.files.find(({ path }) => path === 'imsmanifest.xml');
  const text = file && 'bytes' in file ? new TextDecoder().decode(file.bytes) : '';
  const { manifest } = parser.parse(text) as Manifest;
  const paths = (value?.files ?? []).map(({ path }) => path).filter((path) => path !== 'imsmanifest.xml');
  return { text, manifest, paths, title: manifest.organizations.organization.item.title };
}

const plain = ['id: example', 'version: 1.0.0', 'completion: { slides: all, quizzes: none }'];

describe('the SCORM 1.2 manifest', () => {
  test('is valid against the official schemas, with title and description', async () => {
    const { text } = await manifestOf([...plain, 'title: Example', 'description: "Twenty minutes, *once*."']);
    expect(scorm12Findings(text)).toEqual([]);
    expect(text).toContain('<imsmd:langstring xml:lang="en">Twenty minutes, once.</imsmd:langstring>');
  });

  test('takes every identifier from the id of the course alone', async () => {
    const one = await manifestOf([...plain, 'title: Example']);
    const { identifier, organizations, resources } = one.manifest;
    expect(identifier).toBe('MAN-example');
    expect(organizations.default).toBe('ORG-example');
    expect(organizations.organization.identifier).toBe('ORG-example');
    expect(organizations.organization.item).toMatchObject({
      identifier: 'ITEM-example',
      identifierref: 'RES-example',
    });
    expect(resources.resource.identifier).toBe('RES-example');
    const other = await manifestOf(['id: example', 'version: 2.3.4', 'title: Quite another', plain[2] ?? '']);
    const identifiers = (text: string) =>
      [...text.matchAll(/ (?:identifier|identifierref|default)="([^"]*)"/g)].map(([, id]) => id);
    expect(identifiers(other.text)).toEqual(identifiers(one.text));
  });

  test('lists every file of the package but itself, once and in order, and starts with index.html', async () => {
    const { manifest, paths } = await manifestOf([...plain, 'title: Example']);
    const { resource } = manifest.resources;
    expect(resource.file.map(({ href }) => href)).toEqual([...paths].sort());
    expect(resource).toMatchObject({ href: 'index.html', 'adlcp:scormtype': 'sco' });
  });

  test('has no mastery score and no CDATA', async () => {
    const { text } = await manifestOf([...plain, 'title: "a <b> & c"']);
    expect(text).not.toMatch(/masteryscore|CDATA/i);
  });
});

describe('a title that an LMS could lose', () => {
  const longest = 'x'.repeat(300);
  const nbsp = '\u00a0';
  test.each([
    ['is cut at 200 characters', longest, `${'x'.repeat(199)}…`],
    ['of "0" gets the id beside it', '0', '0 (example)'],
    ['loses its Markdown', '*Docker* and `ECS`', 'Docker and ECS'],
    ['that looks like a tag is kept', 'The <table> element', 'The ‹table› element'],
    ['keeps a blank between two entities', '"A" & "B"', `&quot;A&quot;${nbsp}&amp;${nbsp}&quot;B&quot;`],
    ['keeps a nought beside an entity', 'All & 0', `All &amp;${nbsp}0${nbsp}`],
    ['keeps umlauts and emoji', 'Größe 🐳', 'Größe 🐳'],
    ['stands on one line', 'A\n  B', 'A B'],
  ])('%s', async (_name, title, expected) => {
    const { text, title: found } = await manifestOf([...plain, `title: ${JSON.stringify(title)}`]);
    expect(scorm12Findings(text)).toEqual([]);
    const decoded = expected.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(found).toBe(decoded);
    expect(text).toContain(`<title>${expected}</title>`);
  });
});

describe('the schemas do find mistakes', () => {
  test.each([
    ['a wrong kind of resource', 'adlcp:scormtype="sco"', 'adlcp:scormtype="scoo"'],
    ['an identifier that begins with a digit', 'identifier="ITEM-example"', 'identifier="1"'],
    ['an identifier that stands twice', 'identifier="ITEM-example"', 'identifier="ORG-example"'],
    ['metadata in a wrong order', '<imsmd:title>', '<imsmd:keyword/><imsmd:title>'],
  ])('%s', async (_name, good, bad) => {
    const { text } = await manifestOf([...plain, 'title: Example']);
    expect(text).toContain(good);
    expect(scorm12Findings(text.replace(good, bad))).toHaveLength(1);
  });
});
