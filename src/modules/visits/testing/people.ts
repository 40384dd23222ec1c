import { type CheerioAPI, load } from 'cheerio'
import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { TestApp } from '../../../../test/support/app.ts'
import { demo } from '../../../../test/support/people.ts'
import { demoAccounts } from '../../../pack/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import { openSession, saveCitizen } from '../../identity/index.ts'
import { findOfficerByEmail } from '../../organisation/index.ts'

export type Fields = Readonly<Record<string, string | readonly string[]>>

export interface Answer {
  readonly status: number
  readonly body: string
  readonly location: string
  /** The page, read. */
  readonly $: CheerioAPI
}

/** Somebody at a browser without scripts. */
export interface Person {
  readonly id: string
  get(url: string): Promise<Answer>
  /** Sends a form with the token of the last page met. */
  post(url: string, fields: Fields): Promise<Answer>
  /** Opens a page and fills in the form that is posted to an address ending so. */
  fill(page: string, resource: string, fields: Fields): Promise<Answer>
}

/** A demo officer, signed in. */
export async function anOfficer(test: TestApp, key: string): Promise<Person> {
  const email = demo.officers.find(officer => officer.key === key)?.email ?? ''
  const officer = await findOfficerByEmail(test.parts.db, email)
  if (officer === undefined) throw new Error(`no demo officer ${key}`)
  return person(test, { kind: 'officer', id: officer.id })
}

/** The demo's citizens, signed in, by their place in the list. */
export async function aCitizen(test: TestApp, place = 0): Promise<Person> {
  const claims = demoAccounts(demo).citizen(demo.citizens[place]?.key ?? '')
  if (claims === undefined) throw new Error('the demo has no such citizen')
  const { id } = await transaction(test.parts.db, tx => saveCitizen(tx, claims, test.clock.now()))
  return person(test, { kind: 'citizen', id })
}

async function person(
  { app, parts, clock }: TestApp,
  who: Parameters<typeof openSession>[1],
): Promise<Person> {
  const cookies: Record<string, string> = {}
  let csrf = ''
  let signedInAt: Temporal.Instant | undefined
  // Tests wind the clock by days: whoever comes back then has signed in again.
  const signIn = async () => {
    const now = clock.now()
    if (signedInAt?.equals(now)) return
    signedInAt = now
    cookies.session = (await openSession(parts.db, who, 'cookie', now)).token
  }
  const send = async (request: InjectOptions): Promise<Answer> => {
    await signIn()
    const answer = await app.inject({ ...request, cookies })
    for (const { name, value } of answer.cookies) cookies[name] = value
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    const $ = load(isPage ? answer.body : '')
    csrf = $('input[name="_csrf"]').first().attr('value') ?? csrf
    return {
      status: answer.statusCode,
      body: answer.body,
      location: String(answer.headers.location ?? ''),
      $,
    }
  }
  const self: Person = {
    id: who.id,
    get: url => send({ method: 'GET', url }),
    post(url, fields) {
      const body = new URLSearchParams({ _csrf: csrf })
      for (const [name, value] of Object.entries(fields)) {
        body.delete(name)
        for (const one of [value].flat()) body.append(name, one as string)
      }
      return send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: body.toString(),
      })
    },
    async fill(page, resource, fields) {
      const { $, status, body } = await self.get(page)
      expect(status, body).toBe(200)
      const form = $(`form[action$="${resource}"]`).first()
      expect(form.length, `a form for ${resource} on ${page}`).toBe(1)
      const shown: Record<string, string | string[]> = {}
      for (const { name, value } of form.serializeArray()) {
        const before = shown[name]
        shown[name] = before === undefined ? value : [before, value].flat()
      }
      return self.post(form.attr('action') ?? '', { ...shown, ...fields })
    },
  }
  await self.get('/phuc-vu-tai-nha')
  return self
}

/** A request for an old mother in Ba Đình, as her son fills it in. */
export const forMother: Fields = {
  forWhom: 'relative',
  phone: '0900 000 105',
  email: 'con.trai@example.vn',
  personName: 'Nguyễn Thị Thử Nghiệm',
  personPhone: '0900000106',
  personNumber: '099138000106',
  relation: 'child',
  reason: 'elderly',
  procedures: ['2.000815'],
  ward: 'ward-00004',
  address: '12 phố Thử Nghiệm',
  directions: 'Đi vào ngõ cạnh nhà văn hóa',
  help: ['mobility'],
  days: ['2026-10-07', '2026-10-08'],
  dayPart: 'morning',
  consent: 'yes',
}
