import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findChromium, type Chromium } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium;
    /** A folder of this run of the tests: packages that several test files need are built once into it. */
    runFolder: string;
  }
}

/** Runs once before all browser tests: the browser is unpacked, and a folder for this run's packages is made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('chromium', await findChromium());
  const runFolder = await mkdtemp(join(tmpdir(), 'coursewright-tests-'));
  project.provide('runFolder', runFolder);
  return () => rm(runFolder, { recursive: true, force: true });
}
