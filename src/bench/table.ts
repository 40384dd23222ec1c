import type { Figure, Report } from './bench.ts'

/** The report as lines for a terminal. */
export function reportLines({ machine, options, figures, growth, memory }: Report): string[] {
  const { processor, cores, memoryGb, system, node, postgres } = machine
  return [
    `${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, PostgreSQL ${postgres}`,
    `${whole(options.dossiers)} dossiers, ${options.connections} connections, ${options.seconds} s for each figure; p50 and p99 at half load`,
    ...(machine.load > machine.cores / 4 ? [busy(machine.load)] : []),
    '',
    ...table([head, ...figures.map(cells)]),
    '',
    `inbox, first page: ${ms(growth.small)} at ${whole(growth.from)} dossiers, ${ms(growth.large)} at ${whole(options.dossiers)}: ${growth.ratio.toFixed(2)} times (target: 1.2)`,
    `resident memory of the program: ${whole(memory.idle)} MB idle, ${whole(memory.loaded)} MB after the load (target: 250, 500)`,
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
