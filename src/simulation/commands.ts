import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { VIETNAM } from '../kernel/index.ts'
import type { DossierDeps } from '../modules/dossiers/index.ts'
import { loadPack, type Pack, readPack } from '../pack/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandContext } from '../platform/commands.ts'
import type { Config } from '../platform/config.ts'
import { connectDatabase, type OpenDatabase } from '../platform/db/connect.ts'
import { createLog } from '../platform/log.ts'
import { markPractice } from '../platform/practice.ts'
import { type MonthReport, playMonth, type WoundClock } from './month.ts'

/** What the command needs of the program, which stands to its right. */
export interface Program {
  /** The application over a database, listening nowhere, with a clock of the caller's. */
  build(parts: { config: Config; database: OpenDatabase; clock: Clock }): Promise<{
    readonly deps: DossierDeps
    wind(): Promise<void>
    stop(): Promise<void>
  }>
  /** Reads the whole record. @returns what is wrong, in words; nothing when all is well */
  verify(database: OpenDatabase): Promise<{ readonly dossiers: number; readonly faults: readonly string[] }>
}

interface Given {
  readonly units: number
  readonly month: Temporal.PlainYearMonth
  readonly seed: number
  readonly daily: number
  readonly days?: number
}

/** Adds `simulate`: a month of some authorities in a database of its own, with the clock wound forward, then verified. */
export function registerSimulateCommand(
  command: Command,
  { config, print }: CommandContext,
  program: Program,
): void {
  command
    .command('simulate')
    .description(
      'play a month of some authorities in a database of its own, marked practice, and verify its record afterwards',
    )
    .option('--units <n>', 'how many authorities', whole(1, 20), 3)
    .option('--month <yyyy-mm>', 'which month', yearMonth, Temporal.PlainYearMonth.from('2026-10'))
    .option('--daily <n>', 'dossiers at each authority on a working day', whole(1, 500), 8)
    .option('--days <n>', 'only the first days of the month', whole(1, 31))
    .option('--seed <n>', 'the same seed tells the same month', whole(0, 2_147_483_647), 1)
    .action(async (given: Given) => {
      const settings = practiceConfig(config())
      const tell = (line: string) => void process.stderr.write(`… ${line}\n`)
      const { report, verified } = await simulate(settings, program, given, tell)
      for (const line of reportLines(report, given)) print(line)
      for (const fault of verified.faults) print(fault)
      print(
        `verify: ${verified.dossiers} dossiers, ${verified.faults.length} faults · DATA_DIR=${settings.dataDir}`,
      )
      if (verified.faults.length > 0) process.exitCode = 1
    })
}

/** A folder of its own beside the living data: nothing in it happened. */
function practiceConfig(config: Config): Config {
  return {
    ...config,
    dataDir: path.join(config.dataDir, 'practice'),
    database: { kind: 'embedded' },
    demo: true,
  }
}

async function simulate(config: Config, program: Program, given: Given, tell: (line: string) => void) {
  rmSync(config.dataDir, { recursive: true, force: true })
  const log = createLog('error')
  const database = await connectDatabase(config, { log, maxConnections: 6 })
  try {
    const begin = given.month.toPlainDate({ day: 1 }).toZonedDateTime(VIETNAM).toInstant()
    const clock = woundClock(begin)
    const pack = await packOf(config)
    await markPractice(database.db, begin)
    await loadPack(database.db, pack, begin.subtract({ hours: 24 }), { demo: true })
    const { deps, wind, stop } = await program.build({ config, database, clock })
    try {
      const report = await playMonth({ deps, clock, wind }, pack, { ...given, tell })
      return { report, verified: await program.verify(database) }
    } finally {
      await stop()
    }
  } finally {
    await database.close()
  }
}

function woundClock(begin: Temporal.Instant): WoundClock {
  let at = begin
  return {
    now: () => at,
    set(later) {
      if (Temporal.Instant.compare(later, at) > 0) at = later
    },
  }
}

async function packOf(config: Config): Promise<Pack> {
  const reading = await readPack(config.packDir)
  if ('faults' in reading) throw new Error(`the pack has ${reading.faults.length} faults: see check-pack`)
  return reading.pack
}

function reportLines({ filed, done, fates }: MonthReport, { units, month, seed }: Given): string[] {
  const counted = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([word, count]) => `  ${String(count).padStart(6)}  ${word}`)
  return [
    `${month}: ${units} units, seed ${seed}, ${filed} dossiers`,
    'what became of them:',
    ...counted(fates),
    'what was done:',
    ...counted(done),
  ]
}

function yearMonth(text: string): Temporal.PlainYearMonth {
  try {
    return Temporal.PlainYearMonth.from(text)
  } catch {
    throw new InvalidArgumentError('Give a month, such as 2026-10.')
  }
}

function whole(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
  }
}
