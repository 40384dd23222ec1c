import { describe, expect, test } from 'vitest'
import { fileDossier } from '../../src/modules/dossiers/index.ts'
import { testApp } from '../support/app.ts'
import { birthFiling } from '../support/filings.ts'
import { citizenToken } from '../support/people.ts'

describe('what one person may do', async () => {
  const { app, parts, clock } = await testApp()
  const token = await citizenToken(parts.db)
  const { id } = await parts.db.selectFrom('citizens').select('id').executeTakeFirstOrThrow()
  const limited = { ...parts, filingsPerHour: 3 }

  async function file() {
    const { procedure, competentAuthority, answers, components } = await birthFiling(app, token)
    const applicant = { fullName: 'Trịnh Thị Mai Hoa' }
    const filing = {
      procedure,
      competentAuthority,
      answers,
      components,
      applicant,
      citizen: id,
      channel: 'online',
      returnBy: 'account',
    } as const
    return fileDossier(limited, filing, { id: `citizen:${id}`, posts: [] })
  }

  test('is to file so many dossiers in an hour, and again when the hour is over', async () => {
    for (let n = 0; n < 3; n += 1) await file()
    await expect(file()).rejects.toMatchObject({ status: 429, code: 'too_many_filings' })
    clock.advance({ hours: 1, minutes: 1 })
    await expect(file()).resolves.toMatchObject({ repeated: false })
  })

  test('a problem says in a sentence what it is, in the reader’s language', async () => {
    const answer = await app.inject({ url: '/api/v1/inbox', headers: { 'accept-language': 'en-GB' } })
    expect(answer.headers['www-authenticate']).toBe('Bearer')
    expect(answer.json()).toMatchObject({
      code: 'sign_in_required',
      detail: expect.stringContaining('Sign in needed'),
    })
  })

  test('a queue is read without saying how long a page is', async () => {
    const document = (await app.inject({ url: '/api/v1/openapi.json' })).json()
    const limit = document.paths['/api/v1/inbox'].get.parameters.find(
      (one: { name: string }) => one.name === 'limit',
    )
    expect(limit.required ?? false).toBe(false)
  })
})
