import type { Pool } from 'pg'
import type { DossierDeps } from '../modules/dossiers/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db/index.ts'
import type { App } from '../platform/http/index.ts'
import type { Log } from '../platform/log.ts'

/** The application as the bench drives it. */
export interface BenchedApplication {
  readonly app: App
  readonly parts: DossierDeps
  start(): Promise<void>
  stop(): Promise<void>
}

/** Builds the application out of its modules: given by whoever knows them all. */
export type BuildApplication = (
  parts: {
    readonly config: Config
    readonly db: Db
    readonly pool: Pool
    readonly databaseUrl: string
    readonly clock: Clock
    readonly log: Log
  },
  options: { limited: boolean },
) => Promise<BenchedApplication>
