/** Measures the program at a size, each figure beside the floor: the same SQL without the program. */
export type { BuildApplication } from './application.ts'
export { registerBenchCommand } from './commands.ts'
