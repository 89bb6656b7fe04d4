import { entry, reporterOf } from '../diagnostic.ts';

const didYouMean = (suggestion: string | undefined, otherwise: string) =>
  suggestion === undefined ? otherwise : `Did you mean \`${suggestion}\`?`;

const ticked = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

/** Files below a course's `templates/` that change how it looks, and the player's words. */
export const templateCatalogue = {
  'template-overrides-nothing': entry<{ path: string; suggestion: string | undefined }>(
    'error',
    ({ path, suggestion }) => ({
      message: `Nothing in this course uses a file \`templates/${path}\`, so it would have no effect.`,
      hint: didYouMean(
        suggestion && `templates/${suggestion}`,
        'A file here replaces one of Coursewright’s own of the same name, or is a new partial in `templates/parts/`.',
      ),
    }),
  ),
  'template-does-not-compile': entry<{ reason: string; hint: string }>('error', ({ reason, hint }) => ({
    message: `This template can't be read: ${reason}.`,
    hint,
  })),
  'template-unknown-name': entry<{
    name: string;
    within: string;
    empty: boolean;
    known: readonly string[];
    suggestion: string | undefined;
    part: string | undefined;
  }>('error', ({ name, within, empty, known, suggestion, part }) => ({
    message:
      (part === undefined ? 'This template' : `The partial \`${part}\`, which is called here,`) +
      ` asks for \`${within}\`, but ` +
      (empty ? `what stands before \`${name}\` is empty here.` : `there is no \`${name}\` here.`),
    hint: empty
      ? `Put it between \`{{#if …}}\` and \`{{/if}}\`.`
      : didYouMean(suggestion, known.length > 0 ? `There are ${ticked(known)}.` : 'There are no names here.'),
  })),
  'template-prints-object': entry<{ known: readonly string[] }>('error', ({ known }) => ({
    message: 'This prints a whole group of values, which is no text.',
    hint: `Name one of its values: ${ticked(known)}.`,
  })),
  'template-unknown-helper': entry<{
    name: string;
    known: readonly string[];
    suggestion: string | undefined;
  }>('error', ({ name, known, suggestion }) => ({
    message: `There is no helper \`${name}\`.`,
    hint: didYouMean(suggestion, `Templates can use ${ticked(known)}.`),
  })),
  'template-wrong-arguments': entry<{ name: string; wanted: number; given: number }>(
    'error',
    ({ name, wanted, given }) => ({
      message: `\`${name}\` takes ${wanted === 1 ? 'one value' : `${wanted} values`}, and is given ${given === 0 ? 'none' : given}.`,
      hint: wanted === 1 ? `Write \`{{#${name} value}}\`.` : `Write \`{{${name} values key}}\`.`,
    }),
  ),
  'template-unknown-partial': entry<{ name: string; suggestion: string | undefined }>(
    'error',
    ({ name, suggestion }) => ({
      message: `There is no partial \`${name}\`.`,
      hint: didYouMean(suggestion, `Put it into \`templates/${name}.hbs\`, or call one that exists.`),
    }),
  ),
  'template-partial-with-arguments': entry<{ name: string }>('error', ({ name }) => ({
    message: `The partial \`${name}\` is called with arguments; a name mistyped in it would then show as nothing.`,
    hint: `Write \`{{> ${name}}}\`, or \`{{> ${name} value}}\` to let it see one value alone.`,
    mended: `{{> ${name}}}`,
  })),
  'template-construct-not-supported': entry<{ construct: string }>('error', ({ construct }) => ({
    message: `Templates can't use ${construct}.`,
    hint: 'Put what is shared into a file in `templates/parts/` and call it with `{{> parts/name}}`.',
  })),
  'template-fails': entry<{ endless: boolean }>('error', ({ endless }) => ({
    message: endless
      ? 'This template calls itself without end.'
      : 'This template broke off while it was filled in.',
    hint: endless
      ? 'Take out the call that leads back here.'
      : 'Compare it with the original template of that name.',
  })),
  'template-blocked-by-policy': entry<{ what: string }>('warning', ({ what }) => ({
    message: `${what} does nothing: a package's page runs no script and no style that stands in the page itself.`,
    hint: 'Use a class and a rule in `theme.css` for looks. Scripts of your own are not possible.',
  })),
  'language-without-words': entry<{ language: string; used: string }>('warning', ({ language, used }) => ({
    message: `The player has no words for the language \`${language}\`, so its buttons and messages are in \`${used}\`.`,
    hint: `Translate them in \`templates/strings/${language}.yaml\` of this course.`,
  })),
  'unknown-player-word': entry<{ word: string; group: string; suggestion: string | undefined }>(
    'error',
    ({ word, group, suggestion }) => ({
      message: `The player has no word \`${word}\`${group ? ` in \`${group}\`` : ''}.`,
      hint: didYouMean(suggestion, 'Look it up in `templates/strings/en.yaml` of Coursewright.'),
    }),
  ),
  'player-word-placeholder': entry<{ word: string; placeholder: string; known: readonly string[] }>(
    'error',
    ({ word, placeholder, known }) => ({
      message: `Nothing is ever filled in for \`{${placeholder}}\` in the word \`${word}\`.`,
      hint:
        known.length > 0
          ? `It can have ${ticked(known.map((name) => `{${name}}`))}.`
          : 'It has no places to fill in.',
    }),
  ),
  'player-word-form': entry<{ word: string; plural: boolean }>('error', ({ word, plural }) => ({
    message: plural
      ? `\`${word}\` goes by a count, and its forms are not readable.`
      : `\`${word}\` must be a text.`,
    hint: plural
      ? `Give its forms as a map with at least \`other\`: \`${word}: { one: …, other: … }\`.`
      : `Write \`${word}: your text\`.`,
  })),
  'bar-label-too-long': entry<{ word: string; length: number; limit: number }>(
    'warning',
    ({ word, length, limit }) => ({
      message: `\`${word}\` stands on a button of the bar and has ${length} characters; on a phone it would be cut off.`,
      hint: `Find a word with at most ${limit} characters.`,
    }),
  ),
};

export const reportTemplate = reporterOf(templateCatalogue);
