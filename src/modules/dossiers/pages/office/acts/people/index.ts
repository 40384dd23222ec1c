import type { App } from '../../../../../../platform/http/index.ts'
import type { DossierDeps } from '../../../../deps.ts'

/** What passes between people: work given and taken over, opinions, notes, papers, mistakes put right. */
export function peopleActs(_app: App, _deps: DossierDeps): void {}
