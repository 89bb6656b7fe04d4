import { reportsToCourseLrs } from '../../compile/lrs.ts';
import type { LauncherOptions } from '../lrs/launcher.ts';
import { baseIri } from '../../xapi/identifiers.ts';
import type { BuiltVariant } from './builder.ts';

/** How an LMS launches a package that reports to an LRS. */
export interface PackageLaunch extends Pick<
  LauncherOptions,
  'kind' | 'activityId' | 'grouping' | 'moveOn' | 'masteryScore'
> {
  /** The LMS launches with its LRS; else the course has an LRS of its own, for which the preview's stands in. */
  fromLms: boolean;
}

/** Reads a package as the LMS does that it is uploaded to; `undefined`: it reports to no LRS. */
export function packageLaunch({
  built,
  package: made,
}: Pick<BuiltVariant, 'built' | 'package'>): PackageLaunch | undefined {
  const { course } = built.plan;
  const { target, files } = made;
  const fromLms = target.lrsFromLaunch === true;
  if (!fromLms && !reportsToCourseLrs(course, target)) return undefined;
  const grouping = baseIri(course.iri ?? '');
  const structure = files.find(({ path }) => path === 'cmi5.xml');
  if (!structure || !('bytes' in structure))
    return { kind: 'tincan', activityId: grouping, grouping, fromLms };
  const [, au = ''] = /<au\s([^>]*)>/.exec(new TextDecoder().decode(structure.bytes)) ?? [];
  const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(au)?.[1];
  const mastery = attribute('masteryScore');
  return {
    kind: 'cmi5',
    // cmi5 8.1.5: a name that the LMS makes up.
    activityId: `https://lms.example/activities/${course.id}`,
    grouping,
    moveOn: attribute('moveOn') ?? 'NotApplicable',
    ...(mastery === undefined ? {} : { masteryScore: Number(mastery) }),
    fromLms,
  };
}
