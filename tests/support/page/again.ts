import { Scorm12API } from 'scorm-again';
import type { Scorm12Api } from '../lms/api.ts';
import { strictApi } from '../lms/strict.ts';
import { runLmsPage } from './lms-page.ts';

runLmsPage((launch) => {
  const api = new Scorm12API({ lmsCommitUrl: launch.commitUrl, dataCommitFormat: 'flattened', logLevel: 5 });
  api.loadFromFlattenedJSON(launch.elements);
  const lms = api as Scorm12Api;
  return launch.double === 'strict' ? strictApi(lms) : lms;
});
