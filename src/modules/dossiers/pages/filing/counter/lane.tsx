import { type Locale, say } from '../../../../../kernel/index.ts'
import { Tag } from '../../../../../ui/index.ts'
import { sayTimeLeft, timeLeft } from '../../../../calendar/index.ts'
import type { Dossier } from '../../../dossier.ts'
import type { FilingDeps } from '../deps.ts'
import { messagesIn } from './messages.ts'

/** From when on the time is called short, in working minutes. */
const shortMinutes = 20

interface LaneProps {
  readonly deps: FilingDeps
  readonly dossier: Dossier
  readonly locale: Locale
}

/** Which fast lane the dossier rides and how much of its time is left: nothing where it rides none. */
export function LaneNote({ deps, dossier, locale }: LaneProps) {
  const lane = dossier.acceptance?.lane
  if (lane === undefined) return null
  const name = deps.lanes().find(({ key }) => key === lane.key)?.name ?? { vi: lane.key }
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
