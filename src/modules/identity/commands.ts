import type { Command } from 'commander'
import { systemClock } from '../../platform/clock.ts'
import type { CommandContext } from '../../platform/commands.ts'
import type { Config } from '../../platform/config.ts'
import { Refusal } from '../../platform/http/index.ts'
import { StartFault } from '../../platform/start-fault.ts'
import { type DemoAccounts, issueToken } from './actions/issue-token.ts'

/**
 * `token --as <account>`: prints a bearer token for the API, and nothing else. `demo` knows the demo city's accounts by
 * their keys; the composition gives it, where there is a demo.
 */
export function registerIdentityCommands(
  program: Command,
  { config, withDatabase, print }: CommandContext,
  demo: (config: Config) => Promise<DemoAccounts | undefined> = async () => undefined,
): void {
  program
    .command('token')
    .description('print a bearer token for the API, good for 30 days')
    .requiredOption(
      '--as <account>',
      "an officer's e-mail, a citizen's personal number, or the key of a demo account",
    )
    .action(async (options: { as: string }) => {
      const accounts = await demo(config())
      print(
        await withDatabase(({ db }) =>
          issueToken(db, options.as, systemClock.now(), accounts).catch(explain),
        ),
      )
    })
}

function explain(refused: unknown): never {
  if (!(refused instanceof Refusal)) throw refused
  if (refused.code === 'account_disabled') {
    throw new StartFault(
      'Tài khoản này đã bị khóa: quản trị viên mở khóa trước.',
      'This account is locked: an administrator unlocks it first.',
    )
  }
  throw new StartFault(
    'Không có tài khoản này. Cán bộ gọi bằng thư điện tử, người dân bằng số định danh sau lần đăng nhập đầu tiên.',
    'There is no such account. Officers are named by e-mail, citizens by personal number once they have signed in.',
  )
}
