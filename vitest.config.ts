import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A test that waits for a condition needs long on a busy machine; one that is stuck is noticed all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Test files of a worker share what they import (half of the time went into importing it anew), and one browser.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/browser/**'] },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/browser-setup.ts'],
          pool: 'forks',
          // Each worker starts a Chromium of its own.
          maxWorkers: 2,
          // After the others: vitest runs projects with different numbers of workers one behind the other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
