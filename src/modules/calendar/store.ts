import type { Text } from '../../kernel/index.ts'
import { type Db, jsonb, sql, type Tx } from '../../platform/db/index.ts'
import type { CalendarChange, ChangeContent, DayChangeKind } from './changes.ts'
import type { Holiday, MakeUpDay, Opening } from './data.ts'

interface CalendarChangeTable {
  number: number
  id: string
  kind: ChangeContent['kind']
  decree_number: string
  title_vi: string
  title_en: string | null
  decided_on: Temporal.PlainDate
  units: string[] | null
  from_day: Temporal.PlainDate | null
  to_day: Temporal.PlainDate | null
  hours: readonly Opening[] | null
  year: number | null
  holidays: readonly Holiday[] | null
  make_up_days: readonly MakeUpDay[] | null
  revokes: number | null
  entered_at: Temporal.Instant
  entered_by: string
}

declare module '../../platform/db/index.ts' {
  interface Tables {
    calendar_changes: CalendarChangeTable
  }
}

/** Every change, in the order they were entered. There are a few a year: no list of them is long. */
export async function readChanges(db: Db): Promise<CalendarChange[]> {
  const rows = await db.selectFrom('calendar_changes').selectAll().orderBy('number').execute()
  return rows.map(changeOf)
}

/** Lets one change after the other in, so that their numbers have no gap and each is checked against those before it. */
export async function lockChanges(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar_changes'))`.execute(tx)
}

export async function insertChange(tx: Tx, change: CalendarChange): Promise<void> {
  const { number, id, decree, content, enteredAt, enteredBy } = change
  await tx
    .insertInto('calendar_changes')
    .values({
      number,
      id,
      kind: content.kind,
      decree_number: decree.number,
      title_vi: decree.title.vi,
      title_en: decree.title.en ?? null,
      decided_on: Temporal.PlainDate.from(decree.decidedOn),
      ...noContent,
      ...columnsOf(content),
      entered_at: enteredAt,
      entered_by: enteredBy,
    })
    .execute()
}

const noContent = {
  units: null,
  from_day: null,
  to_day: null,
  hours: null,
  year: null,
  holidays: null,
  make_up_days: null,
  revokes: null,
}

function columnsOf(content: ChangeContent) {
  if (content.kind === 'revoked') return { revokes: content.revokes }
  if (content.kind === 'yearPublished') {
    const { year, holidays, makeUpDays } = content
    return { year, holidays: jsonb(holidays), make_up_days: jsonb(makeUpDays) }
  }
  return {
    units: content.units === undefined ? null : [...content.units],
    from_day: Temporal.PlainDate.from(content.from),
    to_day: Temporal.PlainDate.from(content.to),
    hours: jsonb(content.hours),
  }
}

function changeOf(row: CalendarChangeTable): CalendarChange {
  const title: Text = row.title_en === null ? { vi: row.title_vi } : { vi: row.title_vi, en: row.title_en }
  return {
    number: row.number,
    id: row.id,
    decree: { number: row.decree_number, title, decidedOn: row.decided_on.toString() },
    content: contentOf(row),
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
  }
}

/** The table's checks see to it that what a kind needs is there. */
function contentOf(row: CalendarChangeTable): ChangeContent {
  if (row.kind === 'revoked') return { kind: row.kind, revokes: row.revokes ?? 0 }
  if (row.kind === 'yearPublished') {
    return {
      kind: row.kind,
      year: row.year ?? 0,
      holidays: row.holidays ?? [],
      makeUpDays: row.make_up_days ?? [],
    }
  }
  return {
    kind: row.kind satisfies DayChangeKind,
    from: String(row.from_day),
    to: String(row.to_day),
    hours: row.hours ?? [],
    ...(row.units === null ? {} : { units: row.units }),
  }
}
