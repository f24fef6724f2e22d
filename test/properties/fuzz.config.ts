import { defineConfig } from 'vitest/config';

/** `npm run fuzz`: the properties on fresh seeds, until stopped. */
export default defineConfig({ test: { include: ['test/properties/*.fuzz.ts'], testTimeout: 0, reporters: ['dot'] } });
