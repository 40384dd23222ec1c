import { randomBytes } from 'node:crypto'
import { afterAll, inject, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/platform/db/index.js'
import { asAdmin, TEMPLATE, withDatabase } from './database-urls.js'
/**
 * A fresh copy of the migrated template for this test file, dropped when the file is done.
 * @example const { db } = await testDatabase() // at the top of the file, or in beforeAll
 */
export function testDatabase() {
  return freshDatabase(`template ${TEMPLATE} strategy file_copy`)
}
/** A database with nothing in it, for tests of the migrations themselves; dropped when the file is done. */
export function emptyDatabase() {
  return freshDatabase('')
}
async function freshDatabase(how) {
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
function whenDone(clean) {
  try {
    onTestFinished(clean)
  } catch {
    afterAll(clean)
  }
}
//# sourceMappingURL=database.js.map
