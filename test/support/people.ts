import { readFileSync } from 'node:fs'
import path from 'node:path'
import { issueToken } from '../../src/modules/identity/index.ts'
import { type Demo, demoAccounts } from '../../src/pack/index.ts'
import type { Db } from '../../src/platform/db/index.ts'
import { projectRoot } from '../../src/platform/root.ts'

export const demo: Demo = JSON.parse(readFileSync(path.join(projectRoot, 'packs/hanoi/demo.json'), 'utf8'))

const long = Temporal.Instant.from('2026-10-01T00:00:00Z')

/** A bearer token of a demo officer, by the key in the pack. */
export function officerToken(db: Db, key: string): Promise<string> {
  return issueToken(db, key, long, demoAccounts(demo))
}

/** A bearer token of a demo citizen, the first when none is named. */
export function citizenToken(db: Db, key = demo.citizens[0]?.key ?? ''): Promise<string> {
  return issueToken(db, key, long, demoAccounts(demo))
}
