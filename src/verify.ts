import { verifyDossiers } from './modules/dossiers/index.ts'
import { eachStream } from './modules/journal/index.ts'
import type { RegisterCommands } from './platform/commands.ts'
import { type Db, sql } from './platform/db/index.ts'

/** The streams beside those of dossiers: no row is replayed from them, but each must hang together. */
const otherStreams = [
  'officer',
  'unit',
  'pack',
  'calendar',
  'team',
  'visit',
  'visitSlot',
  'visitEquipment',
  'mobileSession',
] as const

/** One thing wrong in the record: where, and what. */
export interface RecordFinding {
  readonly stream: string
  readonly seq: number
  readonly because: string
}

export interface RecordCheck {
  readonly dossiers: number
  readonly streams: number
  readonly entries: number
  readonly faults: readonly RecordFinding[]
}

/** Reads the whole record: every dossier replayed and held against its row, every other stream checked link by link. */
export async function verifyRecord(db: Db): Promise<RecordCheck> {
  const { dossiers, entries, faults } = await verifyDossiers(db)
  const others = await verifyOthers(db)
  const read = entries + others.entries
  return {
    dossiers,
    streams: dossiers + others.streams,
    entries: read,
    faults: [...faults, ...others.faults, ...(await withoutRecord(db)), ...(await unread(db, read))],
  }
}

/** Dossiers whose whole record is gone: no stream leads to them, so their rows are asked. */
async function withoutRecord(db: Db): Promise<RecordFinding[]> {
  const { rows } = await sql<{ id: string }>`
    select id from dossiers
    where not exists (select from journal_entries where stream = 'dossier:' || dossiers.id)
  `.execute(db)
  return rows.map(({ id }) => ({ stream: `dossier:${id}`, seq: 0, because: 'record_missing' }))
}

/** A check that passes entries over must not say that all is well: what was read is held against what is there. */
async function unread(db: Db, read: number): Promise<RecordFinding[]> {
  const { rows } = await sql<{ entries: number }>`select count(*) as entries from journal_entries`.execute(db)
  const left = (rows[0]?.entries ?? 0) - read
  return left > 0 ? [{ stream: '*', seq: left, because: 'entries_not_read' }] : []
}

async function verifyOthers(db: Db): Promise<Pick<RecordCheck, 'streams' | 'entries' | 'faults'>> {
  const faults: RecordFinding[] = []
  let streams = 0
  let entries = 0
  for (const kind of otherStreams) {
    await eachStream(db, kind, (_, found, wrong) => {
      streams += 1
      entries += found.length
      faults.push(...wrong)
    })
  }
  return { streams, entries, faults }
}

/** Adds `verify`: checks the whole record, names every fault, and ends with 1 when there is one. */
export const registerVerifyCommand: RegisterCommands = (program, { withDatabase, print }) => {
  program
    .command('verify')
    .description('replay every dossier from its record and check the chain of every stream')
    .action(async () => {
      const check = await withDatabase(({ db }) => verifyRecord(db))
      for (const line of linesOf(check)) print(line)
      if (check.faults.length > 0) process.exitCode = 1
    })
}

function linesOf({ dossiers, streams, entries, faults }: RecordCheck): string[] {
  const english = [
    counted(dossiers, 'dossier', 'dossiers'),
    counted(streams, 'stream', 'streams'),
    counted(entries, 'entry', 'entries'),
  ]
  const read = `${dossiers} hồ sơ, ${streams} chuỗi, ${entries} mục / ${english.join(', ')}`
  const verdict =
    faults.length === 0
      ? 'Sổ ghi toàn vẹn. / The record is whole.'
      : `${faults.length} lỗi. / ${counted(faults.length, 'fault', 'faults')}.`
  return [...faults.map(({ stream, seq, because }) => `${stream} #${seq}: ${because}`), read, verdict]
}

/** @example counted(1, 'entry', 'entries') // '1 entry' */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
