import type { Facts, ShownFinding, FilePlace } from '../messages.ts';
import type { LmsRules } from '../../profiles/profile.ts';
import type { PanelLms } from './lms.ts';
import type { PanelLrs } from './lrs.ts';

/** What a view looks at. */
export interface Looked {
  /** `undefined`: this kind of package reports to nobody. */
  lms: PanelLms | undefined;
  /** `undefined`: this package reports to no LRS. */
  lrs: PanelLrs | undefined;
  facts: Facts | undefined;
  findings: readonly ShownFinding[];
  profiles: readonly { name: string; title: string; rules: LmsRules }[];
  /** Name of the LMS that is played. */
  profile: string;
  /** Opens a place in the editor. */
  open(place: FilePlace): void;
}

/** One page of the panel. */
export interface PanelView {
  name: string;
  title: string;
  /** Whether there is anything to look at in this kind of package; default: always. */
  isFor?(looked: Looked): boolean;
  /** Fills its box, once. Gives what brings it up to date; called only while it is shown. */
  mount(box: HTMLElement): (looked: Looked) => void;
}
