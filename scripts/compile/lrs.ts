import type { Course, Publication } from '../course/course.ts';
import type { LrsAddress } from '../course/player-course.ts';
import { listWords, reportCourse } from '../diagnostics/catalogue/course.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Target } from '../targets/target.ts';

/** What opens an LRS: user and password of HTTP Basic authentication. */
export interface LrsCredentials {
  key: string;
  secret: string;
}

interface Wanted {
  target: Target;
  publication: Publication;
}

/** Whether a package of this target reports to the course's own LRS. */
export const reportsToCourseLrs = (course: Course, target: Target): boolean =>
  course.lrs !== undefined && target.lrsFromLaunch !== true;

/** What packages with statements need of the course, and how those without a launch of their own get at the LRS. */
export function checkLrs(
  course: Course,
  wanted: readonly Wanted[],
  credentials: LrsCredentials | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const place = course.places.lrs ?? course.place;
  const [fromLaunch] = wanted.filter(({ target }) => target.lrsFromLaunch);
  const example = `https://example.org/courses/${course.id}`;
  if (course.iri === undefined && (fromLaunch || course.lrs))
    found.push(
      fromLaunch
        ? reportCourse('missing-iri', fromLaunch.publication.place, {
            needs: `\`${fromLaunch.target.name}\``,
            example,
          })
        : reportCourse('missing-iri', place, { needs: '`lrs`', example }),
    );
  const reporting = wanted.filter(({ target }) => reportsToCourseLrs(course, target));
  if (reporting.length > 0 && course.lrs?.token === undefined && !credentials)
    found.push(
      reportCourse('lrs-without-credentials', place, {
        targets: listWords(
          reporting.map(({ target }) => target.name),
          'and',
        ),
      }),
    );
  return found;
}

/** What the module that reports to the course's LRS has to know; `undefined`: this package has none. */
export function lrsAddress(
  course: Course,
  target: Target,
  credentials: LrsCredentials | undefined,
): LrsAddress | undefined {
  if (!course.lrs || !reportsToCourseLrs(course, target)) return undefined;
  const { endpoint, token, homePage } = course.lrs;
  return {
    endpoint,
    ...(token === undefined ? {} : { token }),
    ...(homePage === undefined ? {} : { homePage }),
    ...(token === undefined && credentials ? { embedded: basic(credentials) } : {}),
  };
}

/** RFC 7617: user and password in UTF-8. */
function basic({ key, secret }: LrsCredentials): string {
  const bytes = new TextEncoder().encode(`${key}:${secret}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** What the build says of a package that anybody can take credentials from. */
export function exposure({ endpoint, embedded }: LrsAddress): string[] {
  if (embedded === undefined) return [];
  return [
    `EMBEDDED CREDENTIALS: whoever can open this package, every learner included, can take from it the key of ${endpoint}`,
    "and with it write statements in anybody's name, and read all that this key may read. Give it the right to write only.",
  ];
}

/**
 * Where a page may send requests beside its own server. A launch names its LRS only when the package is played, and the
 * policy stands in the page: then any encrypted server, and one on the learner's own computer, where courses are tried.
 */
export function connectSources(course: Course, target: Target): string[] {
  if (target.lrsFromLaunch) return ['https:', 'http://localhost:*', 'http://127.0.0.1:*'];
  if (!course.lrs) return [];
  const { endpoint, token } = course.lrs;
  const origins = [endpoint, token].flatMap((url) => (url === undefined ? [] : [new URL(url).origin]));
  return [...new Set(origins)];
}
