import { entry, reporterOf } from '../diagnostic.ts';

/** What a trap's words can use; the mended line is added where the lines are known. */
interface Words {
  text?: string;
  sign?: string;
  missing?: string;
}

const megabytes = (bytes: number) => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
const cut = (text: string | undefined) => {
  const characters = [...(text ?? '').trim()];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
};
const inQuotes = 'Put the whole text in quotes';

/** Files that can't be read at all, or not as text. */
const files = {
  'file-missing': entry<{ path: string }>('error', ({ path }) => ({
    message: `There is no file ${path}.`,
    hint: 'Check the name, capitals and small letters included, and the folder.',
  })),
  'file-is-folder': entry<{ path: string }>('error', ({ path }) => ({
    message: `${path} is a folder, but a file is needed here.`,
    hint: 'Rename the folder, and write a text file of this name.',
  })),
  'file-unreadable': entry<{ path: string }>('error', ({ path }) => ({
    message: `${path} can't be read: the system refuses it.`,
    hint: 'Check who may read the file (its permissions), and whether it is a file at all.',
  })),
  'file-outside-course': entry<{ path: string }>('error', ({ path }) => ({
    message: `${path} is a link to something outside the course's folder.`,
    hint: 'Put a copy in its place: a course has to be complete in its own folder.',
  })),
  'course-file-too-large': entry<{ path: string; size: number | undefined; limit: number }>(
    'error',
    ({ path, size, limit }) => ({
      message: `${path} is too large${size === undefined ? '' : ` (${megabytes(size)})`}: a course file may have ${megabytes(limit)}.`,
      hint: 'Split it into several lessons; pictures, sounds and videos belong into media/.',
    }),
  ),
  'empty-file': entry<{ comments: boolean }>('error', ({ comments }) => ({
    message: comments ? 'This file has nothing but comments in it.' : 'This file is empty.',
    hint: 'Write at least an id and a title, or delete the file.',
  })),
  'utf-16-file': entry('error', () => ({
    message: 'This file is saved as UTF-16, which is not read.',
    hint: 'Save it as UTF-8 (in Notepad: "Save as", then "Encoding: UTF-8").',
  })),
  'not-utf-8': entry('error', () => ({
    message: 'From here on, this file is not UTF-8: letters such as ä or é were saved in an older encoding.',
    hint: 'Open it in the program that wrote it, and save it as UTF-8.',
  })),
  'nul-byte': entry('error', () => ({
    message: 'Here stands a NUL byte, which no text has.',
    hint: 'The file is damaged, or no text file. Delete the byte, or take the file from a copy.',
  })),
  'control-character': entry<{ code: number }>('error', ({ code }) => ({
    message: `Here stands an invisible control character (U+${code.toString(16).toUpperCase().padStart(4, '0')}).`,
    hint:
      code === 11
        ? 'PowerPoint puts it where a line breaks inside a paragraph. Delete it, and write a new line or a blank.'
        : 'It came along with something pasted. Delete it.',
  })),
};

/** Texts that YAML would misread, cut or refuse because of a sign in them. */
const texts = {
  'colon-in-text': entry<Words>('error', ({ text }) => ({
    message: `A colon with a blank behind it ends a key, so "${cut(text)}" isn't read as one text.`,
    hint: `${inQuotes}.`,
  })),
  'hash-in-text': entry<Words>('error', ({ text }) => ({
    message: `What follows "#" is a comment, so only "${cut(text)}" would be left of this text.`,
    hint: `${inQuotes}. If it is a comment, put two blanks in front of "#".`,
  })),
  'comma-in-text': entry<Words>('error', ({ text }) => ({
    message: `Inside { } a comma begins the next key, so "${cut(text)}" is cut in two.`,
    hint: `${inQuotes}.`,
  })),
  'bracket-in-text': entry<Words>('error', ({ text }) => ({
    message: `Inside [ ] or { } a text can't have brackets without quotes: "${cut(text)}".`,
    hint: `${inQuotes}.`,
  })),
  'text-begins-with-sign': entry<Words>('error', ({ sign, text }) => ({
    message:
      sign === '#'
        ? `"${cut(text)}" begins with "#" and would be a comment: nothing would be left.`
        : `A text can't begin with "${sign ?? ''}" without quotes: there it has a meaning of its own.`,
    hint: sign === '-' ? `${inQuotes}. If it is a list, begin it on the next line.` : `${inQuotes}.`,
  })),
  'text-after-quote': entry<Words>('error', ({ sign }) => ({
    message: `The quotes end here, but the text goes on: a text that begins with ${sign === "'" ? "'" : '"'} ends with the next one.`,
    hint: 'Put the whole text in quotes of the other kind.',
  })),
  'unclosed-quote': entry<Words>('error', ({ sign }) => ({
    message: `This text begins with ${sign ?? '"'} and is never closed.`,
    hint: 'Close it with the same sign; where the sign belongs to the text, put the whole text in quotes of the other kind.',
  })),
  'bad-escape': entry<Words>('error', ({ text }) => ({
    message: `In double quotes a backslash begins an escape, and "${text ?? '\\'}" would not stay as it is written.`,
    hint: 'Use single quotes, in which a backslash is a backslash, or write it twice.',
  })),
  'text-behind-bar': entry<Words>('error', ({ sign }) => ({
    message: `Behind "${sign ?? '|'}" nothing else can stand: the text begins on the next line.`,
    hint: 'Move these words to a line of their own below, indented like the rest of the text.',
  })),
  'block-text-not-indented': entry<Words>('error', () => ({
    message: 'The text below "|" or ">" has to be indented deeper than the key above it.',
    hint: 'Put two blanks more in front of each of its lines.',
  })),
  'list-in-text': entry<Words>('error', ({ text }) => ({
    message: `This line with "- " goes on with the text above it ("${cut(text)}"), it is no item of a list.`,
    hint: 'For a list, give it the indent of the other items; for a text of several lines, write "|" behind the key and the text below.',
  })),
  'text-without-key': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" has no key: a line here needs a key, a colon and a blank.`,
    hint: 'If it goes on with the text above, indent it deeper; a text of several lines stands best below "key: |".',
  })),
};

/** Lines that don't stand where they should, or lack a sign. */
const structure = {
  'tab-indent': entry('error', () => ({
    message: 'Here stands a tab. Lines are indented with blanks only.',
    hint: 'Replace it by blanks, two for each step; most editors can be told to do that by themselves.',
  })),
  'special-blank': entry('error', () => ({
    message:
      'This blank is none: it is a no-break space or one of its kind, as web pages and word processors have them.',
    hint: 'Replace it by an ordinary blank.',
  })),
  'bad-indentation': entry('error', () => ({
    message: 'This line is indented by a number of blanks that fits no line above it.',
    hint: 'Lines that belong together begin in the same column.',
  })),
  'missing-blank-after-colon': entry<Words>('error', () => ({
    message: 'The colon behind a key needs a blank.',
    hint: 'Write "key: value".',
  })),
  'missing-blank-after-dash': entry<Words>('error', () => ({
    message: 'The dash of a list item needs a blank.',
    hint: 'Write "- " in front of each item.',
  })),
  'missing-colon': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" looks like a key, but its colon is missing.`,
    hint: 'Put a colon behind it.',
  })),
  'key-without-value': entry<{ key: string }>('error', ({ key }) => ({
    message: `\`${key}\` has no value.`,
    hint: `Write its value behind the colon, or remove the line. Where the empty text is meant, write "".`,
  })),
  'item-without-value': entry('error', () => ({
    message: 'This list item is empty.',
    hint: 'Write something behind the dash, or remove it.',
  })),
  'value-without-key': entry('error', () => ({
    message: 'Before this colon the key is missing.',
    hint: 'Write "key: value".',
  })),
  'duplicate-key': entry<{ key: string; line: number }>('error', ({ key, line }) => ({
    message: `\`${key}\` stands here twice; the first time in line ${line}.`,
    hint: 'Keep one of the two, or give this one its right name.',
  })),
  'list-item-among-keys': entry<Words>('error', () => ({
    message: "A list item can't stand among keys: no key above it is waiting for a list.",
    hint: 'Put it below the key that it belongs to, indented deeper, or write a key instead of the dash.',
  })),
  'unclosed-bracket': entry<Words>('error', ({ sign, missing }) => ({
    message: `"${sign ?? '['}" is opened here and never closed.`,
    hint: `Write "${missing ?? ']'}" at its end, or put the text in quotes if the bracket belongs to it.`,
  })),
  'stray-bracket': entry<Words>('error', ({ sign }) => ({
    message: `"${sign ?? ']'}" closes nothing here.`,
    hint: 'Remove it, or put the text in quotes if the bracket belongs to it.',
  })),
  'stray-comma': entry<Words>('error', () => ({
    message: 'Between these commas nothing stands.',
    hint: 'Remove one of the commas.',
  })),
  'nested-too-deep': entry<Words>('error', () => ({
    message: 'From here on, more than a hundred lists or maps stand in each other.',
    hint: 'No course needs that; put the text in quotes if the brackets or dashes belong to it.',
  })),
  'not-yaml': entry('error', () => ({
    message: "From here on, this file can't be understood.",
    hint: 'Look at this line and the one above: quotes and brackets that are not closed, a missing colon, or an indent that fits no other line.',
  })),
};

/** Parts of YAML that the course format doesn't have. */
const unused = {
  'yaml-anchor': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" is an anchor, which courses don't have: everything is written where it is needed.`,
    hint: `Remove it. If it is text, put it in quotes.`,
  })),
  'yaml-alias': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" points at another part of the file, which courses don't have.`,
    hint: 'Write here what is meant. If it is text, put it in quotes.',
  })),
  'yaml-tag': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" is a tag, which courses don't have: a value's kind follows from its key.`,
    hint: 'Remove it. If it is text, put the text in quotes; a text from a file is { file: media/talk.md }.',
  })),
  'yaml-merge-key': entry('error', () => ({
    message: '"<<" takes over the keys of another map, which courses don\'t have.',
    hint: 'Write the keys here.',
  })),
  'yaml-directive': entry<Words>('error', ({ text }) => ({
    message: `"${cut(text)}" is an instruction to YAML readers, which courses don't have.`,
    hint: 'Remove the line.',
  })),
  'several-documents': entry<Words>('error', ({ sign }) => ({
    message: `"${sign ?? '---'}" at the beginning of a line ends the file's content: one file holds one lesson or course.`,
    hint: 'Put what follows into a file of its own. A line across a slide is written inside a text below "|", indented.',
  })),
  'complex-key': entry<Words>('error', () => ({
    message: "A key is a word; a list, a map or a text of several lines can't be one.",
    hint: 'Write "key: value", or put the text in quotes.',
  })),
};

export const yamlCatalogue = { ...files, ...texts, ...structure, ...unused };

export const reportYaml = reporterOf(yamlCatalogue);
