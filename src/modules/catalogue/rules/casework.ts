import type { Branch, Extension, PauseGround, PauseRule, Procedure, Step, Supplement } from '../procedure.ts'

/** The supplement policy with nothing left open. */
export type SupplementPolicy = Supplement & Required<Pick<Supplement, 'askWithin' | 'answerWithin' | 'times'>>

/**
 * What holds where a procedure's own law says nothing. The applicant's 30 days stand in no text: *unverified*.
 * @source Decree 61/2018/ND-CP art. 11.2 (c), 19.4, as taken over by Decree 118/2025/ND-CP; docs/legal/supplements.md
 */
const generalSupplement: SupplementPolicy = {
  clock: 'restart',
  basis: 'Nghị định 118/2025/NĐ-CP (trước đây: Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4)',
  askWithin: { workingDays: 3 },
  answerWithin: { calendarDays: 30 },
  times: 1,
}

/** How a dossier of this procedure is completed after acceptance: its own law, and the general rule where that is silent. */
export function supplementPolicy({ supplement }: Pick<Procedure, 'supplement'>): SupplementPolicy {
  return { ...generalSupplement, ...supplement }
}

/** The law that stops the clock on this ground; undefined where none does and the clock runs on. */
export function pauseGround(
  { pauses = [] }: Pick<Procedure, 'pauses'>,
  ground: PauseGround,
): PauseRule | undefined {
  return pauses.find(one => one.ground === ground)
}

/** The extension of that key; undefined where the law grants none. */
export function extensionOf(
  { extensions = [] }: Pick<Procedure, 'extensions'>,
  key: string,
): Extension | undefined {
  return extensions.find(one => one.key === key)
}

/** What other authorities settle beside the procedure's own result; empty for all but linked procedures. */
export function branchesOf({ branches = [] }: Pick<Procedure, 'branches'>): readonly Branch[] {
  return branches
}

/** The keys of the steps each step waits for: what it names, or else the step before it in the list. */
export function stepsBefore(process: readonly Step[]): ReadonlyMap<string, readonly string[]> {
  return new Map(process.map((step, i) => [step.key, step.after ?? previous(process[i - 1])]))
}

function previous(step: Step | undefined): readonly string[] {
  return step === undefined ? [] : [step.key]
}
