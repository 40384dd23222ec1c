/** Why a team, a member or a session cannot be entered; the key of its sentence. */
export interface TeamFault {
  readonly field: 'name' | 'unit' | 'member' | 'place' | 'closes' | 'day' | 'people' | 'accounts'
  readonly fault:
    | 'nameMissing'
    | 'tooLong'
    | 'notOneLine'
    | 'unitUnknown'
    | 'memberMissing'
    | 'memberAlready'
    | 'memberDisabled'
    | 'placeMissing'
    | 'closesFirst'
    | 'tooManyHours'
    | 'beforeTheTeam'
    | 'afterTheTeam'
    | 'notANumber'
}

const longest = 200
const mostHours = 24

function lineFaults(field: TeamFault['field'], value: string, missing: TeamFault['fault']): TeamFault[] {
  if (value.trim() === '') return [{ field, fault: missing }]
  if (/\p{Cc}/u.test(value)) return [{ field, fault: 'notOneLine' }]
  return value.length > longest ? [{ field, fault: 'tooLong' }] : []
}

export function teamNameFaults(name: string): TeamFault[] {
  return lineFaults('name', name, 'nameMissing')
}

export function helperNameFaults(name: string): TeamFault[] {
  return lineFaults('member', name, 'memberMissing')
}

interface Sitting {
  readonly place: string
  readonly opensAt: Temporal.Instant
  readonly closesAt: Temporal.Instant
  /** The days of the opening and of the team. */
  readonly day: Temporal.PlainDate
  readonly formedOn: Temporal.PlainDate
  readonly disbandedOn: Temporal.PlainDate | undefined
}

/** A session lies within a day and within the life of its team. */
export function sittingFaults(sitting: Sitting): TeamFault[] {
  const { place, opensAt, closesAt, day, formedOn, disbandedOn } = sitting
  const { compare } = Temporal.PlainDate
  const hours = closesAt.since(opensAt).total('hours')
  return [
    ...lineFaults('place', place, 'placeMissing'),
    ...(hours <= 0 ? [{ field: 'closes', fault: 'closesFirst' } as const] : []),
    ...(hours > mostHours ? [{ field: 'closes', fault: 'tooManyHours' } as const] : []),
    ...(compare(day, formedOn) < 0 ? [{ field: 'day', fault: 'beforeTheTeam' } as const] : []),
    ...(disbandedOn !== undefined && compare(day, disbandedOn) >= 0
      ? [{ field: 'day', fault: 'afterTheTeam' } as const]
      : []),
  ]
}

/** A count of people: a whole number that a session can hold. */
export function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= 100_000
}
