import type { VNode } from 'preact'
import type { FieldError, Request } from '../../../../../platform/http/index.ts'
import type { Choice, FieldErrorShown } from '../../../../../ui/index.ts'
import type { Entry } from '../../../../journal/index.ts'
import type { OnStep } from '../../../actions/handle-step.ts'
import type { Dossier } from '../../../dossier.ts'
import type { Because } from '../../../rules/may.ts'
import type { OfficeAction } from '../action-bar.ts'
import type { Opened } from '../opened.ts'

/** What a form page shows: empty at first, as it was typed when something in it cannot stand. */
export interface ActFormProps<Typed> {
  readonly opened: Opened
  readonly typed: Typed
  readonly errors: readonly FieldErrorShown[]
  /** What `choices` gave: people or places to choose from. */
  readonly choices: readonly Choice[]
}

/** One thing an officer does to a dossier: its form, what can be wrong with it, and the action behind it. */
export interface Act<Typed> {
  readonly action: OfficeAction
  title(opened: Opened): string
  blank(opened: Opened): Typed
  read(body: unknown, opened: Opened): Typed
  faults(typed: Typed, opened: Opened): readonly FieldErrorShown[]
  /** What has to be read before the form can be shown. */
  choices?(opened: Opened): Promise<readonly Choice[]>
  /** Reads a form that carries files, part by part; others come as fields. */
  receive?(request: Request, opened: Opened): Promise<unknown>
  perform(typed: Typed, opened: Opened, acting: OnStep): Promise<Dossier>
  /** The field a refusal of the action belongs to; a refusal that belongs to none gets a page of its own. */
  faultOf?(because: Because, opened: Opened): FieldErrorShown | undefined
  /** What cannot stand in what was typed, as the action says it by field. */
  faultsOf?(errors: readonly FieldError[], opened: Opened): readonly FieldErrorShown[]
  /** Whether an entry records the very same thing as was typed now. */
  isSame(typed: Typed, entry: Entry, opened: Opened): boolean
  /** The words typed, given back when the form came too late. */
  words(typed: Typed): readonly string[]
  readonly Form: (props: ActFormProps<Typed>) => VNode
}

/** Personal content that an entry speaks of. */
export function contentOf(entry: Entry, name: string, { personal }: Opened): unknown {
  const ref = entry.facts[name] as { content?: string } | undefined
  return ref?.content === undefined ? undefined : personal.get(ref.content)
}
