import type { Report } from './bench.ts'
import type { Growth } from './growth.ts'
import type { Figure } from './works.ts'

/** The report as lines for a terminal. */
export function reportLines({ machine, options, loaded, figures, growth, memory }: Report): string[] {
  const { processor, cores, memoryGb, system, node, postgres } = machine
  const rate = whole(loaded.dossiers / loaded.seconds)
  return [
    `${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, PostgreSQL ${postgres}`,
    `${whole(options.load)} dossiers, ${options.connections} connections, ${options.seconds} s for each figure; p50 and p99 at half load`,
    `${whole(loaded.dossiers)} of them were loaded in ${whole(loaded.seconds)} s, ${rate} a second; ${loaded.size.toFixed(1)} GB on the disk`,
    ...(machine.load > machine.cores / 4 ? [busy(machine.load)] : []),
    '',
    ...table([head, ...figures.map(cells)]),
    '',
    ...table([growthHead, ...growth.map(growthCells)]),
    '',
    `resident memory of the program: ${whole(memory.idle)} MB idle, ${whole(memory.loaded)} MB after the load (target: 250, 500)`,
  ]
}

const growthHead = ['page', 'few', 'took', 'many', 'takes', 'times', 'its SQL alone', 'target', 'met']

function growthCells({ work, few, many, before, after }: Growth): string[] {
  const times = after.program / before.program
  return [
    work,
    few,
    ms(before.program),
    many,
    ms(after.program),
    times.toFixed(2),
    `${ms(before.floor)}, ${ms(after.floor)}`,
    '≤ 1.2',
    times <= 1.2 ? 'yes' : 'NO',
  ]
}

const busy = (load: number) =>
  `The machine was busy with other work (load ${load.toFixed(1)} at the start): alone it does more, and p99 is lower.`

const head = ['work', 'per second', 'per core', 'floor', 'ratio', 'p50', 'p99', 'target', 'met']

function cells({ work, perSecond, perCore, floorPerSecond, ratio, p50, p99, target, met }: Figure): string[] {
  return [
    work,
    whole(perSecond),
    whole(perCore),
    whole(floorPerSecond),
    ratio.toFixed(2),
    ms(p50),
    ms(p99),
    target,
    met ? 'yes' : 'NO',
  ]
}

const whole = (value: number) => Math.round(value).toLocaleString('en')
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`

/** Words to the left, figures to the right. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, column) =>
        isFigure(rows, column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

function isFigure(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.slice(1).every(row => /^\d/.test(row[column] ?? ''))
}
