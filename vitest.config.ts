import { defineConfig } from 'vitest/config'

const shared = {
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
}

export default defineConfig({
  ...shared,
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Files share nothing but the PostgreSQL, in which each has its own database.
    maxWorkers: 2,
    projects: [
      {
        ...shared,
        test: {
          name: 'modules',
          globalSetup: ['test/support/global-setup.ts'],
          include: ['src/**/*.test.{ts,tsx}', 'test/architecture/**/*.test.ts', 'test/api/**/*.test.ts'],
        },
      },
      {
        ...shared,
        // Real processes: started, killed, started again. One at a time, after the rest.
        test: {
          name: 'processes',
          include: ['test/processes/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          globalSetup: ['test/support/global-setup.ts'],
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
