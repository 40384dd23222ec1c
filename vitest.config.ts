import { defineConfig } from 'vitest/config'

const shared = {
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
}

const journeys = {
  globalSetup: ['test/support/global-setup.ts'],
  testTimeout: 120_000,
  hookTimeout: 180_000,
}
const byTheClock = ['test/journeys/by-hand-and-eye.test.ts']

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
          ...journeys,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          exclude: byTheClock,
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        // What must happen within a second is watched with the machine to itself.
        test: {
          ...journeys,
          name: 'by the clock',
          include: byTheClock,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
