import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareHttp } from '../../../test/support/bare-http.ts'
import type { App, OfficerViewer } from '../../platform/http/index.ts'
import { pagesOf } from './fixtures/pdf-text.ts'
import { galleryKinds } from './gallery.ts'
import { documentRoutes } from './index.ts'

let app: App
let role = 'supervisor'

const viewer = (): OfficerViewer => ({
  kind: 'officer',
  id: 'o1',
  name: 'Đỗ Văn Mẫu',
  posts: [{ unit: 'u1', role }],
})

beforeAll(async () => {
  app = await bareHttp()
  app.addHook('onRequest', async request => {
    request.viewer = viewer()
  })
  documentRoutes()(app)
})
afterAll(() => app.close())

describe('the gallery of forms', () => {
  it.each(['supervisor', 'administrator'])(
    'lists every form with a sample that opens, for a %s',
    async who => {
      role = who
      for (const language of ['', '/en']) {
        const page = await app.inject(`${language}/office/forms`)
        expect(page.statusCode).toBe(200)
        const $ = load(page.body)
        expect($('h1').text()).toBe(language === '' ? 'Biểu mẫu' : 'Forms')
        expect($('tbody tr')).toHaveLength(galleryKinds.length)
        const links = $('tbody a')
          .map((_, link) => $(link).attr('href'))
          .get()
        for (const href of links.slice(0, 2)) {
          const sample = await app.inject(href)
          expect(sample.headers['content-type']).toBe('application/pdf')
          expect(pagesOf(sample.rawPayload)).toBeGreaterThan(0)
        }
      }
    },
  )

  it('shows its door among the administration’s', async () => {
    role = 'administrator'
    const $ = load((await app.inject('/office/forms')).body)
    expect($('[aria-current]').text()).toContain('Biểu mẫu')
  })

  it('gives a supervisor no door that would refuse them', async () => {
    role = 'supervisor'
    const $ = load((await app.inject('/office/forms')).body)
    const doors = $('.moj-side-navigation a')
      .map((_, link) => $(link).attr('href'))
      .get()
    expect(doors).toEqual(['/office', '/office/calendar', '/office/forms'])
  })

  it('is closed to a counter, and knows no other form', async () => {
    role = 'receivingOfficer'
    expect((await app.inject('/office/forms')).statusCode).toBe(403)
    expect((await app.inject('/office/forms/form01')).statusCode).toBe(403)
    role = 'supervisor'
    expect((await app.inject('/office/forms/form99')).statusCode).toBe(404)
  })
})
