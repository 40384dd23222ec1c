import { Command } from 'commander'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { CommandContext } from '../../platform/commands.ts'
import type { Db } from '../../platform/db/index.ts'
import { findOfficerByEmail, isOfficersPassword, registerOrganisationCommands } from './index.ts'

let db: Db
beforeAll(async () => {
  db = (await testDatabase()).db
})

/** What the command prints, with the program's own way to the database replaced by the test's. */
async function run(...words: string[]): Promise<string> {
  const lines: string[] = []
  const context = {
    print: (line: string) => void lines.push(line),
    withDatabase: (fn: (database: { db: Db }) => Promise<unknown>) => fn({ db }),
  } as unknown as CommandContext
  const program = new Command().exitOverride()
  registerOrganisationCommands(program, context)
  await program.parseAsync(words, { from: 'user' })
  return lines.join('\n')
}

const email = 'quan.tri@coquan.example'
const add = (post: string) =>
  run('officer', 'add', '--email', email, '--name', 'Mùa Thị Dí', '--title', 'Quản trị', '--post', post)
const addAs = (given: { email?: string; name?: string; title?: string }) => {
  const { email = 'moi@coquan.example', name = 'Mùa Thị Dí', title = 'Chuyên viên' } = given
  const words = ['--email', email, '--name', name, '--title', title, '--post', 'city:leader']
  return run('officer', 'add', ...words)
}
const passwordIn = (printed: string) => /^Mật khẩu của .*: (\S+)$/m.exec(printed)?.[1] ?? ''

describe('officer add, reset and disable', () => {
  it('let in the first administrator with a password that is printed once and must be changed', async () => {
    const password = passwordIn(await add('city:administrator'))
    const officer = await findOfficerByEmail(db, email)
    expect(officer).toMatchObject({
      mustChangePassword: true,
      posts: [{ unit: 'city', role: 'administrator' }],
    })
    expect(await isOfficersPassword(db, officer?.id, password)).toBe(true)
  })

  it('give a new password, and keep somebody out', async () => {
    const password = passwordIn(await run('officer', 'reset', '--email', email))
    const officer = await findOfficerByEmail(db, email)
    expect(await isOfficersPassword(db, officer?.id, password)).toBe(true)
    await run('officer', 'disable', '--email', email)
    expect((await findOfficerByEmail(db, email))?.disabledAt).not.toBeNull()
  })

  it.each([
    ['an e-mail that is taken', () => add('city:administrator'), 'Another officer has this e-mail'],
    ['an e-mail that is none', () => addAs({ email: 'abc' }), 'An e-mail looks like name@office.vn'],
    ['no name', () => addAs({ name: ' ' }), 'Enter the full name'],
    ['a title too long', () => addAs({ title: 'x'.repeat(201) }), 'Không được dài quá 200 ký tự'],
    ['a unit nobody knows', () => add('nowhere:leader'), 'There is no such unit'],
    ['a post with too much', () => add('city:leader:more'), 'A post is written unit:role'],
    ['a role nobody has', () => add('city:king'), 'A post is written unit:role'],
    [
      'an officer nobody knows',
      () => run('officer', 'reset', '--email', 'x@y.example'),
      'No officer has this e-mail',
    ],
  ])('answer %s with a sentence', async (_, act, sentence) => {
    await expect(act()).rejects.toThrow(sentence)
  })
})
