export { type CalendarData, calendarSchema, type Holiday, type Opening, type Week } from './data.ts'
export { type CalendarFault, calendarFaults } from './faults.ts'
export type { Limit, Pause } from './limit.ts'

export { calendarRoutes } from './routes.ts'
export {
  answerBy,
  type DueDate,
  type DueDateInput,
  dueDateOrProvisional,
  type PromisedDate,
} from './rules/due-date.ts'
export type { Line, LineCode, LineParams } from './rules/explanation.ts'
export { addWorkingHours, hoursOfWorkingDay, shareOfTime } from './rules/steps.ts'
export { timeLeft } from './rules/time-left.ts'
export { sayExplanation, sayTimeLeft, type TimeLeftInput } from './say.ts'
export { calendarFrom, type WorkingCalendar } from './working-calendar.ts'
