import { expect } from 'vitest'
import { local } from '../../src/kernel/index.ts'
import { type Answers, componentsAskedFor } from '../../src/modules/catalogue/index.ts'
import {
  type Actor,
  type Dossier,
  type DossierAction,
  fileDossier,
  findPublic,
  stream,
} from '../../src/modules/dossiers/index.ts'
import { readStream } from '../../src/modules/journal/index.ts'
import {
  findOfficerByEmail,
  type Officer,
  officerAtWork,
  unitDirectory,
} from '../../src/modules/organisation/index.ts'
import { inventAnswers } from '../../src/simulation/answers.ts'
import { chanceOf } from '../../src/simulation/chance.ts'
import type { TestApp } from './app.ts'
import { birthAnswers, onePixelPng, upload } from './filings.ts'
import { type Answer, openApiClient } from './openapi.ts'
import { citizenToken, demo, officerToken } from './people.ts'

/** What is filed, where, and how; left out: a birth in the demo ward, online, to be had in the account. */
export interface HowFiled {
  readonly procedure?: string
  readonly channel?: 'online' | 'counter'
  readonly returnBy?: 'account' | 'counter' | 'post'
  readonly counter?: string
  readonly authority?: string
  /** In place of what chance would answer. */
  readonly answers?: Answers
}

/** A dossier that a test brings through its life, each act by the API as the document describes it. */
export interface CaseInHand {
  readonly code: string
  /** Sends an action as somebody, with the version there is now unless another is named. */
  send(who: string, action: DossierAction, body?: object, seq?: number): Promise<Answer>
  /** The same, where it must be done. */
  act(who: string, action: DossierAction, body?: object): Promise<CaseInHand>
  /** Finishes what is open before a step of this kind. */
  upTo(kind: 'draft' | 'sign' | 'consult'): Promise<CaseInHand>
  now(): Promise<Dossier>
  kinds(): Promise<string[]>
  /** How often an entry of this kind is on record. */
  count(kind: string): Promise<number>
}

export const ward = 'ward-00004'
export const citizen = 'hoa'
export const counter = 'tiepnhan.badinh'
export const handler = 'xuly.badinh'
export const colleague = 'xuly2.badinh'
export const leader = 'lanhdao.badinh'

/** Files dossiers of any procedure in the demo city and acts on them as its people. */
export function caseworkIn(site: Pick<TestApp, 'app' | 'parts' | 'clock'>) {
  const { app, parts, clock } = site
  const clients = new Map<string, ReturnType<typeof openApiClient>>()
  const isCitizen = (key: string) => demo.citizens.some(each => each.key === key)
  const tokenOf = (key: string) =>
    isCitizen(key) ? citizenToken(parts.db, key) : officerToken(parts.db, key)
  let file: Promise<string> | undefined

  async function clientOf(key: string) {
    const client = clients.get(key) ?? tokenOf(key).then(token => openApiClient(app, token))
    clients.set(key, client)
    return client
  }

  /** A file of the citizen's, sent once and handed in again and again. */
  async function paper(): Promise<string> {
    file ??= tokenOf(citizen).then(token => upload(app, token, onePixelPng))
    return file
  }

  async function officer(key: string): Promise<Officer> {
    const email = demo.officers.find(each => each.key === key)?.email ?? ''
    const found = await findOfficerByEmail(parts.db, email)
    if (found === undefined) throw new Error(`no demo officer ${key}`)
    return found
  }

  async function actorOf(key: string): Promise<Actor> {
    const { id } = await officer(key)
    const atWork = await officerAtWork(parts.db, id, clock.now())
    return { id: `officer:${id}`, posts: atWork?.posts ?? [] }
  }

  async function sender(how: HowFiled): Promise<Actor> {
    if (how.channel === 'counter') return actorOf(how.counter === 'pasc-branch-01' ? 'tiepnhan.cn1' : counter)
    const row = await parts.db
      .selectFrom('citizens')
      .select('id')
      .where('personal_number', '=', demo.citizens[0]?.personalNumber ?? '')
      .executeTakeFirstOrThrow()
    return { id: `citizen:${row.id}`, posts: [] }
  }

  async function answersTo(code: string) {
    if (code === '1.001193') return birthAnswers
    const procedure = parts.catalogue.procedure(code)
    if (procedure === undefined) throw new Error(`no procedure ${code}`)
    const { units } = await unitDirectory(parts.db)
    const wards = new Set(units.filter(unit => unit.wardCode !== undefined).map(unit => unit.id))
    const world = { dictionary: parts.catalogue.dictionary, today: local(clock.now()).toPlainDate(), wards }
    const answers = inventAnswers(procedure, world, chanceOf(3))
    if (answers === undefined) throw new Error(`no answers to ${code}`)
    return answers
  }

  async function filed(how: HowFiled = {}): Promise<CaseInHand> {
    const { procedure: code = '1.001193', channel = 'online', returnBy = 'account' } = how
    const answers = { ...(await answersTo(code)), ...how.answers }
    const procedure = parts.catalogue.procedure(code)
    const asked = procedure === undefined ? [] : componentsAskedFor(procedure, answers)
    const onPaper = { files: [], originals: 1, copies: 0 }
    const components = await Promise.all(
      asked
        .filter(({ kind }) => kind !== 'eform')
        .map(async ({ key }) => ({ key, ...(channel === 'online' ? { files: [await paper()] } : onPaper) })),
    )
    const by = await sender(how)
    const { dossier } = await fileDossier(
      parts,
      {
        procedure: code,
        channel,
        citizen: channel === 'online' ? by.id.replace('citizen:', '') : null,
        applicant: { fullName: 'Trịnh Thị Mai Hoa', personalNumber: '099196004121' },
        answers,
        components,
        competentAuthority: how.authority ?? ward,
        ...(channel === 'online' && how.counter === undefined ? {} : { receivingUnit: how.counter ?? ward }),
        returnBy,
        ...(returnBy === 'post' ? { postTo: 'Số 18, ngõ 45, phố Trúc Bạch, phường Ba Đình' } : {}),
      },
      by,
    )
    return inHand(dossier.code)
  }

  function inHand(code: string): CaseInHand {
    const path = '/api/v1/dossiers/{code}/actions/'
    const theCase: CaseInHand = {
      code,
      async now() {
        const dossier = await findPublic(parts.db, code)
        if (dossier === undefined) throw new Error(`no dossier ${code}`)
        return dossier
      },
      async send(who, action, body = {}, seq) {
        const version = seq ?? (await theCase.now()).seq
        const client = await clientOf(who)
        return client('POST', path + action, { params: { code }, body: { seq: version, ...body } })
      },
      async act(who, action, body) {
        const answer = await theCase.send(who, action, body)
        expect(answer.status, `${action}: ${JSON.stringify(answer.body)}`).toBe(200)
        return theCase
      },
      async upTo(kind) {
        for (;;) {
          const { steps } = await theCase.now()
          const open = steps.find(step => step.openedAt !== undefined && step.doneAt === undefined)
          if (open === undefined || open.kind === kind) return theCase
          if (open.kind === 'draft') await theCase.act(handler, 'draftResult', { kind: 'granted' })
          else await theCase.act(handler, 'finishStep', { conclusion: 'Hồ sơ đủ điều kiện.' })
        }
      },
      async kinds() {
        const entries = await readStream(parts.db, stream((await theCase.now()).id))
        return entries.map(({ kind }) => kind)
      },
      async count(kind) {
        return (await theCase.kinds()).filter(each => each === kind).length
      },
    }
    return theCase
  }

  /** The same, accepted by its counter. */
  async function accepted(how: HowFiled = {}): Promise<CaseInHand> {
    const theCase = await filed(how)
    return how.channel === 'counter' ? theCase : theCase.act(counter, 'accept')
  }

  /** The same, signed by the ward's leader. */
  async function signed(how: HowFiled = {}): Promise<CaseInHand> {
    const theCase = await (await accepted(how)).upTo('sign')
    return theCase.act(leader, 'sign', { password: demo.password })
  }

  return { filed, accepted, signed, officer, actorOf, paper, clientOf }
}
