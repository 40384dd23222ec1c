import type { App } from '../../../platform/http/index.ts'
import { calculatorRoutes } from './calculator-routes.tsx'
import { type CalendarOfficeDeps, calendarOfficeRoutes } from './office-routes.tsx'

export type CalendarPagesDeps = CalendarOfficeDeps

/** The public page that counts a date, and the office's pages on which the calendar is changed by decree. */
export function calendarPages(deps: CalendarPagesDeps): (app: App) => void {
  return app => {
    calculatorRoutes({ ...deps, calendar: deps.calendar.current })(app)
    calendarOfficeRoutes(deps)(app)
  }
}
