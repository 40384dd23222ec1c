import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../../test/support/app.ts'
import { readContents } from '../../../contents.ts'
import { findPublic } from '../../../store.ts'
import { standingIn } from '../testing/steps.ts'
import { type Answer, anOfficer, follow, type Visitor } from '../testing/visitor.ts'

const site = await testApp()
const { db } = site.parts

const copies = '2.000815'
const unit = 'ward-00004'

const answers = {
  requesterPhone: '0900000777',
  documentName: 'Bằng tốt nghiệp trung học phổ thông',
  documentIssuer: 'Sở Giáo dục và Đào tạo',
  pages: '3',
  copies: '2',
  'copies-photocopy': '2',
}

/** Somebody else's card for each test: the same one would find the reception that is open. */
let people = 0
function aCard(): string {
  people += 1
  const number = `0991850099${String(people).padStart(2, '0')}`
  return `${number}||Trần Thị Thu Hiền|05081985|Nữ|Số 7, phố Đội Cấn, phường Ba Đình, Hà Nội|15042021\n`
}

async function scan(counter: Visitor, fields: Record<string, string> = {}): Promise<string> {
  await counter.get('/office/walk-in')
  const begun = await counter.post('/office/walk-in', { card: aCard(), unit, ...fields })
  return begun.location.replace('#q', '')
}

async function add(counter: Visitor, reception: string): Promise<string> {
  await counter.get(reception)
  const added = await counter.post(`${reception}/dossiers`, { procedure: copies })
  return added.location.replace(/\/all.*$/, '')
}

async function fill(counter: Visitor, draft: string, over: Record<string, string> = {}): Promise<Answer> {
  const page = standingIn(await counter.get(`${draft}/all`))
  return counter.post(`${draft}/all`, { ...page, ...answers, ...over })
}

async function file(counter: Visitor, reception: string): Promise<{ done: Answer; code: string }> {
  await counter.get(`${reception}/check`)
  const done = await follow(counter, await counter.post(`${reception}/check`, { declaration: 'yes' }))
  return { done, code: done.$('main td a').first().text() }
}

async function applicantOf(code: string) {
  const dossier = await findPublic(db, code)
  if (dossier === undefined) throw new Error('not filed')
  return (await readContents(db, dossier)).applicant
}

describe('the contact typed among the questions', () => {
  test('becomes the applicant’s where the card brought none', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const reception = await scan(counter)
    await fill(counter, await add(counter, reception))
    const { code } = await file(counter, reception)
    expect(await applicantOf(code)).toMatchObject({ phone: '0900000777' })
  })

  test('is left to whoever else asks, and does not replace what the person said', async () => {
    const counter = await anOfficer(site, 'tiepnhan.badinh')
    const other = await scan(counter)
    await fill(counter, await add(counter, other), { requesterName: 'Trần Văn Ba' })
    expect((await applicantOf((await file(counter, other)).code))?.phone).toBeUndefined()
    const own = await scan(counter)
    const person = standingIn(await counter.get(`${own}/person`))
    await counter.post(`${own}/person`, { ...person, phone: '0900000111' })
    await fill(counter, await add(counter, own))
    expect((await applicantOf((await file(counter, own)).code))?.phone).toBe('0900000111')
  })
})
