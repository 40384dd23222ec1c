import { type CheerioAPI, load } from 'cheerio'
import type { InjectOptions } from 'fastify'
import { expect } from 'vitest'
import type { TestApp } from '../../../../../test/support/app.ts'
import { birthFiling } from '../../../../../test/support/filings.ts'
import { citizenToken, demo } from '../../../../../test/support/people.ts'
import { openSession } from '../../../identity/index.ts'
import { findOfficerByEmail } from '../../../organisation/index.ts'
import { paths } from './paths.ts'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly location: string | undefined
  /** The page, read. */
  readonly $: CheerioAPI
}

/** An officer at a browser without scripts: pages are fetched, forms found on them are filled in and sent. */
export interface Desk {
  get(url: string): Promise<Answer>
  /** Sends a form as the last page would have: token included. */
  post(url: string, fields: Fields): Promise<Answer>
  /** Opens a page and fills in the form that is posted to an address ending so. */
  fill(page: string, resource: string, fields: Fields): Promise<Answer>
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** The desk of a demo officer, signed in. */
export async function deskOf({ app, parts, clock }: TestApp, key: string): Promise<Desk> {
  const email = demo.officers.find(officer => officer.key === key)?.email ?? ''
  const officer = await findOfficerByEmail(parts.db, email)
  if (officer === undefined) throw new Error(`no demo officer ${key}`)
  const { token } = await openSession(parts.db, { kind: 'officer', id: officer.id }, 'cookie', clock.now())
  const cookies: Record<string, string> = { session: token }
  let csrf = ''

  const send = async (request: InjectOptions): Promise<Answer> => {
    const answer = await app.inject({ ...request, cookies })
    for (const { name, value } of answer.cookies) cookies[name] = value
    const isPage = String(answer.headers['content-type']).startsWith('text/html')
    const $ = load(isPage ? answer.body : '')
    if (isPage) checkPage($, answer.body)
    csrf = $('input[name="_csrf"]').first().attr('value') ?? csrf
    const { statusCode: status, body, headers } = answer
    return { status, body, headers, location: headers.location as string | undefined, $ }
  }

  const desk: Desk = {
    get: url => send({ method: 'GET', url }),
    post: (url, fields) => {
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
      const { $, status, body } = await desk.get(page)
      expect(status, body).toBe(200)
      const form = $(`form[action$="${resource}"]`).first()
      expect(form.length, `a form for ${resource} on ${page}`).toBe(1)
      const shown = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value] as const))
      return desk.post(form.attr('action') ?? '', { ...shown, ...fields })
    },
  }
  // As after signing in: the browser has met a form before.
  const { location } = await desk.get(paths.inbox)
  if (location !== undefined) await desk.get(location)
  return desk
}

/** What holds of every page: one heading, a title, a language, no id twice, every field labelled, every form with an action. */
export function checkPage($: CheerioAPI, html: string): void {
  expect($('h1').length, 'one h1').toBe(1)
  expect($('title').text().trim()).not.toBe('')
  expect($('html').attr('lang')).toMatch(/^(vi|en)$/)
  const ids = $('[id]')
    .toArray()
    .map(element => $(element).attr('id') ?? '')
  expect(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    'ids there twice',
  ).toEqual([])
  const fields = $('input:not([type=hidden]), textarea, select').toArray()
  const unlabelled = fields.filter(field => $(`label[for="${$(field).attr('id')}"]`).length === 0)
  expect(unlabelled.map(field => $(field).attr('name'))).toEqual([])
  expect($('form:not([action])').length, 'forms without an action').toBe(0)
  for (const described of $('[aria-describedby]').toArray()) {
    for (const id of ($(described).attr('aria-describedby') ?? '').split(' ')) expect(ids).toContain(id)
  }
  for (const link of $('a[href^="#"]').toArray()) expect(ids).toContain($(link).attr('href')?.slice(1))
  expect(html).not.toMatch(/undefined|\[object /)
}

/** Files a birth over the API as a citizen, and gives its code; `copies` is how many copies its paper is said to be. */
export async function fileBirth(
  test: TestApp,
  { copies, ...change }: { readonly copies?: number; readonly [name: string]: unknown } = {},
): Promise<string> {
  const token = await citizenToken(test.parts.db)
  const filing = await birthFiling(test.app, token)
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/v1/dossiers',
    headers: { authorization: `Bearer ${token}` },
    payload: {
      ...filing,
      ...(copies === undefined
        ? {}
        : { components: filing.components.map(component => ({ ...component, originals: 0, copies })) }),
      ...change,
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().code
}
