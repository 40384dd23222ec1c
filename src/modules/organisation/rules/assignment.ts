/** How a unit gives out work that nobody has taken: not at all, to the one with least of it, or in turn. */
export const assignmentRules = ['none', 'leastLoaded', 'rota'] as const

export type AssignmentRule = (typeof assignmentRules)[number]

export function isAssignmentRule(text: string): text is AssignmentRule {
  return (assignmentRules as readonly string[]).includes(text)
}

/** Somebody who could do it: not disabled, not away, with the post or a delegation of it. */
export interface Candidate {
  readonly id: string
  /** Knows the field, or the very procedure. */
  readonly skilled: boolean
}

export interface Candidates {
  readonly rule: AssignmentRule
  /** Whose turn it was last, for `rota`. */
  readonly last: string | undefined
  /** In a fixed order, by id. */
  readonly officers: readonly Candidate[]
}

/**
 * Who gets it; undefined when the rule is `none` or nobody is there: it then waits in the unit's queue. Those who know
 * the matter come first; when nobody does, everybody is asked. `load`: how much each has open, nothing when left out.
 */
export function chooseOfficer(
  { rule, last, officers }: Candidates,
  load: ReadonlyMap<string, number> = new Map(),
): string | undefined {
  const skilled = officers.filter(officer => officer.skilled)
  const ids = (skilled.length > 0 ? skilled : officers).map(({ id }) => id).sort()
  if (rule === 'none') return undefined
  if (rule === 'rota') return ids.find(id => last !== undefined && id > last) ?? ids[0]
  const loadOf = (id: string) => load.get(id) ?? 0
  return ids.reduce<string | undefined>(
    (least, id) => (least === undefined || loadOf(id) < loadOf(least) ? id : least),
    undefined,
  )
}
