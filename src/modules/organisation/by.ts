/** Who acts, and when: what the record says of an act. */
export interface By {
  /** `officer:<id>` or `system`: an id, never a name. */
  readonly actor: string
  readonly at: Temporal.Instant
}

/** The program itself: the command line and the loader of packs. */
export function bySystem(at: Temporal.Instant): By {
  return { actor: 'system', at }
}

export function byOfficer(officer: { readonly id: string }, at: Temporal.Instant): By {
  return { actor: `officer:${officer.id}`, at }
}
