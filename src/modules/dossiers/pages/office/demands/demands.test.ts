import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { caseworkIn } from '../../../../../../test/support/casework.ts'
import { deskOf } from '../desk.fixture.ts'
import { paths } from '../paths.ts'
import { demandMessages } from './messages.ts'

const messages = demandMessages('vi')

describe('demands beyond the list', async () => {
  const site = await testApp()
  const casework = caseworkIn(site)
  const centre = await deskOf(site, 'giamsat')
  const leader = await deskOf(site, 'lanhdao.badinh')
  const demand = (component: string) => ({ items: [{ component, reason: 'Cần thêm sổ hộ khẩu.' }] })

  test('are none at first', async () => {
    expect((await centre.get(paths.demands)).$('main').text()).toContain(messages.none)
  })

  test('are kept in the transaction that refuses them, word for word of the list and of nothing else', async () => {
    const dossier = await casework.filed()
    const answer = await dossier.send('tiepnhan.badinh', 'requestSupplement', demand('Sổ hộ khẩu của ông A'))
    expect(answer.status).toBe(409)
    const rows = await site.parts.db.selectFrom('refused_demands').selectAll().execute()
    expect(rows).toMatchObject([{ unit_id: 'ward-00004', components: ['unlisted'] }])
    expect(await dossier.count('demandRefused')).toBe(rows.length)

    const page = await centre.get(paths.demands)
    const told = page.$('main').text()
    expect(told).toContain(dossier.code)
    expect(told).toContain(messages.unlisted)
    expect(page.body).not.toContain('Sổ hộ khẩu của ông A')
    expect(page.$('table').first().text()).toMatch(/1/)
    expect((await leader.get(paths.demands)).$('main').text()).toContain(dossier.code)
  })

  test('are seen by those who lead the unit and by the centre only', async () => {
    const elsewhere = await deskOf(site, 'lanhdao.caugiay')
    expect((await elsewhere.get(paths.demands)).$('main').text()).toContain(messages.none)
    expect((await (await deskOf(site, 'tiepnhan.badinh')).get(paths.demands)).status).toBe(403)
  })

  test('are paged by key, newest first, each once', async () => {
    const dossier = await casework.filed()
    for (let minute = 0; minute < 26; minute += 1) {
      site.clock.advance({ minutes: 1 })
      await dossier.send('tiepnhan.badinh', 'requestSupplement', demand('x'))
    }
    const first = await centre.get(paths.demands)
    const next = first.$('.govuk-pagination__next a').attr('href') ?? ''
    const second = await centre.get(next)
    const rows = (page: typeof first) => page.$('table').last().find('tbody tr').length
    expect([rows(first), rows(second)]).toEqual([25, 2])
  })

  test('cannot be made unmade', async () => {
    await expect(site.parts.db.deleteFrom('refused_demands').execute()).rejects.toThrow()
  })
})
