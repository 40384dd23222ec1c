import type { Command } from 'commander'
import type { Config } from './config.ts'
import type { OpenDatabase } from './db/connect.ts'

/** What a command of `bin/mot-cua` is given. */
export interface CommandContext {
  /** The settings; a command that needs none does not ask and runs without them. */
  config(): Config
  /** Runs `fn` with the database: joins the server that runs, else starts one and stops it afterwards. */
  withDatabase<Result>(fn: (database: OpenDatabase) => Promise<Result>): Promise<Result>
  /** Writes a line for the person at the terminal. */
  print(line: string): void
}

/** Adds commands to the program: `program.command('verify').description(…).action(async () => …)`. */
export type RegisterCommands = (program: Command, context: CommandContext) => void
