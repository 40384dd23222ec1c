import os from 'node:os'
import { type Db, sql } from '../platform/db/index.ts'

/** What the figures were measured on; never whose machine it is. */
export interface Machine {
  readonly processor: string
  readonly cores: number
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly postgres: string
  /** How many processes wanted a core when the measurement began: figures of a busy machine say little. */
  readonly load: number
}

/** The load of the minute before; asked before the measurement makes its own. */
export function currentLoad(): number {
  return os.loadavg()[0] ?? 0
}

export async function machineOf(db: Db, load: number): Promise<Machine> {
  const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db)
  return {
    processor: os.cpus()[0]?.model.trim() ?? os.arch(),
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release().split(/[-+]/)[0]}`,
    node: process.version,
    postgres: rows[0]?.server_version ?? '?',
    load,
  }
}
