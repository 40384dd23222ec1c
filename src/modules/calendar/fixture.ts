import type { CalendarData, Holiday } from './data.ts'

/** The calendar of state bodies in 2024–2026 as the tests know it, with 2027 projected: rules are tested on real days. */

const office = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
]

export const officeWeek: CalendarData['hours'] = {
  monday: office,
  tuesday: office,
  wednesday: office,
  thursday: office,
  friday: office,
  saturday: [],
  sunday: [],
}

const names = {
  newYear: { vi: 'Tết Dương lịch', en: 'New Year’s Day' },
  tet: { vi: 'Tết Nguyên đán', en: 'Lunar New Year' },
  hungKings: { vi: 'Giỗ Tổ Hùng Vương', en: 'Hung Kings Commemoration Day' },
  reunification: { vi: 'Ngày Chiến thắng', en: 'Reunification Day' },
  labour: { vi: 'Ngày Quốc tế lao động', en: 'International Labour Day' },
  national: { vi: 'Quốc khánh', en: 'National Day' },
  culture: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' },
}

export function off(name: keyof typeof names, dates: string, kind: Holiday['kind'] = 'statutory'): Holiday[] {
  return dates.split(' ').map(date => ({ date, name: names[name], kind }))
}

export const stateCalendar: CalendarData = {
  version: 'test-2026.1',
  firstYear: 2024,
  publishedThrough: 2026,
  hours: officeWeek,
  holidays: [
    ...off('newYear', '2024-01-01'),
    ...off('tet', '2024-02-08 2024-02-09 2024-02-10 2024-02-11 2024-02-12'),
    ...off('tet', '2024-02-13 2024-02-14', 'substitute'),
    ...off('hungKings', '2024-04-18'),
    ...off('reunification', '2024-04-29', 'swap'),
    ...off('reunification', '2024-04-30'),
    ...off('labour', '2024-05-01'),
    ...off('national', '2024-09-02 2024-09-03'),
    ...off('newYear', '2025-01-01'),
    ...off('tet', '2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-01-31'),
    ...off('hungKings', '2025-04-07'),
    ...off('reunification', '2025-04-30'),
    ...off('labour', '2025-05-01'),
    ...off('labour', '2025-05-02', 'swap'),
    ...off('national', '2025-09-01 2025-09-02'),
    ...off('newYear', '2026-01-01'),
    ...off('newYear', '2026-01-02', 'swap'),
    ...off('tet', '2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20'),
    ...off('hungKings', '2026-04-26'),
    ...off('hungKings', '2026-04-27', 'substitute'),
    ...off('reunification', '2026-04-30'),
    ...off('labour', '2026-05-01'),
    ...off('national', '2026-08-31', 'swap'),
    ...off('national', '2026-09-01 2026-09-02'),
    ...off('culture', '2026-11-24'),
  ],
  makeUpDays: [
    { date: '2024-05-04', insteadOf: '2024-04-29' },
    { date: '2025-04-26', insteadOf: '2025-05-02' },
    { date: '2026-01-10', insteadOf: '2026-01-02' },
    { date: '2026-08-22', insteadOf: '2026-08-31' },
  ],
  projected: {
    through: 2027,
    holidays: [
      ...off('newYear', '2027-01-01'),
      ...off('tet', '2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-02-09'),
      ...off('tet', '2027-02-10 2027-02-11', 'substitute'),
      ...off('hungKings', '2027-04-16'),
      ...off('national', '2027-09-02 2027-09-03'),
      ...off('culture', '2027-11-24'),
    ].map(day => ({
      ...day,
      status: day.name === names.newYear ? ('statutory' as const) : ('projected' as const),
    })),
    makeUpDays: [],
  },
  sources: [{ title: 'TB 9441/TB-BNV' }],
}

/** @example at('2026-11-20 16:00') — local time */
export function at(text: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
}

/** @example read(instant) // '2026-11-20 16:00' */
export function read(instant: Temporal.Instant | null): string | null {
  if (instant === null) return null
  return instant
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDateTime()
    .toString()
    .slice(0, 16)
    .replace('T', ' ')
}
