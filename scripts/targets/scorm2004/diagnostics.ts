import { entry, reporterOf } from '../../diagnostics/diagnostic.ts';

/** A whole number with commas between thousands. */
export const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export const scorm2004Catalogue = {
  'answers-too-large-to-save': entry<{ bytes: number; limit: number; lms: string }>(
    'error',
    ({ bytes, limit, lms }) => ({
      message: `With every question answered, one save could take ${grouped(bytes)} bytes in SCORM 2004, even if each answer is told as briefly as can be. ${lms} sends everything at each save, and a browser takes no more than ${grouped(limit)} from a window that is being closed.`,
      hint: 'Publish `scorm12`, whose answers are sent one by one, or split the course in two.',
    }),
  ),
};

export const reportScorm2004 = reporterOf(scorm2004Catalogue);
