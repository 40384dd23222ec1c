import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { onePixelPng } from '../../../../../test/support/filings.ts'
import { demo } from '../../../../../test/support/people.ts'
import { saveDraft } from '../../drafts.ts'
import { birth, codeIn, paper, stepsAt } from './testing/steps.ts'
import { aCitizen, anOfficer, aStranger, follow } from './testing/visitor.ts'

const site = await testApp()
const { typedGroup, begin, answerAll, aFullDraft } = stepsAt(site)

describe('the page before filing', () => {
  test('asks a stranger to sign in and brings them back', async () => {
    const stranger = aStranger(site)
    await stranger.get(`/nop-ho-so/${birth}`)
    const sent = await stranger.post(`/nop-ho-so/${birth}`)
    expect(sent.status).toBe(303)
    expect(decodeURIComponent(sent.location)).toContain(`/dang-nhap?returnTo=/nop-ho-so/${birth}`)
  })

  test('says why not, where a procedure cannot be filed here', async () => {
    const listed = site.parts.catalogue.search({ canFileOnline: false })[0]?.code ?? ''
    const page = await (await aCitizen(site)).get(`/nop-ho-so/${listed}`)
    expect([page.status, page.$('form[action^="/nop-ho-so"]').length]).toEqual([200, 0])
    expect(page.$('h2').first().text()).toBe('Thủ tục này chưa nộp trực tuyến được')
  })

  test('knows no procedure that is not in the catalogue', async () => {
    expect((await aStranger(site).get('/nop-ho-so/9.999999')).status).toBe(404)
  })
})

describe('a filing from home', () => {
  test('goes from the first page to the page that says it is filed', async () => {
    const citizen = await aCitizen(site)
    const start = await citizen.get(`/nop-ho-so/${birth}`)
    expect(start.status).toBe(200)
    expect(start.$('main').text()).toContain('Trong 8 giờ làm việc')
    const draft = await aFullDraft(citizen)
    const check = await citizen.get(`${draft}/check`)
    expect(check.$('main').text()).toContain('Hoàng Trịnh Bảo Ngọc')
    expect(check.$('main').text()).toContain(
      'đúng lúc trả lời chậm nhất (09:00 ngày 06/10/2026), kết quả có trước 17:00 ngày 06/10/2026',
    )
    const filed = await citizen.post(`${draft}/submit`, { declaration: 'yes' })
    const page = await follow(citizen, filed)
    const code = codeIn(filed.location)
    expect(code).toMatch(/^H26\.P?\w+-261005-\d{4}$/)
    expect(page.$('h1').text()).toBe('Đã nộp hồ sơ')
    expect(page.$('main').text()).toContain('09:00 ngày 06/10/2026 (trong 8 giờ làm việc)')
    expect(page.$('main').text()).toContain('Bạn không phải đến quầy và không phải nộp tiền.')
    expect(page.$('main').text()).toContain('kết quả có trước 17:00 ngày 06/10/2026')
    const pdf = await citizen.get(`/dossiers/${code}/papers/acknowledgement`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdf.headers['content-disposition']).toContain(`giay-xac-nhan-${code}.pdf`)
    expect(pdf.raw.subarray(0, 4).toString()).toBe('%PDF')
  })

  test('files one dossier when the button is pressed twice at once, and again later', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    await citizen.get(`${draft}/check`)
    const press = () => citizen.post(`${draft}/submit`, { declaration: 'yes' })
    const answers = await Promise.all([press(), press(), press()])
    const later = await press()
    expect(new Set([...answers, later].map(({ location }) => location)).size).toBe(1)
    expect(later.location).toMatch(/^\/dossiers\/.+\/filed$/)
    expect((await citizen.get(draft)).location).toBe(later.location)
  })

  test('is not filed without the declaration, and says so beside the box', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    await citizen.get(`${draft}/check`)
    const answer = await citizen.post(`${draft}/submit`)
    expect(answer.status).toBe(422)
    expect(answer.$('title').text()).toMatch(/^Lỗi:/)
    expect(answer.$('.govuk-error-summary a').attr('href')).toBe('#declaration')
  })

  test('speaks English under /en, all the way', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    const check = await citizen.get(`/en${draft}/check`)
    expect([check.$('html').attr('lang'), check.$('h1').text()]).toEqual(['en', 'Check before you file'])
    const filed = await citizen.post(`/en${draft}/submit`, { declaration: 'yes' })
    expect(filed.location).toMatch(/^\/en\/dossiers\//)
    expect((await follow(citizen, filed)).$('h1').text()).toBe('Dossier filed')
  })

  test('goes back to the last page after a change there, with the new answer', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    await citizen.get(`${draft}/questions/child?from=check`)
    const changed = await citizen.post(
      `${draft}/questions/child?from=check`,
      typedGroup('child', { childName: 'Hoàng Trịnh Minh Châu' }),
    )
    expect(changed.location).toBe(`${draft}/check`)
    expect((await follow(citizen, changed)).$('main').text()).toContain('Hoàng Trịnh Minh Châu')
  })
})

describe('what the pages ask', () => {
  const firstWhere = async (code: string) => {
    const citizen = await aCitizen(site)
    await citizen.get(`/nop-ho-so/${code}`)
    const begun = await citizen.post(`/nop-ho-so/${code}`, { anew: 'yes' })
    return citizen.get(`${begun.location}/where`)
  }

  test('chooses the residence where residence decides, and nothing where it does not', async () => {
    const civil = await firstWhere(birth)
    expect(civil.$('option[selected]').val()).toMatch(/^ward-/)
    expect(civil.$('#competentAuthority-hint').text()).toContain('nơi cư trú của cha hoặc mẹ')
    const copies = await firstWhere('2.000815')
    expect(copies.$('option[selected]').val() ?? '').toBe('')
    expect(copies.$('#competentAuthority-hint').text()).toContain('không phụ thuộc nơi cư trú')
  })

  test('does not ask for the telephone and e-mail again, and keeps them folded', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    const where = await citizen.post(`${draft}/where`, { competentAuthority: 'ward-00004' })
    await answerAll(citizen, where)
    await citizen.get(`${draft}/questions/requester`)
    const said = { requesterPhone: '0900000202', requesterEmail: 'khac@hanoi.example' }
    await citizen.post(`${draft}/questions/requester`, typedGroup('requester', said))
    const page = await citizen.get(`${draft}/result`)
    expect(page.$('details #phone').val()).toBe('0900000202')
    expect(page.$('details #email').val()).toBe('khac@hanoi.example')
    expect(page.$('details summary').text()).toContain('0900000202, khac@hanoi.example')
  })

  test('lists counters in the order of their numbers', async () => {
    const citizen = await aCitizen(site)
    const page = await citizen.get(`${await begin(citizen)}/result`)
    const names = page
      .$('#returningUnit option')
      .toArray()
      .map(option => page.$(option).text())
    const numbers = names.flatMap(name => /^Chi nhánh số (\d+)/.exec(name)?.[1] ?? []).map(Number)
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other))
    expect(numbers.length).toBeGreaterThan(10)
  })

  test('sets papers only shown apart, and asks nobody signed in for an identity card', async () => {
    const citizen = await aCitizen(site)
    const page = await citizen.get(`${await begin(citizen)}/papers`)
    expect(page.$('main').text()).not.toContain('Thẻ căn cước')
    await citizen.get('/nop-ho-so/2.000815')
    const copies = await citizen.post('/nop-ho-so/2.000815', { anew: 'yes' })
    const shown = (await citizen.get(`${copies.location}/papers`)).$('section[aria-labelledby=papers-shown]')
    expect(shown.text()).toContain('Bản chính giấy tờ, văn bản cần chứng thực')
    expect(shown.find('input').length).toBe(0)
  })

  test('names whose number looks odd and leads to the question', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    const id = draft.split('/').at(-1) ?? ''
    await saveDraft(
      site.parts.db,
      id,
      citizen.actor,
      { answers: { motherNumber: '099055001234' } },
      site.clock.now(),
    )
    const check = await citizen.get(`${draft}/check`)
    const link = check.$('.govuk-inset-text a')
    expect(link.attr('href')).toBe(`${draft}/questions/mother?from=check#motherNumber`)
  })
})

describe('a draft', () => {
  test('is offered again where filing begins, and a new one only when asked for', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    await citizen.get(`${draft}/where`)
    await citizen.post(`${draft}/where`, { competentAuthority: 'ward-00004' })
    const start = await citizen.get(`/nop-ho-so/${birth}`)
    expect(start.$('main').text()).toContain('Bạn đang có một hồ sơ điền dở')
    expect(await begin(citizen, {})).toBe(draft)
    expect(await begin(citizen)).not.toBe(draft)
    const mine = await citizen.get('/ho-so-cua-toi')
    expect(mine.$(`a[href="${draft}"]`).text()).toContain('Làm tiếp')
    expect(mine.$(`a[href="${draft}/delete"]`).text()).toContain('Xóa')
  })

  test('keeps everything typed, also what cannot be read, for another device', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    const page = `${draft}/questions/child`
    await citizen.get(page)
    const wrong = { ...typedGroup('child'), 'childBirth-day': '31', 'childBirth-month': 'hai', childSex: '' }
    const refused = await citizen.post(page, wrong)
    expect(refused.status).toBe(422)
    expect(
      refused
        .$('.govuk-error-summary a')
        .toArray()
        .map(link => refused.$(link).attr('href')),
    ).toEqual(['#childBirth', '#childSex'])
    expect(refused.$('#childBirth-month').val()).toBe('hai')
    expect(refused.$('#childName').val()).toBe('Hoàng Trịnh Bảo Ngọc')
    const elsewhere = await (await aCitizen(site)).get(page)
    expect(elsewhere.$('#childBirth-month').val()).toBe('hai')
    expect((await citizen.get(draft)).$('main').text()).toContain('Đang làm')
  })

  test('is kept while it is typed, by what the script sends', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    const page = await citizen.get(`${draft}/questions/child`)
    const address = page.$('form[data-mc-autosave]').attr('data-mc-autosave') ?? ''
    const kept = await citizen.post(address, { childName: 'Hoàng Bảo', 'childBirth-day': '3' })
    expect(kept.status).toBe(204)
    const again = await citizen.get(`${draft}/questions/child`)
    expect([again.$('#childName').val(), again.$('#childBirth').val()]).toEqual(['Hoàng Bảo', '3'])
  })

  test('can be left on any page, right or wrong', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    await citizen.get(`${draft}/questions/child`)
    const left = await citizen.post(`${draft}/questions/child`, { childName: 'Hoàng Bảo Ngọc', leave: 'yes' })
    expect(left.location).toBe(draft)
    expect((await citizen.get(`${draft}/questions/child`)).$('#childName').val()).toBe('Hoàng Bảo Ngọc')
  })

  test('offers what the identity says, with where it comes from, and types over nothing', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    const page = `${draft}/questions/requester`
    const offered = await citizen.get(page)
    expect(offered.$('#requesterName').val()).toBe('Trịnh Thị Mai Hoa')
    expect(offered.$('#requesterName-hint').text()).toContain('Lấy từ danh tính của bạn')
    await citizen.post(page, typedGroup('requester', { requesterPhone: '0900 000 999' }))
    expect((await citizen.get(page)).$('#requesterPhone').val()).toBe('0900000999')
  })

  test('is nobody else’s: page, form, autosave and files are not there for them', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    const file = (await citizen.get(`${draft}/papers`)).$('main a[href*="/files/"]').attr('href') ?? ''
    expect((await citizen.get(file)).headers['content-type']).toBe('image/png')
    const other = await aCitizen(site, demo.citizens[1]?.key)
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    for (const who of [other, counter]) {
      for (const path of [draft, `${draft}/check`, `${draft}/papers`, `${draft}/delete`, file]) {
        expect((await who.get(path)).status, path).toBe(404)
      }
      await who.get('/')
      for (const path of [
        `${draft}/where`,
        `${draft}/saved/questions/child`,
        `${draft}/submit`,
        `${draft}/delete`,
      ]) {
        expect((await who.post(path, { declaration: 'yes' })).status, path).toBe(404)
      }
    }
    expect((await aStranger(site).get(draft)).location).toContain('/dang-nhap')
    expect((await citizen.get('/drafts/not-an-id')).status).toBe(404)
  })

  test('begun with an older form says that the form has changed, once, and keeps its answers', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    await citizen.get(`${draft}/questions/child`)
    await citizen.post(`${draft}/questions/child`, typedGroup('child'))
    const { db } = site.parts
    const id = draft.split('/').at(-1) ?? ''
    await db.updateTable('drafts').set({ procedure_version: 0 }).where('id', '=', id).execute()
    expect((await citizen.get(draft)).$('main').text()).toContain('Biểu mẫu đã thay đổi')
    expect((await citizen.get(draft)).$('main').text()).not.toContain('Biểu mẫu đã thay đổi')
    expect((await citizen.get(`${draft}/questions/child`)).$('#childName').val()).toBe('Hoàng Trịnh Bảo Ngọc')
  })

  test('is thrown away only after a question', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    await citizen.get(`${draft}/delete`)
    expect((await citizen.post(`${draft}/delete`)).location).toBe('/ho-so-cua-toi')
    expect((await citizen.get(draft)).status).toBe(404)
  })
})

describe('papers', () => {
  test('that cannot be taken are refused beside their box; the rest is kept', async () => {
    const citizen = await aCitizen(site)
    const draft = await begin(citizen)
    await answerAll(citizen, await citizen.post(`${draft}/where`, { competentAuthority: 'ward-00004' }))
    await citizen.get(`${draft}/papers`)
    const big = Buffer.concat([onePixelPng, Buffer.alloc(20 * 1024 * 1024)])
    const sent = [
      { ...paper, name: 'rong.png', content: Buffer.alloc(0) },
      { ...paper, name: 'bai-hat.png', content: Buffer.from('không phải ảnh') },
      { ...paper, name: 'qua-lon.png', content: big },
      paper,
    ]
    const refused = await citizen.postFiles(`${draft}/papers`, { do: 'continue' }, sent)
    expect(refused.status).toBe(422)
    const said = refused
      .$('.govuk-error-summary li')
      .toArray()
      .map(line => refused.$(line).text().trim())
    expect(said).toHaveLength(3)
    for (const [index, name] of ['rong.png', 'bai-hat.png', 'qua-lon.png'].entries())
      expect(said[index]).toContain(name)
    expect(refused.$('main a[href*="/files/"]').text()).toBe('giay-chung-sinh.png')
    const gone = await citizen.postFiles(`${draft}/papers`, { do: 'continue' }, [])
    expect(gone.location).toBe(`${draft}/result`)
  })

  test('are asked for by name when one is missing, and can be taken out again', async () => {
    const citizen = await aCitizen(site)
    const draft = await aFullDraft(citizen)
    const page = await citizen.get(`${draft}/papers`)
    const remove = page.$('button[value^="remove:"]').attr('value') ?? ''
    expect((await citizen.postFiles(`${draft}/papers`, { do: remove }, [])).status).toBe(303)
    const missing = await citizen.postFiles(`${draft}/papers`, { do: 'continue' }, [])
    expect([missing.status, missing.$('.govuk-error-summary a').attr('href')]).toEqual([
      422,
      '#files-birthNotice',
    ])
    await citizen.get(`${draft}/check`)
    const submitted = await citizen.post(`${draft}/submit`, { declaration: 'yes' })
    expect(submitted.status).toBe(422)
    expect(submitted.$('.govuk-error-summary').text()).toContain('Giấy tờ')
  })
})
