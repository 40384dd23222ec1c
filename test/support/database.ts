import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
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
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, url } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(
    adminUrl,
    `create database ${name} template ${TEMPLATE} owner mot_cua_owner strategy file_copy`,
  )
  const db = openDatabase({ url: withDatabase(url, name), maxConnections: 10 })
  afterAll(async () => {
    await db.destroy()
    await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)
  })
  return { db, url: withDatabase(url, name), ownerUrl: withDatabase(ownerUrl, name) }
}
