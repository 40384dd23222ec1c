import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { verifyDossiers } from '../../src/modules/dossiers/index.ts'
import { sql } from '../../src/platform/db/index.ts'
import { testApp } from '../support/app.ts'
import { birthFiling } from '../support/filings.ts'
import { citizenToken, officerToken } from '../support/people.ts'

/** What a refusal tells its reader, beside the words for people. */
interface Told {
  readonly code: string
  readonly because?: string
  readonly allowed?: readonly string[]
  readonly seq?: number
}

describe('requests sent again', async () => {
  const { app, parts, clock } = await testApp()
  const citizen = await citizenToken(parts.db)
  const counter = await officerToken(parts.db, 'tiepnhan.badinh')
  const filing = await birthFiling(app, citizen)

  const post = (token: string, url: string, payload: object, key?: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${token}`,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      payload,
    })
  const file = (key?: string, payload: object = filing, token = citizen) =>
    post(token, '/api/v1/dossiers', payload, key)
  const act = (code: string, action: string, body: object, key?: string) =>
    post(counter, `/api/v1/dossiers/${code}/actions/${action}`, body, key)
  const filed = async () => (await file()).json().code as string
  const countDossiers = async () => (await parts.db.selectFrom('dossiers').select('id').execute()).length
  const recordOf = async (code: string) => {
    const record = await app.inject({
      url: `/api/v1/dossiers/${code}/journal`,
      headers: { authorization: `Bearer ${counter}` },
    })
    return record.json().items as { kind: string; bytes: string }[]
  }
  const kindsOf = async (code: string) => (await recordOf(code)).map(entry => entry.kind)

  test('one key sent twenty times at once files one dossier, and all twenty answers name it', async () => {
    const before = await countDossiers()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => file(key)))
    expect(answers.map(answer => answer.statusCode)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1)
    expect(await countDossiers()).toBe(before + 1)
  })

  test('a filing that could not be checked any more is still the one that was filed', async () => {
    const key = randomUUID()
    const first = await file(key)
    const [paper] = filing.components
    await sql`update files set state = 'quarantine' where id = any(${paper?.files ?? []}::uuid[])`.execute(
      parts.db,
    )
    const again = await file(key)
    await sql`update files set state = 'clean' where id = any(${paper?.files ?? []}::uuid[])`.execute(
      parts.db,
    )
    expect([again.statusCode, again.json().code]).toEqual([201, first.json().code])
  })

  test('a request without a key is another filing each time', async () => {
    expect(await filed()).not.toBe(await filed())
  })

  test('the same key with another body is refused, and the first filing stands', async () => {
    const key = randomUUID()
    const first = await file(key)
    const other = await file(key, { ...filing, returnBy: 'counter' })
    expect(other.statusCode).toBe(422)
    expect(other.json<Told>().code).toBe('idempotency_key_reused')
    expect((await file(key)).body).toBe(first.body)
  })

  test('a refused filing keeps no key: corrected, it may be sent under the same one', async () => {
    const key = randomUUID()
    const refused = await file(key, { ...filing, components: [] })
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({
      errors: [{ field: 'components.birthNotice', code: 'component_missing' }],
    })
    const corrected = await file(key)
    expect(corrected.statusCode, corrected.body).toBe(201)
    expect((await file(key)).json().code).toBe(corrected.json().code)
  })

  test('a key belongs to its caller: another’s is another request', async () => {
    const other = await citizenToken(parts.db, 'nam')
    const key = randomUUID()
    const mine = await file(key)
    const theirs = await file(key, await birthFiling(app, other), other)
    expect(theirs.statusCode, theirs.body).toBe(201)
    expect(theirs.json().code).not.toBe(mine.json().code)
  })

  test('a key that cannot be one is refused', async () => {
    const refused = await file('two words')
    expect(refused.statusCode).toBe(422)
    expect(refused.json()).toMatchObject({ errors: [{ field: 'Idempotency-Key' }] })
  })

  test('an action sent twenty times at once under one key is done once', async () => {
    const code = await filed()
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => act(code, 'accept', { seq: 1 }, key)))
    expect(answers.map(answer => answer.statusCode)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map(answer => answer.json().seq))).toEqual(new Set([2]))
    expect(await kindsOf(code)).toEqual(['filed', 'accepted'])
  })

  test('one key cannot do two things', async () => {
    const code = await filed()
    const key = randomUUID()
    expect((await act(code, 'accept', { seq: 1 }, key)).statusCode).toBe(200)
    const other = await act(code, 'refuse', { seq: 2, reason: 'x', ground: 'y' }, key)
    expect([other.statusCode, other.json<Told>().code]).toEqual([422, 'idempotency_key_reused'])
    expect(await kindsOf(code)).toEqual(['filed', 'accepted'])
  })

  test('an action on a version that has moved on is stale, and changes nothing', async () => {
    const code = await filed()
    await act(code, 'accept', { seq: 1 })
    const stale = await act(code, 'accept', { seq: 1 })
    expect(stale.statusCode).toBe(409)
    expect(stale.json<Told>()).toMatchObject({ code: 'stale', seq: 2 })
    expect(await kindsOf(code)).toEqual(['filed', 'accepted'])
  })

  test('of two that act on one version at once, one acts and the other is told that it is stale', async () => {
    const code = await filed()
    const answers = await Promise.all([act(code, 'accept', { seq: 1 }), act(code, 'accept', { seq: 1 })])
    expect(answers.map(answer => answer.statusCode).sort()).toEqual([200, 409])
    expect(await kindsOf(code)).toEqual(['filed', 'accepted'])
  })

  test('an action the dossier does not allow is refused with its reason and what is allowed', async () => {
    const code = await filed()
    await act(code, 'accept', { seq: 1 })
    const refused = await act(code, 'accept', { seq: 2 })
    expect(refused.statusCode).toBe(409)
    expect(refused.json<Told>()).toMatchObject({
      because: 'not_in_this_state',
      allowed: ['note', 'putRight', 'askWithdrawal'],
    })

    const open = await filed()
    const unlisted = await act(open, 'requestSupplement', {
      seq: 1,
      items: [{ component: 'birthNotice', reason: ' ' }],
    })
    expect(unlisted.statusCode, unlisted.body).toBe(409)
    expect(unlisted.json<Told>()).toMatchObject({
      because: 'reason_missing',
      allowed: expect.arrayContaining(['accept', 'refuse', 'requestSupplement']),
    })
    expect(await kindsOf(open)).toEqual(['filed'])
  })

  test('a demand beyond the list is refused and stays on record, without the words it was made in', async () => {
    const code = await filed()
    const key = randomUUID()
    const demand = {
      seq: 1,
      items: [{ component: 'so-ho-khau-cua-ba-Tam', reason: 'Nộp thêm sổ hộ khẩu' }],
    }
    const refused = await act(code, 'requestSupplement', demand, key)
    expect(refused.statusCode, refused.body).toBe(409)
    expect(refused.json<Told>().because).toBe('component_not_listed')
    expect(await kindsOf(code)).toEqual(['filed', 'demandRefused'])
    const [, noted] = await recordOf(code)
    expect(noted?.bytes).toContain('"components":["unlisted"]')

    // Refused, so the key is free for what may be asked.
    const listed = { seq: 2, items: [{ component: 'birthNotice', reason: 'Ảnh mờ, không đọc được' }] }
    const asked = await act(code, 'requestSupplement', listed, key)
    expect(asked.statusCode, asked.body).toBe(200)
    expect(await kindsOf(code)).toEqual(['filed', 'demandRefused', 'supplementRequested'])
  })

  test('a filing sent again when its day is over is still the same filing', async () => {
    const key = randomUUID()
    const first = await file(key)
    clock.advance({ hours: 7 * 24 })
    expect((await file(key)).json().code).toBe(first.json().code)
  })

  test('after seven days a key is forgotten', async () => {
    const key = randomUUID()
    const first = await file(key)
    clock.advance({ hours: 7 * 24, seconds: 1 })
    const later = await file(key)
    expect(later.statusCode, later.body).toBe(201)
    expect(later.json().code).not.toBe(first.json().code)
    expect((await file(key)).json().code).toBe(later.json().code)
  })

  test('whatever was sent however often, the record is whole', async () => {
    const { dossiers, faults } = await verifyDossiers(parts.db)
    expect(dossiers).toBe(await countDossiers())
    expect(faults).toEqual([])
  })
})
