import { decodeKey, formatDate, type Id, local, parseId } from '../../../kernel/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import {
  type FieldError,
  InvalidInput,
  localPath,
  officerOf,
  officer as officers,
  Refusal,
  type Reply,
  type Request,
} from '../../../platform/http/index.ts'
import type { FieldErrorShown } from '../../../ui/index.ts'
import { type By, byOfficer } from '../by.ts'
import { unitDirectory } from '../directory.ts'
import { textOf } from '../forms.ts'
import { unitsCalled } from '../rules/unit-names.ts'
import { findOfficerRow, findOfficerRowByEmail, type Officer } from '../store/officers.ts'
import type { CatalogueNames } from '../views/parts.tsx'

export interface PageDeps {
  readonly db: Db
  readonly clock: Clock
  /** The procedures and fields that delegations and skills speak of. */
  readonly catalogue: CatalogueNames
  /** How many open dossiers these units have; asked before units are changed. */
  readonly countOpenDossiers?: ((units: readonly string[]) => Promise<number>) | undefined
}

export const administrators = { config: { access: officers('administrator') } }
export const anyOfficer = { config: { access: officers() } }

/** One value of a form by its name, composed and trimmed. */
export type Typed = (name: string) => string

export function typedIn(body: unknown): Typed {
  return name => textOf(body, name)
}

/** Nothing typed yet but what the page offers. */
export function offered(values: Readonly<Record<string, string>>): Typed {
  return name => values[name] ?? ''
}

/** Every value of a name that may be sent several times. */
export function valuesIn(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null | undefined)?.[name]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.filter(each => typeof each === 'string').filter(each => each !== '')
}

/** The day in the three boxes of a date; undefined when it is none. */
export function dayIn(typed: Typed, name: string): Temporal.PlainDate | undefined {
  const [day, month, year] = ['day', 'month', 'year'].map(part => typed(`${name}-${part}`))
  if (!/^\d{1,2} \d{1,2} \d{4}$/.test(`${day} ${month} ${year}`)) return undefined
  try {
    return Temporal.PlainDate.from(
      { day: Number(day), month: Number(month), year: Number(year) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** The three boxes of a date that the page offers. */
export function dayOffered(name: string, day: Temporal.PlainDate): Record<string, string> {
  const [d = '', m = '', y = ''] = formatDate(day).split('/')
  return { [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y }
}

/** Words with commas or spaces between them. */
export function listIn(typed: Typed, name: string): string[] {
  return typed(name)
    .split(/[\s,;]+/)
    .filter(word => word !== '')
}

/** What a form says, or what is wrong with it: collected, so that all is told at once. */
export class Reading {
  readonly errors: FieldError[] = []

  /** The value; notes the fault when there is none. */
  need<Value>(value: Value | undefined, field: string, code: string): Value | undefined {
    if (value === undefined) this.errors.push({ field, code })
    return value
  }

  /** @throws InvalidInput when anything was noted */
  finish(): void {
    if (this.errors.length > 0) throw new InvalidInput(this.errors)
  }
}

/** Does what a form asks and leads on, or shows the form again with what is wrong. */
export async function answerForm(
  reply: Reply,
  act: () => Promise<string>,
  again: (errors: readonly FieldError[]) => Promise<Reply>,
): Promise<Reply> {
  try {
    return reply.redirect(await act(), 303)
  } catch (refused) {
    if (!(refused instanceof InvalidInput)) throw refused
    return again(refused.errors)
  }
}

/** Faults as sentences beside their fields. */
export function shown(
  errors: readonly FieldError[],
  sentences: Readonly<Record<string, string>>,
): FieldErrorShown[] {
  return errors.map(({ field, code }) => ({ field, message: sentences[code] ?? code }))
}

/** Where a form leads, with what was done. */
export function doneAt(request: Request, path: string, done: string): string {
  return `${localPath(path, request.locale)}?xong=${done}`
}

export function byOf(request: Request, clock: Clock): By {
  return byOfficer(officerOf(request), clock.now())
}

export function todayOf(clock: Clock): Temporal.PlainDate {
  return local(clock.now()).toPlainDate()
}

/** The id in an address. @throws Refusal 404 */
export function idIn<Kind extends string>(request: Request, code: string, name = 'id'): Id<Kind> {
  const id = parseId<Kind>(textOf(request.params, name))
  if (id === undefined) throw new Refusal(404, code)
  return id
}

/** @throws Refusal 404 `no_such_officer` */
export async function officerIn(db: Db, request: Request): Promise<Officer> {
  return officerWith(db, idIn<'officer'>(request, 'no_such_officer'))
}

/** @throws Refusal 404 `no_such_officer` */
export async function officerWith(db: Db, id: string): Promise<Officer> {
  const known = parseId<'officer'>(id)
  const officer = known && (await findOfficerRow(db, known))
  if (officer === undefined) throw new Refusal(404, 'no_such_officer')
  return officer
}

/** The officer with the e-mail in a box, which may say "tên <thư>" when it was chosen from the list. */
export async function officerCalled(db: Db, word: string): Promise<Officer | undefined> {
  return word === '' ? undefined : findOfficerRowByEmail(db, word)
}

/** The unit a box means, when it means one. */
export async function unitCalled(db: Db, word: string): Promise<string | undefined> {
  const meant = unitsCalled(word, await unitDirectory(db))
  return meant.length === 1 ? meant[0]?.id : undefined
}

/** Where a list stands, from an address; from the beginning when somebody has changed it. */
export function keyIn(request: Request): readonly [string, string] | undefined {
  const word = textOf(request.query, 'after')
  const key = word === '' ? undefined : decodeKey(word)
  if (!Array.isArray(key) || key.length !== 2) return undefined
  const [one, other]: unknown[] = key
  return typeof one === 'string' && typeof other === 'string' ? [one, other] : undefined
}

/** As `keyIn`, of a list in the order of time. */
export function momentKeyIn(request: Request): readonly [string, string] | undefined {
  const key = keyIn(request)
  if (key === undefined || parseId(key[1]) === undefined) return undefined
  try {
    return [Temporal.Instant.from(key[0]).toString(), key[1]]
  } catch {
    return undefined
  }
}

/** As `keyIn`, of a list in the order of days. */
export function dayKeyIn(request: Request): readonly [string, string] | undefined {
  const key = keyIn(request)
  if (key === undefined || parseId(key[1]) === undefined) return undefined
  try {
    return [Temporal.PlainDate.from(key[0]).toString(), key[1]]
  } catch {
    return undefined
  }
}
