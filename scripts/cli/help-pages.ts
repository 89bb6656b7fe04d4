import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule's help page; empty where the program stands without its pages. */
export function helpPages(home: string): (name: string) => string {
  return (name) => {
    try {
      return readFileSync(join(home, '.build/help', `${name}.md`), 'utf8');
    } catch {
      return '';
    }
  };
}
