import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { sql } from '../../../../../platform/db/index.ts'
import { queueNames, queueOf } from '../../../queues.ts'
import { workKinds } from '../../../rules/work-items.ts'
import { type Answer, deskOf, fileBirth } from '../desk.fixture.ts'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import { deskMessages } from './messages.ts'

const messages = deskMessages('vi')
const office = messagesIn('vi')

describe('the queues of a desk', async () => {
  const application = await testApp()
  const { clock, parts } = application
  const { db } = parts
  const counter = await deskOf(application, 'tiepnhan.badinh')
  const leader = await deskOf(application, 'lanhdao.badinh')
  const codes: string[] = []
  for (let count = 0; count < 4; count += 1) {
    clock.advance({ minutes: 1 })
    codes.push(await fileBirth(application))
  }
  const [first = '', second = '', third = '', fourth = ''] = codes
  // By date: the third is late, the first red, the second amber, the fourth far off.
  const setDates = (code: string, due: string, amber: string, red: string) =>
    sql`update work_items set due_at = ${due}, amber_at = ${amber}, red_at = ${red}
      where dossier_id = (select id from dossiers where code = ${code})`.execute(db)
  await setDates(third, '2026-10-05T08:30+07:00', '2026-10-02T08:00+07:00', '2026-10-02T16:00+07:00')
  await setDates(first, '2026-10-05T11:00+07:00', '2026-10-05T08:00+07:00', '2026-10-05T09:00+07:00')
  await setDates(second, '2026-10-05T15:00+07:00', '2026-10-05T08:30+07:00', '2026-10-05T13:00+07:00')
  await setDates(fourth, '2026-10-06T15:00+07:00', '2026-10-06T08:30+07:00', '2026-10-06T13:00+07:00')

  const shown = (answer: Answer) =>
    answer
      .$('tbody tr code')
      .toArray()
      .map(code => answer.$(code).text())
  const rowOf = (answer: Answer, code: string) => {
    const row = answer.$(`tbody tr:has(input[value="${code}"])`)
    return row.text()
  }

  test('have a place for every kind of work', () => {
    expect(workKinds.filter(kind => queueOf(kind) === undefined)).toEqual([])
  })

  test('say in words what is late, urgent and near', async () => {
    const page = await counter.get(paths.inbox)
    expect(shown(page)).toEqual([third, first, second, fourth])
    expect(rowOf(page, third)).toContain('Quá hạn')
    expect(rowOf(page, first)).toContain(messages.red)
    expect(rowOf(page, second)).toContain(messages.amber)
    expect(page.$(`tbody tr:has(input[value="${fourth}"]) .govuk-tag`).length).toBe(0)
  })

  test('are counted in the menu as they are listed', async () => {
    for (const desk of [counter, leader]) {
      const page = await desk.get(paths.inbox)
      const menu = page.$('.moj-side-navigation a').toArray()
      for (const queue of queueNames) {
        const door = menu.find(link => page.$(link).attr('href') === paths.queue(queue))
        if (door === undefined) continue
        const counted = Number(page.$(door).find('.mc-count').text())
        expect(shown(await desk.get(paths.queue(queue))).length, queue).toBe(counted)
      }
    }
  })

  test('hold what is near and what is late, for a leader that of the whole unit', async () => {
    expect(shown(await counter.get(paths.queue('soon')))).toEqual([first, second])
    expect(shown(await counter.get(paths.queue('late')))).toEqual([third])
    expect(shown(await leader.get(paths.queue('late')))).toEqual([third])
    expect(shown(await leader.get(paths.queue('unit')))).toEqual([third, first, second, fourth])
    expect(shown(await leader.get(paths.inbox))).toEqual([])
  })

  test('are put in the order of filing when asked, and go on by key in either order', async () => {
    expect(shown(await counter.get(`${paths.inbox}?sort=filed`))).toEqual(codes)
    for (let count = 0; count < 26; count += 1) {
      clock.advance({ seconds: 10 })
      codes.push(await fileBirth(application))
    }
    const byFiling = await counter.get(`${paths.inbox}?sort=filed`)
    expect(shown(byFiling)).toEqual(codes.slice(0, 25))
    const next = byFiling.$('a[rel=next]').attr('href') ?? ''
    expect(next).toContain('sort=filed')
    expect(shown(await counter.get(next))).toEqual(codes.slice(25))
    const byDate = await counter.get(paths.queue('unit'))
    const rest = await counter.get(byDate.$('a[rel=next]').attr('href') ?? '')
    expect(new Set([...shown(byDate), ...shown(rest)])).toEqual(new Set(codes))
  })

  test('are narrowed by what stands in the address, and say when nothing is left', async () => {
    expect(shown(await counter.get(`${paths.queue('filed')}&due=urgent`))).toEqual([first])
    expect(shown(await counter.get(`${paths.queue('filed')}&due=late&channel=online`))).toEqual([third])
    const none = await counter.get(`${paths.queue('filed')}&channel=counter`)
    expect(none.$('main').text()).toContain(messages.noneSuch)
    expect(none.$('select[name=channel] option[selected]').attr('value')).toBe('counter')
    expect(none.$('details.mc-narrow').attr('open')).toBeDefined()
    const other = await counter.get(`${paths.inbox}?procedure=1.000000`)
    expect(shown(other)).toEqual([])
    expect(shown(await counter.get(`${paths.inbox}?kind=sign`))).toEqual([])
    expect(shown(await leader.get(`${paths.queue('unit')}&officer=nobody&due=late`))).toEqual([third])
  })

  test('are not broken by an address that somebody has changed', async () => {
    for (const query of [
      'queue=none',
      'due=never',
      'after=zzz',
      'sort=up',
      'officer=%27',
      'after=WzEsMiwzXQ',
    ]) {
      expect((await counter.get(`${paths.inbox}?${query}`)).status, query).toBe(200)
    }
  })

  test('lead on from dossier to dossier, and back to what was narrowed', async () => {
    const list = await counter.get(`${paths.queue('filed')}&due=soon`)
    expect(shown(list)).toEqual([first, second])
    const page = await counter.get(list.$(`a:has(code:contains("${first}"))`).attr('href') ?? '')
    const onward = page.$('.mc-actions__next').attr('href') ?? ''
    expect(onward).toContain(second)
    const accept = page.$('.mc-actions a[data-mc-key=t]').attr('href') ?? ''
    const done = await counter.fill(accept, accept.replace('/new', ''), { 'originals-birthNotice': '1' })
    expect(done.status, done.body).toBe(303)
    const after = await counter.get(done.location ?? '')
    const next = after.$('.govuk-notification-banner__link').last().attr('href') ?? ''
    expect(next).toContain(second)
    const last = await counter.get(next)
    expect(last.$('.mc-actions__next').text()).toContain(office.backToInbox)
    expect(last.$('.mc-actions__next').attr('href')).toBe(`${paths.queue('filed')}&due=soon`)
  })
})
