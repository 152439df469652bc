import { defineConfig } from 'vitest/config'

/** Tests that need a store and nothing else: they run on SQLite, and on PostgreSQL once more. */
const onBoth = [
  'packages/server/src/store/*.test.ts',
  'packages/server/src/sort/figures.test.ts',
  'packages/server/src/http/app.test.ts',
  'packages/server/src/http/contacts.test.ts',
  'packages/server/src/http/access/access.test.ts',
  'packages/server/src/http/held.test.ts',
  'packages/server/src/gateway/quarantine/**/*.test.ts',
  'tests/sorter.test.ts',
  'tests/sorter-safety.test.ts',
  'tests/sorter-sequences.test.ts',
  'tests/sorter-refusals.test.ts',
]

export default defineConfig({
  test: {
    globals: false,
    testTimeout: 60_000,
    // By default one core is left to whoever watches; here it would stand idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'main',
          include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.postgres.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...onBoth, 'packages/*/src/**/*.postgres.test.ts', 'tests/**/*.postgres.test.ts'],
          exclude: ['**/node_modules/**', '**/*.sqlite.test.ts'],
          globalSetup: 'tests/servers/postgres-setup.ts',
          setupFiles: 'tests/servers/postgres-skip.ts',
        },
      },
    ],
  },
})
