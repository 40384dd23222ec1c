import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { verifyDossiers } from '../../src/modules/dossiers/index.ts'
import { issueToken } from '../../src/modules/identity/index.ts'
import { demoAccounts } from '../../src/pack/index.ts'
import { type Db, openDatabase, sql } from '../../src/platform/db/index.ts'
import { demo } from '../support/people.ts'
import {
  aDataFolder,
  freePort,
  isReady,
  postmasterPid,
  type RunningProgram,
  runProgram,
  untilReady,
} from '../support/processes.ts'

const filings = 200
const atOnce = 20
/** How many are answered before the kill: the others are on their way or not yet sent. */
const answeredBefore = 60

/** A copy of a birth certificate: nothing to upload. */
const filing = {
  procedure: '2.000635',
  competentAuthority: 'ward-00004',
  answers: {
    requesterName: 'Trịnh Thị Mai Hoa',
    requesterBirth: '1996-04-12',
    requesterNumber: '099196004121',
    requesterAddress: 'Số 18, ngõ 45, phố Trúc Bạch, phường Ba Đình, thành phố Hà Nội',
    requesterPhone: '0900000101',
    relation: 'mother',
    civilEvent: 'birth',
    personName: 'Hoàng Trịnh Bảo Ngọc',
    personBirth: '2026-09-28',
    registeredAt: 'Ủy ban nhân dân phường Ba Đình',
    copies: 2,
  },
  components: [],
}

interface Site {
  readonly address: string
  /** One person may not file as often as this test does: the city's people take turns. */
  readonly citizens: readonly string[]
  /** Sees every dossier. */
  readonly supervisor: string
}

/** The citizen who files under a key, always the same: a key is good for its caller only. Keys begin with their number. */
function callerOf(site: Site, key: string): string {
  return site.citizens[Number.parseInt(key, 10) % site.citizens.length] ?? ''
}

/** The code when the filing was answered 201; undefined when it was not answered, or answered with a fault. */
async function file(site: Site, key: string): Promise<string | undefined> {
  const answer = await fetch(`${site.address}/api/v1/dossiers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${callerOf(site, key)}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(filing),
    signal: AbortSignal.timeout(20_000),
  }).catch(() => undefined)
  if (answer === undefined || answer.status >= 500) return undefined
  if (answer.status !== 201) throw new Error(`filing refused: ${answer.status} ${await answer.text()}`)
  return (await answer.json().catch(() => undefined))?.code
}

/** Files under every key, some at a time, and kills once enough are answered. Gives the codes answered, by key. */
async function fileAndKill(
  site: Site,
  keys: readonly string[],
  kill: () => void,
): Promise<Map<string, string>> {
  const answered = new Map<string, string>()
  const waiting = [...keys]
  let killed = false
  const worker = async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      const code = await file(site, key)
      if (code !== undefined) answered.set(key, code)
      if (killed || answered.size < answeredBefore) continue
      killed = true
      kill()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return answered
}

/** Sends again what was not answered, under its own key, until it is. */
async function fileTheRest(
  site: Site,
  keys: readonly string[],
  answered: Map<string, string>,
): Promise<void> {
  const until = performance.now() + 30_000
  for (const key of keys.filter(each => !answered.has(each))) {
    let code = await file(site, key)
    while (code === undefined && performance.now() < until) {
      await sleep(200)
      code = await file(site, key)
    }
    if (code === undefined) throw new Error('the program does not answer filings again')
    answered.set(key, code)
  }
}

/** The program's database, behind its back. */
function databaseOf(dataDir: string): Db {
  const { port, application } = JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8'))
  const db = openDatabase({
    url: `postgres://mot_cua_app:${application}@127.0.0.1:${port}/mot_cua`,
    maxConnections: 2,
  })
  onTestFinished(() => db.destroy())
  return db
}

/** Every answered filing can be read, and what is written is those filings, each once and whole. */
async function expectAllThere(site: Site, db: Db, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const found = await fetch(`${site.address}/api/v1/dossiers/${code}`, {
      headers: { authorization: `Bearer ${site.supervisor}` },
    })
    expect([code, found.status]).toEqual([code, 200])
    expect(await found.json()).toMatchObject({ code, status: 'filed', seq: 1 })
  }
  const rows = await db.selectFrom('dossiers').select('code').orderBy('code').execute()
  expect(rows.map(row => row.code).sort()).toEqual([...codes].sort())
  expect(await verifyDossiers(db)).toEqual({ dossiers: codes.length, entries: codes.length, faults: [] })
  const letters = await sql<{ count: number }>`
    select count(distinct data ->> 'dossier') as count from pgboss.job where name = 'dossiers.letters'
  `.execute(db)
  expect(letters.rows).toEqual([{ count: codes.length }])
}

test('every filing that was answered is there, whole and once, after kill -9 of the program and of PostgreSQL', async () => {
  const dataDir = aDataFolder()
  const port = await freePort()
  const start = async (): Promise<RunningProgram> => {
    const program = runProgram('start', [], { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error' })
    await untilReady(program, port)
    return program
  }
  const first = await start()
  const db = databaseOf(dataDir)
  const tokenOf = (account: string) => issueToken(db, account, Temporal.Now.instant(), demoAccounts(demo))
  const citizens: string[] = []
  for (const { key } of demo.citizens) citizens.push(await tokenOf(key))
  const site = { address: `http://127.0.0.1:${port}`, citizens, supervisor: await tokenOf('giamsat') }
  const keys = Array.from({ length: 2 * filings }, (_, n) => `${n}-${randomUUID()}`)

  const codes = await fileAndKill(site, keys.slice(0, filings), () => first.kill('SIGKILL'))
  expect(await first.ended).toBe('SIGKILL')
  expect(codes.size).toBeLessThan(filings)
  await start()
  await fileTheRest(site, keys.slice(0, filings), codes)
  expect(codes.size).toBe(filings)
  await expectAllThere(site, db, [...codes.values()])

  const postmaster = postmasterPid(dataDir) as number
  const more = await fileAndKill(site, keys.slice(filings), () => process.kill(postmaster, 'SIGKILL'))
  expect(more.size).toBeLessThan(filings)
  await vi.waitFor(async () => expect(await isReady(port)).toBe(true), { timeout: 30_000, interval: 100 })
  expect(postmasterPid(dataDir)).not.toBe(postmaster)
  await fileTheRest(site, keys.slice(filings), more)
  await expectAllThere(site, db, [...codes.values(), ...more.values()])
})
