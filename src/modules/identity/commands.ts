import type { Command } from 'commander'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { type DemoAccounts, issueToken } from './actions/issue-token.ts'

/** What a command needs of the command line that runs it. */
export interface IdentityCommands {
  withDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result>
  readonly clock: Clock
  print(line: string): void
  /** The demo city's accounts; left out where there are none. */
  readonly demo?: DemoAccounts | undefined
}

/** `token --as <account>`: prints a bearer token for the API, and nothing else. */
export function registerIdentityCommands(program: Command, commands: IdentityCommands): void {
  program
    .command('token')
    .description('print a bearer token for the API, good for 30 days')
    .requiredOption(
      '--as <account>',
      "an officer's e-mail, a citizen's personal number, or the key of a demo account",
    )
    .action(async (options: { as: string }) => {
      const { withDatabase, clock, print, demo } = commands
      print(await withDatabase(db => issueToken(db, options.as, clock.now(), demo)))
    })
}
