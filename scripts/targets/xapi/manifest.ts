import type { Plan } from '../../compile/plan.ts';
import type { TextRenderer } from '../../questions/author.ts';
import { baseIri } from '../../xapi/identifiers.ts';
import { courseTexts, xmlDocument } from '../imsmanifest.ts';

/** `tincan.xml`: the course as one activity with a launch, under its `iri`. */
export function tincan(plan: Plan, text: TextRenderer): string {
  const { course } = plan;
  const { title, description } = courseTexts(plan, text);
  const inLanguage = (words: string) => ({ '@_lang': course.language, '#text': words });
  return xmlDocument({
    tincan: {
      '@_xmlns': 'http://projecttincan.com/tincan.xsd',
      activities: {
        activity: {
          '@_id': baseIri(course.iri ?? ''),
          '@_type': 'http://adlnet.gov/expapi/activities/course',
          name: inLanguage(title),
          description: inLanguage(description),
          launch: inLanguage('index.html'),
        },
      },
    },
  });
}
