import type { Scanner } from '../documents/index.ts'
import type { DossierDeps } from '../dossiers/index.ts'

/** What the public API stands on. */
export interface ExchangeDeps extends DossierDeps {
  readonly scanner: Scanner
}
