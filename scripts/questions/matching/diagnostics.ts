import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

const listed = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');
const reads = (text: string) => (text === '' ? 'are the same' : `both read "${text}"`);

/** A text as it can stand in a list between brackets. */
const quoted = (text: string) =>
  /[,:#"'[\]{}&*!|>%@`\\]|^\s|\s$|^$/.test(text) ? JSON.stringify(text) : text;

/** What can be wrong with a matching question beyond its keys. */
export const matchingDiagnostics = {
  'pairs-or-sources': entry<{ given: readonly string[] }>('error', ({ given }) => {
    const both = given.includes('pairs');
    const missing = ['sources', 'targets', 'answer'].filter((key) => !given.includes(key));
    const others = given.filter((key) => !['pairs', 'extra'].includes(key));
    const long = 'or `sources`, `targets` and `answer` instead, where a target may fit several sources';
    if (both)
      return {
        message: `\`pairs\` says everything, and ${listed(others)} ${others.length > 1 ? 'stand' : 'stands'} beside it.`,
        hint: `Write \`pairs\`, with \`extra\` for targets that match nothing, ${long}.`,
      };
    if (others.length === 0)
      return {
        message: 'There is nothing to match.',
        hint: `Write \`pairs\`, such as \`pairs: { dog: [a dog, ein Hund], cat: [a cat, eine Katze] }\`, ${long}.`,
      };
    if (missing.length === 0)
      return {
        message: '`extra` belongs to `pairs`.',
        hint: 'Put it into `targets`: one that no `answer` names matches nothing.',
      };
    return {
      message: `With ${listed(others)} a matching question needs ${listed(missing)} too.`,
      hint: 'Write `sources`, `targets` and `answer`, or `pairs` alone.',
    };
  }),
  'pair-not-two': entry<{ id: string; texts: readonly string[] }>('error', ({ id, texts }) => {
    const joined = [texts.slice(0, -1).join(', '), texts.at(-1) ?? ''].map(quoted).join(', ');
    return {
      message:
        texts.length < 2
          ? `The pair \`${id}\` has one side only.`
          : `The pair \`${id}\` has ${texts.length} texts; a pair is a source and its target.`,
      hint:
        texts.length < 2
          ? `Write both sides: \`[${[...texts.map(quoted), 'its target'].join(', ')}]\`.`
          : `Quote a text that has a comma in it, such as \`${id}: [${joined}]\`.`,
    };
  }),
  'too-few-sources': entry<{ count: number }>('error', ({ count }) => ({
    message:
      count === 0
        ? 'There is nothing to match.'
        : 'There is one thing to match only, so a list of choices would ask the same.',
    hint: 'Give at least two, or make it a choice question.',
  })),
  'too-many-sources': entry<{ count: number; most: number }>('error', ({ count, most }) => ({
    message: `There are ${count} things to match; LMSs keep at most ${most} in one answer.`,
    hint: 'Make two questions of it.',
  })),
  'too-few-targets': entry<{ count: number }>('error', ({ count }) => ({
    message:
      count === 0 ? 'There are no targets.' : 'There is one target only, so there is nothing to decide.',
    hint: 'Give at least two `targets`.',
  })),
  'equal-sources': entry<{ id: string; other: string; text: string }>('error', ({ id, other, text }) => ({
    message: `The sources \`${other}\` and \`${id}\` ${reads(text)}, so nobody can tell which target is meant.`,
    hint: 'Change one of them, or delete it.',
  })),
  'equal-targets': entry<{ id: string; other: string; text: string; pairs: boolean }>(
    'error',
    ({ id, other, text, pairs }) => ({
      message: `The targets \`${other}\` and \`${id}\` ${reads(text)}, and only one of them would be right.`,
      hint: pairs
        ? 'Where one target fits several sources, write `sources`, `targets` and `answer` in place of `pairs`.'
        : 'Delete one of them; a target may be the `answer` of several sources.',
    }),
  ),
  'extra-is-a-target': entry<{ id: string; other: string; sameId: boolean; text: string }>(
    'error',
    ({ id, other, sameId, text }) => ({
      message: sameId
        ? `\`extra\` has the id \`${id}\`, which is a pair's already.`
        : `The extra target \`${id}\` and \`${other}\` ${reads(text)}.`,
      hint: sameId ? 'Give it another id.' : 'Change it, or delete it: an extra target matches nothing.',
    }),
  ),
  'source-without-target': entry<{ id: string }>('error', ({ id }) => ({
    message: `\`answer\` says nothing about the source \`${id}\`.`,
    hint: `Add \`${id}\` to \`answer\`, with the id of its target.`,
  })),
  'answer-not-a-source': entry<{ id: string; ids: readonly string[]; suggestion?: string | undefined }>(
    'error',
    ({ id, ids, suggestion }) => ({
      message: `\`answer\` has \`${id}\`, which is no source of this question.`,
      hint: `${suggestion === undefined ? '' : `Did you mean \`${suggestion}\`? `}The sources are ${listed(ids)}.`,
    }),
  ),
  'answer-not-a-target': entry<{
    source: string;
    id: string;
    ids: readonly string[];
    suggestion?: string | undefined;
    isText: boolean;
  }>('error', ({ source, id, ids, suggestion, isText }) => ({
    message: isText
      ? `\`answer\` gives \`${source}\` a target's text, "${id}"; it takes the target's id.`
      : `\`answer\` gives \`${source}\` the target \`${id}\`, which this question doesn't have.`,
    hint:
      suggestion === undefined
        ? `Write the id of a target: ${listed(ids)}.`
        : isText
          ? `Write \`${suggestion}\`.`
          : `Did you mean \`${suggestion}\`? The targets are ${listed(ids)}.`,
  })),
};

export const reportMatching = reporterOf(matchingDiagnostics);
