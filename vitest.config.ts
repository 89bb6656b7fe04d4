import { defineConfig } from 'vitest/config';

/** They put a browser's globals in the place of Node's. */
const otherGlobals = ['tests/xapi/*.test.ts', 'tests/targets/scorm12-tracker.test.ts'];

export default defineConfig({
  test: {
    // A test that waits for a condition needs long on a busy machine; one that is stuck is noticed all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Test files of a worker share what they import (half of the time went into importing it anew), and one browser.
    isolate: false,
    // Both cores of a small machine; left to itself, vitest keeps one of them for itself.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', ...otherGlobals],
        },
      },
      {
        extends: true,
        test: { name: 'globals', include: otherGlobals, isolate: true },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/browser-setup.ts'],
          pool: 'forks',
          // After the others; each worker starts a Chromium of its own.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
