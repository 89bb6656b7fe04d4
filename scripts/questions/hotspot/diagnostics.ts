import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

const listed = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(', ');

/** What can be wrong with a hotspot question beyond its keys. */
export const hotspotDiagnostics = {
  'too-few-regions': entry<{ count: number }>('error', ({ count }) => ({
    message: count === 0 ? 'The picture has no regions.' : 'There is one region only, so nothing to choose.',
    hint: 'Give at least two: what is right, and what could be taken for it.',
  })),
  'region-without-shape': entry<{ id: string; given: readonly string[] }>('error', ({ id, given }) => ({
    message:
      given.length === 0
        ? `The region \`${id}\` has no shape.`
        : `The region \`${id}\` has ${given.length} shapes: ${listed(given)}.`,
    hint: 'Give each region one of `box`, `circle` and `polygon`.',
  })),
  'region-numbers': entry<{ id: string; shape: string; takes: string; count: number }>(
    'error',
    ({ id, shape, takes, count }) => ({
      message: `The \`${shape}\` of \`${id}\` has ${count} number${count === 1 ? '' : 's'}.`,
      hint: `It takes ${takes}. Decimals are written with a point.`,
    }),
  ),
  'region-without-size': entry<{ id: string }>('error', ({ id }) => ({
    message: `Nothing lies within the region \`${id}\`: nobody can hit it.`,
    hint: 'Give it a width and a height above 0, a radius above 0, or corners that are not in one line.',
  })),
  'region-outside-picture': entry<{ id: string; sides: readonly string[] }>('error', ({ id, sides }) => ({
    message: `The region \`${id}\` reaches beyond the ${sides.join(' and ')} of the picture.`,
    hint: "All numbers are percent of the picture's width and height, from 0 to 100; a radius is percent of the width.",
  })),
  'circle-needs-size': entry<{ id: string; path: string }>('error', ({ id, path }) => ({
    message: `\`${path}\` doesn't say how large it is, so it isn't known what a circle is in it.`,
    hint: `Give \`${id}\` a \`box\` or a \`polygon\`, or save the picture as PNG, JPEG, WebP or GIF.`,
  })),
  'equal-region-names': entry<{ id: string; other: string; text: string }>(
    'error',
    ({ id, other, text }) => ({
      message: `The regions \`${other}\` and \`${id}\` are both named "${text}".`,
      hint: 'Name each by what is seen there: a screen reader tells them apart by nothing else.',
    }),
  ),
  'no-right-region': entry('error', () => ({
    message: 'No region is right.',
    hint: 'List the id of at least one region in `answer`.',
  })),
  'answer-not-a-region': entry<{ id: string; ids: readonly string[]; suggestion?: string | undefined }>(
    'error',
    ({ id, ids, suggestion }) => ({
      message: `\`answer\` is \`${id}\`, which is no region of this question.`,
      hint:
        suggestion === undefined
          ? `Write the id of a region: ${listed(ids)}.`
          : `Did you mean \`${suggestion}\`? The regions are ${listed(ids)}.`,
    }),
  ),
  'all-regions-right': entry('error', () => ({
    message: 'Every region is right, so there is nothing to decide.',
    hint: 'Add a region that is wrong, or take one out of `answer`.',
  })),
  'hotspot-decorative': entry('error', () => ({
    message: 'The picture is said to be decorative, and it is what the question is about.',
    hint: "Write `alt` in place of `decorative`: what the picture shows, for those who can't see it.",
  })),
};

export const reportHotspot = reporterOf(hotspotDiagnostics);
