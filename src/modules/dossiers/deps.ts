import type { Text } from '../../kernel/index.ts'
import type { BlobStore } from '../../platform/blobs.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Events } from '../../platform/events.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { WorkingCalendar } from '../calendar/index.ts'
import type { Catalogue, FastLane } from '../catalogue/index.ts'

/** What the actions and pages of dossiers stand on; given once, where the application is put together. */
export interface DossierDeps {
  readonly db: Db
  readonly clock: Clock
  readonly calendar: () => WorkingCalendar
  readonly catalogue: Catalogue
  /** Promises shorter than the law's, on some days at some counters. */
  readonly lanes: () => readonly FastLane[]
  readonly blobs: BlobStore
  readonly jobs: Jobs
  readonly events: Events
  /** For the addresses printed on paper. */
  readonly baseUrl: string
  /** Where papers of the city's own departments are dated. */
  readonly cityName: Text
  /** How many dossiers one citizen may file in an hour; null where a test or a measurement files more. */
  readonly filingsPerHour: number | null
  /** Whether the password is this officer's, limited in how often it may be asked: signing asks again. */
  readonly isPassword: (officer: string, password: string) => Promise<boolean>
}
