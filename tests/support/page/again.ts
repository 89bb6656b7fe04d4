import { Scorm12API, Scorm2004API } from 'scorm-again';
import type { Scorm12Api } from '../../../scripts/preview/scorm12/api.ts';
import { strictApi } from '../../../scripts/preview/scorm12/strict.ts';
import type { Scorm2004Api } from '../../../scripts/preview/scorm2004/api.ts';
import { strict2004Api } from '../../../scripts/preview/scorm2004/strict.ts';
import type { LaunchData } from '../lms/api.ts';
import { runLmsPage } from './lms-page.ts';

const settings = ({ commitUrl }: LaunchData) => ({
  lmsCommitUrl: commitUrl,
  dataCommitFormat: 'flattened' as const,
  logLevel: 5 as const,
});

runLmsPage((launch) => {
  if (launch.version === '2004') {
    const api = new Scorm2004API(settings(launch));
    api.loadFromFlattenedJSON(launch.elements);
    const lms = api as unknown as Scorm2004Api;
    return launch.double === 'strict' ? strict2004Api(lms, launch.elements) : lms;
  }
  const api = new Scorm12API(settings(launch));
  api.loadFromFlattenedJSON(launch.elements);
  const lms = api as Scorm12Api;
  return launch.double === 'strict' ? strictApi(lms) : lms;
});
