import { beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../../src/modules/documents/fixtures/pdf-text.ts'
import { readIssued } from '../../src/modules/documents/index.ts'
import { findPublic, slipOf } from '../../src/modules/dossiers/index.ts'
import { issueToken } from '../../src/modules/identity/index.ts'
import { demoAccounts } from '../../src/pack/index.ts'
import { testApp } from '../support/app.ts'
import { birthFiling, onePixelPng, upload } from '../support/filings.ts'
import { demo } from '../support/people.ts'

/** An environmental licence for works on trial takes 30 days; a branch of the city's centre receives for the city. */
const licence = {
  procedure: '1.010727',
  receivingUnit: 'pasc-branch-01',
  returnBy: 'counter',
  answers: {
    requesterName: 'Hà Trung Sơn',
    requesterNumber: '099071012028',
    requesterPhone: '0900000108',
    requesterAddress: 'Thôn Dược Hạ, xã Sóc Sơn, thành phố Hà Nội',
    ownerName: 'Cơ sở cơ khí Dược Hạ',
    taxCode: '0100109106',
    legalRepresentative: 'Hà Trung Sơn',
    projectName: 'Xưởng cơ khí Dược Hạ',
    projectWard: 'ward-00376',
    projectPlace: 'Thôn Dược Hạ, xã Sóc Sơn',
    stage: 'running',
    trialRun: true,
    waste: 'Nước thải sinh hoạt; bụi hàn được hút và lọc tại chỗ',
  },
} as const

describe('a date in a year whose calendar is not announced', async () => {
  const { app, parts, clock } = await testApp({ at: '2026-12-21T09:00+07:00' })
  const token = (key: string) => issueToken(parts.db, key, clock.now(), demoAccounts(demo))
  const owner = await token('son')
  const counter = await token('tiepnhan.cn1')

  const send = (as: string, url: string, payload: object) =>
    app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${as}` }, payload })
  const paper = async (as: string) => ({
    ...licence,
    components: [{ key: 'reportRunning', files: [await upload(app, as, onePixelPng)] }],
  })

  beforeEach(() => clock.set('2026-12-21T09:00+07:00'))

  test('does not stop a filing nor its acceptance: the promise is provisional', async () => {
    const filed = await send(owner, '/api/v1/dossiers', await paper(owner))
    expect(filed.statusCode, filed.body).toBe(201)
    // Eight working hours from Monday, 9:00: still in the announced year.
    expect(filed.json()).toMatchObject({
      answerBy: '2026-12-22T02:00:00Z',
      answerByProvisional: false,
      dueAt: null,
      dueAtProvisional: null,
    })

    const { code } = filed.json()
    const accepted = await send(counter, `/api/v1/dossiers/${code}/actions/accept`, { seq: 1 })
    expect(accepted.statusCode, accepted.body).toBe(200)
    // The thirtieth day after 21 December is Wednesday 20 January; the day ends at 17:00.
    expect(accepted.json()).toMatchObject({
      status: 'in_progress',
      dueAt: null,
      dueAtProvisional: '2027-01-20T10:00:00Z',
    })
    const tracked = await app.inject({ url: `/api/v1/tracking/${code}` })
    expect(tracked.json()).toMatchObject({ dueAt: null, dueAtProvisional: '2027-01-20T10:00:00Z' })
    const page = await app.inject({ url: `/tra-cuu/${code}` })
    expect(page.body).toContain('Ngày hẹn dự kiến')
  })

  test('is called provisional on form 01', async () => {
    const filed = await send(owner, '/api/v1/dossiers', await paper(owner))
    const { code } = filed.json()
    await send(counter, `/api/v1/dossiers/${code}/actions/accept`, { seq: 1 })
    const dossier = await findPublic(parts.db, code)
    const slip = dossier && (await slipOf(parts, dossier, 'form01'))
    expect(slip).toBeDefined()
    const pdf = slip && (await readIssued(parts.blobs, slip))
    const text = textOf(pdf as Buffer).replace(/\s+/g, ' ')
    expect(text).toContain('Ngày hẹn dự kiến trả kết quả')
    expect(text).toContain('ngày 20 tháng 01 năm 2027')
  })

  test('is promised in the same way when the papers come over the counter', async () => {
    const filed = await send(counter, '/api/v1/dossiers', {
      ...licence,
      applicant: { fullName: 'Hà Trung Sơn', personalNumber: '099071012028' },
      components: [{ key: 'reportRunning', files: [], originals: 1 }],
    })
    expect(filed.statusCode, filed.body).toBe(201)
    expect(filed.json()).toMatchObject({
      status: 'in_progress',
      dueAt: null,
      dueAtProvisional: '2027-01-20T10:00:00Z',
    })
  })

  test('is refused by name by the due-date API', async () => {
    const asked = await send(owner, '/api/v1/working-time/due-date', {
      start: '2026-12-21T09:00:00+07:00',
      limit: { calendarDays: 30 },
    })
    expect(asked.statusCode).toBe(422)
    expect(asked.json()).toMatchObject({ code: 'calendar_not_published', year: 2027 })
  })

  test('is provisional for the answer to a filing on the last day of the year too', async () => {
    clock.set('2026-12-31T16:00+07:00')
    const citizen = await token('hoa')
    const payload = await birthFiling(app, citizen)
    const filed = await send(citizen, '/api/v1/dossiers', {
      ...payload,
      answers: { ...payload.answers, childBirth: '2026-12-24' },
    })
    expect(filed.statusCode, filed.body).toBe(201)
    // One hour on Thursday, New Year's Day off, seven hours on Monday 4 January.
    expect(filed.json()).toMatchObject({
      answerBy: '2027-01-04T09:00:00Z',
      answerByProvisional: true,
      dueAt: null,
    })
  })
})
