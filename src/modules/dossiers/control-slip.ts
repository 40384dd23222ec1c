/** Form 06: who gave the dossier to whom, and when, as the record has it. @source docs/legal/forms.md */
import { local } from '../../kernel/index.ts'
import { sayLimit } from '../catalogue/index.ts'
import type { ControlSlipFacts, HandOver, SlipFacts, Timing } from '../documents/index.ts'
import { officerNames } from '../organisation/index.ts'
import type { Dossier, StepFact } from './dossier.ts'
import { counterName, type Words } from './paper-facts.ts'
import type { DossierEntryKind } from './rules/entries.ts'

/** What passes a dossier from hand to hand: after each the slip is made anew when somebody asks. */
export const handOverEntries: readonly DossierEntryKind[] = [
  'accepted',
  'stepStarted',
  'stepFinished',
  'consultationAsked',
  'consultationSilent',
  'resultDrafted',
  'sentBack',
  'resultSigned',
  'papersSent',
  'papersReceived',
  'posted',
  'handedOver',
]

/** The whole way so far, one row for each hand-over. */
export async function controlSlip(words: Words, facts: SlipFacts): Promise<ControlSlipFacts> {
  const { dossier, unit } = words
  const { acceptance, due } = dossier
  if (acceptance === undefined) throw new Error('form 06 needs an acceptance')
  const names = await namesIn(words)
  const cooperating = new Set(
    dossier.steps.map(step => step.unit).filter(id => id !== dossier.competentAuthority),
  )
  return {
    ...facts,
    lead: unit(dossier.competentAuthority)?.name.vi ?? '',
    cooperating: [...cooperating].map(id => unit(id)?.name.vi ?? id),
    receivedAt: instant(acceptance.at),
    dueAt: instant((due ?? acceptance.due).at),
    provisional: (due ?? acceptance.due).provisional,
    timeLimit: sayLimit(acceptance.timeLimit, 'vi'),
    handOvers: [fromCounter(words, names), ...stepsGiven(words, names), ...toApplicant(words, names)],
    blankRows: 1,
  }
}

type Names = (actor: string | undefined) => string | undefined

const instant = (text: string) => Temporal.Instant.from(text)

async function namesIn({ deps, dossier }: Words): Promise<Names> {
  const { acceptance, steps, papers, handOver, posting } = dossier
  const actors = [
    acceptance?.by,
    handOver?.by,
    posting?.by,
    ...steps.flatMap(({ officer, doneBy }) => [officer, doneBy]),
    ...papers.flatMap(({ sentBy, receivedBy }) => [sentBy, receivedBy]),
  ]
  const ids = actors.flatMap(actor => (actor?.startsWith('officer:') ? [actor.slice(8)] : []))
  const names = await officerNames(deps.db, [...new Set(ids)])
  return actor => names.get(actor?.replace('officer:', '') ?? '')
}

/** Early on an earlier day, late after its moment. */
function timing(at: string, dueAt: string | undefined): Timing | undefined {
  if (dueAt === undefined) return undefined
  if (Temporal.Instant.compare(instant(at), instant(dueAt)) > 0) return 'late'
  const day = (text: string) => local(instant(text)).toPlainDate()
  return Temporal.PlainDate.compare(day(at), day(dueAt)) < 0 ? 'early' : 'onTime'
}

interface Given {
  readonly giver: string
  readonly receiver: string
  readonly given: { readonly at: string; readonly by: string | undefined }
  readonly received?: { readonly at?: string | undefined; readonly by?: string | undefined } | undefined
  readonly timing?: Timing | undefined
  readonly note?: string | undefined
}

function row(names: Names, { giver, receiver, given, received, timing: verdict, note }: Given): HandOver {
  const givenBy = names(given.by)
  const receivedBy = names(received?.by)
  return {
    giver,
    receiver,
    givenAt: instant(given.at),
    ...(givenBy === undefined ? {} : { givenBy }),
    ...(received?.at === undefined ? {} : { receivedAt: instant(received.at) }),
    ...(received?.at === undefined || receivedBy === undefined ? {} : { receivedBy }),
    ...(verdict === undefined ? {} : { timing: verdict }),
    ...(note === undefined ? {} : { note }),
  }
}

/** From the one-stop unit to whoever has the first step: with the paper where it travels, else at once. */
function fromCounter(words: Words, names: Names): HandOver {
  const { dossier, unit } = words
  const { acceptance, steps, papers } = dossier
  const move = papers.find(({ what }) => what === 'dossier')
  const first = steps.find(({ openedAt }) => openedAt === acceptance?.at) ?? steps[0]
  return row(names, {
    giver: counterName(unit(dossier.receivingUnit)),
    receiver: doer(words, first),
    given: { at: move?.sentAt ?? acceptance?.at ?? dossier.filedAt, by: move?.sentBy ?? acceptance?.by },
    received:
      move === undefined
        ? { at: first?.startedAt ?? first?.doneAt, by: first?.doneBy ?? first?.officer }
        : { at: move.receivedAt, by: move.receivedBy },
    timing: timing(acceptance?.at ?? dossier.filedAt, dossier.answerBy.at),
  })
}

function doer({ procedure, unit, dossier }: Words, step: StepFact | undefined): string {
  const body = unit(step?.unit ?? dossier.competentAuthority)?.name.vi ?? ''
  const name = procedure.process.find(({ key }) => key === step?.key)?.name.vi
  return name === undefined ? body : `${body} (${name})`
}

/** Each step that is done gives on to the one that waited for it; the last one back to the one-stop unit. */
function stepsGiven(words: Words, names: Names): HandOver[] {
  const { dossier, unit } = words
  const back = dossier.papers.findLast(({ what }) => what === 'result')
  return dossier.steps.flatMap((step, index) => {
    if (step.doneAt === undefined) return []
    const next = nextAfter(dossier, step, index)
    const received =
      next === undefined
        ? { at: back?.receivedAt ?? step.doneAt, by: back?.receivedBy }
        : { at: next.startedAt ?? next.doneAt, by: next.doneBy ?? next.officer }
    return [
      row(names, {
        giver: doer(words, step),
        receiver: next === undefined ? counterName(unit(dossier.returningUnit)) : doer(words, next),
        given: { at: step.doneAt, by: step.doneBy },
        received,
        timing: timing(step.doneAt, step.dueAt),
        note: step.silentAt === undefined ? undefined : 'Không có ý kiến trong thời hạn',
      }),
    ]
  })
}

function nextAfter({ steps }: Dossier, step: StepFact, index: number): StepFact | undefined {
  const following = steps[index + 1]
  const waiting = steps.find(({ after }) => after?.includes(step.key))
  return waiting ?? (following?.after === undefined ? following : undefined)
}

function toApplicant({ dossier, unit, contents }: Words, names: Names): HandOver[] {
  const { handOver, posting, due } = dossier
  if (handOver === undefined) return []
  const person = contents.receivedBy ?? contents.applicant?.fullName ?? ''
  return [
    row(names, {
      giver: counterName(unit(handOver.unit)),
      receiver: 'Người nộp hồ sơ',
      given: { at: posting?.at ?? handOver.at, by: posting?.by ?? handOver.by },
      received: { at: handOver.at },
      timing: timing(handOver.at, due?.at),
      // A name in the receiver's place would say that they signed on the system.
      note: [person, posting && `bưu gửi ${posting.tracking}`].filter(Boolean).join('; '),
    }),
  ]
}
