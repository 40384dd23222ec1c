import { newId, parseId } from '../../../kernel/index.ts'
import { transaction } from '../../../platform/db/index.ts'
import { type App, type FieldError, localPath, type Reply } from '../../../platform/http/index.ts'
import { type FieldErrorShown, sendPage } from '../../../ui/index.ts'
import {
  cancelUnitChange,
  planUnitChange,
  previewUnitChange,
  UnitChangeRefused,
} from '../actions/change-units.ts'
import { type UnitDirectory, unitDirectory } from '../directory.ts'
import { textOf } from '../forms.ts'
import { paths } from '../paths.ts'
import { isUnitChangeKind, recordOf, type UnitChange, type UnitChangeFault } from '../rules/unit-changes.ts'
import { unitsCalled } from '../rules/unit-names.ts'
import type { Unit, UnitRecord } from '../rules/units.ts'
import { listUnitChangeRows } from '../store/unit-changes.ts'
import { adminFrame } from '../views/frame.ts'
import {
  fromLines,
  intoLines,
  recordBoxes,
  sentenceOf,
  UnitChangeFormPage,
  UnitChangePreviewPage,
  UnitChangesPage,
} from '../views/unit-changes.tsx'
import { wordsIn } from '../words/index.ts'
import {
  administrators,
  byOf,
  dayIn,
  doneAt,
  idIn,
  momentKeyIn,
  offered,
  type PageDeps,
  Reading,
  type Typed,
  todayOf,
  typedIn,
} from './shared.ts'

/** Decrees about units: entered, looked at ahead, confirmed; a sweep carries them out on their day. */
export function unitChangeRoutes(deps: PageDeps): (app: App) => void {
  const { db, clock } = deps
  return app => {
    app.get(paths.unitChanges, administrators, async (request, reply) => {
      const { locale } = request
      const page = await listUnitChangeRows(db, { after: momentKeyIn(request) })
      const directory = await unitDirectory(db)
      const title = wordsIn(locale).unitChanges.title
      const frame = { ...adminFrame(locale, 'unitChanges'), title, here: paths.unitChanges }
      const done = textOf(request.query, 'xong')
      return sendPage(reply, frame, <UnitChangesPage {...{ locale, page, directory, done }} />)
    })
    app.get(paths.addUnitChange, administrators, (_, reply) => sendForm(deps, reply))
    app.post(paths.addUnitChange, administrators, (_, reply) => answer(deps, reply))
    app.post(paths.cancelUnitChange(':id'), administrators, async (request, reply) => {
      const id = idIn<'unitChange'>(request, 'no_such_unit_change')
      await transaction(db, tx => cancelUnitChange(tx, id, byOf(request, clock)))
      return reply.redirect(doneAt(request, paths.unitChanges, 'cancelled'), 303)
    })
  }
}

/** First the look ahead, then the confirmation of the same form. */
async function answer(deps: PageDeps, reply: Reply): Promise<Reply> {
  const { db, clock } = deps
  const { request } = reply
  const { body } = request
  const directory = await unitDirectory(db)
  const word = textOf(body, 'confirm')
  if (word === 'no') return sendForm(deps, reply, { body, status: 200 })
  try {
    const change = readForm(typedIn(body), directory)
    const preview = await previewUnitChange(db, change, clock.now())
    if (preview.faults.length > 0) throw new UnitChangeRefused(preview.faults)
    if (word !== 'yes') return await sendPreview(deps, reply, { change, preview, directory })
    const id = parseId<'unitChange'>(textOf(body, 'id'))
    await transaction(db, tx => planUnitChange(tx, { ...change, id }, byOf(request, clock)))
    return reply.redirect(doneAt(request, paths.unitChanges, 'planned'), 303)
  } catch (refused) {
    return sendForm(deps, reply, {
      body,
      errors: errorsOf(refused, typedIn(body), directory, request.locale),
    })
  }
}

function shownOf(found: readonly FieldError[], locale: 'vi' | 'en'): FieldErrorShown[] {
  const { because } = wordsIn(locale).unitChanges
  return found.map(({ field, code }) => ({ field, message: because[code] ?? code }))
}

/** @throws what is no refusal of the form */
function errorsOf(
  refused: unknown,
  typed: Typed,
  directory: UnitDirectory,
  locale: 'vi' | 'en',
): FieldErrorShown[] {
  if (refused instanceof UnitChangeRefused)
    return refused.faults.map(fault => ({
      field: fieldOf(fault, typed, directory),
      message: sentenceOf(fault, directory, locale),
    }))
  if (refused instanceof FormFaults) return shownOf(refused.errors, locale)
  throw refused
}

/** The box a fault is about. */
function fieldOf({ because, unit }: UnitChangeFault, typed: Typed, directory: UnitDirectory): string {
  if (because === 'decree_missing') return 'decree'
  if (because === 'main_missing') return 'main'
  if (because === 'before_it_began') return 'effectiveOn'
  if (unit === undefined) return because === 'no_successor' ? 'into-0' : 'from-0'
  const isOf = (box: string) => typed(box) === unit || idCalled(typed(box), directory) === unit
  const lines = [
    ...Array.from({ length: intoLines }, (_, line) => [`id-${line}`, `into-${line}`]).flat(),
    ...Array.from({ length: fromLines }, (_, line) => `from-${line}`),
  ]
  return lines.find(box => typed(box) !== '' && isOf(box)) ?? 'from-0'
}

class FormFaults extends Error {
  readonly errors: readonly FieldError[]
  constructor(errors: readonly FieldError[]) {
    super('the form of a change of units has faults')
    this.errors = errors
  }
}

function idCalled(word: string, directory: UnitDirectory): string | undefined {
  const meant = word === '' ? [] : unitsCalled(word, directory)
  return meant.length === 1 ? meant[0]?.id : undefined
}

/** @throws FormFaults */
function readForm(typed: Typed, directory: UnitDirectory): UnitChange {
  const reading = new Reading()
  const word = typed('kind')
  const kind = reading.need(isUnitChangeKind(word) ? word : undefined, 'kind', 'kind_missing')
  const decree = reading.need(typed('decree') || undefined, 'decree', 'decree_missing')
  const effectiveOn = reading.need(dayIn(typed, 'effectiveOn'), 'effectiveOn', 'day_missing')
  const named = (box: string): string[] => {
    if (typed(box) === '') return []
    const meant = unitsCalled(typed(box), directory)
    const code = meant.length > 1 ? 'unit_ambiguous' : 'unknown_unit'
    return [reading.need(meant.length === 1 ? meant[0]?.id : undefined, box, code) ?? '']
  }
  const from = Array.from({ length: fromLines }, (_, line) => named(`from-${line}`)).flat()
  const model = from[0] === undefined ? undefined : directory.find(from[0])
  const lines = Array.from({ length: intoLines }, (_, line) =>
    intoOf(typed, line, named, { model, directory }),
  )
  const main = lines[Number(typed('main') || '-1')]?.[0]
  if (reading.errors.length > 0) throw new FormFaults(reading.errors)
  if (!(kind && decree && effectiveOn)) throw new Error('read in full')
  const mainId = typeof main === 'string' ? main : main?.id
  return {
    kind,
    from,
    into: lines.flat(),
    decree,
    effectiveOn,
    ...(mainId === undefined ? {} : { main: mainId }),
  }
}

/** One successor: a unit that is there, one newly described, or none. What is not asked comes from the model. */
function intoOf(
  typed: Typed,
  line: number,
  named: (box: string) => string[],
  { model, directory }: { model: Unit | undefined; directory: UnitDirectory },
): (UnitRecord | string)[] {
  const box = (name: (typeof recordBoxes)[number]) => typed(`${name}-${line}`)
  const [there] = named(`into-${line}`)
  const isDescribed = recordBoxes.some(name => name !== 'id' && box(name) !== '')
  if (there !== undefined && !isDescribed) return [there]
  const id = there ?? box('id')
  if (id === '' && !isDescribed) return []
  const before = there === undefined ? undefined : directory.find(there)
  const like = before ?? model
  const kept = before === undefined ? undefined : recordOf(before)
  const counterName = box('counterName')
  return [
    {
      ...(kept ?? {
        kind: like?.kind ?? '',
        parent: like?.parent,
        receives: like?.receives ?? false,
        decides: like?.decides ?? false,
        agencyCode: undefined,
      }),
      id,
      name: nameTyped(box('name'), kept?.name),
      shortName: nameTyped(box('shortName'), kept?.shortName),
      counterName: counterName === '' ? kept?.counterName : { vi: counterName },
      agencyCode: box('agencyCode') || kept?.agencyCode,
      wardCode: box('wardCode') || kept?.wardCode,
      address: box('address') || kept?.address,
    },
  ]
}

/** What was typed, else what it was called. */
function nameTyped(word: string, before: UnitRecord['name'] | undefined): UnitRecord['name'] {
  return word === '' ? (before ?? { vi: '' }) : { vi: word }
}

async function sendPreview(
  deps: PageDeps,
  reply: Reply,
  {
    change,
    preview,
    directory,
  }: {
    change: UnitChange
    preview: Awaited<ReturnType<typeof previewUnitChange>>
    directory: UnitDirectory
  },
): Promise<Reply> {
  const { locale, body } = reply.request
  const words = wordsIn(locale).unitChanges
  const sent = Object.entries(body as Record<string, unknown>).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && name !== '_csrf' && name !== 'confirm'
      ? [[name, value] as const]
      : [],
  )
  const page = {
    ...adminFrame(locale, 'unitChanges'),
    title: words.previewTitle,
    back: { href: localPath(paths.unitChanges, locale) },
    here: paths.addUnitChange,
  }
  return sendPage(
    reply,
    page,
    <UnitChangePreviewPage
      {...{ locale, change, preview, directory, sent }}
      dossiers={await deps.countOpenDossiers?.(preview.ended)}
      isDue={Temporal.PlainDate.compare(change.effectiveOn, todayOf(deps.clock)) <= 0}
    />,
  )
}

async function sendForm(
  { db }: PageDeps,
  reply: Reply,
  given: { body?: unknown; errors?: readonly FieldErrorShown[]; status?: number } = {},
): Promise<Reply> {
  const { locale } = reply.request
  const { body, errors = [] } = given
  const page = {
    ...adminFrame(locale, 'unitChanges'),
    title: wordsIn(locale).unitChanges.add,
    back: { href: localPath(paths.unitChanges, locale) },
    here: paths.addUnitChange,
    errors,
    status: errors.length > 0 ? 422 : 200,
  }
  const id = textOf(body, 'id') || newId()
  const typed = body === undefined ? offered({}) : typedIn(body)
  const directory = await unitDirectory(db)
  return sendPage(reply, page, <UnitChangeFormPage {...{ locale, id, typed, directory, errors }} />)
}
