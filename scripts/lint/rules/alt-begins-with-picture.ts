import { defineAltRule } from '../alt-rule.ts';

export const altBeginsWithPicture = defineAltRule({
  name: 'alt-begins-with-picture',
  level: 'warning',
  group: 'access',
  about: 'The text of a picture begins with “picture of”.',
  source: 'W3C, Web Accessibility Tutorials: Images, tips and tricks',
  finds: (alt) =>
    /^(?:an? |the )?(?:image|picture|photo|graphic) (?:of|showing|that shows)\b|^(?:ein |das )?(?:bild|foto)(?: von| eine[rs]?| das|:)\s|^(?:une |l['’])?(?:image|photo)(?:graphie)? (?:d['’]|de |du |des |montrant |qui montre )|^(?:una |la )?(?:imagen|foto(?:grafía)?) (?:de|del|que muestra) /i.test(
      alt,
    ),
  message: (alt) => `“${alt}”: a screen reader says “graphic” by itself, and now says it twice.`,
  hint: 'Begin with what is to be seen.',
});
