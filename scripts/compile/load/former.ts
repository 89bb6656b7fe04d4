import type { Former } from '../../course/course.ts';
import { placeAt, type Node } from './node.ts';

/** `was` of a lesson, slide or question, with its place. */
export const formerOf = (node: Node, was: string | undefined): { was?: Former } =>
  was === undefined ? {} : { was: { id: was, place: placeAt(node, ['was']) } };
