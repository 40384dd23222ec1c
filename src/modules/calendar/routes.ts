import Type, { type Static } from 'typebox'
import { VIETNAM } from '../../kernel/index.ts'
import { type App, anyone, type FieldError, InvalidInput, type Request } from '../../platform/http/index.ts'
import type { Limit, Pause } from './limit.ts'
import { type DueDate, dueDate } from './rules/due-date.ts'
import { messages, sayLine } from './say.ts'
import type { WorkingCalendar } from './working-calendar.ts'

const moment = Type.String({ format: 'date-time', description: 'RFC 3339 with its offset.' })

const limitSchema = Type.Object(
  {
    workingHours: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 100_000 })),
    workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    calendarDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 36_500 })),
    months: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_200 })),
    sameDay: Type.Optional(
      Type.Object(
        { cutOff: Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }) },
        { additionalProperties: false },
      ),
    ),
    session: Type.Optional(Type.Literal(true)),
  },
  {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description: 'A time limit in exactly one of its kinds.',
  },
)

const pauseSchema = Type.Object(
  {
    from: moment,
    to: moment,
    clock: Type.Optional(
      Type.Union([Type.Literal('resume'), Type.Literal('restart')], {
        description:
          '`resume`, when left out: only the pause is left out. `restart`: the limit begins again when it ends.',
      }),
    ),
  },
  { additionalProperties: false },
)

const askedSchema = Type.Object(
  {
    start: moment,
    limit: limitSchema,
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    pauses: Type.Optional(Type.Array(pauseSchema, { maxItems: 1_000 })),
  },
  { additionalProperties: false },
)

const answerSchema = Type.Object({
  dueAt: Type.String({ format: 'date-time' }),
  calendarVersion: Type.String(),
  explanation: Type.Array(
    Type.Object({
      code: Type.String(),
      params: Type.Record(Type.String(), Type.Unknown()),
      text: Type.Object({ vi: Type.String(), en: Type.String() }),
    }),
  ),
})

type Asked = Static<typeof askedSchema>

export interface CalendarRoutesDeps {
  readonly calendar: () => WorkingCalendar
  /** Where units are known; without it every unit is taken at its word and has the city's hours unless it has its own. */
  readonly isUnit?: (unit: string) => boolean
  /** True in the demo: whoever asks from this machine itself may ask as often as they like. */
  readonly unlimitedOnLoopback?: boolean
}

/** `POST /api/v1/working-time/due-date`: what any dossier's due date would be, and why. Open to all, asks for nothing personal. */
export function calendarRoutes({
  calendar,
  isUnit = () => true,
  unlimitedOnLoopback = false,
}: CalendarRoutesDeps): (app: App) => void {
  return app => {
    app.post(
      '/api/v1/working-time/due-date',
      {
        config: {
          access: anyone,
          ...(unlimitedOnLoopback ? { rateLimit: { allowList: isOwnMachine } } : {}),
        },
        schema: {
          tags: ['working time'],
          summary: 'Count a time limit in working time',
          body: askedSchema,
          response: { 200: answerSchema },
        },
      },
      async request => answer(dueDate({ ...readAsked(request.body, isUnit), calendar: calendar() })),
    )
  }
}

/** A forwarding header means that somebody else stands behind the address of this machine. */
function isOwnMachine(request: Request): boolean {
  const { headers, socket } = request
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some(name => headers[name] !== undefined)
  return !isForwarded && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '')
}

function answer({ dueAt, calendarVersion, explanation }: DueDate): Static<typeof answerSchema> {
  return {
    dueAt: dueAt.toZonedDateTimeISO(VIETNAM).toString({ timeZoneName: 'never' }),
    calendarVersion,
    explanation: explanation.map(line => ({
      code: line.code,
      params: { ...line.params },
      text: { vi: sayLine(line, 'vi'), en: sayLine(line, 'en') },
    })),
  }
}

interface Counted {
  readonly start: Temporal.Instant
  readonly limit: Limit
  readonly unit: string | undefined
  readonly pauses: readonly Pause[]
}

/** @throws InvalidInput with every field that cannot be counted with */
function readAsked(asked: Asked, isUnit: (unit: string) => boolean): Counted {
  const errors: FieldError[] = []
  const read = (field: string, text: string): Temporal.Instant => {
    const instant = instantFrom(text)
    if (instant === undefined) errors.push({ field, code: 'format', message: messages.vi.startNotRead })
    return instant ?? Temporal.Instant.fromEpochMilliseconds(0)
  }
  const start = read('start', asked.start)
  const pauses = (asked.pauses ?? []).map((pause, i) => {
    const from = read(`pauses.${i}.from`, pause.from)
    const to = read(`pauses.${i}.to`, pause.to)
    if (Temporal.Instant.compare(to, from) < 0) {
      errors.push({
        field: `pauses.${i}.to`,
        code: 'ends_before_it_begins',
        message: messages.vi.pauseEndsBeforeItBegins,
      })
    }
    return { from, to, clock: pause.clock ?? 'resume' }
  })
  if (asked.limit.workingHours !== undefined && !isWholeMinutes(asked.limit.workingHours)) {
    errors.push({
      field: 'limit.workingHours',
      code: 'not_whole_minutes',
      message: messages.vi.hoursNotWholeMinutes,
    })
  }
  if (asked.unit !== undefined && !isUnit(asked.unit)) {
    errors.push({ field: 'unit', code: 'unknown_unit', message: messages.vi.unitUnknown })
  }
  if (errors.length > 0) throw new InvalidInput(errors)
  return { start, pauses, limit: asked.limit as Limit, unit: asked.unit }
}

/** Reads what the schema's format let through but no calendar knows, such as 30 February, as undefined. */
function instantFrom(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

function isWholeMinutes(hours: number): boolean {
  const minutes = hours * 60
  return Math.round(minutes) >= 1 && Math.abs(minutes - Math.round(minutes)) < 1e-6
}
