import type { IncomingMessage, ServerResponse } from 'node:http';
import { lrsGradebook, shownStatement } from '../lrs/gradebook.ts';
import { XapiLauncher, type LauncherOptions } from '../lrs/launcher.ts';
import type { LrsRequest, LrsResponse } from '../lrs/http.ts';
import { readLearnerCopy, type LearnerCopy } from '../lrs/learner-copy.ts';
import { answerAsLrs } from '../lrs/serve.ts';
import type { LauncherAct, LearnerRecord } from '../messages.ts';
import type { PackageLaunch } from './package-launch.ts';
import { refuse } from './send.ts';

export interface LrsHostParts {
  /** Lets time pass as a tab's line wants it; `false`: nothing gets through. */
  passes(tab: string): Promise<boolean>;
  /** A tab's course has asked something. @param failed whether that was the save that should fail */
  heard(tab: string, failed: boolean): void;
}

interface Hosted {
  launcher: XapiLauncher;
  /** The page was killed: nothing that it still says is heard. */
  deaf: boolean;
  /** Why something was refused, and how often. */
  refused: Map<string, number>;
}

/** Whose launches, of which kind of package: each tab is a learner of its own. */
export interface Whose {
  tab: string;
  target: string;
}

const modes: Record<string, NonNullable<LauncherOptions['mode']>> = { review: 'Review', browse: 'Browse' };

/** A save: statements, or the saved state. */
const isSave = ({ method, url }: LrsRequest) =>
  /^(POST|PUT)$/.test(method) && /\/(statements|activities\/state)(\?|$)/.test(url);

/** Statements that were not taken, and whatever was forbidden. */
const isRefusal = ({ method, url }: LrsRequest, { status }: LrsResponse) =>
  status === 401 || status === 403 || (status >= 400 && method !== 'GET' && /\/statements(\?|$)/.test(url));

/** The LMSs of xAPI in the preview's server, one a tab and kind of package, below `/lrs/<tab>/<target>/`. */
export function createLrsHost({ passes, heard }: LrsHostParts) {
  const all = new Map<string, Hosted>();
  const keyOf = ({ tab, target }: Whose) => `${tab}/${target}`;

  function hosted(whose: Whose, launch: PackageLaunch): Hosted {
    const { fromLms: _, ...said } = launch;
    const options: LauncherOptions = {
      ...said,
      path: `/lrs/${keyOf(whose)}/`,
      nameOf: () => 'Preview, Learner',
      abandonsAt: 'fetch',
    };
    const known = all.get(keyOf(whose)) ?? {
      launcher: new XapiLauncher(options),
      deaf: false,
      refused: new Map<string, number>(),
    };
    // An edit may have changed what it takes to pass.
    known.launcher.options = options;
    all.set(keyOf(whose), known);
    return known;
  }

  return {
    /** Answers what a course asks of its LRS, or of its fetch URL. */
    async answer(request: IncomingMessage, response: ServerResponse, path: string[]): Promise<void> {
      const [tab = '', target = ''] = path;
      const found = all.get(keyOf({ tab, target }));
      if (!found) return refuse(response, 404, 'Nothing was launched here.');
      if (!(await passes(tab)) || found.deaf) return void response.destroy();
      const { launcher, refused } = found;
      const { lrs } = launcher;
      const before = lrs.faults.length;
      const handle = (asked: LrsRequest) => {
        const answer = launcher.handle(asked);
        if (isRefusal(asked, answer)) refused.set(answer.body, (refused.get(answer.body) ?? 0) + 1);
        return answer;
      };
      await answerAsLrs({ handle }, request, response);
      lrs.requests.length = 0;
      heard(tab, lrs.faults.length < before);
    },

    /**
     * What the panel's controls do.
     * @param origin of this server, as the browser names it
     * @returns of `launch`, what is added to the course's address
     */
    act(
      what: LauncherAct,
      whose: Whose,
      launch: PackageLaunch,
      { origin, mode }: { origin: string; mode: string },
    ): string {
      const found = hosted(whose, launch);
      const { launcher } = found;
      switch (what) {
        case 'launch':
          found.deaf = false;
          launcher.options = { ...launcher.options, mode: modes[mode] ?? 'Normal' };
          return launcher.launchAt(origin, whose.tab);
        case 'kill':
          found.deaf = true;
          return '';
        case 'renew':
          launcher.newRegistration(whose.tab);
          launcher.arrived = 0;
          found.refused.clear();
          return '';
        case 'fail':
          launcher.lrs.faults.push({
            fault: { kind: 'answer', status: 503, body: 'The preview was told to fail.' },
            when: isSave,
            times: 1,
          });
          return '';
      }
    },

    /** A tab's learner, to be kept as a file. */
    copy: (whose: Whose, launch: PackageLaunch): LearnerCopy =>
      hosted(whose, launch).launcher.copyOf(whose.tab),

    /** Takes a learner that was kept so. Whether it is one. */
    restore(whose: Whose, launch: PackageLaunch, kept: unknown): boolean {
      const copy = readLearnerCopy(kept);
      if (!copy) return false;
      const { launcher, refused } = hosted(whose, launch);
      launcher.restore(whose.tab, copy);
      refused.clear();
      return true;
    },

    /** What is on record of a tab's learner. */
    record(whose: Whose, launch: PackageLaunch): LearnerRecord {
      const { launcher, refused } = hosted(whose, launch);
      const { statements, overall } = launcher.judge(whose.tab);
      const { activityId, moveOn } = launch;
      return {
        registration: launcher.registrationOf(whose.tab).id,
        statements: statements.map(shownStatement),
        overall,
        arrived: launcher.arrived,
        refused: [...refused].map(([reason, times]) => ({ reason, times })),
        state: launcher.stateOf(whose.tab),
        ...(launch.fromLms
          ? {
              gradebook: lrsGradebook(statements, {
                activityId,
                ...(moveOn === undefined ? {} : { moveOn }),
              }),
            }
          : {}),
      };
    },
  };
}
