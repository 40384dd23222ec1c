import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/support/app.ts'
import { aDraftedBirth, aFiledBirth } from '../../../test/support/dossiers.ts'
import { demo } from '../../../test/support/people.ts'

describe('letters to the applicant', async () => {
  const site = await testApp()
  const { app, parts } = site

  /** The newest letter whose subject begins so, as its reader sees it. */
  async function letterBeginning(words: string) {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
    const page = load((await app.inject({ url: '/sandbox/mail' })).body)
    const link = page('main a').filter((_, each) => page(each).text().trim().startsWith(words))
    return load((await app.inject({ url: link.first().attr('href') ?? '' })).body)('main')
  }

  /** What has arrived since the letters were last read, newest first. */
  async function subjects(): Promise<string[]> {
    for (let done = 1; done > 0; ) done = await parts.jobs.drain()
    const page = await app.inject({ url: '/sandbox/mail' })
    return load(page.body)('main a')
      .map((_, link) => load(page.body)(link).text().trim())
      .get()
  }

  test('follow each act that concerns them, with the slip attached', async () => {
    const dossier = await aDraftedBirth(site)
    await dossier.act('lanhdao.badinh', 'sign', { password: demo.password })
    const received = await subjects()
    expect(received.filter(subject => subject.includes(dossier.code))).toHaveLength(4)
    const page = await app.inject({ url: '/sandbox/mail' })
    const first = load(page.body)('main a').last().attr('href') ?? ''
    const letter = load((await app.inject({ url: first })).body)('main')
    expect(letter.text()).toContain('Trịnh Thị Mai Hoa')
    expect(letter.text()).toContain(`${dossier.code}-acknowledgement.pdf`)
  })

  test('lead whoever has an account to the dossier itself when it is their turn, each paper on its line', async () => {
    const dossier = await aFiledBirth(site)
    const items = [{ component: 'birthNotice', reason: 'Ảnh mờ.' }]
    await dossier.act('tiepnhan.badinh', 'requestSupplement', { items })
    const letter = await letterBeginning(`Đề nghị bổ sung hồ sơ ${dossier.code}`)
    expect(letter.find(`a[href$="/dossiers/${dossier.code}"]`)).toHaveLength(1)
    expect(letter.find('li').text()).toContain('Ảnh mờ.')
    const filed = await letterBeginning(`Đã nhận hồ sơ ${dossier.code}`)
    expect(filed.find(`a[href$="/tra-cuu/${dossier.code}"]`)).toHaveLength(1)
  })

  test('are written once when the job runs twice', async () => {
    const dossier = await aFiledBirth(site)
    await subjects()
    const id = (
      await parts.db
        .selectFrom('dossiers')
        .select('id')
        .where('code', '=', dossier.code)
        .executeTakeFirstOrThrow()
    ).id
    await parts.db
      .transaction()
      .execute(tx => parts.jobs.send(tx, 'dossiers.letters', { dossier: id, seq: '1' }))
    const all = await subjects()
    expect(all.filter(subject => subject.includes(dossier.code))).toHaveLength(1)
  })
})
