import type { VNode } from 'preact'
import type { Locale } from '../../../../../kernel/index.ts'
import type { OfficerViewer } from '../../../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../../../ui/index.ts'
import type { Procedure } from '../../../../catalogue/index.ts'
import type { Acting } from '../../../actions/record.ts'
import type { DossierDeps } from '../../../deps.ts'
import type { Dossier } from '../../../dossier.ts'
import type { InboxItem } from '../../../inbox.ts'
import type { Because } from '../../../rules/may.ts'
import type { WorkItem } from '../../../rules/work-items.ts'
import type { DossierLabels } from '../../../store.ts'
import type { OfficeAction } from '../action-bar.ts'

export type Actor = Acting['actor']

/** A dossier that somebody ticked. */
export interface Chosen {
  readonly dossier: Dossier
  readonly labels: DossierLabels
  readonly procedure: Procedure
}

/** Why a ticked dossier is left out: the action's own reasons, and those that only many at once have. */
export type LeftOut = Because | 'stale' | 'not_there' | 'already_yours'

/** Who does it, for one question that is asked for all. */
export interface Asker {
  readonly deps: DossierDeps
  readonly actor: Actor
  readonly locale: Locale
}

export interface BulkChoice {
  readonly value: string
  readonly text: string
}

export interface BulkFieldsProps {
  readonly locale: Locale
  readonly errors: readonly FieldErrorShown[]
  readonly choices: readonly BulkChoice[]
}

/** One action done to many dossiers, each in its own transaction. Adding one is a file like those in bulk-acts/. */
export interface BulkAct<Input> {
  readonly action: OfficeAction
  /** The letter of its button in a list; not one that moves in lists (j, k, x, g). */
  readonly key: string
  /** The kinds of work in whose lists it is offered. */
  readonly kinds: readonly WorkItem['kind'][]
  /** Whether a line is worth offering it for; left out: the line is one's own, or waits for one's post. */
  isOffered?(item: InboxItem, officer: OfficerViewer): boolean
  /** Why it cannot be done among many although it is allowed. */
  hindrance?(
    deps: DossierDeps,
    chosen: Chosen,
    actor: Actor,
  ): Promise<LeftOut | undefined> | LeftOut | undefined
  /** What there is to choose among in what is asked. */
  choices?(deps: DossierDeps, chosen: readonly Chosen[]): Promise<readonly BulkChoice[]>
  /** What is asked once for all of them. */
  read(body: unknown): Input
  faults?(input: Input, asker: Asker): Promise<readonly FieldErrorShown[]>
  readonly Fields?: (props: BulkFieldsProps) => VNode
  perform(deps: DossierDeps, acting: Acting, input: Input, chosen: Chosen): Promise<unknown>
}
