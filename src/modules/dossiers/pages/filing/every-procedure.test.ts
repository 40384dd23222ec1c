import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { canFileOnline, isConfigured } from '../../../catalogue/index.ts'
import { aCitizen, anOfficer, follow } from './testing/visitor.ts'

const site = await testApp()
const configured = site.parts.catalogue.search({}).filter(isConfigured)

describe.each(configured.map(procedure => [procedure.code, procedure] as const))('%s', (code, procedure) => {
  test.runIf(canFileOnline(procedure))(
    'can be begun from home, and all its pages can be opened',
    async () => {
      const citizen = await aCitizen(site)
      for (const path of [`/nop-ho-so/${code}`, `/en/nop-ho-so/${code}`]) {
        expect((await citizen.get(path)).status).toBe(200)
      }
      const begun = await citizen.post(`/nop-ho-so/${code}`)
      const draft = begun.location
      const overview = await follow(citizen, begun)
      const parts = overview.$('.govuk-task-list a').toArray()
      expect(parts.length).toBeGreaterThan(2)
      for (const link of parts) {
        const page = await citizen.get(overview.$(link).attr('href') ?? '')
        expect(page.status, overview.$(link).text()).toBe(200)
        const form = page.$('main form').attr('action') ?? ''
        const empty = form.includes('/papers')
          ? await citizen.postFiles(form, { do: 'continue' }, [])
          : await citizen.post(form)
        expect([303, 422], form).toContain(empty.status)
      }
      expect((await citizen.get(`/en${draft}/check`)).status).toBe(200)
      const early = await citizen.post(`${draft}/submit`, { declaration: 'yes' })
      expect(early.status).toBe(422)
    },
  )

  test('can be begun at a counter', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    await counter.get('/office/walk-in')
    const begun = await counter.post('/office/walk-in', { manual: 'yes', unit: 'ward-00004' })
    const reception = begun.location.replace(/\/person$/, '')
    await follow(counter, begun)
    await counter.post(begun.location, { fullName: 'Trần Thị Thu Hiền' })
    const added = await counter.post(`${reception}/dossiers`, { procedure: code })
    const draft = added.location.replace(/\/all.*$/, '')
    const page = await follow(counter, added)
    expect(page.$('main form').attr('action')).toBe(`${draft}/all`)
    const empty = await counter.post(`${draft}/all`)
    expect(empty.status).toBe(422)
    for (const path of ['/papers', '/result']) {
      expect((await counter.get(`${draft}${path}`)).status, path).toBe(200)
    }
    for (const path of ['', '/applicant', '/check']) {
      await follow(counter, await counter.get(`${draft}${path}`))
    }
  })
})
