import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { caseworkIn } from '../../../../../../test/support/casework.ts'
import { type Answer, deskOf } from '../desk.fixture.ts'
import { paths } from '../paths.ts'
import { movesMessages } from './messages.ts'

const messages = movesMessages('vi')
const branch = 'pasc-branch-01'
const ward = 'ward-00004'

const textOf = (answer: Answer) => answer.$('main').text().replace(/\s+/g, ' ')
/** The address of the batch that a page or an answer leads to. */
const batchAt = (answer: Answer) => (answer.location ?? '').split('?')[0] ?? ''

describe('papers between units', async () => {
  const site = await testApp()
  const casework = caseworkIn(site)
  const counter = await deskOf(site, 'tiepnhan.cn1')
  const handler = await deskOf(site, 'xuly.badinh')
  const stranger = await deskOf(site, 'tiepnhan.caugiay')
  const received = () => casework.filed({ channel: 'counter', counter: branch, returnBy: 'counter' })
  const way = new URLSearchParams({ what: 'dossier', from: branch, to: ward })
  const formPage = `${paths.newBatch}?${way}`

  test('go on one list, are signed for one by one, and what is missing stays open for both', async () => {
    const [first, second, third] = [await received(), await received(), await received()]
    expect(textOf(await counter.get(paths.moves))).toContain(messages.what.dossier)
    const sent = await counter.fill(formPage, paths.moves, { code: [first.code, second.code, third.code] })
    expect(sent.status, sent.body).toBe(303)
    const batch = batchAt(sent)
    expect(batch).toMatch(/^\/office\/moves\/BG-[\w.]+-261005-001$/)
    const shown = textOf(await counter.get(sent.location ?? ''))
    expect(shown).toContain(messages.made(3))
    expect(shown).toContain(messages.missing(3))
    const [move] = (await first.now()).papers
    expect(move).toMatchObject({ what: 'dossier', from: branch, to: ward, batch: batch.split('/').at(-1) })

    // The other end sees it coming, and scans what is there.
    expect((await handler.get(paths.moves)).$(`a[href="${batch}"]`).length).toBe(1)
    const scanned = await handler.fill(batch, '/receipts', { scanned: first.code.toLowerCase(), by: 'scan' })
    expect(scanned.status, scanned.body).toBe(303)
    expect(textOf(await handler.get(scanned.location ?? ''))).toContain(messages.missing(2))
    const again = await handler.fill(batch, '/receipts', { scanned: first.code, by: 'scan' })
    expect([again.status, textOf(again).includes(messages.alreadyReceived(first.code))]).toEqual([422, true])
    const other = await handler.fill(batch, '/receipts', {
      scanned: 'https://x/tra-cuu/H26.1-1-1',
      by: 'scan',
    })
    expect(other.$('.govuk-error-summary').text()).toContain(messages.notInBatch('H26.1-1-1'))
    expect(other.$('#scanned').val()).toBe('H26.1-1-1')

    site.clock.set('2026-10-05T10:30+07:00')
    await handler.get(batch)
    await handler.post(`${batch}/receipts`, { by: 'chosen', code: [second.code] })
    expect(textOf(await counter.get(batch))).toContain(messages.missing(1))
    await handler.post(`${batch}/receipts`, { by: 'all' })
    expect(textOf(await counter.get(batch))).toContain(messages.allReceived)
    const times = await Promise.all(
      [first, second].map(async each => (await each.now()).papers[0]?.receivedAt),
    )
    expect(new Set(times).size).toBe(2)
    expect((await handler.get(paths.moves)).$(`a[href="${batch}"]`).length).toBe(0)
  })

  test('are sent once, however often the button is pressed, and only the way the list says', async () => {
    const one = await received()
    const page = await counter.get(formPage)
    const id = page.$('input[name=id]').val() as string
    const fields = { what: 'dossier', from: branch, to: ward, id, code: [one.code, 'H26.1-261005-9999'] }
    const [sent, again] = [await counter.post(paths.moves, fields), await counter.post(paths.moves, fields)]
    expect(batchAt(again)).toBe(batchAt(sent))
    expect(await one.count('papersSent')).toBe(1)
    expect(textOf(await counter.get(sent.location ?? ''))).toContain(messages.leftOut(1))
    const elsewhere = await received()
    const wrong = { ...fields, id: crypto.randomUUID(), to: 'ward-00166', code: [elsewhere.code] }
    await counter.post(paths.moves, wrong)
    expect(await elsewhere.count('papersSent')).toBe(0)
  })

  test('say what was left unticked, and by when they must leave', async () => {
    await received()
    const none = await counter.fill(formPage, paths.moves, { code: [] })
    expect(none.status).toBe(422)
    expect(none.$('.govuk-error-summary a').attr('href')).toBe('#code')
    site.clock.set('2026-10-05T15:20+07:00')
    await received()
    const waiting = textOf(await counter.get(formPage))
    expect(waiting).toMatch(/Sáng mai, chậm nhất/)
    site.clock.set('2026-10-05T17:30+07:00')
    expect(textOf(await counter.get(formPage))).toContain(messages.late)
  })

  test('are nobody else’s business', async () => {
    const found = await site.parts.db.selectFrom('paper_batches').select('code').executeTakeFirstOrThrow()
    for (const address of [paths.batch(found.code), paths.batchList(found.code), formPage])
      expect((await stranger.get(address)).status).toBe(404)
    expect((await counter.post(paths.batchReceipts(found.code), { by: 'all' })).status).toBe(403)
    expect((await handler.get(paths.batch('BG-H26.1-261005-999'))).status).toBe(404)
  })

  test('travel with a printed list, which stays as it was', async () => {
    const found = await site.parts.db.selectFrom('paper_batches').select('code').executeTakeFirstOrThrow()
    const list = await counter.get(paths.batchList(found.code))
    expect([list.status, list.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(list.body.slice(0, 5)).toBe('%PDF-')
    const kept = await site.parts.db.selectFrom('issued_lists').select(['kind', 'reference']).execute()
    expect(kept).toEqual([{ kind: 'batch', reference: found.code }])
  })
})

describe('results by post', async () => {
  const site = await testApp()
  const casework = caseworkIn(site)
  const counter = await deskOf(site, 'tiepnhan.badinh')
  const form = `${paths.postings}?unit=${ward}`

  test('leave with a number each, and are noted when they are delivered', async () => {
    const [one, two] = [
      await casework.signed({ returnBy: 'post' }),
      await casework.signed({ returnBy: 'post' }),
    ]
    const page = await counter.get(form)
    expect(page.$(`input[name="tracking-${one.code}"]`).length).toBe(1)
    const wrong = await counter.fill(form, paths.postings, {
      [`tracking-${one.code}`]: 'số 1',
      [`cod-${one.code}`]: 'tám nghìn',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.$(`input[name="tracking-${one.code}"]`).val()).toBe('số 1')
    expect(wrong.$('.govuk-error-summary li').length).toBe(2)

    const sent = await counter.fill(form, paths.postings, {
      [`tracking-${one.code}`]: 'ex123456785vn',
      [`cod-${one.code}`]: '8.000',
    })
    expect(sent.status, sent.body).toBe(303)
    const bundle = batchAt(sent)
    expect(bundle).toMatch(/\/BC-[\w.]+-261005-001$/)
    expect((await one.now()).posting).toMatchObject({ tracking: 'EX123456785VN', cashOnDelivery: 8000 })
    expect((await two.now()).posting).toBeUndefined()
    const list = await counter.get(`${bundle}/list.pdf`)
    expect([list.status, list.headers['content-type']]).toEqual([200, 'application/pdf'])

    const nobody = await counter.fill(bundle, '/deliveries', {})
    expect(nobody.status).toBe(422)
    expect(nobody.$('.govuk-error-summary a').attr('href')).toBe('#to')
    const noted = await counter.fill(bundle, '/deliveries', { [`to-${one.code}`]: 'Trịnh Văn Hải' })
    expect(textOf(await counter.get(noted.location ?? ''))).toContain(messages.delivering(1))
    expect(await one.now()).toMatchObject({ state: 'returned', handOver: { via: 'post' } })
    expect((await counter.get(form)).$(`input[name="tracking-${two.code}"]`).length).toBe(1)
  })

  test('are given to the post by nobody but the counter that returns them', async () => {
    for (const key of ['tiepnhan.caugiay', 'xuly.badinh'])
      expect((await (await deskOf(site, key)).get(form)).status).toBe(404)
  })

  test('say that none wait', async () => {
    const other = await deskOf(site, 'tiepnhan.caugiay')
    expect(textOf(await other.get(paths.postings))).toContain(messages.bundleNone)
  })
})
