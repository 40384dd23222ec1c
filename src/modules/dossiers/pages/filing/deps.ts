import type { Text } from '../../../../kernel/index.ts'
import type { Scanner } from '../../../documents/index.ts'
import type { DossierDeps } from '../../deps.ts'

/** A community team as an officer names it, with the sessions that can be named beside it. */
export interface AssistingTeam {
  readonly key: string
  readonly name: string
  readonly sessions: readonly { readonly key: string; readonly name: string }[]
}

/** What the filing pages stand on: the dossiers' own, and who looks at files before they are taken. */
export interface FilingDeps extends DossierDeps {
  readonly scanner: Scanner
  /** The teams an officer may say helped, by the officer's id; left out, nobody is asked for one. */
  readonly teamsOf?: (officer: string) => Promise<readonly AssistingTeam[]>
  /** What a fast lane is called. */
  readonly laneName?: (key: string) => Text | undefined
  /** Numbers of the city to call when somebody is asked for more than the list. */
  readonly hotlines?: readonly string[]
}
