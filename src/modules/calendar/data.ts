import Type, { type Static } from 'typebox'

const time = Type.String({
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'Local time on the whole minute, 24 hours: "08:00".',
})
const date = Type.String({
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'Local date: "2026-11-24".',
})
const year = Type.Integer({ minimum: 1990, maximum: 2200 })
const text = Type.Object(
  { vi: Type.String({ minLength: 1 }), en: Type.Optional(Type.String({ minLength: 1 })) },
  { additionalProperties: false },
)

const opening = Type.Object({ from: time, to: time }, { additionalProperties: false })
const openings = Type.Array(opening, {
  description: 'Openings of one day, in order, not touching one another. An empty list is a day off.',
})

const week = Type.Object(
  {
    monday: openings,
    tuesday: openings,
    wednesday: openings,
    thursday: openings,
    friday: openings,
    saturday: openings,
    sunday: openings,
  },
  { additionalProperties: false },
)

const unitHours = Type.Object(
  {
    unit: Type.String({ minLength: 1 }),
    from: date,
    to: Type.Optional(date),
    hours: week,
    note: Type.Optional(text),
  },
  {
    additionalProperties: false,
    description:
      'Hours of one unit, both dates included; without `to` until further notice. Later lines win.',
  },
)

const holiday = Type.Object(
  {
    date,
    name: text,
    kind: Type.Union([Type.Literal('statutory'), Type.Literal('substitute'), Type.Literal('swap')], {
      description:
        '`statutory`: the day of the law. `substitute`: a weekday off because the day fell on a day off. `swap`: a weekday off that is worked on another day (its make-up day names it).',
    }),
    status: Type.Optional(
      Type.Union([Type.Literal('statutory'), Type.Literal('projected')], {
        description:
          'In `projected` only: fixed by law though the year is not announced, or derived by rule and likely to move.',
      }),
    ),
  },
  { additionalProperties: false },
)

const makeUpDay = Type.Object(
  { date, insteadOf: date },
  {
    additionalProperties: false,
    description: 'A day (usually a Saturday) worked with the hours of the weekday it makes up for.',
  },
)

const specialDay = Type.Object(
  {
    date,
    hours: openings,
    name: text,
    units: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    basis: Type.Optional(Type.String({ minLength: 1 })),
  },
  {
    additionalProperties: false,
    description:
      'One day with hours of its own, for everyone or for `units` only: half day, sudden closure, extra opening. Wins over every other line.',
  },
)

const warning = Type.Object(
  {
    percentLeft: Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 100 }),
    minutesLeft: Type.Integer({ minimum: 0 }),
  },
  {
    additionalProperties: false,
    description:
      'Warn when this share of the working time is left; on a short limit so many working minutes ahead, never at more than twice the share.',
  },
)

/**
 * The shape of a city's `calendar.json`. Years from `firstYear` to `publishedThrough` are announced: their days off are
 * in `holidays` and `makeUpDays`. Everything after stands in `projected`, serves provisional dates only, and moves up
 * when the year is announced, together with a new `version`.
 * @source docs/legal/time-limits.md#days-off
 */
export const calendarSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.String({
      minLength: 1,
      description: 'Kept with every computed date; a changed calendar has another one. "2026.1"',
    }),
    firstYear: year,
    publishedThrough: year,
    hours: week,
    unitHours: Type.Optional(Type.Array(unitHours)),
    holidays: Type.Array(holiday),
    makeUpDays: Type.Array(makeUpDay),
    specialDays: Type.Optional(Type.Array(specialDay)),
    warnings: Type.Optional(Type.Object({ amber: warning, red: warning }, { additionalProperties: false })),
    projected: Type.Object(
      {
        through: Type.Integer({
          minimum: 1990,
          maximum: 2200,
          description: 'Last year whose days off are written down here.',
        }),
        holidays: Type.Array(holiday),
        makeUpDays: Type.Array(makeUpDay),
      },
      { additionalProperties: false },
    ),
    sources: Type.Array(
      Type.Object(
        {
          title: Type.String({ minLength: 1 }),
          url: Type.Optional(Type.String()),
          retrievedOn: Type.Optional(date),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

/**
 * A city's calendar as its pack gives it.
 * @example
 * {
 *   "version": "2026.1", "firstYear": 2020, "publishedThrough": 2026,
 *   "hours": { "monday": [{ "from": "08:00", "to": "12:00" }, { "from": "13:00", "to": "17:00" }], …, "sunday": [] },
 *   "holidays": [{ "date": "2026-11-24", "name": { "vi": "Ngày Văn hóa Việt Nam", "en": "Vietnamese Culture Day" }, "kind": "statutory" }],
 *   "makeUpDays": [{ "date": "2026-08-22", "insteadOf": "2026-08-31" }],
 *   "projected": { "through": 2028, "holidays": [{ "date": "2027-02-08", …, "status": "projected" }], "makeUpDays": [] },
 *   "sources": [{ "title": "TB 9441/TB-BNV" }]
 * }
 */
export type CalendarData = Static<typeof calendarSchema>
export type Week = Static<typeof week>
export type Opening = Static<typeof opening>
export type Holiday = Static<typeof holiday>
export type MakeUpDay = Static<typeof makeUpDay>
