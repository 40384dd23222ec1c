import { formatMoment } from '../../kernel/index.ts'
import { type SlipFacts, slip, slipMoment } from './paper-words.ts'
import { printableDeep } from './printable.ts'

/** How the giver's part ended against its own due time. */
export type Timing = 'early' | 'onTime' | 'late'

/** One hand-over of the dossier: who gave it to whom, when, and in time or not. */
export interface HandOver {
  /** The body or division, "Bộ phận Một cửa phường Ba Đình". */
  readonly giver: string
  readonly receiver: string
  readonly givenAt: Temporal.Instant
  /** The person who signed for it in the system; left out, the line is for the pen. */
  readonly givenBy?: string
  /** Left out while it is on its way. */
  readonly receivedAt?: Temporal.Instant
  readonly receivedBy?: string
  /** Left out where the part had no time of its own. */
  readonly timing?: Timing
  readonly note?: string
}

/** Form 06, phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ControlSlipFacts extends SlipFacts {
  /** The body that leads, and those that take part. */
  readonly lead: string
  readonly cooperating?: readonly string[]
  readonly receivedAt: Temporal.Instant
  /** Null for a limit that gives no moment: `timeLimit` stands for it. */
  readonly dueAt: Temporal.Instant | null
  readonly timeLimit: string
  readonly provisional?: boolean
  readonly handOvers: readonly HandOver[]
  /** Empty rows after the last, for hand-overs written by hand where the system cannot be reached. */
  readonly blankRows?: number
}

const timings: Readonly<Record<Timing, { vi: string; en: string }>> = {
  early: { vi: 'Trước hạn', en: 'Early' },
  onTime: { vi: 'Đúng hạn', en: 'On time' },
  late: { vi: 'Quá hạn', en: 'Late' },
}

export function controlSlip(facts: ControlSlipFacts) {
  return {
    ...slip('Phiếu kiểm soát quá trình giải quyết hồ sơ', facts),
    ...printableDeep({
      lead: facts.lead,
      cooperating: facts.cooperating ?? [],
      receivedAt: slipMoment(facts.receivedAt),
      dueAt: facts.dueAt === null ? facts.timeLimit : slipMoment(facts.dueAt),
      provisional: facts.provisional ?? false,
      rows: facts.handOvers.map(row),
    }),
    blankRows: facts.blankRows ?? 0,
  }
}

function row(handOver: HandOver) {
  const { givenAt, receivedAt, timing } = handOver
  return {
    giver: handOver.giver,
    receiver: handOver.receiver,
    givenAt: formatMoment(givenAt, 'vi'),
    givenBy: handOver.givenBy ?? null,
    receivedAt: receivedAt === undefined ? null : formatMoment(receivedAt, 'vi'),
    receivedBy: handOver.receivedBy ?? null,
    timing: timing === undefined ? null : timings[timing],
    isLate: timing === 'late',
    note: handOver.note ?? null,
  }
}
