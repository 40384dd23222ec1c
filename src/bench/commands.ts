import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from '../platform/commands.ts'
import { createLog } from '../platform/log.ts'
import type { BuildApplication } from './application.ts'
import { bench } from './bench.ts'
import { FILL, fillForParent } from './fill.ts'
import { SERVE, serveUntilLetGo } from './served.ts'
import { reportLines } from './table.ts'

interface Given {
  readonly load: number
  readonly seconds: number
  readonly connections: number
  readonly profile?: string
  readonly only?: string
  readonly json?: true
}

/** Adds `bench`: measures the program over a database of its own, and prints each figure beside its floor. */
export function registerBenchCommand(
  program: Command,
  { config, print }: CommandContext,
  build: BuildApplication,
): void {
  program
    .command('bench')
    .description(
      'measure filing, casework, tracking, inbox and search over a database of its own, beside the bare SQL',
    )
    .option('--load <n>', 'how many dossiers the database holds', between(5_000, 20_000_000), 50_000)
    .option('--seconds <n>', 'how long each figure is measured', between(1, 60), 5)
    .option('--connections <n>', 'how many ask at once', between(1, 64), 16)
    .option('--profile <folder>', 'write a CPU profile of the measured program there')
    .option('--only <words>', 'only what has these words in its name: filing is «file a dossier»')
    .option('--json', 'print the figures as JSON')
    .action(async ({ json, ...options }: Given) => {
      const tell = (line: string) => void process.stderr.write(`… ${line}\n`)
      const given = { config: config(), build, log: createLog('error'), tell, stopped: askedToStop() }
      const report = await bench(options, given).catch(giveUp)
      for (const line of json ? [JSON.stringify(report, null, 2)] : reportLines(report)) print(line)
    })
  program.command(SERVE, { hidden: true }).action(() => serveUntilLetGo(build))
  program.command(FILL, { hidden: true }).action(fillForParent)
}

class Stopped extends Error {
  constructor() {
    super('Đã dừng đo. / Stopped measuring.')
    this.name = 'Stopped'
  }
}

/** Fails when Ctrl-C is pressed; what the measurement started is then stopped and removed as at its end. */
function askedToStop(): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => reject(new Stopped()))
  }
  promise.catch(() => {})
  return promise
}

/** What was asked of the program when the measurement was stopped would keep this process waiting. */
function giveUp(fault: unknown): never {
  if (!(fault instanceof Stopped)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exit(130)
}

function between(least: number, most: number): (text: string) => number {
  return text => {
    const value = Number(text.replaceAll(/[_,]/g, ''))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
  }
}
