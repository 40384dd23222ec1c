import { verifyDossiers } from './modules/dossiers/index.ts'
import { eachStream } from './modules/journal/index.ts'
import type { RegisterCommands } from './platform/commands.ts'
import type { Db } from './platform/db/index.ts'

/** The streams beside those of dossiers: no row is replayed from them, but each must hang together. */
const otherStreams = ['officer', 'unit', 'pack'] as const

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
  return {
    dossiers,
    streams: dossiers + others.streams,
    entries: entries + others.entries,
    faults: [...faults, ...others.faults],
  }
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
  const counted = `${dossiers} hồ sơ, ${streams} chuỗi, ${entries} mục / ${dossiers} dossiers, ${streams} streams, ${entries} entries`
  const verdict =
    faults.length === 0
      ? 'Sổ ghi toàn vẹn. / The record is whole.'
      : `${faults.length} lỗi. / ${faults.length} faults.`
  return [...faults.map(({ stream, seq, because }) => `${stream} #${seq}: ${because}`), counted, verdict]
}
