import type { MoreParts } from '../../player/more-module.ts';
import { offerOffline } from './offline.ts';
import { bindResult } from './result-page.ts';

/** What a course on a web server has beyond one in an LMS: the result to print and keep, and offline use. */
export function extendPage(parts: MoreParts): void {
  bindResult(parts);
  offerOffline(parts.words);
}
