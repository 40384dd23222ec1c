import type { Command } from 'commander'
import type { Clock } from '../../platform/clock.ts'
import { type Db, transaction } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { addOfficer, disableOfficer, resetPassword } from './actions/officers.ts'
import { bySystem } from './by.ts'
import { generatePassword } from './password.ts'
import type { Post } from './rules/posts.ts'
import { isRole, roles } from './rules/roles.ts'
import { findOfficerRowByEmail, type Officer } from './store/officers.ts'

/** What a command needs of the command line that runs it. */
export interface OrganisationCommands {
  withDatabase<Result>(work: (db: Db) => Promise<Result>): Promise<Result>
  readonly clock: Clock
  print(line: string): void
}

/** `officer add | reset | disable`: how an installation gets its first administrator, and a locked-out one gets back in. */
export function registerOrganisationCommands(program: Command, commands: OrganisationCommands): void {
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
    .action((options: AddOptions) => add(commands, options))
  officer
    .command('reset')
    .description('give an officer a new password and print it, once')
    .requiredOption('--email <email>', 'work e-mail')
    .action((options: { email: string }) => reset(commands, options.email))
  officer
    .command('disable')
    .description('keep an officer from signing in')
    .requiredOption('--email <email>', 'work e-mail')
    .action((options: { email: string }) => disable(commands, options.email))
}

interface AddOptions {
  readonly email: string
  readonly name: string
  readonly title: string
  readonly post: readonly string[]
}

async function add({ withDatabase, clock, print }: OrganisationCommands, options: AddOptions): Promise<void> {
  const posts = options.post.map(readPost)
  const password = generatePassword()
  await withDatabase(db =>
    transaction(db, tx =>
      addOfficer(
        tx,
        {
          email: options.email,
          fullName: options.name.normalize('NFC'),
          title: { vi: options.title.normalize('NFC') },
          posts,
          password,
          mustChangePassword: true,
        },
        bySystem(clock.now()),
      ),
    ),
  )
  printPassword(print, options.email, password)
}

async function reset({ withDatabase, clock, print }: OrganisationCommands, email: string): Promise<void> {
  const password = generatePassword()
  await withDatabase(async db => {
    const { id } = await officerCalled(db, email)
    await transaction(db, tx => resetPassword(tx, id, password, bySystem(clock.now())))
  })
  printPassword(print, email, password)
}

async function disable({ withDatabase, clock, print }: OrganisationCommands, email: string): Promise<void> {
  await withDatabase(async db => {
    const { id } = await officerCalled(db, email)
    await transaction(db, tx => disableOfficer(tx, id, bySystem(clock.now())))
  })
  print(`${email} can no longer sign in.`)
}

function printPassword(print: (line: string) => void, email: string, password: string): void {
  print(`Password of ${email}: ${password}`)
  print('It is not shown again and must be changed at the first sign-in.')
}

async function officerCalled(db: Db, email: string): Promise<Officer> {
  const officer = await findOfficerRowByEmail(db, email)
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  return officer
}

/** @example readPost('ward-00004:leader') // { unit: 'ward-00004', role: 'leader' } */
function readPost(text: string): Post {
  const [unit = '', role = ''] = text.split(':')
  if (unit === '' || !isRole(role)) throw new Refusal(422, 'post_not_possible', { post: text })
  return { unit, role }
}
