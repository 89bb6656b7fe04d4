import { entry, reporterOf } from '../diagnostic.ts';

/** Files that a course shows, plays or looks like. */
export const mediaCatalogue = {
  'media-missing': entry<{ path: string; suggestion?: string | undefined; mended?: string | undefined }>(
    'error',
    ({ path, suggestion, mended }) => ({
      message: `There is no file \`${path}\` in the course.`,
      hint:
        suggestion === undefined
          ? "Paths start at the course's folder, such as `media/photo.png`."
          : `Did you mean \`${suggestion}\`?`,
      ...(mended === undefined ? {} : { mended }),
    }),
  ),
  'media-case-differs': entry<{ path: string; actual: string; mended?: string | undefined }>(
    'error',
    ({ path, actual, mended }) => ({
      message: `The file is named \`${actual}\`, not \`${path}\`: capital and small letters differ.`,
      hint: 'Write it just as the file is named. It may work on your computer, but not on the server of an LMS.',
      ...(mended === undefined ? {} : { mended }),
    }),
  ),
  'media-outside-course': entry<{ path: string; why: string }>('error', ({ path, why }) => ({
    message: `\`${path}\` doesn't lie in the course: ${why}.`,
    hint: "Copy the file into the course's `media` folder and write its path from there, such as `media/photo.png`.",
  })),
  'media-link-outside': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` is a link to something outside the course's folder.`,
    hint: 'Put a copy of the file in its place: the link would lead nowhere on another computer.',
  })),
  'media-bad-name': entry<{ path: string; why: string; suggestion: string }>(
    'error',
    ({ path, why, suggestion }) => ({
      message: `\`${path}\` can't be packed under this name: ${why}.`,
      hint: `Rename the file, to \`${suggestion}\` for example, here and in the folder.`,
    }),
  ),
  'media-server-side': entry<{ path: string; ending: string }>('error', ({ path, ending }) => ({
    message: `\`${path}\` has \`.${ending}\` in its name, and a server might run it instead of showing it.`,
    hint: 'Name a picture, sound, film or text without such an ending.',
  })),
  'media-is-folder': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` is a folder, not a file.`,
    hint: 'Write the path of the file in it.',
  })),
  'media-unreadable': entry<{ path: string; why: string }>('error', ({ path, why }) => ({
    message: `\`${path}\` can't be read: ${why}.`,
    hint: 'Check the file itself: can you open it?',
  })),
  'media-wrong-kind': entry<{ path: string; what: string; endings: readonly string[] }>(
    'error',
    ({ path, what, endings }) => ({
      message: `\`${path}\` can't be used as ${what}.`,
      hint: `Use a file that ends in ${endings.map((ending) => `\`.${ending}\``).join(', ')}.`,
    }),
  ),
  'not-an-image': entry<{ path: string; found: string }>('error', ({ path, found }) => ({
    message: `\`${path}\` is named like an image, but it is ${found}.`,
    hint: 'Save the image anew as PNG, JPEG, GIF, WebP, AVIF or SVG.',
  })),
  'svg-unsafe': entry<{ path: string; what: string }>('error', ({ path, what }) => ({
    message: `The drawing \`${path}\` has ${what} in it.`,
    hint: 'Export it anew as a plain SVG, or save it as PNG.',
  })),
  'missing-alt': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` has no \`alt\`: who can't see it doesn't know what it shows.`,
    hint: 'Add `alt: …` and say what the picture tells. If it only decorates, write `decorative: true`.',
  })),
  'alt-and-decorative': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` has an \`alt\` and is called decorative; it can't be both.`,
    hint: 'Delete `decorative`, so that the `alt` is read out, or delete the `alt`.',
  })),
  'missing-captions': entry<{ example: string }>('error', ({ example }) => ({
    message: "The video has no `captions`: who can't hear it misses what is said.",
    hint: `Add \`captions: { ${example} }\` with a WebVTT file for each language.`,
  })),
  'captions-not-webvtt': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` is no WebVTT file: its first line isn't \`WEBVTT\`.`,
    hint: 'Convert the captions to WebVTT. For a `.srt` file that often means a first line `WEBVTT` and points for commas in the times.',
  })),
  'missing-transcript': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` has no \`transcript\`: who can't hear it misses what is said.`,
    hint: 'Add `transcript: …` with the words, or `transcript: { file: media/talk.md }`.',
  })),
  'host-not-allowed': entry<{ host: string }>('error', ({ host }) => ({
    message: `The course may load nothing from \`${host}\`.`,
    hint: `Add \`allow_hosts: [${host}]\` to course.yaml, or put the file into the course.`,
  })),
  'video-file-or-url': entry<{ both: boolean }>('error', ({ both }) => ({
    message: both ? 'The video has a `file` and a `url`.' : 'The video has neither `file` nor `url`.',
    hint: 'Write one of the two: `file: media/clip.mp4`, or `url: https://…` whose host stands in `allow_hosts`.',
  })),
};

export const reportMedia = reporterOf(mediaCatalogue);
