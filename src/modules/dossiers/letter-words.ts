import { formatVnd, type Locale, say, vnd } from '../../kernel/index.ts'
import type { Procedure } from '../catalogue/index.ts'
import type { Entry } from '../journal/index.ts'
import type { Notifications } from '../notifications/index.ts'
import type { Unit } from '../organisation/index.ts'
import type { DossierContents } from './contents.ts'
import { type Dossier, type PauseFact, resultsInForce, type SignedResult } from './dossier.ts'
import { deciding, type SlipKind } from './papers.ts'
import type { DossierEntryKind } from './rules/entries.ts'
import { isUnpaid } from './rules/may.ts'

export type Letter = Parameters<Notifications['queueMessage']>[1]

/** What a letter about one entry is made of. */
export interface Sources {
  readonly dossier: Dossier
  readonly contents: DossierContents
  readonly procedure: Procedure
  readonly entry: Entry
  readonly about: {
    readonly name: string
    readonly procedure: string
    readonly code: string
    readonly link: string
  }
  readonly locale: Locale
  readonly unit: (id: string) => Unit | undefined
}

type Worded = Pick<Letter, 'template' | 'params'> & { readonly attachments?: readonly string[] }

/** By the kind of entry: which letter, what it says, what is attached. Undefined where this entry calls for none. */
export const letters: Partial<Record<DossierEntryKind, (sources: Sources) => Worded | undefined>> = {
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
      ...asked(sources),
      answerBy: sources.dossier.supplement?.answerBy ?? null,
      inProgress: sources.dossier.acceptance !== undefined,
    },
    attachments: [attach(sources.dossier, 'form02')],
  }),
  refused: ({ dossier, contents, about }) => ({
    template: 'refused',
    params: { ...about, reason: contents.refusal?.reason ?? '' },
    attachments: [attach(dossier, 'form03')],
  }),
  pauseOpened,
  pauseEnded: dateMoved,
  supplemented: dateMoved,
  extended: dateMoved,
  promiseMoved: dateMoved,
  putRight: dateMoved,
  apologised: sources => {
    const { acceptance, apology } = sources.dossier
    if (acceptance === undefined || apology?.sent === undefined) return undefined
    return {
      template: 'apologised',
      params: {
        ...sources.about,
        promisedAt: acceptance.due.at,
        newDate: apology.sent.newDate,
        reason: sources.contents.apologyReason ?? '',
        place: placeOf(sources),
      },
      attachments: [attach(sources.dossier, 'form04')],
    }
  },
  stopped: sources => ({
    template: 'stopped',
    params: {
      ...sources.about,
      reason: sources.contents.stopReason,
      counter: counterOf(sources, sources.dossier.receivingUnit),
    },
    attachments: [attach(sources.dossier, 'form05')],
  }),
  withdrawalAsked: sources => ({
    template: 'withdrawalAsked',
    params: { ...sources.about, counter: counterOf(sources, sources.dossier.receivingUnit) },
  }),
  withdrawn: sources => ({
    template: 'withdrawn',
    params: { ...sources.about, counter: counterOf(sources, sources.dossier.receivingUnit) },
  }),
  resultSigned: sources => ({
    template: 'resultReady',
    params: { ...sources.about, ...resultReady(sources) },
  }),
  resultCorrected: sources => {
    const result = resultAt(sources, ({ at }) => at)[0]
    if (result === undefined) return undefined
    return {
      template: 'resultCorrected',
      params: {
        ...sources.about,
        result: resultName(sources, result.branch),
        number: result.number,
        replaces: result.replaces ?? '',
        ...whereToFetch(sources),
      },
    }
  },
  posted: sources => ({
    template: 'posted',
    params: {
      ...sources.about,
      result: namesOf(sources, resultsInForce(sources.dossier)),
      tracking: sources.dossier.posting?.tracking ?? '',
      cashOnDelivery: cashOf(sources),
    },
  }),
  handedOver: sources => ({
    template: 'handedOver',
    params: {
      ...sources.about,
      result: namesOf(
        sources,
        resultAt(sources, ({ handedOver }) => handedOver?.at),
      ),
      handedOverAt: sources.entry.at.toString(),
    },
  }),
}

/** Where it is the applicant's turn, or there is something to fetch, the letter leads into the account; elsewhere to the open page. */
const intoAccount: ReadonlySet<string> = new Set<DossierEntryKind>([
  'supplementRequested',
  'pauseOpened',
  'withdrawalAsked',
  'resultSigned',
  'resultCorrected',
  'handedOver',
])

export function leadsToAccount(dossier: Dossier, kind: string): boolean {
  return dossier.citizen !== null && intoAccount.has(kind)
}

/** What is asked for, and where to bring it when there is no account to send it from. */
export function asked(sources: Pick<Sources, 'dossier' | 'contents' | 'procedure' | 'locale' | 'unit'>) {
  const { dossier } = sources
  return {
    items: (dossier.supplement?.items ?? []).map(({ component }) => itemOf(sources, component)),
    bringTo: dossier.citizen === null ? counterOf(sources, dossier.receivingUnit) : null,
  }
}

function pauseOpened({ entry, about }: Sources): Worded | undefined {
  const { ground, basis, until } = entry.facts as unknown as PauseFact
  // The request to complete says by itself that the clock stands still.
  if (ground === 'supplement') return undefined
  return { template: 'paused', params: { ...about, ground, basis, until: until ?? null } }
}

/** Where the entry moved the date, or confirmed one that was provisional. */
function dateMoved({ dossier, entry, about }: Sources): Worded | undefined {
  const move = dossier.promises.findLast(({ at }) => Temporal.Instant.from(at).equals(entry.at))
  if (move === undefined) return undefined
  const { from, to, why, basis } = move
  const isConfirmed = from.provisional && !to.provisional
  return {
    template: 'dateMoved',
    params: {
      ...about,
      why: isConfirmed ? 'confirmed' : why,
      from: from.at,
      to: to.at,
      provisional: to.provisional,
      basis: basis ?? null,
    },
  }
}

function resultReady(sources: Sources) {
  const { dossier } = sources
  const toCome = dossier.steps.filter(({ kind, doneAt }) => kind === 'sign' && doneAt === undefined).length
  return {
    result: namesOf(
      sources,
      resultAt(sources, ({ at }) => at),
    ),
    ...whereToFetch(sources),
    fee: feeOf(sources),
    ...(dossier.returnBy === 'post' ? { byPost: true } : {}),
    ...(toCome === 0 ? {} : { toCome }),
  }
}

function whereToFetch(sources: Sources) {
  const { dossier } = sources
  return {
    inAccount: dossier.citizen !== null && !isUnpaid(dossier),
    counter: dossier.returnBy === 'counter' ? counterOf(sources, dossier.returningUnit) : null,
  }
}

/** The results to which something happened with this entry. */
function resultAt(
  { dossier, entry }: Sources,
  moment: (result: SignedResult) => string | undefined,
): SignedResult[] {
  return dossier.results.filter(result => {
    const at = moment(result)
    return at !== undefined && Temporal.Instant.from(at).equals(entry.at)
  })
}

function namesOf(sources: Sources, results: readonly SignedResult[]): string {
  return results.map(({ branch }) => resultName(sources, branch)).join(', ')
}

function resultName({ dossier, procedure, locale }: Sources, branch: string | undefined): string {
  return say(deciding(dossier, procedure, branch).result.name, locale)
}

function cashOf({ dossier, locale }: Sources): string | null {
  const cash = dossier.posting?.cashOnDelivery ?? 0
  return cash === 0 ? null : formatVnd(vnd(cash), locale)
}

function placeOf(sources: Sources): string {
  const { dossier, locale } = sources
  if (dossier.returnBy === 'account') return locale === 'vi' ? 'tài khoản của bạn' : 'your account'
  if (dossier.returnBy === 'post')
    return locale === 'vi' ? 'qua bưu chính, đến địa chỉ của bạn' : 'by post, to your address'
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
function itemOf(
  { contents, procedure, locale }: Pick<Sources, 'contents' | 'procedure' | 'locale'>,
  key: string,
): string {
  const component = procedure.components.find(each => each.key === key)
  const name = component === undefined ? key : say(component.name, locale)
  const reason = (contents.supplementReasons.get(key) ?? '').replace(/\s+/g, ' ').trim()
  return reason === '' ? name : `${name}: ${reason}`
}

function attach(dossier: Dossier, kind: SlipKind): string {
  return `slip/${dossier.id}/${kind}`
}
