import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { buildCourse } from '../../scripts/compile/build.ts';
import { assets } from '../support/render-helper.ts';
import { baseFiles } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';
import { scorm2004Findings } from '../support/scorm2004-schema.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
});

interface Manifest {
  metadata: { schema: string; schemaversion: string };
  organizations: {
    default: string;
    organization: {
      identifier: string;
      item: { identifier: string; title: string } & Record<string, unknown>;
    };
  };
  resources: {
    resource: { 'adlcp:scormType': string; href: string; file: { href: string }[] };
  };
}

/** The manifest of the base course, published as `publish` says, as text and as data. */
async function manifestOf(publish: string, title = 'Example') {
  const lines = [
    'format: 1',
    'id: example',
    'version: 1.0.0',
    `title: ${JSON.stringify(title)}`,
    'language: en',
    'lessons: [intro]',
    'completion: { slides: all, quizzes: none }',
    `publish: ${publish}`,
  ];
  const fs = memoryFs({ ...baseFiles, 'course.yaml': `${lines.join('\n')}\n` });
  const { value, diagnostics } = await buildCourse(fs, { assets, frozen: false });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const built = value?.packages.find(({ target }) => target.name === 'scorm2004');
  const file = built?.files.find(({ path }) => path === 'imsmanifest.xml');
  const text = file && 'bytes' in file ? new TextDecoder().decode(file.bytes) : '';
  const { manifest } = parser.parse(text) as { manifest: Manifest };
  const paths = (built?.files ?? []).map(({ path }) => path).filter((path) => path !== 'imsmanifest.xml');
  return { text, manifest, paths };
}

describe.each([
  ['the fourth edition, where none is named', 'scorm2004', 4, '2004 4th Edition'],
  ['the fourth edition, where it is named', '{ target: scorm2004, edition: 4 }', 4, '2004 4th Edition'],
  ['the third edition', '[scorm12, { target: scorm2004, edition: 3 }]', 3, '2004 3rd Edition'],
] as const)('the manifest of %s', (_name, publish, edition, schemaversion) => {
  test('is valid against the official schemas of its edition and says which it is', async () => {
    const { text, manifest } = await manifestOf(publish);
    expect(scorm2004Findings(text, edition)).toEqual([]);
    expect(manifest.metadata).toEqual({ schema: 'ADL SCORM', schemaversion });
  });

  test('leaves completion and success to the course, on every exit', async () => {
    const { text, manifest } = await manifestOf(publish);
    expect(manifest.organizations.organization.item['imsss:sequencing']).toEqual({
      'imsss:deliveryControls': {
        tracked: 'true',
        completionSetByContent: 'true',
        objectiveSetByContent: 'true',
      },
    });
    expect(text).not.toMatch(
      /mapInfo|completionThreshold|minNormalizedMeasure|satisfiedByMeasure|masteryscore/i,
    );
  });

  test('has one part, with the same identifiers as in SCORM 1.2, and lists every file', async () => {
    const { manifest, paths } = await manifestOf(publish);
    const { organization, default: first } = manifest.organizations;
    expect([first, organization.identifier, organization.item.identifier]).toEqual([
      'ORG-example',
      'ORG-example',
      'ITEM-example',
    ]);
    const { resource } = manifest.resources;
    expect(resource).toMatchObject({ 'adlcp:scormType': 'sco', href: 'index.html' });
    expect(resource.file.map(({ href }) => href)).toEqual([...paths].sort());
  });

  test('keeps a title that an LMS could lose', async () => {
    const { text, manifest } = await manifestOf(publish, `The <table> element ${'x'.repeat(300)}`);
    expect(scorm2004Findings(text, edition)).toEqual([]);
    expect(manifest.organizations.organization.item.title).toMatch(/^The ‹table› element x+…$/);
  });
});

describe('the schemas do find mistakes', () => {
  test.each([
    ['a wrong kind of resource', 'adlcp:scormType="sco"', 'adlcp:scormType="page"'],
    ['an identifier that stands twice', 'identifier="ITEM-example"', 'identifier="ORG-example"'],
    ['a control that does not exist', 'tracked="true"', 'trackd="true"'],
    ['elements in a wrong order', '<metadata>', '<resources/><metadata>'],
  ])('%s', async (_name, right, wrong) => {
    const { text } = await manifestOf('scorm2004');
    expect(text).toContain(right);
    for (const edition of [3, 4] as const)
      expect(scorm2004Findings(text.replace(right, wrong), edition)).not.toEqual([]);
  });
});
