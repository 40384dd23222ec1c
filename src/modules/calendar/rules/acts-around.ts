import { dayOf, instantAt, minuteOf } from '../minutes.ts'
import type { WorkingCalendar } from '../working-calendar.ts'
import { isAfterCutOff } from './counting.ts'

/**
 * The last instant at which an apology with a new date is in time: the closing of the working day before the day the
 * result is due. On a limit shorter than a day it may lie before the receipt: then it is owed as soon as it is plain that
 * the date will be missed. Never refuses for want of an announced year.
 * @source docs/legal/time-limits.md#the-apology (Decree 61/2018 art. 19.9)
 */
export function latestApology(
  due: Temporal.Instant,
  calendar: WorkingCalendar,
  unit?: string,
): Temporal.Instant {
  const table = calendar.projected.table(unit)
  const before = table.workingDaysBefore(dayOf(minuteOf(due))) - 1
  return instantAt(table.closing(table.workingDay(before)))
}

/** What came after this goes over with the papers of the next morning. */
const lastHandOver = '15:00'

/**
 * By when the papers of a dossier must be with the competent authority: the closing of the same working day; received
 * after 15:00, the end of the next working morning. What comes outside working hours counts as received at the next
 * opening. The clock of the limit does not care. Never refuses for want of an announced year.
 * @source docs/legal/time-limits.md#handing-papers-over (Decree 61/2018 art. 18)
 */
export function handOverPaperBy(
  receivedAt: Temporal.Instant,
  calendar: WorkingCalendar,
  unit?: string,
): Temporal.Instant {
  const table = calendar.projected.table(unit)
  const start = minuteOf(receivedAt)
  const received = table.nextOpening(start)
  const today = dayOf(received)
  if (!isAfterCutOff(lastHandOver, { start, received })) return instantAt(table.closing(today))
  return instantAt(table.firstClosing(table.workingDay(table.workingDaysBefore(today) + 1)))
}
