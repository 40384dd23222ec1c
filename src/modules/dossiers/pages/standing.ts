import { type Dossier, type DossierState, isSupplementOpen, openPauses } from '../dossier.ts'

/** Where a dossier stands as its owner and anyone with its code read it: the state, or what matters more just now. */
export type Standing = DossierState | 'supplement' | 'withdrawing' | 'paused' | 'late'

export function standingOf(dossier: Dossier): Standing {
  const { state } = dossier
  const isWaiting = state === 'filed' || state === 'in_progress'
  if (isWaiting && isSupplementOpen(dossier)) return 'supplement'
  if (state !== 'in_progress') return state
  if (dossier.withdrawal !== undefined) return 'withdrawing'
  if (openPauses(dossier).length > 0) return 'paused'
  return dossier.late === undefined ? state : 'late'
}

/** The date people may count on now: the one an apology named, else the lawful one; undefined before acceptance. */
export function dateNow(dossier: Dossier): Dossier['due'] {
  const again = dossier.apology?.sent?.newDate
  return again === undefined ? dossier.due : { at: again, provisional: false }
}

/** The first promise, where it is not the date that holds now. */
export function firstPromise(dossier: Dossier): Dossier['due'] {
  const first = dossier.acceptance?.due
  return first === undefined || first.at === dateNow(dossier)?.at ? undefined : first
}
