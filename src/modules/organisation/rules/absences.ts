/** Why somebody is away. Shown to the officer, the leader and the administrator; lists say only until when. */
export const absenceReasons = ['leave', 'sick', 'mission', 'study', 'other'] as const

export type AbsenceReason = (typeof absenceReasons)[number]

export function isAbsenceReason(text: string): text is AbsenceReason {
  return (absenceReasons as readonly string[]).includes(text)
}

/** Days away, the first and the last of them. */
export interface Away {
  readonly firstDay: Temporal.PlainDate
  readonly lastDay: Temporal.PlainDate
  /** The first day back, where that is sooner than was said. */
  readonly backOn?: Temporal.PlainDate | undefined
}

export interface AbsenceFault {
  readonly field: 'firstDay' | 'lastDay' | 'substitute'
  readonly fault:
    | 'endsBeforeItBegins'
    | 'endsInThePast'
    | 'tooLong'
    | 'overlaps'
    | 'substituteSelf'
    | 'substituteUnknown'
    | 'substituteDisabled'
    | 'substituteElsewhere'
    | 'substituteAway'
}

export interface AbsenceQuestion {
  readonly officer: { readonly id: string; readonly units: readonly string[] }
  readonly away: Away
  /** What is on record for the officer already. */
  readonly others: readonly Away[]
  /** Undefined: nobody is named. Null: nobody is called so. */
  readonly substitute?:
    | {
        readonly id: string
        readonly units: readonly string[]
        readonly disabled: boolean
        readonly away: readonly Away[]
      }
    | null
    | undefined
  readonly today: Temporal.PlainDate
}

/** Longer than any leave: a year typed wrong is noticed. */
const mostDays = 731

/** Everything that speaks against an absence as it was entered. */
export function absenceFaults(question: AbsenceQuestion): AbsenceFault[] {
  const { away, others } = question
  return [
    ...dayFaults(question),
    ...(others.some(other => areBothAway(other, away))
      ? [{ field: 'firstDay', fault: 'overlaps' } as const]
      : []),
    ...substituteFaults(question),
  ]
}

function dayFaults({ away: { firstDay, lastDay }, today }: AbsenceQuestion): AbsenceFault[] {
  const { compare } = Temporal.PlainDate
  if (compare(lastDay, firstDay) < 0) return [{ field: 'lastDay', fault: 'endsBeforeItBegins' }]
  if (compare(lastDay, today) < 0) return [{ field: 'lastDay', fault: 'endsInThePast' }]
  return firstDay.until(lastDay, { largestUnit: 'days' }).days > mostDays
    ? [{ field: 'lastDay', fault: 'tooLong' }]
    : []
}

function substituteFaults({ officer, away, substitute }: AbsenceQuestion): AbsenceFault[] {
  const because = (fault: AbsenceFault['fault']): AbsenceFault[] => [{ field: 'substitute', fault }]
  if (substitute === undefined) return []
  if (substitute === null) return because('substituteUnknown')
  if (substitute.id === officer.id) return because('substituteSelf')
  if (substitute.disabled) return because('substituteDisabled')
  if (!substitute.units.some(unit => officer.units.includes(unit))) return because('substituteElsewhere')
  return substitute.away.some(other => areBothAway(other, away)) ? because('substituteAway') : []
}

/** The last day away: the day before the return where that was sooner; before the first day when nobody went at all. */
export function lastDayAway({ lastDay, backOn }: Away): Temporal.PlainDate {
  return backOn === undefined ? lastDay : backOn.subtract({ days: 1 })
}

export function isAwayOn(away: Away, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  return compare(away.firstDay, day) <= 0 && compare(day, lastDayAway(away)) <= 0
}

function areBothAway(one: Away, other: Away): boolean {
  const { compare } = Temporal.PlainDate
  return (
    compare(one.firstDay, lastDayAway(other)) <= 0 &&
    compare(other.firstDay, lastDayAway(one)) <= 0 &&
    compare(one.firstDay, lastDayAway(one)) <= 0 &&
    compare(other.firstDay, lastDayAway(other)) <= 0
  )
}
