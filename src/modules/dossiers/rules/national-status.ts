import { type Dossier, isSupplementOpen, openPauses } from '../dossier.ts'

/** The ten statuses of the national portal. @source docs/legal/national-status.md */
export type NationalStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

/** The national status, from state and facts. A negative decision is processed (9), not refused (3). */
export function nationalStatus(dossier: Dossier): NationalStatus {
  switch (dossier.state) {
    case 'filed':
      return isSupplementOpen(dossier) ? 5 : 1
    case 'refused':
      return 3
    case 'in_progress':
      return inProgress(dossier)
    case 'result_ready':
      return 9
    case 'returned':
      return 10
    case 'stopped':
      return 8
    case 'withdrawn':
      return dossier.acceptance === undefined ? 3 : 8
  }
}

function inProgress(dossier: Dossier): NationalStatus {
  if (dossier.withdrawal !== undefined) return 7
  if (isSupplementOpen(dossier)) return 5
  if (openPauses(dossier).some(pause => pause.ground === 'payment')) return 6
  return dossier.steps.some(step => step.startedAt !== undefined) ? 4 : 2
}
