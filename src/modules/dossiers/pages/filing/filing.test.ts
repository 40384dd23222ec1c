import { describe, expect, test } from 'vitest'
import { testApp } from '../../../../../test/support/app.ts'
import { birthAnswers, onePixelPng } from '../../../../../test/support/filings.ts'
import { fieldsOf } from '../../../catalogue/index.ts'
import { findPublic } from '../../store.ts'
import { type Answer, aCitizen, anOfficer, aStranger, follow, type Visitor } from './testing/visitor.ts'

const site = await testApp()
const birth = '1.001193'

/** An answer as somebody types it into its boxes. */
function typed(key: string, value: string | boolean): Record<string, string> {
  if (typeof value === 'boolean') return { [key]: value ? 'yes' : 'no' }
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (date === null) return { [key]: value }
  return { [`${key}-day`]: date[3] ?? '', [`${key}-month`]: date[2] ?? '', [`${key}-year`]: date[1] ?? '' }
}

function typedGroup(group: string, over: Record<string, string> = {}): Record<string, string> {
  const procedure = site.parts.catalogue.procedure(birth)
  const keys = new Set(procedure?.form.groups.find(({ key }) => key === group)?.fields.map(({ key }) => key))
  expect(keys.size).toBeGreaterThan(0)
  const own = Object.entries(birthAnswers).filter(([key]) => keys.has(key))
  return { ...Object.assign({}, ...own.map(([key, value]) => typed(key, value))), ...over }
}

const paper = { field: 'files-birthNotice', name: 'giay-chung-sinh.png', content: onePixelPng }

async function begin(who: Visitor, fields: Record<string, string> = {}): Promise<string> {
  await who.get(`/nop-ho-so/${birth}`)
  const begun = await who.post(`/nop-ho-so/${birth}`, fields)
  expect(begun.status).toBe(303)
  expect(begun.location).toMatch(/^\/drafts\/[0-9a-f-]{36}$/)
  return begun.location
}

/** Every page of questions in the order the service leads through them. */
async function answerAll(who: Visitor, from: Answer): Promise<Answer> {
  let answer = from
  for (let guard = 0; guard < 20; guard += 1) {
    const group = /\/questions\/(\w+)$/.exec(answer.location)?.[1]
    if (group === undefined) return answer
    await follow(who, answer)
    answer = await who.post(answer.location, typedGroup(group))
    expect(answer.status, answer.body.slice(0, 3000)).toBe(303)
  }
  throw new Error('the questions never end')
}

/** A draft with everything in it, before its last page. */
async function aFullDraft(who: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const draft = await begin(who, fields)
  const where = await who.post(`${draft}/where`, { competentAuthority: 'ward-00004' })
  const papers = await answerAll(who, where)
  expect(papers.location).toBe(`${draft}/papers`)
  await who.get(papers.location)
  const result = await who.postFiles(`${draft}/papers`, { do: 'continue' }, [paper])
  expect(result.location, result.$('main').text()).toBe(`${draft}/result`)
  const check = await who.post(`${draft}/result`, {
    returnBy: 'account',
    phone: '0900000101',
    email: 'mai@hanoi.example',
  })
  expect(check.location).toBe(`${draft}/check`)
  return draft
}

const codeIn = (location: string) => /^\/dossiers\/([^/?]+)/.exec(location)?.[1] ?? ''

describe('a filing from home', () => {
  test('goes from the first page to the page that says it is filed', async () => {
    const citizen = await aCitizen(site)
    const start = await citizen.get(`/nop-ho-so/${birth}`)
    expect(start.status).toBe(200)
    expect(start.$('main').text()).toContain('Trong 8 giờ làm việc')
    const draft = await aFullDraft(citizen)
    const check = await citizen.get(`${draft}/check`)
    expect(check.$('main').text()).toContain('Hoàng Trịnh Bảo Ngọc')
    expect(check.$('main').text()).toContain('kết quả có trước 17:00 ngày 05/10/2026')
    const filed = await citizen.post(`${draft}/submit`, { declaration: 'yes' })
    const page = await follow(citizen, filed)
    const code = codeIn(filed.location)
    expect(code).toMatch(/^H26\.P?\w+-261005-\d{4}$/)
    expect(page.$('h1').text()).toBe('Đã nộp hồ sơ')
    expect(page.$('main').text()).toContain('09:00 ngày 06/10/2026 (trong 8 giờ làm việc)')
    const pdf = await citizen.get(`/dossiers/${code}/papers/acknowledgement`)
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(pdf.raw.subarray(0, 4).toString()).toBe('%PDF')
  })
})
void [aStranger, anOfficer, fieldsOf, findPublic]
