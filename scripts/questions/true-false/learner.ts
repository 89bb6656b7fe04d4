import type { LearnerModule } from '../../player/host.ts';
import { mountChoice } from '../choice/learner.ts';
import { trueFalseRules } from './rules.ts';

export const rules = trueFalseRules;
export const mount = mountChoice as LearnerModule['mount'];
