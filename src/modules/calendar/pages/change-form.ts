import { fold, type Text } from '../../../kernel/index.ts'
import type { Unit, UnitDirectory } from '../../organisation/index.ts'
import type { ChangeContent, DayChangeKind, Decree } from '../changes.ts'
import type { CalendarData, Holiday, MakeUpDay, Opening } from '../data.ts'
import type { OfficeMessages } from './office.vi.ts'
import { readDate, readDay, readHours, textOf } from './typed.ts'

export const dayKinds = ['closed', 'halfDay', 'otherHours', 'opened'] as const satisfies DayChangeKind[]

type Parts = { readonly day: string; readonly month: string; readonly year: string }

/** The paper behind a change, as typed. */
export interface DecreeForm {
  readonly id: string
  /** The version of the calendar that was previewed. */
  readonly seen: string
  readonly number: string
  readonly title: string
  readonly titleEn: string
  readonly decidedOn: Parts
}

/** A change of days as typed. */
export interface DaysForm extends DecreeForm {
  readonly kind: string
  readonly from: Parts
  readonly to: Parts
  readonly hours: Readonly<Record<DayChangeKind, string>>
  readonly scope: string
  readonly units: string
}

/** A year's days off as typed, a day on each line. */
export interface YearForm extends DecreeForm {
  readonly year: number
  readonly holidays: string
  readonly makeUpDays: string
}

export interface FormFault {
  readonly field: string
  readonly fault: keyof OfficeMessages['faults'] | 'lineNotRead' | 'unitNotFound' | 'unitAmbiguous'
  /** The line that is wrong. */
  readonly line?: string
}

export type Checked = { readonly decree: Decree; readonly content: ChangeContent }
type Result = Checked | { readonly faults: readonly FormFault[] }

const noDate: Parts = { day: '', month: '', year: '' }
const noHours = { closed: '', halfDay: '8:00-12:00', otherHours: '', opened: '8:00-12:00, 13:00-17:00' }

export function emptyDecree(id: string, seen: string): DecreeForm {
  return { id, seen, number: '', title: '', titleEn: '', decidedOn: noDate }
}

export function emptyDays(id: string, seen: string): DaysForm {
  const decree = emptyDecree(id, seen)
  return { ...decree, kind: '', from: noDate, to: noDate, hours: noHours, scope: 'all', units: '' }
}

/** The next year as it is projected, to be put right by the notice. */
export function projectedYear(id: string, seen: string, data: CalendarData): YearForm {
  const year = data.publishedThrough + 1
  const ofYear = ({ date }: { readonly date: string }) => date.startsWith(`${year}-`)
  const { holidays, makeUpDays } = data.projected
  return {
    ...emptyDecree(id, seen),
    year,
    holidays: holidays.filter(ofYear).map(lineOfHoliday).join('\n'),
    makeUpDays: makeUpDays.filter(ofYear).map(lineOfMakeUpDay).join('\n'),
  }
}

const kindWords = { statutory: '', substitute: ' (nghỉ bù)', swap: ' (hoán đổi)' } as const

function lineOfHoliday({ date, name, kind }: Holiday): string {
  return `${typed(date)} ${name.vi}${kindWords[kind]}`
}

function lineOfMakeUpDay({ date, insteadOf }: MakeUpDay): string {
  return `${typed(date)} làm bù cho ${typed(insteadOf)}`
}

/** @example typed('2027-02-05') // '05/02/2027' */
function typed(iso: string): string {
  return iso.split('-').reverse().join('/')
}

export function readDecree(body: unknown): DecreeForm {
  const text = (name: string) => textOf(body, name)
  return {
    id: text('id'),
    seen: text('seen'),
    number: text('number'),
    title: text('title'),
    titleEn: text('titleEn'),
    decidedOn: partsOf(body, 'decidedOn'),
  }
}

export function readDays(body: unknown): DaysForm {
  const text = (name: string) => textOf(body, name)
  return {
    ...readDecree(body),
    kind: text('kind'),
    from: partsOf(body, 'from'),
    to: partsOf(body, 'to'),
    hours: {
      closed: '',
      halfDay: text('hours-halfDay'),
      otherHours: text('hours-otherHours'),
      opened: text('hours-opened'),
    },
    scope: text('scope'),
    units: text('units'),
  }
}

export function readYear(body: unknown): YearForm {
  return {
    ...readDecree(body),
    year: Number(textOf(body, 'year')) || 0,
    holidays: textOf(body, 'holidays'),
    makeUpDays: textOf(body, 'makeUpDays'),
  }
}

function partsOf(body: unknown, name: string): Parts {
  return {
    day: textOf(body, `${name}-day`),
    month: textOf(body, `${name}-month`),
    year: textOf(body, `${name}-year`),
  }
}

type Fail = (fault: FormFault) => void

function collect<Content>(read: (fail: Fail) => Content): { content: Content; faults: FormFault[] } {
  const faults: FormFault[] = []
  return { content: read(fault => faults.push(fault)), faults }
}

export function checkDays(form: DaysForm, directory: UnitDirectory): Result {
  const { content, faults } = collect(fail => {
    const kind = dayKinds.find(each => each === form.kind)
    if (kind === undefined) fail({ field: 'kind', fault: 'kindMissing' })
    const from = dateIn(form.from, 'from', fail)
    const to = isEmpty(form.to) ? from : dateIn(form.to, 'to', fail)
    const hours = kind === undefined || kind === 'closed' ? [] : hoursIn(form.hours[kind], kind, fail)
    const units = unitsIn(form, directory, fail)
    return {
      decree: decreeIn(form, fail),
      content: { kind: kind ?? 'closed', from, to, hours, ...(units && { units }) },
    }
  })
  return faults.length > 0 ? { faults } : content
}

export function checkYear(form: YearForm, data: CalendarData): Result {
  const { content, faults } = collect(fail => {
    const englishOf = englishNames(data)
    const holidays = linesOf(form.holidays).flatMap(line => holidayIn(line, englishOf, fail))
    const makeUpDays = linesOf(form.makeUpDays).flatMap(line => makeUpDayIn(line, fail))
    const content = { kind: 'yearPublished', year: form.year, holidays, makeUpDays } as const
    return { decree: decreeIn(form, fail), content }
  })
  return faults.length > 0 ? { faults } : content
}

export function checkRevocation(form: DecreeForm, revokes: number): Result {
  const { content, faults } = collect(fail => ({
    decree: decreeIn(form, fail),
    content: { kind: 'revoked', revokes } as const,
  }))
  return faults.length > 0 ? { faults } : content
}

function decreeIn({ number, title, titleEn, decidedOn }: DecreeForm, fail: Fail): Decree {
  if (number === '') fail({ field: 'number', fault: 'required' })
  if (title === '') fail({ field: 'title', fault: 'required' })
  const text: Text = titleEn === '' ? { vi: title } : { vi: title, en: titleEn }
  return { number, title: text, decidedOn: dateIn(decidedOn, 'decidedOn', fail) }
}

function isEmpty(parts: Parts): boolean {
  return Object.values(parts).every(part => part === '')
}

function dateIn(parts: Parts, field: string, fail: Fail): string {
  const date = readDay(parts)
  if (date === undefined) fail({ field, fault: 'no_such_date' })
  return date?.toString() ?? ''
}

function hoursIn(text: string, kind: DayChangeKind, fail: Fail): Opening[] {
  const hours = readHours(text) ?? []
  if (hours.length === 0) fail({ field: `hours-${kind}`, fault: 'hours_missing' })
  return hours
}

function unitsIn(
  { scope, units }: DaysForm,
  directory: UnitDirectory,
  fail: Fail,
): readonly string[] | undefined {
  if (scope === 'all') return undefined
  if (scope !== 'some') fail({ field: 'scope', fault: 'scopeMissing' })
  const lines = linesOf(units)
  if (scope === 'some' && lines.length === 0) fail({ field: 'units', fault: 'required' })
  return [...new Set(lines.flatMap(line => unitIn(line, directory, fail)))]
}

function unitIn(line: string, directory: UnitDirectory, fail: Fail): string[] {
  const byId = directory.find(line)
  if (byId !== undefined) return [byId.id]
  const wanted = fold(line)
  const whole = directory.units.filter(unit => namesOf(unit).includes(wanted))
  const called = whole.length > 0 ? whole : directory.units.filter(unit => withoutKind(unit) === wanted)
  const [found] = called
  if (found === undefined) fail({ field: 'units', fault: 'unitNotFound', line })
  else if (called.length > 1) fail({ field: 'units', fault: 'unitAmbiguous', line })
  return found === undefined ? [] : [found.id]
}

function namesOf({ name, shortName }: Unit): string[] {
  return [name.vi, shortName.vi, name.en ?? '', shortName.en ?? ''].map(fold).filter(each => each !== '')
}

/** As people say it: "Ba Đình" for the ward of that name. */
function withoutKind({ shortName }: Unit): string {
  return fold(shortName.vi).replace(/^(?:phuong|xa|so) /, '')
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

function holidayIn(line: string, englishOf: (vi: string) => string | undefined, fail: Fail): Holiday[] {
  const [, day = '', name = '', kind] = /^(\S+)\s+(.+?)(?:\s*\(([^()]*)\))?$/.exec(line) ?? []
  const date = readDate(day)
  const isKnown = kind === undefined || kind === 'nghỉ bù' || kind === 'hoán đổi'
  // A bracket that says nothing of the kind is part of the name.
  const whole = isKnown ? name : `${name} (${kind})`
  if (date === undefined || whole === '') {
    fail({ field: 'holidays', fault: 'lineNotRead', line })
    return []
  }
  const en = englishOf(whole)
  return [
    {
      date: date.toString(),
      name: en === undefined ? { vi: whole } : { vi: whole, en },
      kind: kind === 'nghỉ bù' ? 'substitute' : kind === 'hoán đổi' ? 'swap' : 'statutory',
    },
  ]
}

/** The names of days off are the same every year: their English is taken from the years before. */
function englishNames(data: CalendarData): (vi: string) => string | undefined {
  const names = [...data.holidays, ...data.projected.holidays].map(
    ({ name }) => [fold(name.vi), name.en] as const,
  )
  const known = new Map(names)
  return vi => known.get(fold(vi))
}

function makeUpDayIn(line: string, fail: Fail): MakeUpDay[] {
  const [date, insteadOf] = (line.match(/\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/g) ?? []).map(readDate)
  if (date === undefined || insteadOf === undefined) {
    fail({ field: 'makeUpDays', fault: 'lineNotRead', line })
    return []
  }
  return [{ date: date.toString(), insteadOf: insteadOf.toString() }]
}
