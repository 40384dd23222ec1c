import { type CheerioAPI, load } from 'cheerio'
import { expect } from 'vitest'
import type { TestApp } from '../../../../../../test/support/app.ts'
import { demo } from '../../../../../../test/support/people.ts'
import { transaction } from '../../../../../platform/db/index.ts'
import { openSession, saveCitizen } from '../../../../identity/index.ts'
import { emailKey, findOfficerByEmail } from '../../../../organisation/index.ts'
import { pagesMet } from './page-checks.ts'

export interface Answer {
  readonly status: number
  readonly location: string
  readonly body: string
  readonly raw: Buffer
  readonly headers: Readonly<Record<string, unknown>>
  readonly $: CheerioAPI
}

export interface Sent {
  readonly name: string
  readonly content: Buffer
}

/** Somebody with a browser that has no scripts: cookies, forms and their token, pages checked as they come. */
export interface Visitor {
  get(path: string): Promise<Answer>
  /** Sends a form as the page gave it: its hidden fields, with these typed over. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Answer>
  postFiles(
    path: string,
    fields: Readonly<Record<string, string>>,
    files: readonly (Sent & { field: string })[],
  ): Promise<Answer>
  /** The actor as the record names them. */
  readonly actor: string
  /** The cookie, for a browser that looks at the same pages. */
  readonly session: string
}

export async function aCitizen(site: TestApp, key = demo.citizens[0]?.key ?? ''): Promise<Visitor> {
  const person = demo.citizens.find(each => each.key === key)
  if (person === undefined) throw new Error(`no demo citizen ${key}`)
  const { ward: wardId, dateOfBirth, ...said } = person
  const claims = {
    ...said,
    subject: `sandbox ${key}`,
    wardId,
    dateOfBirth: Temporal.PlainDate.from(dateOfBirth),
  }
  const citizen = await transaction(site.parts.db, tx => saveCitizen(tx, claims, site.clock.now()))
  return visitor(site, { kind: 'citizen', id: citizen.id })
}

export async function anOfficer(site: TestApp, key: string): Promise<Visitor> {
  const email = demo.officers.find(each => each.key === key)?.email ?? ''
  const officer = await findOfficerByEmail(site.parts.db, emailKey(email))
  if (officer === undefined) throw new Error(`no demo officer ${key}`)
  return visitor(site, { kind: 'officer', id: officer.id })
}

export function aStranger(site: TestApp): Visitor {
  return visitorWith(site, new Map(), '')
}

async function visitor(
  site: TestApp,
  subject: { kind: 'citizen' | 'officer'; id: string },
): Promise<Visitor> {
  const { token } = await openSession(site.parts.db, subject, 'cookie', site.clock.now())
  return visitorWith(site, new Map([['session', token]]), `${subject.kind}:${subject.id}`)
}

function visitorWith({ app, baseUrl }: TestApp, jar: Map<string, string>, actor: string): Visitor {
  let csrf = ''
  const headers = () => ({
    origin: baseUrl,
    cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  })
  const arrive = (path: string, answer: Awaited<ReturnType<typeof app.inject>>): Answer => {
    for (const { name, value } of answer.cookies) jar.set(name, value)
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    const $ = load(isPage ? answer.body : '')
    if (isPage && answer.body !== '') pagesMet(path, $)
    csrf = $('main input[name=_csrf]').last().attr('value') ?? $('input[name=_csrf]').attr('value') ?? csrf
    const location = String(answer.headers.location ?? '')
    return {
      status: answer.statusCode,
      location,
      body: answer.body,
      raw: answer.rawPayload,
      headers: answer.headers,
      $,
    }
  }
  return {
    actor,
    session: jar.get('session') ?? '',
    async get(path) {
      return arrive(path, await app.inject({ url: path, headers: headers() }))
    },
    async post(path, fields = {}) {
      const payload = new URLSearchParams({ _csrf: csrf, ...fields }).toString()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      return arrive(
        path,
        await app.inject({ method: 'POST', url: path, headers: { ...headers(), ...type }, payload }),
      )
    },
    async postFiles(path, fields, files) {
      const form = new FormData()
      form.append('_csrf', csrf)
      for (const { field, name, content } of files)
        form.append(field, new Blob([new Uint8Array(content)]), name)
      for (const [name, value] of Object.entries(fields)) form.append(name, value)
      const sent = new Response(form)
      const type = { 'content-type': sent.headers.get('content-type') ?? '' }
      const payload = Buffer.from(await sent.arrayBuffer())
      return arrive(
        path,
        await app.inject({ method: 'POST', url: path, headers: { ...headers(), ...type }, payload }),
      )
    },
  }
}

/** The page a form leads to. */
export async function follow(who: Visitor, answer: Answer): Promise<Answer> {
  expect(answer.status, answer.body.slice(0, 2000)).toBe(303)
  return who.get(answer.location.replace(/#.*$/, ''))
}
