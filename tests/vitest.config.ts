import { availableParallelism } from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { canMakeDisplays } from './e2e/support/displays.ts';

const root = path.resolve(import.meta.dirname, '..');

// Many tests start programs of ours: they do not each read the same TypeScript, and starting one takes 75 ms instead of 330.
const env = { NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled') };
// Nothing here is a promise about speed, which tests/bench measures. These end what hangs, and a machine that is busy with much
// else, or slow, is waited for.
const patience = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  root,
  test: {
    root,
    // On a small machine vitest would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        root,
        test: {
          name: 'core',
          environment: 'node',
          include: ['tests/core/**/*.test.ts', 'tests/contract/**/*.test.ts', 'tests/house/**/*.test.ts'],
          // What the core has once read and set up (fonts, words, packs) serves every file that a worker runs: each test has a store
          // of its own, and the core keeps nothing in its modules. The window does: it listens to itself.
          isolate: false,
          ...patience,
          env,
        },
      },
      {
        root,
        plugins: [react()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/renderer/setup.ts'],
          ...patience,
          env,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          // Side by side where each can have a display of its own; one at a time where they would share a clipboard and the focus.
          fileParallelism: canMakeDisplays,
          globalSetup: ['tests/e2e/support/displays.ts'],
          setupFiles: ['tests/e2e/support/display.ts'],
          ...patience,
          env,
        },
      },
    ],
  },
});
