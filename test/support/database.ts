import { randomBytes } from 'node:crypto'
import { afterAll, inject, onTestFinished } from 'vitest'
import { type Db, openDatabase } from '../../src/platform/db/index.ts'
import { asAdmin, TEMPLATE, withDatabase } from './database-urls.ts'

export interface TestDatabase {
  /** As the program sees it: the application's role. */
  readonly db: Db
  readonly url: string
  /** For the role that changes the schema. */
  readonly ownerUrl: string
}

/**
 * A fresh copy of the migrated template for this test file, dropped when the file is done.
 * @example const { db } = await testDatabase() // at the top of the file, or in beforeAll
 */
export function testDatabase(): Promise<TestDatabase> {
  return freshDatabase(`template ${TEMPLATE} strategy file_copy`)
}

/** A database with nothing in it, for tests of the migrations themselves; dropped when the file is done. */
export function emptyDatabase(): Promise<TestDatabase> {
  return freshDatabase('')
}

async function freshDatabase(how: string): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, url } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} owner mot_cua_owner ${how}`)
  const db = openDatabase({ url: withDatabase(url, name), maxConnections: 10 })
  const drop = async () => {
    await db.destroy()
    await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)
  }
  whenDone(drop)
  return { db, url: withDatabase(url, name), ownerUrl: withDatabase(ownerUrl, name) }
}

/** After the test that asks, or after the file when it is asked for outside a test. */
function whenDone(clean: () => Promise<void>): void {
  try {
    onTestFinished(clean)
  } catch {
    afterAll(clean)
  }
}
