import { placeOfElement } from '../places.ts';
import { defineRule } from '../rule.ts';
import { childrenOf, descendants } from '../xml/tree.ts';

export const tincanLaunchMissing = defineRule<{ count: number; isElsewhere: boolean }>({
  name: 'tincan-launch-missing',
  level: 'error',
  about: 'No activity of tincan.xml says what to launch, or more than one does.',
  source: 'Rustici, "Tin Can launch": exactly one activity has a launch',
  on: ['tincan'],
  group: 'place',
  words: ({ count, isElsewhere }) => ({
    message:
      count === 0
        ? isElsewhere
          ? 'This `<launch>` stands outside of any activity: an LMS finds nothing to open.'
          : 'No activity has a `<launch>`: there is nothing that an LMS could open.'
        : `${count} activities have a \`<launch>\`: which one an LMS opens is chance.`,
    hint: 'Give the activity of the course, and no other, `<launch lang="en">index.html</launch>`.',
  }),
  check: ({ descriptor }, report) => {
    const root = descriptor?.xml.root;
    if (!descriptor || root?.local !== 'tincan') return;
    const launching = [...descendants(root)].filter(
      (element) =>
        element.local === 'activity' && childrenOf(element, 'launch').some(({ text }) => text.trim() !== ''),
    );
    if (launching.length === 1) return;
    const stray = [...descendants(root)].find(
      ({ local, parent }) => local === 'launch' && parent?.local !== 'activity',
    );
    const isElsewhere = launching.length === 0 && stray !== undefined;
    report(placeOfElement(descriptor, launching[1] ?? (isElsewhere ? stray : root)), {
      count: launching.length,
      isElsewhere,
    });
  },
});
