import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/setup/speak-english.ts'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Two cores: a browser or a compiler beside the workers must not starve a test.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
