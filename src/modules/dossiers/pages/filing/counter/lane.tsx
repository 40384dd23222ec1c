import { type Locale, say, type Text } from '../../../../../kernel/index.ts'
import { Tag } from '../../../../../ui/index.ts'
import { sayTimeLeft, timeLeft } from '../../../../calendar/index.ts'
import type { Dossier } from '../../../dossier.ts'
import type { FilingDeps } from '../deps.ts'
import { messagesIn } from './messages.ts'

/** The fast lane a dossier rides, and its own moment. */
interface Lane {
  readonly key: string
  readonly dueAt: string
}

/** From when on the time is called short, in working minutes. */
const shortMinutes = 20

/** The lane of a dossier; most ride none. */
export function laneOf({ acceptance }: Pick<Dossier, 'acceptance'>): Lane | undefined {
  return (acceptance as { readonly lane?: Lane } | undefined)?.lane
}

interface LaneProps {
  readonly deps: FilingDeps
  readonly dossier: Dossier
  readonly locale: Locale
}

/** Which fast lane the dossier rides and how much of its time is left: nothing where it rides none. */
export function LaneNote({ deps, dossier, locale }: LaneProps) {
  const lane = laneOf(dossier)
  if (lane === undefined) return null
  const name: Text = deps.laneName?.(lane.key) ?? { vi: lane.key }
  const at = {
    now: deps.clock.now(),
    dueAt: Temporal.Instant.from(lane.dueAt),
    unit: dossier.competentAuthority,
  }
  const calendar = deps.calendar()
  const isOver = Temporal.Instant.compare(at.now, at.dueAt) > 0
  const isShort = !isOver && timeLeft(at.now, at.dueAt, calendar, at.unit) <= shortMinutes
  return (
    <Tag tone={isOver ? 'late' : isShort ? 'soon' : 'inHand'}>
      {messagesIn(locale).onLane(say(name, locale), sayTimeLeft({ ...at, calendar }, locale))}
    </Tag>
  )
}
