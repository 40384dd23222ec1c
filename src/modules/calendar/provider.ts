import type { Db } from '../../platform/db/index.ts'
import type { Events } from '../../platform/events.ts'
import type { Log } from '../../platform/log.ts'
import { readChanges } from './store.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** The topic on which every process hears that the calendar has changed. */
export const calendarTopic = 'calendar'

/** The calendar in force: the pack's, with what decrees changed since. */
export interface CalendarProvider {
  /** As this process last read it; a change made here is seen at once, one made elsewhere within a second. */
  readonly current: () => WorkingCalendar
  /** As the database has it now: for a job that counts again what a change moved. */
  readonly read: (db: Db) => Promise<WorkingCalendar>
  /** Reads the database again; called when a newer pack has been loaded. */
  readonly reload: () => Promise<void>
  /** Tells every other process to read again; called after the commit of a change. */
  readonly announce: () => Promise<void>
  /** Hears changes no longer. */
  readonly close: () => void
}

export interface CalendarProviderDeps {
  readonly db: Db
  /** The calendar of the pack loaded last. */
  readonly packCalendar: () => WorkingCalendar
  readonly events: Events
  readonly log: Log
}

/** Opens the calendar in force and keeps it so. @throws Error when the database cannot be read */
export async function openCalendar(deps: CalendarProviderDeps): Promise<CalendarProvider> {
  const { db, packCalendar, events, log } = deps
  const read = async (from: Db) => packCalendar().withChanges(await readChanges(from))
  let current = await read(db)
  const reload = async () => {
    current = await read(db)
  }
  const close = events.subscribe(calendarTopic, () => {
    reload().catch((fault: unknown) => log.error({ err: fault }, 'the changed calendar could not be read'))
  })
  return {
    current: () => current,
    read,
    reload,
    async announce() {
      await reload()
      events.publish(calendarTopic, current.version)
    },
    close,
  }
}
