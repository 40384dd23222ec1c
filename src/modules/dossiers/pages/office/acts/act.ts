import type { VNode } from 'preact'
import type { FieldErrorShown } from '../../../../../ui/index.ts'
import type { Entry } from '../../../../journal/index.ts'
import type { Acting } from '../../../actions/record.ts'
import type { Dossier } from '../../../dossier.ts'
import type { Because } from '../../../rules/may.ts'
import type { OfficeAction } from '../action-bar.ts'
import type { Opened } from '../opened.ts'

/** What a form page shows: empty at first, as it was typed when something in it cannot stand. */
export interface ActFormProps<Typed> {
  readonly opened: Opened
  readonly typed: Typed
  readonly errors: readonly FieldErrorShown[]
}

/** One thing an officer does to a dossier: its form, what can be wrong with it, and the action behind it. */
export interface Act<Typed> {
  readonly action: OfficeAction
  title(opened: Opened): string
  blank(opened: Opened): Typed
  read(body: unknown, opened: Opened): Typed
  faults(typed: Typed, opened: Opened): readonly FieldErrorShown[]
  perform(typed: Typed, opened: Opened, acting: Acting): Promise<Dossier>
  /** The field a refusal of the action belongs to; a refusal that belongs to none gets a page of its own. */
  faultOf?(because: Because, opened: Opened): FieldErrorShown | undefined
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
