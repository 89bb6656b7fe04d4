import { entry, reporterOf } from '../diagnostic.ts';

/** Optional parts of a wording, left out where there is nothing to say. */
const mending = (mended: string | undefined) => (mended === undefined ? {} : { mended });
const didYouMean = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `Did you mean \`${suggestion}\`?`;

/** What can be wrong inside a text: its Markdown, links, pictures, code and formulas. */
export const textCatalogue = {
  'link-to-no-slide': entry<{
    written: string;
    suggestion?: string | undefined;
    mended?: string | undefined;
  }>('error', ({ written, suggestion, mended }) => ({
    message: written.startsWith('#')
      ? `This link leads to \`${written}\`, but no slide has the id \`${written.slice(1)}\`.`
      : `A link to the slide \`${written}\` needs a \`#\` before its id.`,
    hint: didYouMean(suggestion && `#${suggestion}`, 'Write `#` and the id of a slide of this course.'),
    ...mending(mended),
  })),
  'link-not-allowed': entry<{ target: string; why: string }>('error', ({ target, why }) => ({
    message: `A link can't lead to \`${target}\`: ${why}.`,
    hint: 'Links lead to a slide (`#its_id`), to a file of the course (`media/plan.pdf`), or start with `https://`, `http://`, `mailto:` or `tel:`.',
  })),
  'link-without-https': entry<{ target: string; mended?: string | undefined }>(
    'error',
    ({ target, mended }) => ({
      message: `\`${target}\` reads like a file of the course, but it looks like a website's address.`,
      hint: `Write the whole address: \`https://${target}\`.`,
      ...mending(mended),
    }),
  ),
  'link-incomplete': entry<{ missing: 'words' | 'target' }>('error', ({ missing }) => ({
    message:
      missing === 'words'
        ? "This link has no words, so nobody can see it and a screen reader can't name it."
        : 'This link leads nowhere: there is nothing between its round brackets.',
    hint: 'Write `[words that say where it leads](target)`.',
  })),
  'link-definition-unused': entry<{ label: string }>('warning', ({ label }) => ({
    message: `This line gives \`[${label}]\` a target, but no link uses it, so a learner sees nothing of it.`,
    hint: `Use it with \`[words][${label}]\`, or, if the line is meant to be read, write \`\\[${label}]\`.`,
  })),
  'image-without-alt': entry<{ path: string; mended?: string | undefined }>('error', ({ path, mended }) => ({
    message: `The picture \`${path}\` has no words between its square brackets: who can't see it doesn't know what it shows.`,
    hint: "Write what it tells: `![A mail from an unknown sender](…)`. A picture that only decorates belongs into the slide's `image`, with `decorative: true`.",
    ...mending(mended),
  })),
  'image-address-not-allowed': entry<{ target: string }>('error', ({ target }) => ({
    message: `A picture can't be taken from \`${target}\`.`,
    hint: 'Put the picture into the course and write its path, such as `media/photo.png`.',
  })),
  'maths-unreadable': entry<{ why: string }>('error', ({ why }) => ({
    message: `This formula can't be read: ${why}.`,
    hint: 'Formulas are written in TeX, such as `$\\frac{a}{b}$`. A dollar sign that is meant as such is written `\\$`.',
  })),
  'maths-not-closed': entry('error', () => ({
    message: 'A formula begins with `$$` here and never ends.',
    hint: 'Write `$$` behind its last line too. Dollar signs that are meant as such are written `\\$\\$`.',
  })),
  'part-language-unknown': entry<{ tag: string }>('error', ({ tag }) => ({
    message: `\`${tag}\` is no language.`,
    hint: 'Write its short name: `de` for German, `fr` for French, `pt-BR` for Brazilian Portuguese.',
  })),
  'html-in-text': entry<{ tag: string; instead: string }>('warning', ({ tag, instead }) => ({
    message: `Texts are Markdown without HTML, so learners see \`${tag}\` as it is typed.`,
    hint: instead,
  })),
  'alert-unknown': entry<{ kind: string; suggestion?: string | undefined; mended?: string | undefined }>(
    'warning',
    ({ kind, suggestion, mended }) => ({
      message: `\`[!${kind}]\` is no kind of note, so learners see it as it is typed.`,
      hint: didYouMean(
        suggestion && `[!${suggestion}]`,
        'There are `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` and `[!CAUTION]`.',
      ),
      ...mending(mended),
    }),
  ),
  'code-option-unknown': entry<{ option: string; suggestion?: string | undefined }>(
    'error',
    ({ option, suggestion }) => ({
      message: `\`${option}\` means nothing behind the three backticks.`,
      hint: didYouMean(
        suggestion,
        'The language comes first, then, if wanted, `title="filter.py"` and `highlight=2,4-6`.',
      ),
    }),
  ),
  'code-lines-unreadable': entry<{ lines: string; count: number }>('error', ({ lines, count }) => ({
    message: `\`highlight=${lines}\` names no lines of this code, which has ${count === 1 ? 'one line' : `${count} lines`}.`,
    hint: 'Write line numbers and ranges without blanks, counted from 1, such as `highlight=2,4-6`.',
  })),
  'code-not-closed': entry<{ fence: string }>('warning', ({ fence }) => ({
    message: `Code begins here with \`${fence}\` and never ends, so all that follows is shown as code.`,
    hint: `Write \`${fence}\` on a line of its own behind the code.`,
  })),
  'footnote-missing': entry<{ label: string; oneParagraph: boolean }>(
    'warning',
    ({ label, oneParagraph }) => ({
      message: oneParagraph
        ? `A footnote can't stand in this text, so learners see \`[^${label}]\` as it is typed.`
        : `There is no footnote \`${label}\` in this text, so learners see \`[^${label}]\` as it is typed.`,
      hint: oneParagraph
        ? 'Footnotes work in a body, in feedback and in a transcript.'
        : `Write the note on a line of its own: \`[^${label}]: …\`. If no footnote is meant, write \`\\[^${label}]\`.`,
    }),
  ),
  'footnote-unused': entry<{ label: string; twice: boolean }>('warning', ({ label, twice }) => ({
    message: twice
      ? `There are two footnotes \`${label}\` in this text; learners don't see the first.`
      : `No place in this text points to the footnote \`${label}\`, so learners don't see it.`,
    hint: twice ? 'Give one of them another name.' : `Write \`[^${label}]\` where it belongs.`,
  })),
  'table-row-too-long': entry<{ cells: number; columns: number }>('error', ({ cells, columns }) => ({
    message: `This row has ${cells} cells, but the table has ${columns === 1 ? 'one column' : `${columns} columns`}: the rest would be lost.`,
    hint: 'Give the first two rows as many cells as this one. A line that belongs into a cell is written `\\|`.',
  })),
  'one-paragraph-only': entry<{ what: string }>('warning', ({ what }) => ({
    message: `This text is shown as one paragraph; ${what} can't stand in it.`,
    hint: 'Put it into the body of a slide, into feedback or into a transcript, or write one paragraph.',
  })),
  'text-nested-too-deeply': entry('error', () => ({
    message: 'Lists and quotes lie so deep in each other here that the innermost would be lost.',
    hint: 'Take some levels out.',
  })),
};

export const reportText = reporterOf(textCatalogue);
