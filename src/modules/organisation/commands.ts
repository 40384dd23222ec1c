import type { Command } from 'commander'
import { systemClock } from '../../platform/clock.ts'
import type { CommandContext } from '../../platform/commands.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../platform/http/index.ts'
import { StartFault } from '../../platform/start-fault.ts'
import { addOfficer, disableOfficer, resetPassword } from './actions/officers.ts'
import { bySystem } from './by.ts'
import { type Messages, messagesIn } from './messages.ts'
import { generatePassword } from './password.ts'
import type { OfficerFault } from './rules/officers.ts'
import type { Post, PostFault } from './rules/posts.ts'
import { isRole, roles } from './rules/roles.ts'
import { findOfficerRowByEmail, type Officer } from './store/officers.ts'

/** `officer add | reset | disable`: how an installation gets its first administrator, and a locked-out one gets back in. */
export function registerOrganisationCommands(program: Command, context: CommandContext): void {
  const officer = program
    .command('officer')
    .description('let officers in, give them a new password, keep them out')
  officer
    .command('add')
    .description('add an officer and print a password, once')
    .requiredOption('--email <email>', 'work e-mail')
    .requiredOption('--name <name>', 'full name')
    .requiredOption('--title <title>', 'title, in Vietnamese')
    .requiredOption('--post <unit:role...>', `posts; role is one of ${roles.join(', ')}`)
    .action((options: AddOptions) => add(context, options))
  officer
    .command('reset')
    .description('give an officer a new password and print it, once')
    .requiredOption('--email <email>', 'work e-mail')
    .action((options: { email: string }) => reset(context, options.email))
  officer
    .command('disable')
    .description('keep an officer from signing in')
    .requiredOption('--email <email>', 'work e-mail')
    .action((options: { email: string }) => disable(context, options.email))
}

interface AddOptions {
  readonly email: string
  readonly name: string
  readonly title: string
  readonly post: readonly string[]
}

async function add(context: CommandContext, options: AddOptions): Promise<void> {
  const posts = options.post.map(readPost)
  const password = generatePassword()
  await onDatabase(context, db =>
    transaction(db, tx =>
      addOfficer(
        tx,
        {
          email: options.email,
          fullName: options.name.normalize('NFC').trim(),
          title: { vi: options.title.normalize('NFC').trim() },
          posts,
          password,
          mustChangePassword: true,
        },
        bySystem(systemClock.now()),
      ),
    ),
  )
  printPassword(context.print, options.email, password)
}

async function reset(context: CommandContext, email: string): Promise<void> {
  const password = generatePassword()
  await onDatabase(context, async db => {
    const { id } = await officerCalled(db, email)
    await transaction(db, tx => resetPassword(tx, id, password, bySystem(systemClock.now())))
  })
  printPassword(context.print, email, password)
}

async function disable(context: CommandContext, email: string): Promise<void> {
  await onDatabase(context, async db => {
    const { id } = await officerCalled(db, email)
    await transaction(db, tx => disableOfficer(tx, id, bySystem(systemClock.now())))
  })
  context.print(`${email} không đăng nhập được nữa. / ${email} can no longer sign in.`)
}

/** @throws StartFault with a sentence instead of a refusal's code */
async function onDatabase<Result>(
  context: CommandContext,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  try {
    return await context.withDatabase(({ db }) => work(db))
  } catch (refused) {
    if (refused instanceof InvalidInput) throw inputFault(refused)
    throw refused instanceof Refusal ? faultOf(refused) : refused
  }
}

/** The sentences of the form, for whoever types instead. */
function inputFault({ errors }: InvalidInput): StartFault {
  const say = ({ faults }: Messages) =>
    errors.map(({ code }) => faults[code as OfficerFault['fault']] ?? code).join('; ')
  return new StartFault(`${say(messagesIn('vi'))}.`, `${say(messagesIn('en'))}.`)
}

/** Why nobody can hold a post, in a language. */
function becauseOf(detail: Refusal['detail'], { faults }: Messages): string {
  return faults[detail.because as PostFault] ?? String(detail.because)
}

function faultOf({ code, detail }: Refusal): StartFault {
  const post = [detail.unit, detail.role].filter(Boolean).join(':')
  const sentences: Record<string, readonly [vi: string, en: string]> = {
    email_taken: ['Đã có cán bộ dùng thư điện tử này.', 'Another officer has this e-mail.'],
    no_such_officer: ['Không có cán bộ nào dùng thư điện tử này.', 'No officer has this e-mail.'],
    last_administrator: [
      'Đây là quản trị viên cuối cùng: hãy thêm một quản trị viên khác trước.',
      'This is the last administrator: add another one first.',
    ],
    post_not_possible: [
      `Không ai giữ được vị trí ${post}: ${becauseOf(detail, messagesIn('vi'))}.`,
      `Nobody can hold the post ${post}: ${becauseOf(detail, messagesIn('en'))}.`,
    ],
  }
  const [vi, en] = sentences[code] ?? [code, code]
  return new StartFault(vi, en)
}

function printPassword(print: (line: string) => void, email: string, password: string): void {
  print(`Mật khẩu của ${email} / Password of ${email}: ${password}`)
  print('Mật khẩu không hiện lại và phải đổi khi đăng nhập lần đầu.')
  print('It is not shown again and must be changed at the first sign-in.')
}

async function officerCalled(db: Db, email: string): Promise<Officer> {
  const officer = await findOfficerRowByEmail(db, email)
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  return officer
}

/** @example readPost('ward-00004:leader') // { unit: 'ward-00004', role: 'leader' } */
function readPost(text: string): Post {
  const [unit = '', role = '', ...more] = text.normalize('NFC').trim().split(':')
  if (unit === '' || !isRole(role) || more.length > 0) {
    throw new StartFault(
      `Vị trí viết là đơn-vị:vai-trò, vai trò là một trong ${roles.join(', ')}; không phải "${text}".`,
      `A post is written unit:role, the role is one of ${roles.join(', ')}; not "${text}".`,
    )
  }
  return { unit, role }
}
