import { formatVnd, type Locale, say, vnd } from '../../kernel/index.ts'
import { transaction } from '../../platform/db/index.ts'
import { localPath } from '../../platform/http/index.ts'
import { claim } from '../../platform/idempotency.ts'
import type { Procedure } from '../catalogue/index.ts'
import { readIssued } from '../documents/index.ts'
import { readStream } from '../journal/index.ts'
import type { Notifications } from '../notifications/index.ts'
import { type Unit, unitDirectory } from '../organisation/index.ts'
import { applicantLetters } from './actions/record.ts'
import { type DossierContents, readContents } from './contents.ts'
import type { DossierDeps } from './deps.ts'
import { type Dossier, stream } from './dossier.ts'
import { type SlipKind, slipOf } from './papers.ts'
import { isUnpaid } from './rules/may.ts'
import { findById } from './store.ts'

type Letter = Parameters<Notifications['queueMessage']>[1]

/** Words the letters that acts call for, when their transactions have committed. Applicants without an e-mail get none. */
export function workOnLetters(deps: DossierDeps, notifications: Notifications): void {
  deps.jobs.work(applicantLetters, async ({ dossier: id = '', seq = '' }) => {
    const letter = await letterAbout(deps, id, Number(seq))
    if (letter === undefined) return
    await transaction(deps.db, async tx => {
      // The job may run twice; the letter is written once.
      const request = { caller: applicantLetters, key: `${id}/${seq}`, body: seq }
      if ((await claim(tx, request, { written: true }, deps.clock.now())) !== undefined) return
      await notifications.queueMessage(tx, letter)
    })
  })
}

async function letterAbout(deps: DossierDeps, id: string, seq: number): Promise<Letter | undefined> {
  const found = await findById(deps.db, id)
  const entry = (await readStream(deps.db, stream(id))).find(each => each.seq === seq)
  if (found === undefined || entry === undefined) return undefined
  const { dossier } = found
  const contents = await readContents(deps.db, dossier)
  const to = contents.applicant?.email
  const word = letters[entry.kind]
  if (to === undefined || word === undefined) return undefined
  const directory = await unitDirectory(deps.db)
  const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
  const locale = contents.applicant?.language ?? 'vi'
  const page = leadsToAccount(dossier, entry.kind) ? 'dossiers' : 'tra-cuu'
  const about = {
    name: contents.applicant?.fullName ?? '',
    procedure: say(procedure.name, locale),
    code: dossier.code,
    link: `${deps.baseUrl}${localPath(`/${page}/${dossier.code}`, locale)}`,
  }
  const sources: Sources = {
    dossier,
    contents,
    about,
    locale,
    result: say(procedure.result.name, locale),
    at: entry.at,
    unit: each => directory.find(each),
    names: key => componentName(procedure, key, locale),
  }
  return { to, locale, dossier: dossier.id, ...word(sources) } as Letter
}

/** Where it is the applicant's turn the letter leads into the account, through the sign-in; elsewhere to the open page. */
function leadsToAccount(dossier: Dossier, kind: string): boolean {
  return dossier.citizen !== null && ['supplementRequested', 'resultSigned', 'handedOver'].includes(kind)
}

interface Sources {
  readonly dossier: Dossier
  readonly contents: DossierContents
  readonly about: {
    readonly name: string
    readonly procedure: string
    readonly code: string
    readonly link: string
  }
  readonly locale: Locale
  readonly result: string
  readonly at: Temporal.Instant
  readonly unit: (id: string) => Unit | undefined
  readonly names: (component: string) => string
}

/** By the kind of entry: which letter, what it says, what is attached. */
const letters: Readonly<
  Record<string, (sources: Sources) => Pick<Letter, 'template' | 'params' | 'attachments'>>
> = {
  filed: ({ dossier, about }) => ({
    template: 'filingReceived',
    params: { ...about, filedAt: dossier.filedAt, answerBy: dossier.answerBy.at },
    attachments: dossier.channel === 'online' ? [attach(dossier, 'acknowledgement')] : [],
  }),
  accepted: sources => ({
    template: 'accepted',
    params: {
      ...sources.about,
      dueAt: sources.dossier.acceptance?.due.at ?? null,
      provisional: sources.dossier.acceptance?.due.provisional ?? false,
      place: placeOf(sources),
      fee: feeOf(sources),
    },
    attachments: [attach(sources.dossier, 'form01')],
  }),
  supplementRequested: sources => ({
    template: 'supplementRequested',
    params: {
      ...sources.about,
      items: (sources.dossier.supplement?.items ?? []).map(({ component }) => itemOf(sources, component)),
      // The texts read set no last day (docs/legal/supplements.md).
      answerBy: null,
      bringTo: sources.dossier.citizen === null ? counterOf(sources, sources.dossier.receivingUnit) : null,
    },
    attachments: [attach(sources.dossier, 'form02')],
  }),
  refused: ({ dossier, contents, about }) => ({
    template: 'refused',
    params: { ...about, reason: contents.refusal?.reason ?? '' },
    attachments: [attach(dossier, 'form03')],
  }),
  resultSigned: sources => ({
    template: 'resultReady',
    params: {
      ...sources.about,
      result: sources.result,
      inAccount: sources.dossier.citizen !== null && !isUnpaid(sources.dossier),
      counter:
        sources.dossier.returnBy === 'account' ? null : counterOf(sources, sources.dossier.returningUnit),
      fee: feeOf(sources),
    },
    attachments: [],
  }),
  handedOver: ({ about, result, at }) => ({
    template: 'handedOver',
    params: { ...about, result, handedOverAt: at.toString() },
    attachments: [],
  }),
}

function placeOf(sources: Sources): string {
  const { dossier, locale } = sources
  if (dossier.returnBy === 'account') return locale === 'vi' ? 'tài khoản của bạn' : 'your account'
  return counterOf(sources, dossier.returningUnit)
}

/** A counter as somebody finds it: its name and its address, which is known in Vietnamese only. */
function counterOf({ unit, locale }: Pick<Sources, 'unit' | 'locale'>, id: string): string {
  const counter = unit(id)
  const name = counter?.counterName ?? counter?.name
  return [name && say(name, locale), counter?.address].filter(Boolean).join(', ')
}

function feeOf(sources: Sources): { amount: string; counter: string } | null {
  const { dossier, locale } = sources
  const { total } = dossier.fee
  if (total === null || !isUnpaid(dossier)) return null
  return { amount: formatVnd(vnd(total), locale), counter: counterOf(sources, dossier.returningUnit) }
}

/** One paper to add and why, on one line. */
function itemOf({ contents, names }: Sources, component: string): string {
  const reason = (contents.supplementReasons.get(component) ?? '').replace(/\s+/g, ' ').trim()
  return reason === '' ? names(component) : `${names(component)}: ${reason}`
}

function componentName(procedure: Pick<Procedure, 'components'>, key: string, locale: Locale): string {
  const component = procedure.components.find(each => each.key === key)
  return component === undefined ? key : say(component.name, locale)
}

function attach(dossier: Dossier, kind: SlipKind): string {
  return `slip/${dossier.id}/${kind}`
}

/** The file behind a letter's reference. @throws Error when there is none, so that the letter is tried again and seen */
export function attachmentsOf(
  deps: DossierDeps,
): (ref: string) => Promise<{ filename: string; content: Buffer }> {
  return async ref => {
    const [, id = '', kind = ''] = ref.split('/')
    const found = await findById(deps.db, id)
    const slip = found && (await slipOf(deps, found.dossier, kind as SlipKind))
    if (found === undefined || slip === undefined) throw new Error(`no paper ${ref}`)
    return { filename: `${found.dossier.code}-${kind}.pdf`, content: await readIssued(deps.blobs, slip) }
  }
}
