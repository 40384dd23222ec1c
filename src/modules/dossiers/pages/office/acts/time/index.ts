import type { App } from '../../../../../../platform/http/index.ts'
import type { DossierDeps } from '../../../../deps.ts'

/** What is done to a dossier's time and to its end: pauses, extensions, apologies, withdrawal, stop. */
export function timeActs(_app: App, _deps: DossierDeps): void {}
