import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockAt } from '../../../test/support/clock.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { type App, createHttp } from '../../platform/http/index.ts'
import { createLog } from '../../platform/log.ts'
import { type Catalogue, openCatalogue } from './catalogue.ts'
import { catalogueRoutes } from './routes.ts'

let app: App
let catalogue: Catalogue

beforeAll(async () => {
  const clock = clockAt('2026-11-23T09:00+07:00')
  const { db } = await testDatabase()
  catalogue = await openCatalogue(db, clock)
  app = await createHttp({
    secret: 'a secret of the tests, long enough',
    baseUrl: 'http://localhost',
    log: createLog('error'),
    errorPage: (_, reply, failure) => reply.type('text/plain').send(failure.code),
    requestsPerMinute: false,
    ready: async () => true,
    title: 'test',
  })
  catalogueRoutes({ db, catalogue, clock })(app)
  await app.ready()
})
afterAll(() => app.close())

async function page(url: string) {
  const answer = await app.inject(url)
  return { status: answer.statusCode, $: load(answer.body), body: answer.body }
}

/** What every page owes to those who cannot see it. */
function faultsOf({ $ }: Awaited<ReturnType<typeof page>>, language: string): string[] {
  const faults: string[] = []
  if ($('h1').length !== 1) faults.push(`${$('h1').length} h1`)
  if ($('title').text().trim() === '') faults.push('no title')
  if ($('html').attr('lang') !== language) faults.push(`lang ${$('html').attr('lang')}`)
  const ids = $('[id]')
    .toArray()
    .map(element => $(element).attr('id'))
  for (const id of new Set(ids)) if (ids.filter(one => one === id).length > 1) faults.push(`id ${id} twice`)
  $('input:not([type=hidden]), select, textarea').each((_, element) => {
    if ($(`label[for="${$(element).attr('id')}"]`).length === 0)
      faults.push(`no label for ${$(element).attr('name')}`)
  })
  $('form').each((_, element) => {
    if ($(element).attr('action') === undefined) faults.push('form without action')
  })
  $('[aria-labelledby]').each((_, element) => {
    if ($(`[id="${$(element).attr('aria-labelledby')}"]`).length === 0)
      faults.push('aria-labelledby leads nowhere')
  })
  $('a[href^="#"]').each((_, element) => {
    const target = $(element).attr('href')?.slice(1)
    if ($(`[id="${target}"]`).length === 0) faults.push(`#${target} leads nowhere`)
  })
  return faults
}

const addresses = [
  '/thu-tuc',
  '/thu-tuc?q=khai+sinh',
  '/thu-tuc?q=xyzzy',
  '/thu-tuc?doi-tuong=doanh-nghiep&linh-vuc=&viec=&truc-tuyen=co&trang=1',
  '/thu-tuc/1.001193',
  '/thu-tuc/2.000815',
  '/thu-tuc/3.000722',
  '/thu-tuc/1.013225',
  '/thu-tuc/2.001019',
  '/su-kien/sinh-con',
]

describe.each(['vi', 'en'])('in %s', language => {
  it.each(addresses)('%s owes nothing to those who cannot see it', async address => {
    const shown = await page(language === 'en' ? `/en${address}` : address)
    expect(shown.status).toBe(200)
    expect(faultsOf(shown, language)).toEqual([])
  })

  it('shows every procedure that can be filed, and a sample of the rest', async () => {
    const all = catalogue.search({})
    for (const entry of all.filter((one, index) => 'version' in one || index % 40 === 0)) {
      const shown = await page(`${language === 'en' ? '/en' : ''}/thu-tuc/${entry.code}`)
      expect([entry.code, shown.status, ...faultsOf(shown, language)]).toEqual([entry.code, 200])
      expect(shown.body).not.toContain('undefined')
      expect(shown.body).not.toContain('[object Object]')
    }
  })
})

describe('the list', () => {
  it('says how many it found, first things first', async () => {
    const { $ } = await page('/thu-tuc?q=giay+khai+sinh')
    expect($('[role=status]').text()).toMatch(/^\d+ thủ tục cho “giay khai sinh”$/)
    expect($('.mc-results a').first().attr('href')).toBe('/thu-tuc/1.001193')
  })

  it('keeps the filters from page to page, and page by page shows everything once', async () => {
    const { $ } = await page('/thu-tuc?linh-vuc=ho-tich')
    const next = $('a[rel=next]').attr('href') ?? ''
    expect(new URL(next, 'http://x').searchParams.get('linh-vuc')).toBe('ho-tich')
    const codes = async (url: string) =>
      (await page(url))
        .$('.mc-results a')
        .toArray()
        .map(one => one.attribs.href)
    const pages = Math.ceil(catalogue.byField('ho-tich').length / 20)
    const seen = await Promise.all(
      Array.from({ length: pages }, (_, i) => codes(`/thu-tuc?linh-vuc=ho-tich&trang=${i + 1}`)),
    )
    expect(new Set(seen.flat()).size).toBe(catalogue.byField('ho-tich').length)
  })

  it('takes a page that is not there for the last one', async () => {
    expect((await page('/thu-tuc?trang=99999')).status).toBe(200)
    expect((await page('/thu-tuc?trang=abc')).status).toBe(200)
  })

  it('writes what was typed as text, never as HTML', async () => {
    const { $ } = await page(`/thu-tuc?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect($('script:not([src])').length).toBe(0)
    expect($('input[type=search]').attr('value')).toBe('"><script>alert(1)</script>')
  })

  it('helps on when nothing fits', async () => {
    const { $ } = await page('/thu-tuc?q=xyzzy')
    expect($('h2').first().text()).toBe('Chưa tìm thấy thủ tục nào')
    expect($('.mc-card__link').length).toBe(catalogue.lifeEvents.length)
  })
})

describe('a procedure', () => {
  it('can be filed where it can be filed', async () => {
    const { $ } = await page('/en/thu-tuc/1.001193')
    expect($('a.govuk-button').attr('href')).toBe('/en/nop-ho-so/1.001193')
  })

  it('says why not, and where to go, where it cannot', async () => {
    const { $, body } = await page('/thu-tuc/2.001019')
    expect($('a.govuk-button').length).toBe(0)
    expect(body).toContain('Chưa nộp được tại đây')
    expect($('a[rel~=external]').attr('href')).toMatch(/^https:\/\/dichvucong\.gov\.vn\//)
  })

  it('names the office where the source names only the ways to file, and numbers its steps once', async () => {
    const { $ } = await page('/thu-tuc/1.000253')
    expect($('section[aria-labelledby=where]').text()).toContain('Cơ quan thực hiện: Công an cấp Xã.')
    expect($('section[aria-labelledby=steps] li').first().text()).toMatch(/^Người khai báo tạm trú/)
    const { $: customs } = await page('/thu-tuc/1.007740')
    expect(customs('section[aria-labelledby=steps] li').first().text()).toMatch(/^Người khai hải quan/)
  })

  it('says every limit with its case wherever it says how long', async () => {
    const limits = 'Nhà ở riêng lẻ: 7 ngày làm việc; trường hợp khác: 10 ngày làm việc'
    const { $ } = await page('/thu-tuc/1.013225')
    expect($('.govuk-summary-list').first().text()).toContain(limits)
    expect($('section[aria-labelledby=time] strong').text()).toBe(limits)
  })

  it('says of a linked procedure who does what, with what result and when', async () => {
    const { $ } = await page('/thu-tuc/3.000722')
    const section = $('section[aria-labelledby=results]')
    expect(section.find('p').first().text()).toContain('một ngày cho tất cả: 8 ngày làm việc')
    const rows = section.find('tbody tr').toArray()
    expect(rows.map(row => $(row).text())).toEqual([
      expect.stringMatching(/Giấy khai sinh.*xã, phường bạn chọn khi nộp.*1 ngày làm việc$/),
      expect.stringMatching(
        /đăng ký thường trú.*Công an xã, phường nơi trẻ thường trú.*8 ngày làm việc.*sau khi có Giấy khai sinh$/,
      ),
      expect.stringMatching(
        /Thẻ bảo hiểm y tế.*Bảo hiểm xã hội thành phố Hà Nội.*6 ngày làm việc.*sau khi có Giấy khai sinh$/,
      ),
    ])
    expect((await page('/thu-tuc/1.001193')).$('section[aria-labelledby=results]').length).toBe(0)
  })

  it('says the fast lanes of a procedure, where and on which days', async () => {
    const { $ } = await page('/thu-tuc/1.004873')
    expect($('.govuk-summary-list').first().text()).toContain('Thứ Sáu Xanh: trong 60 phút')
    expect($('section[aria-labelledby=time]').text()).toContain(
      'Vào thứ Sáu hằng tuần, tại: Phường Ba Đình, Phường Cầu Giấy, Xã Sóc Sơn.',
    )
    const { $: other } = await page('/thu-tuc/1.013225')
    expect(other('.govuk-summary-list').first().text()).not.toContain('Nhanh hơn')
  })

  it('says when the law lets it take longer, and which law', async () => {
    const { $ } = await page('/thu-tuc/1.004884')
    expect($('section[aria-labelledby=time]').text()).toMatch(/Chờ cơ quan khác trả lời.*123\/2015\/NĐ-CP/)
  })

  it('stacks its tables on a phone', async () => {
    const { $ } = await page('/thu-tuc/1.001193')
    expect($('section[aria-labelledby=bring] table').hasClass('mc-table--stack')).toBe(true)
    expect($('section[aria-labelledby=fees] table').hasClass('mc-table--stack')).toBe(true)
  })

  it('repeats an odd source and reads nothing into it', async () => {
    const { body } = await page('/thu-tuc/2.001019')
    expect(body).toContain('Nguồn chưa ghi thời hạn.')
    expect(body).not.toContain('Không thu')
  })

  it('marks Vietnamese on English pages', async () => {
    const { $ } = await page('/en/thu-tuc/2.001019')
    expect($('h1').attr('lang')).toBe('vi')
    expect($('section ol li').first().attr('lang')).toBe('vi')
  })

  it('says the price of a certified copy in words', async () => {
    const { body } = await page('/thu-tuc/2.000815')
    expect(body).toContain(
      '2.000 đồng mỗi trang cho 2 trang đầu, 1.000 đồng mỗi trang từ trang thứ 3; nhiều nhất 200.000 đồng mỗi bản',
    )
  })

  it('is not found under a code nobody has', async () => {
    expect(await app.inject('/thu-tuc/9.999999')).toMatchObject({
      statusCode: 404,
      body: 'procedure_not_found',
    })
    expect(await app.inject('/su-kien/khong-co')).toMatchObject({
      statusCode: 404,
      body: 'life_event_not_found',
    })
  })
})

describe('the API', () => {
  it('finds with or without accents', async () => {
    const { items } = (await app.inject('/api/v1/procedures?q=dang%20ky%20khai%20sinh&limit=1')).json()
    expect(items).toEqual([
      expect.objectContaining({
        code: '1.001193',
        field: 'Hộ tịch',
        canFileOnline: true,
        onlineLevel: 'full',
        level: ['commune'],
      }),
    ])
  })

  it('gives every procedure once, page by page', async () => {
    const codes: string[] = []
    let after = ''
    do {
      const { items, next } = (await app.inject(`/api/v1/procedures?limit=100${after}`)).json()
      codes.push(...items.map((item: { code: string }) => item.code))
      after = next === null ? '' : `&after=${next}`
    } while (after !== '')
    expect(codes).toHaveLength(catalogue.size)
    expect(new Set(codes).size).toBe(catalogue.size)
  })

  it('keeps to those that can be filed online when asked', async () => {
    const { items } = (await app.inject('/api/v1/procedures?canFileOnline=true&limit=100')).json()
    expect(items.length).toBeGreaterThanOrEqual(12)
    expect(items.every((item: { canFileOnline: boolean }) => item.canFileOnline)).toBe(true)
  })

  it('gives one procedure with all that is needed to file it', async () => {
    const procedure = (await app.inject('/api/v1/procedures/1.001193')).json()
    expect(procedure).toMatchObject({
      code: '1.001193',
      version: 1,
      timeLimit: { sameDay: { cutOff: '15:00' } },
    })
    expect(procedure.answersSchema.required).toContain('childName')
    expect(procedure.components[0]).toMatchObject({ key: 'declaration', kind: 'eform', required: true })
    expect(procedure.form.groups.length).toBeGreaterThan(3)
  })

  it('gives the branches of a linked procedure, and the fast lanes of any', async () => {
    const linked = (await app.inject('/api/v1/procedures/3.000722')).json()
    expect(linked.branches).toMatchObject([
      { key: 'residence', competence: { unit: 'outside-police' }, procedure: '1.004222' },
      { key: 'insurance', competence: { unit: 'outside-social-insurance' } },
    ])
    const copies = (await app.inject('/api/v1/procedures/2.000815')).json()
    expect(copies.branches).toEqual([])
    expect(copies.fastLanes).toMatchObject([
      { key: 'thu-sau-xanh', weekdays: [5], limit: { workingHours: 1 } },
      { key: 'ngay-khong-hen', weekdays: [4], limit: { session: true } },
    ])
  })

  it('answers for a procedure that can only be read', async () => {
    const procedure = (await app.inject('/api/v1/procedures/2.001019')).json()
    expect(procedure).toMatchObject({
      canFileOnline: false,
      onlineLevel: 'none',
      version: null,
      answersSchema: null,
    })
  })

  it.each([
    ['/api/v1/procedures/9.999999', 404, 'procedure_not_found'],
    ['/api/v1/procedures?after=nonsense', 422, 'invalid_after'],
    ['/api/v1/procedures?limit=0', 422, 'invalid_input'],
    ['/api/v1/procedures?limit=1000', 422, 'invalid_input'],
  ])('refuses %s with %d %s', async (url, status, code) => {
    const answer = await app.inject(url)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code })
  })
})
