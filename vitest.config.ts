import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { globals: false, include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'], testTimeout: 60_000 },
})
