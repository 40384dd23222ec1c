import { type Db, type Tx, transaction } from '../../../platform/db/index.ts'
import { InvalidInput, Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import { type By, findUnit } from '../../organisation/index.ts'
import type { CalendarChange, ChangeContent, Decree } from '../changes.ts'
import type { CalendarProvider } from '../provider.ts'
import { changeFaults } from '../rules/change-faults.ts'
import { insertChange, lockChanges, readChanges } from '../store.ts'
import type { WorkingCalendar } from '../working-calendar.ts'

export interface CalendarChangeInput {
  /** Given by the form that asks, so that a second click enters nothing twice. */
  readonly id: string
  readonly decree: Decree
  readonly content: ChangeContent
  /** The version of the calendar that the preview was made of; left out, whatever is in force. */
  readonly seen?: string | undefined
}

/** A change entered, with the calendar before and after it. */
export interface EnteredChange {
  readonly change: CalendarChange
  readonly before: WorkingCalendar
  readonly after: WorkingCalendar
}

/**
 * What must happen together with a change, in its transaction: the composition root queues a recount of the open dossiers.
 * A job that counts reads the calendar by `CalendarProvider.read`, for another process may not have heard of it yet.
 */
export type AnnounceChange = (tx: Tx, entered: EnteredChange) => Promise<void>

/**
 * Enters a change of the city's calendar by decree: it is in force from the commit, in this process at once. The same id
 * again changes nothing. What was promised stays on record: moving dates is for `announce`.
 * @throws InvalidInput naming each field; Refusal 409 `stale` when the calendar changed since the preview
 * @source docs/legal/time-limits.md#sudden-closures
 */
export async function enterCalendarChange(
  db: Db,
  calendar: CalendarProvider,
  input: CalendarChangeInput,
  by: By,
  announce: AnnounceChange,
): Promise<CalendarChange> {
  const entered = await transaction(db, tx => enter(tx, calendar, input, by, announce))
  await calendar.announce()
  return entered
}

async function enter(
  tx: Tx,
  calendar: CalendarProvider,
  { id, decree, content, seen }: CalendarChangeInput,
  by: By,
  announce: AnnounceChange,
): Promise<CalendarChange> {
  await lockChanges(tx)
  const earlier = await readChanges(tx)
  const there = earlier.find(change => change.id === id)
  if (there !== undefined) return there
  const before = await calendar.read(tx)
  if (seen !== undefined && seen !== before.version) throw new Refusal(409, 'stale')
  await refuseFaulty(tx, { decree, content }, before, earlier)
  const number = earlier.length + 1
  const change = { number, id, decree, content, enteredAt: by.at, enteredBy: by.actor }
  await insertChange(tx, change)
  const after = before.withChanges([...earlier, change])
  await append(tx, 'calendar:city', [
    { ...by, kind: 'calendarChanged', version: 1, facts: factsOf(change, before, after) },
  ])
  await announce(tx, { change, before, after })
  return change
}

async function refuseFaulty(
  tx: Tx,
  change: Pick<CalendarChange, 'decree' | 'content'>,
  before: WorkingCalendar,
  earlier: readonly CalendarChange[],
): Promise<void> {
  const faults = changeFaults(change, before, earlier)
  if (faults.length > 0) throw new InvalidInput(faults)
  const units = 'units' in change.content ? (change.content.units ?? []) : []
  for (const unit of units) {
    if ((await findUnit(tx, unit)) === undefined)
      throw new InvalidInput([{ field: 'units', code: 'unknown_unit' }])
  }
}

function factsOf({ number, id, content }: CalendarChange, before: WorkingCalendar, after: WorkingCalendar) {
  const versions = { number, change: id, calendarBefore: before.version, calendarAfter: after.version }
  if (content.kind === 'revoked') return { ...versions, does: content.kind, revokes: content.revokes }
  if (content.kind === 'yearPublished') return { ...versions, does: content.kind, year: content.year }
  const { kind, from, to, units } = content
  return { ...versions, does: kind, from, to, units: units === undefined ? null : [...units] }
}
