export type SubjectKind = 'citizen' | 'officer'
export type Via = 'cookie' | 'token'

interface Life {
  /** Ends this long after the last use; null: use does not lengthen it. */
  readonly idleHours: number | null
  /** Ends this long after it began, whatever the use. */
  readonly longestHours: number
}

/** A citizen may sit at a library's computer; an officer's day is one sign-in; a token is for programs. */
const lives: Record<SubjectKind | 'token', Life> = {
  citizen: { idleHours: 2, longestHours: 24 },
  officer: { idleHours: 12, longestHours: 24 },
  token: { idleHours: null, longestHours: 30 * 24 },
}

/** When a session ends if it is not used again after `usedAt`. */
export function sessionEnd(
  kind: SubjectKind,
  via: Via,
  createdAt: Temporal.Instant,
  usedAt: Temporal.Instant,
): Temporal.Instant {
  const { idleHours, longestHours } = lives[via === 'token' ? 'token' : kind]
  const latest = createdAt.add({ hours: longestHours })
  if (idleHours === null) return latest
  const idle = usedAt.add({ hours: idleHours })
  return Temporal.Instant.compare(idle, latest) < 0 ? idle : latest
}

/** Use is noted once a minute: a page with twenty pictures writes once. */
export function isWorthNoting(lastUsedAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Math.abs(now.since(lastUsedAt).total('seconds')) >= 60
}
