import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { type OfficeAction, officeActions } from './action-bar.ts'
import { type Desk, deskOf, fileBirth } from './desk.fixture.ts'
import { paths } from './paths.ts'

/** Who may do what, and where: the dossier of Ba Đình, seen from every kind of desk. */
describe('who may see and do what', async () => {
  const application = await testApp()
  const desks = Object.fromEntries(
    await Promise.all(
      [
        'tiepnhan.badinh',
        'xuly.badinh',
        'lanhdao.badinh',
        'tiepnhan.caugiay',
        'xuly.caugiay',
        'lanhdao.caugiay',
        'xuly.sotuphap',
      ].map(async key => [key, await deskOf(application, key)] as const),
    ),
  )
  const desk = (key: string) => desks[key] as Desk
  const actions = Object.keys(officeActions) as OfficeAction[]
  const code = await fileBirth(application)

  const formsOpenTo = async (key: string) => {
    const open: OfficeAction[] = []
    for (const action of actions) {
      const { status } = await desk(key).get(paths.form(code, officeActions[action].resource))
      if (status === 200) open.push(action)
      else expect(status, `${key} ${action}`).toBe(409)
    }
    return open.sort()
  }

  test.each(['tiepnhan.caugiay', 'xuly.caugiay', 'lanhdao.caugiay', 'xuly.sotuphap'])(
    'a dossier of another unit is not there for %s',
    async key => {
      const mine = await desk('tiepnhan.badinh').get(paths.dossier(code))
      const file = mine.$('.mc-viewer__foot a').attr('href') ?? ''
      expect(file).toContain('/files/')
      for (const path of [
        paths.dossier(code),
        file,
        paths.paper(code, 'acknowledgement'),
        paths.resultDraft(code),
        ...actions.map(action => paths.form(code, officeActions[action].resource)),
      ]) {
        expect((await desk(key).get(path)).status, path).toBe(404)
      }
      await desk(key).get(paths.inbox)
      for (const action of actions) {
        const answer = await desk(key).post(paths.resource(code, officeActions[action].resource), {
          seq: '1',
        })
        expect(answer.status, action).toBe(404)
      }
      expect((await desk(key).get(paths.inbox)).body).not.toContain(code)
      expect((await desk(key).get(paths.dossiers)).body).not.toContain(code)
      const found = await desk(key).post(paths.search, { q: code })
      expect(found.status).toBe(200)
      expect(found.$('table').length).toBe(0)
    },
  )

  test('a new filing is answered by its counter alone', async () => {
    const answers = ['accept', 'note', 'refuse', 'requestSupplement', 'withdraw']
    expect(await formsOpenTo('tiepnhan.badinh')).toEqual(answers)
    expect(await formsOpenTo('xuly.badinh')).toEqual(['note'])
    expect(await formsOpenTo('lanhdao.badinh')).toEqual(['note'])
    const tried = await desk('xuly.badinh').get(paths.form(code, 'acceptances'))
    expect(tried.$('main').text()).toContain('Việc này thuộc về vị trí khác')
  })

  test('each step belongs to its post, the signature to the leader', async () => {
    await desk('tiepnhan.badinh').fill(paths.form(code, 'acceptances'), '/acceptances', {})
    const leading = ['apologise', 'assign', 'note', 'putRight', 'stop']
    const handling = ['consult', 'note', 'putRight', 'requestSupplement', 'takeUp']
    expect(await formsOpenTo('tiepnhan.badinh')).toEqual(['askWithdrawal', 'note', 'putRight'])
    expect(await formsOpenTo('xuly.badinh')).toEqual(['finishStep', ...handling].sort())
    expect(await formsOpenTo('lanhdao.badinh')).toEqual(leading)
    const conclusion = { conclusion: 'Đủ điều kiện' }
    await desk('xuly.badinh').fill(paths.form(code, 'step-conclusions'), '/step-conclusions', conclusion)
    expect(await formsOpenTo('xuly.badinh')).toEqual(['draftResult', ...handling].sort())
    await desk('xuly.badinh').fill(paths.form(code, 'result-drafts'), '/result-drafts', { kind: 'granted' })
    expect(await formsOpenTo('xuly.badinh')).toEqual(['note'])
    expect(await formsOpenTo('lanhdao.badinh')).toEqual([...leading, 'sendBack', 'sign', 'takeUp'].sort())
    const password = { password: 'motcua-demo' }
    await desk('lanhdao.badinh').fill(paths.form(code, 'signatures'), '/signatures', password)
    expect(await formsOpenTo('tiepnhan.badinh')).toEqual(['note', 'reissue'])
    for (const key of ['xuly.badinh', 'lanhdao.badinh'])
      expect(await formsOpenTo(key)).toEqual(['correctResult', 'note'])
  })

  test('the centre’s supervisor sees it and has nothing to do there', async () => {
    const supervisor = await deskOf(application, 'giamsat')
    const page = await supervisor.get(paths.dossier(code))
    expect(page.status).toBe(200)
    expect(page.$('.mc-actions__row').children().length).toBe(0)
    for (const action of actions) {
      const form = await supervisor.get(paths.form(code, officeActions[action].resource))
      expect(form.status, action).toBe(409)
    }
  })

  test('the centre’s supervisor begins at the list of the city, and no door of theirs is shut', async () => {
    const supervisor = await deskOf(application, 'giamsat')
    const inbox = await supervisor.get(`/en${paths.inbox}`)
    expect([inbox.status, inbox.location]).toEqual([303, `/en${paths.dossiers}`])
    const list = await supervisor.get(paths.dossiers)
    expect(list.$('h1').text()).toBe('Tất cả hồ sơ của thành phố')
    const doors = list
      .$('.moj-side-navigation a')
      .toArray()
      .map(link => list.$(link).attr('href') ?? '')
    expect(doors).toContain(paths.dossiers)
    expect(doors).not.toContain(paths.inbox)
    for (const door of doors) expect((await supervisor.get(door)).status, door).toBe(200)
    const units = list
      .$('#unit option')
      .toArray()
      .map(option => list.$(option).text())
    const second = units.findIndex(name => / số 2(?!\d)/.test(name))
    const tenth = units.findIndex(name => / số 10(?!\d)/.test(name))
    expect(units.length).toBeGreaterThan(100)
    expect(second).toBeGreaterThan(0)
    expect(second).toBeLessThan(tenth)
    const here = await supervisor.get(`${paths.dossiers}?unit=ward-00004`)
    expect(here.$('tbody').text()).toContain(code)
    expect(here.$('#unit').val()).toBe('ward-00004')
    const there = await supervisor.get(`${paths.dossiers}?unit=ward-00166`)
    expect(there.$('table').length).toBe(0)
  })

  test('an administrator is led to the administration and sees no dossier', async () => {
    const administrator = await deskOf(application, 'quantri')
    expect((await administrator.get(paths.inbox)).location).toBe('/quan-tri/can-bo')
    expect((await administrator.get(paths.dossier(code))).status).toBe(403)
    expect((await administrator.get(paths.dossiers)).status).toBe(403)
    expect((await administrator.get(paths.events)).status).toBe(403)
  })

  test('nobody gets in without signing in, and a citizen not at all', async () => {
    const { app } = application
    const nobody = await app.inject({ url: paths.dossier(code) })
    expect(nobody.statusCode).toBe(303)
    expect(nobody.headers.location).toContain('/can-bo/dang-nhap')
  })

  test('a look at a dossier is noted with who looked and what for', async () => {
    const { db } = application.parts
    const looks = await db.selectFrom('access_log').select(['viewer', 'purpose']).execute()
    expect(looks.map(({ purpose }) => purpose)).toContain('office.dossier')
    expect(looks.every(({ viewer }) => viewer.startsWith('officer:'))).toBe(true)
  })

  test('a file of another dossier is not there under this one', async () => {
    const other = await fileBirth(application)
    const page = await desk('tiepnhan.badinh').get(paths.dossier(other))
    const file = page.$('.mc-viewer__foot a').attr('href') ?? ''
    expect((await desk('tiepnhan.badinh').get(file)).headers['content-disposition']).toMatch(/^inline/)
    expect((await desk('tiepnhan.badinh').get(file.replace(other, code))).status).toBe(404)
  })
})
