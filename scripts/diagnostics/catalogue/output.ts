import { entry, reporterOf } from '../diagnostic.ts';

const code = (system: string) => (system === '' ? '' : ` (${system})`);

/** Finding the courses, packing them, and writing what was built. */
export const outputCatalogue = {
  'no-courses': entry('error', () => ({
    message:
      'There is no course here: neither a course.yaml in this folder or one above it, nor a folder with one below course/.',
    hint: 'Name the folder of a course: coursewright build path/to/course.',
  })),
  'course-not-found': entry<{ folder: string; suggestion: string | undefined; near: readonly string[] }>(
    'error',
    ({ folder, suggestion, near }) => ({
      message:
        near.length > 0
          ? `\`${folder}\` is not a course's own folder: it has no course.yaml.`
          : `There is no course folder \`${folder}\`.`,
      hint:
        near.length > 1
          ? `Name one of these: ${near.map((each) => `\`${each}\``).join(', ')}.`
          : suggestion
            ? `Did you mean \`${suggestion}\`?`
            : 'Name the folder that holds the course.yaml.',
    }),
  ),
  'would-overwrite': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` is there already, and nothing is ever overwritten; nothing was written.`,
    hint: 'Take another name, or move away what is there.',
  })),
  'states-not-found': entry<{ name: string }>('error', ({ name }) => ({
    message: `There is no file \`${name}\` with saved states in it.`,
    hint: 'Name files with one state a line, as the LMS has it, or with what `coursewright state decode` prints.',
  })),
  'edition-not-found': entry<{ name: string }>('error', ({ name }) => ({
    message: `\`${name}\` is neither a package that Coursewright made, nor the folder of a course, nor a git revision that has this course.`,
    hint: 'Name a zip, a folder with a course.yaml, or a revision such as HEAD~1 or a tag.',
  })),
  'two-courses-one-id': entry<{ id: string }>('error', ({ id }) => ({
    message: `Another course has the id \`${id}\` as well: their packages would overwrite one another, and an LMS would take one for the other.`,
    hint: 'Give the newer of the two an id of its own, before anybody uploads it.',
  })),
  'style-loads-from-outside': entry<{ reference: string }>('error', ({ reference }) => ({
    message: `\`${reference}\` would be loaded from outside the package; the player forbids it, and an LMS may be offline.`,
    hint: "Put a copy of the file into the course's folder and name that.",
  })),
  'style-has-data-url': entry('error', () => ({
    message:
      'This picture stands in the style sheet itself (`data:`); the player shows only files of the package.',
    hint: "Save it as a file in the course's folder and name that.",
  })),
  'file-changed-meanwhile': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` was changed while it was being packed.`,
    hint: 'Build again when the file is finished.',
  })),
  'file-too-large': entry<{ path: string }>('error', ({ path }) => ({
    message: `\`${path}\` is larger than 4 GB, more than a package can hold in one file.`,
    hint: 'Make the film shorter or compress it more.',
  })),
  'file-unreadable-while-packing': entry<{ path: string; system: string }>('error', ({ path, system }) => ({
    message: `\`${path}\` could no longer be read while it was being packed${code(system)}.`,
    hint: 'Build again when the file is back.',
  })),
  'output-is-no-folder': entry<{ folder: string }>('error', ({ folder }) => ({
    message: `Packages can't be written to \`${folder}\`: it is a file, or lies below one.`,
    hint: 'Name a folder: --out path/to/folder.',
  })),
  'output-not-writable': entry<{ path: string; system: string }>('error', ({ path, system }) => ({
    message: `\`${path}\` can't be written${code(system)}. The package that was there before is as it was.`,
    hint: 'Give yourself the right to write there, or name another folder: --out path/to/folder.',
  })),
  'disk-full': entry<{ path: string }>('error', ({ path }) => ({
    message: `There is no room left on the disk for \`${path}\`. The package that was there before is as it was.`,
    hint: 'Make room, or name a folder on another disk: --out path/to/folder.',
  })),
  'preview-build-failed': entry<{ message: string }>('error', ({ message }) => ({
    message: `Coursewright has made a mistake of its own with this course: ${message}`,
    hint: 'The preview goes on with the next save. Please report it with the course that shows it.',
  })),
  'preview-cannot-listen': entry<{ address: string; system: string }>('error', ({ address, system }) => ({
    message: `The preview can't listen at ${address}${code(system)}.`,
    hint: 'Name an address of this machine with --host, or leave it out; name a port above 1023 with --port.',
  })),
  'lock-not-writable': entry<{ system: string }>('error', ({ system }) => ({
    message: `course.lock.json has to grow with this build and can't be written${code(system)}; no package was written.`,
    hint: "Give yourself the right to write into the course's folder.",
  })),
};

export const reportOutput = reporterOf(outputCatalogue);
