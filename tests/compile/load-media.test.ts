import { describe, expect, it } from 'vitest';
import { sniffImage } from '../../scripts/compile/image-size.ts';
import { loadCourse } from '../../scripts/compile/load.ts';
import { unsafeSvg } from '../../scripts/compile/svg.ts';
import { questionTypes } from '../../scripts/questions/list.ts';
import { baseFiles, findingsOf, load, short } from '../support/load-helper.ts';
import { memoryFs } from '../support/memory-fs.ts';

const png = baseFiles['media/photo.png'] ?? new Uint8Array();
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"></svg>';

/** A lesson with one slide; `line` is its line 5 and stands in column 5. */
const slide = (line: string) => ({
  'lessons/intro.yaml': `id: intro\ntitle: Introduction\nslides:\n  - id: welcome\n    ${line}\n`,
});
const image = (file: string, more = 'alt: A harbour') => slide(`image: { file: ${file}, ${more} }`);
const video = (more: string) => slide(`video: { ${more} }`);

type Row = [what: string, files: Record<string, string | Uint8Array>, ...expected: string[]];
const l = (name: string, at: string) => `${name} lessons/intro.yaml:${at}`;

const rows: Row[] = [
  ['a missing file', image('media/foto.png'), l('media-missing', '5:20')],
  ['capitals that differ', image('media/Photo.PNG'), l('media-case-differs', '5:20')],
  ['a folder whose capitals differ', image('Media/photo.png'), l('media-case-differs', '5:20')],
  ['..', image('../photo.png'), l('media-outside-course', '5:20')],
  ['an absolute path', image('/photo.png'), l('media-outside-course', '5:20')],
  ['a Windows path', image('C:\\photo.png'), l('media-outside-course', '5:20')],
  ['backslashes', image('media\\photo.png'), l('media-bad-name', '5:20')],
  ['a web address', image('"https://a.example/a.png"'), l('media-outside-course', '5:20')],
  ['a folder', image('media'), l('media-is-folder', '5:20')],
  [
    'a blank in a name',
    { ...image('media/my photo.png'), 'media/my photo.png': png },
    l('media-bad-name', '5:20'),
  ],
  [
    'an umlaut in a name',
    { ...image('media/Küche.png'), 'media/Küche.png': png },
    l('media-bad-name', '5:20'),
  ],
  ['a hidden file', { ...image('media/.a.png'), 'media/.a.png': png }, l('media-bad-name', '5:20')],
  [
    'a name that Windows keeps',
    { ...image('media/con.png'), 'media/con.png': png },
    l('media-bad-name', '5:20'),
  ],
  [
    'a long name',
    { ...image(`media/${'a'.repeat(101)}.png`), [`media/${'a'.repeat(101)}.png`]: png },
    l('media-bad-name', '5:20'),
  ],
  ['a server-side file', { ...image('media/a.php'), 'media/a.php': png }, l('media-server-side', '5:20')],
  [
    'a server-side ending inside',
    { ...image('media/a.php.png'), 'media/a.php.png': png },
    l('media-server-side', '5:20'),
  ],
  ['a film as an image', image('media/clip.mp4'), l('media-wrong-kind', '5:20')],
  [
    'an image that is none',
    { ...image('media/a.png'), 'media/a.png': '<html></html>' },
    l('not-an-image', '5:20'),
  ],
  ['a drawing called a photo', { ...image('media/a.png'), 'media/a.png': svg }, l('not-an-image', '5:20')],
  ['an empty image', { ...image('media/a.png'), 'media/a.png': '' }, l('media-unreadable', '5:20')],
  [
    'a drawing with a script',
    { ...image('media/a.svg'), 'media/a.svg': svg.replace('></', '><script>1</script></') },
    l('svg-unsafe', '5:20'),
  ],
  ['an image without alt', image('media/photo.png', 'caption: A'), l('missing-alt', '5:12')],
  ['an image with an empty alt', image('media/photo.png', 'alt: ""'), l('missing-alt', '5:42')],
  [
    'alt and decorative',
    image('media/photo.png', 'alt: A, decorative: true'),
    l('alt-and-decorative', '5:57'),
  ],
  ['an image as a text', slide('image: media/photo.png'), l('wrong-type', '5:12')],
  ['a video without captions', video('file: media/clip.mp4'), l('missing-captions', '5:12')],
  [
    'captions that are none',
    { ...video('file: media/clip.mp4, captions: { en: media/a.vtt }'), 'media/a.vtt': '1\n' },
    l('captions-not-webvtt', '5:52'),
  ],
  [
    'captions in no language',
    video('file: media/clip.mp4, captions: { english: media/clip.en.vtt }'),
    l('ill-formed-language', '5:48'),
  ],
  ['captions as a text', video('file: media/clip.mp4, captions: media/clip.en.vtt'), l('wrong-type', '5:46')],
  ['a video without file', video('captions: { en: media/clip.en.vtt }'), l('video-file-or-url', '5:12')],
  [
    'a video from a host that is not allowed',
    video('url: "https://a.example/a.mp4", captions: { en: media/clip.en.vtt }'),
    l('host-not-allowed', '5:19'),
  ],
  [
    'a poster that is missing',
    video('file: media/clip.mp4, poster: media/no.png, captions: { en: media/clip.en.vtt }'),
    l('media-missing', '5:44'),
  ],
  ['a sound without transcript', slide('audio: { file: media/tone.mp3 }'), l('missing-transcript', '5:12')],
  [
    'a transcript file that is missing',
    slide('audio: { file: media/tone.mp3, transcript: { file: media/no.md } }'),
    l('media-missing', '5:56'),
  ],
  ['a text file of another kind', slide('body: { file: media/photo.png }'), l('media-wrong-kind', '5:19')],
  [
    'a text file that is not UTF-8',
    { ...slide('body: { file: media/a.md }'), 'media/a.md': Uint8Array.of(0x4b, 0xfc) },
    l('text-file-unfit', '5:19'),
  ],
  [
    'a text file of blanks',
    { ...slide('body: { file: media/a.md }'), 'media/a.md': ' \n' },
    l('text-file-unfit', '5:19'),
  ],
];

describe('media', () => {
  it.each(rows)('reports %s', async (_what, files, ...expected) => {
    expect((await findingsOf(files)).map(short)).toEqual(expected);
  });

  it.each([
    ['{ accent: 0B5FFF, logo: { file: media/photo.png } }', 'missing-alt course.yaml:8:32'],
    ['{ css: media/photo.png }', 'media-wrong-kind course.yaml:8:15'],
    ['{ font: { file: media/photo.png, name: A } }', 'media-wrong-kind course.yaml:8:24'],
    ['{ font: { file: media/a.woff2 } }', 'missing-key course.yaml:8:16'],
    ['{ font: sans }', 'unknown-word course.yaml:8:16'],
  ])('of the theme: %s', async (theme, expected) => {
    const yaml = `format: 1\nid: example\ntitle: A\nversion: 1.0.0\nlanguage: en\nlessons: intro\ncompletion: { quizzes: none }\ntheme: ${theme}\n`;
    expect((await findingsOf({ 'course.yaml': yaml })).map(short)).toEqual([expected]);
  });

  it('suggests the right capitals, and similar names', async () => {
    expect((await findingsOf(image('media/Photo.png')))[0]?.mended).toBe(
      '    image: { file: media/photo.png, alt: A harbour }',
    );
    expect((await findingsOf(image('photo.png')))[0]?.hint).toContain('media/photo.png');
    expect((await findingsOf(image('media/phota.png')))[0]?.hint).toContain('media/photo.png');
  });

  it('reports a link that leads out of the course', async () => {
    const fs = memoryFs({ ...baseFiles, ...image('media/photo.png') });
    const linked = {
      ...fs,
      stat: (path: string) =>
        path === 'media/photo.png' ? Promise.resolve({ kind: 'outside' as const, size: 1 }) : fs.stat(path),
    };
    const { diagnostics } = await loadCourse(linked, { questionTypes, targets: [{ name: 'scorm12' }] });
    expect(diagnostics.map(short)).toEqual([l('media-link-outside', '5:20')]);
  });

  it('gives images with their size, and films with their captions', async () => {
    const files = {
      'lessons/intro.yaml': `id: intro
title: Introduction
slides:
  - id: welcome
    image: { file: ./media/a.svg, decorative: true }
  - id: talk
    video: { file: media/clip.mp4, captions: { de: media/clip.en.vtt, en: media/clip.en.vtt } }
    audio: { file: media/tone.mp3, label: A tone, transcript: { file: media/tone.md } }
`,
      'media/a.svg': svg,
      'media/tone.md': '\uFEFFOne\r\ntone\r\n',
    };
    const { value, diagnostics } = await load(files);
    expect(diagnostics).toEqual([]);
    const [welcome, talk] = value?.lessons[0]?.slides ?? [];
    expect(welcome?.media.image).toMatchObject({
      file: { path: 'media/a.svg', size: svg.length },
      alt: '',
      width: 40,
      height: 20,
    });
    expect(talk?.media.video?.captions.map(({ language }) => language)).toEqual(['de', 'en']);
    expect(talk?.media.audio).toMatchObject({
      label: 'A tone',
      transcript: {
        markdown: 'One\ntone\n',
        place: { file: 'media/tone.md', line: 1, column: 1 },
        mapping: 'lines',
      },
    });
  });

  it('looks at files that texts name', async () => {
    const { value } = await load(
      slide('body: "![A](media/photo.png) [b](media/Tone.mp3) ![c](media/no.png)"'),
    );
    const place = { file: 'lessons/intro.yaml', line: 5, column: 11 };
    expect(value?.files.take('media/photo.png', 'image', place)).toMatchObject({
      file: { path: 'media/photo.png' },
    });
    expect(value?.files.take('media/Tone.mp3', 'file', place)).toMatchObject({ name: 'media-case-differs' });
    expect(value?.files.take('media/no.png', 'image', place)).toMatchObject({ name: 'media-missing' });
  });
});

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );

describe('images by their content', () => {
  it.each([
    ['png', bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0, 0, 0, 0, 7]), 256, 7],
    ['gif', bytes('GIF89a', [3, 0, 2, 1]), 3, 258],
    [
      'jpeg',
      bytes('\xff\xd8\xff\xe0', [0, 4, 1, 2], '\xff\xff\xc2', [0, 11, 8, 0, 5, 1, 0, 3, 0, 0, 0]),
      256,
      5,
    ],
    ['webp', bytes('RIFF....WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 4, 1, 0]), 10, 261],
    ['webp', bytes('RIFF....WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x09, 0x40, 0x01, 0x00, 0, 0, 0, 0, 0]), 10, 6],
    ['webp', bytes('RIFF....WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 8, 0, 4, 0]), 8, 4],
    ['svg', bytes('<?xml version="1.0"?><!-- a --><svg width="30px" height="10" viewBox="0 0 3 1">'), 30, 10],
  ])('%s', (kind, content, width, height) => {
    expect(sniffImage(content)).toEqual({ kind, width, height });
  });

  it.each([
    [bytes('%PDF-1.7'), 'a PDF file'],
    [bytes([0, 0, 0, 24], 'ftypheic'), "a HEIC photo, which browsers don't show"],
    [bytes('<!doctype html><svg></svg>'), 'a web page'],
    [bytes('hello'), 'a text'],
  ])('that are none', (content, found) => {
    expect(sniffImage(content)).toEqual({ kind: 'other', found });
  });

  it('have no size where it is cut off', () => {
    expect(sniffImage(bytes('\xff\xd8\xff\xe0', [0, 99]))).toEqual({ kind: 'jpeg' });
  });
});

describe('drawings', () => {
  it.each([
    '<svg><script/></svg>',
    '<svg><svg:script>1</svg:script></svg>',
    '<svg onload="a()"></svg>',
    '<svg><g/onclick = "a()"></svg>',
    '<svg><a href="java&#115;cript:a()"></a></svg>',
    "<svg><a xlink:href='https://a.example'></a></svg>",
    '<svg><image href="b.png"/></svg>',
    '<svg><style>@import "a.css";</style></svg>',
    '<svg><rect fill="url(https://a.example/#b)"/></svg>',
    '<svg><foreignObject></foreignObject></svg>',
    '<!DOCTYPE svg [<!ENTITY a "b">]><svg></svg>',
  ])('that act or reach outside are refused: %s', (text) => {
    expect(unsafeSvg(text)).toBeTypeOf('string');
  });

  it.each([
    svg,
    '<svg><defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/></svg>',
    '<svg><!-- <script> --><image href="data:image/png;base64,AAAA"/><text>on = off</text></svg>',
  ])('that are plain are taken: %s', (text) => {
    expect(unsafeSvg(text)).toBeUndefined();
  });
});
