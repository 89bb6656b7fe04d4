/** What is chosen in the panel; kept as long as its tab lives. */
export interface Settings {
  /** Empty: as the course is published, in its own language. */
  target: string;
  words: string;
  profile: string;
  /** `lms`: whatever the LMS says by itself. */
  mode: 'lms' | 'normal' | 'review' | 'browse';
  /** Pixels; 0: all that there is. */
  width: number;
  theme: 'system' | 'light' | 'dark';
  line: 'well' | 'slow' | 'broken';
  view: string;
  hidden: boolean;
}

const key = 'coursewright-preview:settings';
const initial: Settings = {
  target: '',
  words: '',
  profile: 'moodle',
  mode: 'lms',
  width: 0,
  theme: 'system',
  line: 'well',
  view: 'controls',
  hidden: false,
};

export function loadSettings(): Settings {
  try {
    return { ...initial, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Settings>) };
  } catch {
    return { ...initial };
  }
}

export const saveSettings = (settings: Settings): void =>
  sessionStorage.setItem(key, JSON.stringify(settings));

/** This tab's name on the server, and its learner's: two tabs are two learners on two lines. */
export function tabName(): string {
  const known = sessionStorage.getItem('coursewright-preview:tab');
  const name = known ?? `tab${crypto.getRandomValues(new Uint32Array(1))[0] ?? 0}`;
  sessionStorage.setItem('coursewright-preview:tab', name);
  return name;
}
