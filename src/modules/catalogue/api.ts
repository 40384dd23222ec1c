import { type Static, Type } from 'typebox'
import { decodeKey, local, pageOf } from '../../kernel/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type App, anyone, Refusal } from '../../platform/http/index.ts'
import { type Catalogue, type CatalogueEntry, canFileOnline, isConfigured, shortNameOf } from './catalogue.ts'
import { branchesOf } from './rules/casework.ts'
import type { Dictionary } from './rules/dictionary.ts'
import { lanesOf } from './rules/fast-lanes.ts'
import { schemaOfForm } from './rules/schema.ts'

const Text = Type.Object({ vi: Type.String(), en: Type.Optional(Type.String()) })

const summary = {
  code: Type.String({ description: 'National code of the procedure', examples: ['1.001193'] }),
  name: Type.String({ description: 'Official name, in Vietnamese' }),
  nameEn: Type.Optional(Type.String()),
  shortName: Type.String({ description: 'What people call it' }),
  field: Type.String({ description: 'Field of government (lĩnh vực)' }),
  fieldKey: Type.String(),
  authority: Type.String({ description: 'The competent authority, as the source names it' }),
  level: Type.Array(Type.Union([Type.Literal('province'), Type.Literal('commune')])),
  audiences: Type.Array(Type.Union([Type.Literal('citizen'), Type.Literal('business')])),
  lifeEvents: Type.Array(Type.String()),
  canFileOnline: Type.Boolean({ description: 'True when it can be filed through this service' }),
  onlineLevel: Type.Union([Type.Literal('full'), Type.Literal('partial'), Type.Literal('none')]),
  version: Type.Union([Type.Integer(), Type.Null()], { description: 'Null while it is not configured here' }),
  timeLimit: Type.Unknown({
    description:
      'Exactly one of {workingDays}, {workingHours}, {calendarDays}, {months}, {sameDay: {cutOff}}, {session: true}; null where the source gives none',
  }),
}
const ProcedureSummary = Type.Object(summary)

const ProcedureDetail = Type.Object({
  ...summary,
  inForceFrom: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  gives: Text,
  whoCan: Text,
  where: Text,
  steps: Type.Array(Text),
  conditions: Type.Optional(Text),
  legalBasis: Type.Array(
    Type.Object({ number: Type.String(), title: Type.String(), article: Type.Optional(Type.String()) }),
  ),
  components: Type.Array(
    Type.Object({
      key: Type.String({ description: 'Names the component when a dossier is filed' }),
      name: Text,
      kind: Type.Union([
        Type.Literal('eform'),
        Type.Literal('original'),
        Type.Literal('copy'),
        Type.Literal('certified'),
        Type.Literal('shown'),
      ]),
      originals: Type.Integer(),
      copies: Type.Integer(),
      required: Type.Boolean(),
      when: Type.Optional(
        Type.Unknown({ description: 'Asked for only when this condition holds of the answers' }),
      ),
      note: Type.Optional(Text),
      ground: Type.Optional(Type.String()),
    }),
  ),
  timeBasis: Type.Optional(Type.String()),
  fees: Type.Array(Type.Unknown(), {
    description: 'Read from the top: of one kind and name the first rule that holds gives the amount',
  }),
  competence: Type.Unknown({
    description:
      '{by: "commune"}: the commune named when filing; {unit}: that unit; null while not configured',
  }),
  branches: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Text,
      procedure: Type.Optional(Type.String({ description: 'The procedure it would be if filed alone' })),
      competence: Type.Unknown(),
      result: Text,
    }),
    { description: 'Of a linked procedure: what other authorities settle beside its own result' },
  ),
  fastLanes: Type.Array(
    Type.Object({
      key: Type.String(),
      name: Text,
      weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { description: 'ISO: 1 is Monday' }),
      units: Type.Union([Type.Array(Type.String()), Type.Null()], { description: 'Null: every counter' }),
      limit: Type.Unknown({ description: '{workingHours} or {session: true}' }),
      validFrom: Type.Optional(Type.String({ format: 'date' })),
      validTo: Type.Optional(Type.String({ format: 'date' })),
    }),
    { description: 'Promises shorter than the law’s, on these days at these counters' },
  ),
  declaration: Type.Optional(Text),
  form: Type.Unknown({ description: 'The questions, in groups; null while it is not configured' }),
  answersSchema: Type.Unknown({
    description: 'JSON Schema 2020-12 of the answers; null while it is not configured',
  }),
  source: Type.Object({
    title: Type.String(),
    url: Type.Optional(Type.String()),
    retrievedOn: Type.String(),
    rawTime: Type.Optional(Type.String()),
    rawFee: Type.Optional(Type.String()),
    flags: Type.Optional(Type.Array(Type.String())),
  }),
})

const ProcedureQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words or a code; accents may be left out' })),
  canFileOnline: Type.Optional(Type.Boolean()),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  after: Type.Optional(Type.String({ description: '`next` of the page before' })),
})

const ProcedurePageSchema = Type.Object({
  items: Type.Array(ProcedureSummary),
  next: Type.Union([Type.String(), Type.Null()]),
})

interface ApiDeps {
  readonly catalogue: Catalogue
  readonly clock: Clock
}

/** `GET /api/v1/procedures` and `/api/v1/procedures/{code}`: open to everyone. */
export function procedureApi({ catalogue, clock }: ApiDeps): (app: App) => void {
  return app => {
    app.get(
      '/api/v1/procedures',
      {
        config: { access: anyone },
        schema: {
          summary: 'Find procedures',
          tags: ['procedures'],
          querystring: ProcedureQuery,
          response: { 200: ProcedurePageSchema },
        },
      },
      request => listProcedures(catalogue, request.query),
    )
    app.get(
      '/api/v1/procedures/:code',
      {
        config: { access: anyone },
        schema: {
          summary: 'One procedure, as offered today',
          tags: ['procedures'],
          params: Type.Object({ code: Type.String() }),
          response: { 200: ProcedureDetail },
        },
      },
      request => getProcedure(catalogue, request.params.code, local(clock.now()).toPlainDate()),
    )
  }
}

/** The list has one order for a query, so the code of the last row read is key enough. */
function listProcedures(catalogue: Catalogue, query: Static<typeof ProcedureQuery>) {
  const found = catalogue.search({ q: query.q, canFileOnline: query.canFileOnline })
  const start = query.after === undefined ? 0 : startAfter(found, query.after)
  const page = pageOf(found.slice(start, start + query.limit + 1), query.limit, entry => entry.code)
  return { items: page.items.map(summaryOf), next: page.next }
}

/** @throws Refusal 422 `invalid_after` when the word did not come from a page of this list */
function startAfter(found: readonly CatalogueEntry[], after: string): number {
  const index = found.findIndex(entry => entry.code === decodeKey(after))
  if (index === -1) throw new Refusal(422, 'invalid_after')
  return index + 1
}

/** @throws Refusal 404 `procedure_not_found` */
function getProcedure(
  catalogue: Catalogue,
  code: string,
  today: Temporal.PlainDate,
): Static<typeof ProcedureDetail> {
  const entry = catalogue.find(code)
  if (entry === undefined) throw new Refusal(404, 'procedure_not_found', { procedure: code })
  const fastLanes = lanesOf(catalogue.lanes, code, today).map(({ weekdays, units, ...lane }) => ({
    ...lane,
    weekdays: [...weekdays],
    units: units === undefined ? null : [...units],
  }))
  return { ...detailOf(entry), ...formOf(entry, catalogue.dictionary), fastLanes }
}

function summaryOf(entry: CatalogueEntry): Static<typeof ProcedureSummary> {
  return {
    code: entry.code,
    name: entry.name.vi,
    ...(entry.name.en === undefined ? {} : { nameEn: entry.name.en }),
    shortName: shortNameOf(entry).vi,
    field: entry.field.name.vi,
    fieldKey: entry.field.key,
    authority: entry.authority.vi,
    level: [...entry.level],
    audiences: [...entry.audiences],
    lifeEvents: [...entry.lifeEvents],
    canFileOnline: canFileOnline(entry),
    onlineLevel: isConfigured(entry) ? entry.online : 'none',
    version: isConfigured(entry) ? entry.version : null,
    timeLimit: entry.timeLimit,
  }
}

function detailOf(entry: CatalogueEntry) {
  return {
    ...summaryOf(entry),
    gives: entry.gives,
    whoCan: entry.whoCan,
    where: entry.where,
    steps: [...entry.steps],
    ...(entry.conditions === undefined ? {} : { conditions: entry.conditions }),
    legalBasis: [...entry.legalBasis],
    components: [...entry.components],
    ...(entry.timeBasis === undefined ? {} : { timeBasis: entry.timeBasis }),
    fees: [...entry.fees],
    source: { ...entry.source, flags: [...(entry.source.flags ?? [])] },
  }
}

function formOf(entry: CatalogueEntry, dictionary: Dictionary) {
  if (!isConfigured(entry))
    return { inForceFrom: null, competence: null, branches: [], form: null, answersSchema: null }
  return {
    inForceFrom: entry.inForceFrom,
    competence: entry.competence,
    branches: branchesOf(entry).map(({ result, ...branch }) => ({ ...branch, result: result.name })),
    declaration: entry.form.declaration,
    form: entry.form,
    answersSchema: schemaOfForm(entry.form, dictionary),
  }
}
