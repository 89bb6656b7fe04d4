import type { LauncherAct, LearnerRecord } from '../messages.ts';
import type { Settings } from './settings.ts';

export interface LrsParts {
  /** Whose LRS it stands in for; see `Built`. */
  whose: 'lms' | 'course';
  record(): Promise<LearnerRecord>;
  /** Gives what `launch` adds to the course's address. */
  act(what: LauncherAct, mode?: Settings['mode']): Promise<string>;
  copy(): Promise<unknown>;
  restore(copy: unknown): Promise<boolean>;
  onChange(): void;
}

/** The preview's LRS, as this tab's learner has it: what is on record there, and the launches of the course. */
export class PanelLrs {
  /** Absent until the server has told it. */
  record: LearnerRecord | undefined;
  private asking: Promise<void> | undefined;
  private again = false;

  constructor(private readonly parts: LrsParts) {}

  get whose(): LrsParts['whose'] {
    return this.parts.whose;
  }

  /** Makes a launch. Gives the parameters for the course's address. */
  launch = (mode: Settings['mode']): Promise<string> => this.parts.act('launch', mode);

  /** Nothing that the present page still says is heard, until the next launch. */
  die = async (): Promise<void> => void (await this.parts.act('kill'));

  /** The learner begins anew, in a registration of their own. */
  renew = async (): Promise<void> => {
    await this.parts.act('renew');
    this.refresh();
  };

  /** The learner as the LRS knows them, to be kept as a file. */
  copy = (): Promise<unknown> => this.parts.copy();

  /** Brings such a learner back. Whether it is one. */
  restore = async (copy: unknown): Promise<boolean> => {
    const taken = await this.parts.restore(copy);
    this.refresh();
    return taken;
  };

  /** The next save is answered by an error. */
  failNext = async (): Promise<void> => void (await this.parts.act('fail'));

  /** Asks for the record, once more where something has come in meanwhile. */
  refresh(): void {
    this.again = true;
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
  }

  private async ask(): Promise<void> {
    while (this.again) {
      this.again = false;
      try {
        this.record = await this.parts.record();
        this.parts.onChange();
      } catch {
        // The server is gone for a moment: the next launch asks again.
      }
    }
  }
}
