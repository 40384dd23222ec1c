import { Type } from '@fastify/type-provider-typebox'
import { delayCauses, stopGrounds } from '../dossiers/index.ts'

/** The shapes of the public API, as OpenAPI describes them. Instants are RFC 3339 in UTC, units are organisation ids. */
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

export const Instant = Type.String({ format: 'date-time' })
export const DossierCode = Type.String({ pattern: '^[A-Za-z0-9.]+-\\d{6}-\\d{4,}$', maxLength: 60 })
export const CodeParams = Type.Object({ code: DossierCode })

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({ field: Type.String(), code: Type.String(), message: Type.Optional(Type.String()) }),
      ),
    ),
    because: Type.Optional(Type.String()),
    allowed: Type.Optional(Type.Array(Type.String())),
    requestId: Type.Optional(Type.String()),
  },
  { additionalProperties: true, description: 'RFC 9457 problem details' },
)

/** Everything but public look-ups takes a bearer token. */
export const bearer = [{ bearer: [] }]

export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'The same key with the same body gives the same outcome for seven days',
    }),
  ),
})

export const refusals = { 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem, 429: Problem }

const Answer = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])

const applicant = {
  fullName: Type.String({ minLength: 1, maxLength: 200 }),
  personalNumber: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
  dateOfBirth: Type.Optional(Type.String({ format: 'date' })),
  phone: Type.Optional(Type.String({ maxLength: 20 })),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
  address: Type.Optional(Type.String({ maxLength: 300 })),
  ward: Type.Optional(Type.String({ maxLength: 40 })),
}

export const FilingBody = Type.Object(
  {
    procedure: Type.String({ pattern: '^\\d\\.\\d{6}$' }),
    applicant: Type.Optional(
      Type.Object(applicant, {
        additionalProperties: false,
        description: 'Who asks. A citizen who leaves it out asks for themselves.',
      }),
    ),
    answers: Type.Record(Type.String(), Answer, { description: 'By field key of the procedure’s form' }),
    components: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          files: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 }),
          originals: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
          copies: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 60 },
    ),
    competentAuthority: Type.Optional(Type.String({ maxLength: 60 })),
    receivingUnit: Type.Optional(
      Type.String({ maxLength: 60, description: 'At a counter: the officer’s own unit' }),
    ),
    returnBy: Type.Optional(
      Type.Union([Type.Literal('account'), Type.Literal('counter'), Type.Literal('post')]),
    ),
    postTo: Type.Optional(
      Type.String({
        maxLength: 300,
        description: 'Where the post brings the result; the applicant’s address when left out',
      }),
    ),
    returningUnit: Type.Optional(Type.String({ maxLength: 60 })),
  },
  { additionalProperties: false },
)

const OpenStep = Type.Object({
  key: Type.String(),
  kind: Type.String(),
  unit: Type.String(),
  role: Type.String(),
  dueAt: Instant,
})

export const DossierView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  code: Type.String(),
  seq: Type.Integer({ description: 'The version to send back with an action' }),
  status: Type.String(),
  nationalStatus: Type.Integer(),
  procedure: Type.Object({ code: Type.String(), version: Type.Integer() }),
  channel: Type.String(),
  filedAt: Instant,
  answerBy: Instant,
  answerByProvisional: Type.Boolean(),
  acceptedAt: nullable(Instant),
  dueAt: nullable(Instant),
  dueAtProvisional: nullable(Instant),
  receivingUnit: Type.String(),
  competentAuthority: Type.String(),
  returningUnit: Type.String(),
  returnBy: Type.String(),
  fee: Type.Object({ total: nullable(Type.Integer()), paid: Type.Boolean() }),
  supplement: nullable(Type.Object({ components: Type.Array(Type.String()), answered: Type.Boolean() })),
  step: nullable(OpenStep),
  steps: Type.Array(OpenStep, { description: 'Every step that is open now; several run side by side' }),
  /** The first promise: it never changes. */
  promisedAt: nullable(Instant),
  apology: nullable(Type.Object({ owedBy: Instant, sentAt: nullable(Instant), newDate: nullable(Instant) })),
  lateAt: nullable(Instant),
  pauses: Type.Array(
    Type.Object({
      ground: Type.String(),
      basis: Type.String(),
      clock: Type.String(),
      from: Instant,
      to: nullable(Instant),
    }),
  ),
  withdrawalAsked: Type.Boolean(),
  result: nullable(
    Type.Object({
      kind: Type.String(),
      number: Type.String(),
      document: Type.String(),
      sha256: Type.String(),
    }),
  ),
  results: Type.Array(
    Type.Object({
      branch: nullable(Type.String()),
      kind: Type.String(),
      number: Type.String(),
      replaces: nullable(Type.String()),
      handedOver: Type.Boolean(),
    }),
    { description: 'Every result in force: one, or one of each branch of a linked procedure' },
  ),
  allowed: Type.Array(Type.String(), { description: 'Actions open to the caller now' }),
})

export const JournalView = Type.Object({
  items: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      kind: Type.String(),
      at: Instant,
      actor: Type.String(),
      bytes: Type.String({ description: 'Canonical JSON (RFC 8785), the text that is hashed' }),
      hash: Type.String({ description: 'SHA-256 of bytes, hexadecimal' }),
    }),
  ),
  next: Type.Null(),
})

export const TrackingView = Type.Object({
  code: Type.String(),
  procedure: Type.Object({ code: Type.String(), name: Type.String() }),
  status: Type.String(),
  nationalStatus: Type.Integer(),
  filedAt: Instant,
  answerBy: nullable(Instant),
  dueAt: nullable(Instant),
  dueAtProvisional: nullable(Instant),
  steps: Type.Optional(
    Type.Array(
      Type.Object({
        key: Type.String(),
        unit: Type.String(),
        openedAt: nullable(Instant),
        doneAt: nullable(Instant),
        dueAt: Instant,
      }),
    ),
  ),
})

export const CheckView = Type.Object({
  exists: Type.Boolean(),
  genuine: Type.Optional(Type.Boolean()),
  status: Type.Optional(Type.String()),
  number: Type.Optional(nullable(Type.String())),
  dossier: Type.Optional(Type.String()),
  issuer: Type.Optional(Type.String()),
  kind: Type.Optional(Type.String()),
  issuedAt: Type.Optional(Instant),
  sha256: Type.Optional(Type.String()),
  content: Type.Optional(Type.Unknown()),
})

export const InboxView = Type.Object({
  items: Type.Array(
    Type.Object({
      code: Type.String(),
      seq: Type.Integer(),
      status: Type.String(),
      procedure: Type.Object({ code: Type.String(), version: Type.Integer() }),
      applicantName: Type.String(),
      subject: nullable(Type.String()),
      kind: Type.String(),
      unit: Type.String(),
      mine: Type.Boolean(),
      filedAt: Instant,
      dueAt: Instant,
      resultDueAt: nullable(Instant),
    }),
  ),
  next: nullable(Type.String()),
})

export const FileBody = Type.Object({ file: Type.String({ format: 'binary' }) })

export const FileView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
  sha256: Type.String(),
})

export const PageQuery = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 300 })),
})

const seq = Type.Integer({
  minimum: 1,
  description: 'The version the caller saw; another one gives 409 stale',
})
const text = Type.String({ maxLength: 5000 })
const closed = { additionalProperties: false } as const

/** What each action takes. */
/** Which of the open steps, where several are open; left out: the first that the caller may do. */
const step = Type.Optional(Type.String({ maxLength: 60 }))
const password = Type.String({ maxLength: 200 })
const person = Type.String({ maxLength: 200 })

function oneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Union(values.map(value => Type.Literal(value as Values[number])))
}

export const actionBodies = {
  accept: Type.Object(
    {
      seq,
      components: Type.Optional(
        Type.Array(
          Type.Object(
            {
              key: Type.String(),
              originals: Type.Integer({ minimum: 0, maximum: 99 }),
              copies: Type.Integer({ minimum: 0, maximum: 99 }),
            },
            closed,
          ),
        ),
      ),
    },
    closed,
  ),
  requestSupplement: Type.Object(
    {
      seq,
      items: Type.Array(Type.Object({ component: Type.String(), reason: text }, closed), { maxItems: 60 }),
    },
    closed,
  ),
  supplement: Type.Object(
    {
      seq,
      components: Type.Array(
        Type.Object({ key: Type.String(), files: Type.Array(Type.String({ format: 'uuid' })) }, closed),
      ),
      answers: Type.Optional(Type.Record(Type.String(), Answer)),
    },
    closed,
  ),
  refuse: Type.Object({ seq, reason: text, ground: text }, closed),
  recordPayment: Type.Object(
    { seq, amount: Type.Integer({ minimum: 0 }), receipt: Type.String({ maxLength: 60 }) },
    closed,
  ),
  takeUp: Type.Object({ seq, step }, closed),
  finishStep: Type.Object({ seq, step, conclusion: text }, closed),
  draftResult: Type.Object(
    {
      seq,
      step,
      kind: Type.Union([Type.Literal('granted'), Type.Literal('refused')]),
      text: Type.Optional(text),
    },
    closed,
  ),
  sendBack: Type.Object({ seq, step, reason: text }, closed),
  sign: Type.Object({ seq, step, password }, closed),
  handOver: Type.Object({ seq, to: person }, closed),
  withdraw: Type.Object({ seq, reason: text }, closed),
  askWithdrawal: Type.Object({ seq, reason: text }, closed),
  cancelWithdrawal: Type.Object({ seq }, closed),
  confirmWithdrawal: Type.Object({ seq }, closed),
  stop: Type.Object({ seq, ground: oneOf(stopGrounds), reason: Type.Optional(text) }, closed),
  assign: Type.Object({ seq, step, officer: Type.String({ format: 'uuid' }) }, closed),
  release: Type.Object({ seq, step }, closed),
  takeOver: Type.Object({ seq, step }, closed),
  consult: Type.Object(
    {
      seq,
      units: Type.Array(Type.String(), { minItems: 1, maxItems: 20 }),
      question: text,
      within: Type.Union([
        Type.Object({ workingHours: Type.Integer({ minimum: 1, maximum: 2_000 }) }, closed),
        Type.Object({ workingDays: Type.Integer({ minimum: 1, maximum: 250 }) }, closed),
        Type.Object({ calendarDays: Type.Integer({ minimum: 1, maximum: 365 }) }, closed),
      ]),
      silence: Type.Object(
        {
          means: oneOf(['consent', 'report'] as const),
          basis: Type.Optional(Type.String({ maxLength: 300 })),
        },
        closed,
      ),
    },
    closed,
  ),
  pause: Type.Object({ seq, ground: oneOf(['payment', 'agency', 'inspection'] as const) }, closed),
  resume: Type.Object({ seq, ground: oneOf(['payment', 'agency', 'inspection'] as const) }, closed),
  extend: Type.Object({ seq, key: Type.String({ maxLength: 60 }) }, closed),
  apologise: Type.Object({ seq, newDate: Instant, reason: text }, closed),
  explainDelay: Type.Object(
    { seq, cause: oneOf(delayCauses), task: text, taskBy: Type.String({ format: 'date' }) },
    closed,
  ),
  putRight: Type.Object(
    {
      seq,
      reason: text,
      procedure: Type.Optional(Type.String({ maxLength: 20 })),
      competentAuthority: Type.Optional(Type.String({ maxLength: 60 })),
      applicant: Type.Optional(Type.Object(applicant, closed)),
      answers: Type.Optional(Type.Record(Type.String(), Answer)),
    },
    closed,
  ),
  sendPapers: Type.Object({ seq, batch: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
  receivePapers: Type.Object({ seq, batch: Type.Optional(Type.String({ maxLength: 60 })) }, closed),
  post: Type.Object(
    {
      seq,
      bundle: Type.String({ minLength: 1, maxLength: 60 }),
      tracking: Type.String({ maxLength: 40 }),
      cashOnDelivery: Type.Integer({ minimum: 0 }),
    },
    closed,
  ),
  correctResult: Type.Object(
    {
      seq,
      branch: Type.Optional(Type.String({ maxLength: 60 })),
      reason: text,
      words: Type.Object(
        { kind: Type.Union([Type.Literal('granted'), Type.Literal('refused')]), text },
        closed,
      ),
      answers: Type.Optional(Type.Record(Type.String(), Answer)),
    },
    closed,
  ),
  signCorrection: Type.Object({ seq, password }, closed),
  reissue: Type.Object({ seq, reason: text, to: person }, closed),
  note: Type.Object(
    {
      seq: Type.Optional(seq),
      text,
      mentions: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
      files: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
    },
    closed,
  ),
} as const
