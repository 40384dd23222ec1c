import { Refusal } from '../../platform/http/index.ts'

/**
 * The count needs a day of a year whose calendar is not announced. A date in it would be a guess, so none is given;
 * whoever may promise provisionally asks `dueDateOrProvisional`.
 */
export class CalendarNotPublished extends Refusal {
  readonly year: number

  constructor(year: number) {
    super(422, 'calendar_not_published', { year })
    this.name = 'CalendarNotPublished'
    this.year = year
  }
}
