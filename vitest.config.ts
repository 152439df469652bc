import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globals: false,
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 60_000,
    // By default one core is left to whoever watches; here it would stand idle.
    maxWorkers: '100%',
  },
})
