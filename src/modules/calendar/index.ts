export {
  type AnnounceChange,
  type CalendarChangeInput,
  type EnteredChange,
  enterCalendarChange,
} from './actions/enter-change.ts'
export type {
  CalendarChange,
  ChangeContent,
  DayChange,
  DayChangeKind,
  Decree,
} from './changes.ts'
export { type CalendarData, calendarSchema, type Holiday, type Opening, type Week } from './data.ts'
export { type CalendarFault, calendarFaults } from './faults.ts'
export type { Limit, Pause } from './limit.ts'
export { CalendarNotPublished } from './not-published.ts'
export { type CalendarPagesDeps, calendarPages } from './pages/routes.ts'
export { type CalendarProvider, type CalendarProviderDeps, openCalendar } from './provider.ts'
export { calendarRoutes } from './routes.ts'
export { handOverPaperBy, latestApology } from './rules/acts-around.ts'
export {
  answerBy,
  askBy,
  type DueDate,
  type DueDateInput,
  dueAt,
  dueDateOrProvisional,
  type PromisedDate,
} from './rules/due-date.ts'
export type { Line, LineCode, LineParams } from './rules/explanation.ts'
export { addWorkingHours, hoursOfWorkingDay, shareOfTime } from './rules/steps.ts'
export { pausedWorkingMinutes, timeLeft, workingMinutesBetween } from './rules/time-left.ts'
export { type Warning, type Warnings, type WarningsInput, warningsFor } from './rules/warnings.ts'
export { sayExplanation, sayTimeLeft, type TimeLeftInput } from './say.ts'
export { calendarFrom, type WorkingCalendar } from './working-calendar.ts'
