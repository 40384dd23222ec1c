import { describe, expect, test } from 'vitest'
import { runAction } from '../../src/modules/exchange/actions.ts'
import { testApp } from '../support/app.ts'
import { caseworkIn, citizen, colleague, handler } from '../support/casework.ts'
import { openApiClient } from '../support/openapi.ts'
import { citizenToken, officerToken } from '../support/people.ts'

const journal = '/api/v1/dossiers/{code}/journal'
const licence = { procedure: '1.004884', channel: 'counter', returnBy: 'counter' } as const

describe('a dossier in the hands of its officers', async () => {
  const site = await testApp()
  const { app, parts } = site
  const { accepted, officer, clientOf } = caseworkIn(site)

  test('keeps their notes from the applicant: not in the record, not on the page', async () => {
    const theCase = await accepted()
    const mentions = [(await officer(colleague)).id]
    const text = 'Chưa rõ nơi sinh, hỏi lại hộ tịch viên.'
    await theCase.act(handler, 'note', { text, mentions })
    const params = { code: theCase.code }
    const mine = await (await clientOf(citizen))('GET', journal, { params })
    const theirs = await (await clientOf(handler))('GET', journal, { params })
    const kinds = ({ body }: typeof mine) => body.items.map(({ kind }: { kind: string }) => kind)
    expect(kinds(mine)).toEqual(['filed', 'accepted'])
    expect(kinds(theirs)).toEqual(['filed', 'accepted', 'noted'])
    expect(JSON.stringify(mine.body)).not.toContain(mentions[0])
    const page = await app.inject({
      url: `/dossiers/${theCase.code}`,
      headers: { authorization: `Bearer ${await citizenToken(parts.db)}` },
    })
    expect(page.body).not.toContain(text)
    const tracked = await app.inject({ url: `/tra-cuu/${theCase.code}` })
    expect(tracked.body).not.toContain((await officer(handler)).fullName)
  })

  test('is not there for strangers: no look, no action', async () => {
    const theCase = await accepted()
    const before = await theCase.now()
    const tokens = [
      await citizenToken(parts.db, 'nam'),
      await officerToken(parts.db, 'xuly.caugiay'),
      await officerToken(parts.db, 'lanhdao.caugiay'),
      await officerToken(parts.db, 'quantri'),
    ]
    for (const token of tokens) {
      const client = await openApiClient(app, token)
      const params = { code: theCase.code }
      expect((await client('GET', '/api/v1/dossiers/{code}', { params })).status).toBe(404)
      expect((await client('GET', journal, { params })).status).toBe(404)
      const headers = { authorization: `Bearer ${token}` }
      for (const action of Object.keys(runAction)) {
        const url = `/api/v1/dossiers/${theCase.code}/actions/${action}`
        const answer = await app.inject({ method: 'POST', url, headers, payload: { seq: before.seq } })
        // What the body lacks is told before the dossier is looked for, and tells nothing of it.
        expect([404, 422], action).toContain(answer.statusCode)
        expect(answer.body).not.toContain(before.competentAuthority)
      }
    }
    expect(await theCase.now()).toEqual(before)
  })

  test('offers the clock’s own acts to nobody', async () => {
    const description = (await app.inject({ url: '/api/v1/openapi.json' })).json()
    const actions = Object.keys(description.paths).flatMap(
      path => /\/actions\/(\w+)$/.exec(path)?.slice(1) ?? [],
    )
    expect(actions.sort()).toEqual(Object.keys(runAction).sort())
    for (const own of ['draftApology', 'noteLate', 'recount', 'passOver', 'followUnits'])
      expect(actions).not.toContain(own)
  })

  test('shows anyone with the code the date that is owed now, and no more', async () => {
    const theCase = await (await accepted(licence)).act(handler, 'pause', { ground: 'agency' })
    site.clock.set('2026-10-07T09:00+07:00')
    await theCase.act(handler, 'resume', { ground: 'agency' })
    const { due, acceptance } = await theCase.now()
    expect(due?.at).not.toBe(acceptance?.due.at)
    const tracked = (await app.inject({ url: `/api/v1/tracking/${theCase.code}` })).json()
    expect(tracked).toMatchObject({ dueAt: due?.at })
    expect(tracked).not.toHaveProperty('steps')
  })
})
