import type { Scanner } from '../../../documents/index.ts'
import type { DossierDeps } from '../../deps.ts'

/** What the filing pages stand on: the dossiers' own, and who looks at files before they are taken. */
export interface FilingDeps extends DossierDeps {
  readonly scanner: Scanner
  /** Numbers of the city to call when somebody is asked for more than the list. */
  readonly hotlines?: readonly string[] | undefined
}
