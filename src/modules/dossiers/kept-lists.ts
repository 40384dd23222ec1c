import type { Tx } from '../../platform/db/index.ts'
import type { Entry } from '../journal/index.ts'
import { keepPaperLines } from './batches.ts'
import { keepDemands } from './demands.ts'
import type { Dossier } from './dossier.ts'
import { keepRegister } from './register.ts'

/** What lists about many dossiers keep of one, written with its record: papers on their way, the register, demands. */
export async function keepLists(
  tx: Tx,
  before: Dossier | undefined,
  after: Dossier,
  entries: readonly Entry[],
): Promise<void> {
  await keepPaperLines(tx, before, after)
  await keepRegister(tx, before, after)
  await keepDemands(tx, after, entries)
}
