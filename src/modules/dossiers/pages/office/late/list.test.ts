import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { aFiledBirth } from '../../../../../../test/support/dossiers.ts'
import { dueActs } from '../../../sweep.ts'
import { deskOf } from '../desk.fixture.ts'
import { paths } from '../paths.ts'

describe('the late dossiers', async () => {
  const application = await testApp()
  const { clock } = application

  test('each says who held it longest, its apology and its cause, and what is missing can be picked', async () => {
    const [explained, silent] = [await aFiledBirth(application), await aFiledBirth(application)]
    const inTime = await aFiledBirth(application)
    for (const dossier of [explained, silent]) await dossier.act('tiepnhan.badinh', 'accept')
    clock.set('2026-10-05T16:00+07:00')
    const newDate = '2026-10-07T17:00:00+07:00'
    await explained.act('lanhdao.badinh', 'apologise', { newDate, reason: 'Chờ bệnh viện xác nhận' })
    clock.set('2026-10-06T09:00+07:00')
    await dueActs(application.parts)
    const given = { cause: 'absence', task: 'Cử người thay', taskBy: '2026-10-15' }
    await explained.act('lanhdao.badinh', 'explainDelay', given)

    const leader = await deskOf(application, 'lanhdao.badinh')
    const page = await leader.get(paths.late)
    const line = (code: string) =>
      page
        .$('main tbody tr')
        .toArray()
        .map(row => page.$(row).text())
        .find(text => text.includes(code))
    expect(line(explained.code)).toContain('Người phụ trách vắng mặt')
    expect(line(explained.code)).toContain('khắc phục trước 15/10/2026')
    expect(line(explained.code)).toContain('Hẹn lại 17:00 ngày mai')
    expect(line(explained.code)).toContain('Thẩm tra, ')
    expect(line(silent.code)).toContain('Chưa xin lỗi')
    expect(line(silent.code)).toContain('Chưa giải trình')
    expect(page.body).not.toContain(inTime.code)
    expect(page.$('main table').first().text().replace(/\s+/g, ' ')).toContain(
      'Phường Ba ĐìnhQuá hạn2Xin lỗi kịp thời1Đã xin lỗi1Đã giải trình1',
    )

    const missing = await leader.get(`${paths.late}?without=explanation`)
    expect(missing.body).not.toContain(explained.code)
    expect(missing.body).toContain(silent.code)
  })

  test('go on counting who holds them, in the list as in the dossier', async () => {
    clock.set('2026-10-08T09:00+07:00')
    const leader = await deskOf(application, 'lanhdao.badinh')
    const list = await leader.get(`${paths.late}?without=explanation`)
    const row = list
      .$('main tbody tr')
      .filter((_, each) => list.$(each).find('code').length > 0)
      .first()
    const code = row.find('code').text()
    const dossier = await leader.get(paths.dossier(code))
    const longest = dossier.$('main table strong:contains(lâu nhất)')
    expect(longest.length).toBe(1)
    const said = /^(.+) \(lâu nhất/.exec(longest.text())?.[1] ?? 'nothing'
    expect(row.text()).toContain(said)
    expect(said).not.toBe(longest.closest('tr').find('td').last().text())
    const form = await leader.get(paths.form(code, 'delay-explanations'))
    expect(form.$('main table strong:contains(lâu nhất)').text()).toBe(longest.text())
    expect(form.$('main table').text()).toContain('Khi quá hạn')
  })

  test('belong to the leader of the authority and to the centre', async () => {
    const other = await deskOf(application, 'lanhdao.caugiay')
    expect((await other.get(paths.late)).$('main').text()).toContain('Không có hồ sơ quá hạn nào')
    const centre = await deskOf(application, 'giamsat')
    expect((await centre.get(`/en${paths.late}`)).$('main tbody tr').length).toBe(3)
    expect((await centre.get(`${paths.late}?unit=ward-00166&after=x`)).$('main').text()).toContain(
      'Hết danh sách',
    )
    const handler = await deskOf(application, 'xuly.badinh')
    expect((await handler.get(paths.late)).status).toBe(403)
  })
})
