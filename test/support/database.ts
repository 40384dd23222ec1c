import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { type Db, openDatabase } from '../../src/platform/db/index.ts'
import { TEMPLATE, withDatabase } from './database-urls.ts'

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

async function asAdmin(url: string, statement: string): Promise<void> {
  // Not over the database of the program: nobody may be connected to a database that is copied.
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
