import { say } from '../../kernel/index.ts'
import { type Messages, readDate, readDays } from './words.ts'

const holidayKinds = {
  statutory: (name: string) => `${name}, public holiday`,
  substitute: (name: string) => `substitute day off for ${name}`,
  swap: (name: string) => `day off for ${name}, worked on another day`,
}

export const en: Messages = {
  lines: {
    received_outside_hours: ({ date, time, countedDate, countedTime }) =>
      `Received at ${time} on ${readDate(date)}, outside working hours: counts as received at ${countedTime} on ${readDate(countedDate)}`,
    restarted: ({ date, time }) =>
      `The limit is counted again from zero when the pause ended, at ${time} on ${readDate(date)}`,
    counted_from: ({ date, time }) => `Counted from ${time} on ${readDate(date)}`,
    receipt_not_counted: ({ date }) => `The day of receipt, ${readDate(date)}, does not count`,
    weekly_rest: days => `${readDays(days)}: weekly rest`,
    holiday: ({ name, kind, projected, ...days }) =>
      `${readDays(days)}: ${holidayKinds[kind](say(name, 'en'))}${projected ? ' (not announced yet)' : ''}`,
    closed: ({ name, ...days }) => `${readDays(days)}: closed (${say(name, 'en')})`,
    made_up: ({ date, insteadOf }) => `${readDate(date)}: worked instead of ${readDate(insteadOf)}`,
    special_hours: ({ date, name, until, hours }) =>
      `${readDate(date)}: open ${hours ?? `until ${until}`} (${say(name, 'en')})`,
    paused: days => `${readDays(days)}: the time limit is paused`,
    working_days: ({ first, last, ...days }) =>
      first === last
        ? `Working day ${first}: ${readDays(days)}`
        : `Working days ${first} to ${last}: ${readDays(days)}`,
    working_minutes: ({ minutes, pausedMinutes, ...days }) =>
      `${readDays(days)}: ${duration(minutes)} counted${days.from === days.to ? '' : ' each day'}${pausedMinutes > 0 ? `, ${duration(pausedMinutes)} paused` : ''}`,
    calendar_days: ({ first, last, ...days }) =>
      first === last
        ? `Day ${first}: ${readDays(days)}`
        : `Days ${first} to ${last}: ${readDays(days)}, days off included`,
    corresponding_day: ({ months, date }) =>
      `The same date after ${plural(months, 'month')}: ${readDate(date)}`,
    moved_by_pauses: ({ days, date }) => `${plural(days, 'paused day')} added: ${readDate(date)}`,
    end_moved: ({ from, to }) =>
      `The limit ends on ${readDate(from)}: moved to the next working day, ${readDate(to)}`,
    before_cut_off: ({ cutOff }) => `Received by ${cutOff}: the result is given the same day`,
    after_cut_off: ({ cutOff }) => `Received after ${cutOff}: the result is given on the next working day`,
    session: ({ date, from, to }) => `Result within the session ${from}–${to} on ${readDate(date)}`,
    due: ({ date, time }) => `Result due: ${time} on ${readDate(date)}`,
    due_on_working_day: ({ number, date, time }) =>
      `Working day ${number}: ${readDate(date)} → due at ${time}`,
    year_not_published: ({ year }) =>
      `The days off of ${year} are not announced yet: this date is provisional and will be confirmed or moved once they are`,
  },
  answerDue: ({ date, time }) => `Answer due: ${time} on ${readDate(date)}`,
  daysLeft: days => `${plural(days, 'working day')} left`,
  minutesLeft: minutes => `${duration(minutes)} left`,
  dueNow: 'Due now',
  daysLate: days => `${plural(days, 'working day')} late`,
  minutesLate: minutes => `${duration(minutes)} late`,
  justLate: 'Just past due',
  startNotRead: 'Give the moment as RFC 3339 with its offset, for example 2026-11-20T16:00:00+07:00',
  pauseEndsBeforeItBegins: 'A pause must end after it begins',
  hoursNotWholeMinutes: 'Working hours must come to a whole number of minutes',
  unitUnknown: 'There is no such unit',
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? plural(hours, 'hour') : '', rest > 0 ? plural(rest, 'minute') : '']
    .filter(Boolean)
    .join(' ')
}
