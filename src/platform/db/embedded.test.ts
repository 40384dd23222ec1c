import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { placeCluster } from './cluster.ts'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { openPool } from './pool.ts'
import { isAlive } from './postgres-process.ts'

const isRoot = process.getuid?.() === 0

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-embedded-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return folder
}

async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbedded({ dataDir, forTests: true, ...more })
  onTestFinished(() => server.stop())
  return server
}

async function ask(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(statement)
    .then(reply => reply.rows[0])
    .finally(() => client.end())
}

describe('a PostgreSQL of the program’s own', () => {
  test('has two roles, UTF-8, Vietnamese order and universal time, and listens on this machine only', async () => {
    const { url, ownerUrl } = await start(aFolder())
    expect((await ask(url, 'select current_user as role')).role).toBe('mot_cua_app')
    expect((await ask(ownerUrl, 'select current_user as role')).role).toBe('mot_cua_owner')
    expect(
      await ask(
        url,
        `select current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
                current_setting('listen_addresses') as listens, array['a', 'ă', 'â', 'b'] =
                  (select array_agg(letter order by letter) from unnest(array['b', 'â', 'a', 'ă']) letter) as sorted`,
      ),
    ).toEqual({ encoding: 'UTF8', zone: 'UTC', listens: '127.0.0.1', sorted: true })
  })

  test('lets nobody in without the password', async () => {
    const { url } = await start(aFolder())
    await expect(ask(url.replace(/:[^:@/]+@/, ':guess@'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    )
  })

  test('is joined by a second user and stopped by the last to leave', async () => {
    const dataDir = aFolder()
    const first = await start(dataDir)
    const second = await start(dataDir)
    const pid = first.pid() as number
    expect(second.pid()).toBe(pid)
    await first.stop()
    expect(isAlive(pid)).toBe(true)
    await second.stop()
    expect(isAlive(pid)).toBe(false)
  })

  test('is started once when many start it at the same moment', async () => {
    const dataDir = aFolder()
    const servers = await Promise.all([1, 2, 3].map(() => start(dataDir)))
    expect(new Set(servers.map(server => server.pid())).size).toBe(1)
  })

  test('begins anew what was killed while it was being made', async () => {
    const dataDir = aFolder()
    mkdirSync(path.join(dataDir, 'postgres.new/base'), { recursive: true })
    const { url } = await start(dataDir)
    expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
  })

  test('comes back at the same address after a kill -9, and the pool goes on', async () => {
    const dataDir = aFolder()
    const server = await start(dataDir)
    const { url } = server
    const pool = openPool({ url, maxConnections: 3 })
    onTestFinished(() => pool.end())
    await pool.query('select 1')
    const killed = server.pid() as number
    process.kill(killed, 'SIGKILL')
    const waiting = { timeout: 25_000, interval: 50 }
    await vi.waitFor(() => expect(server.pid()).not.toBe(killed), waiting)
    await vi.waitFor(
      async () => expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]),
      waiting,
    )
    expect(server.url).toBe(url)
  })

  test.runIf(isRoot)(
    'runs as nobody where user namespaces are denied, in a folder nobody may enter',
    async () => {
      const dataDir = aFolder()
      onTestFinished(() => rmSync(path.dirname(placeCluster(dataDir, 'nobody').folder), { recursive: true }))
      const { url } = await start(dataDir, { runAs: 'nobody' })
      expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
      // A folder of mkdtemp lets only its owner in: the cluster lies elsewhere, what we keep for ourselves does not.
      expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)
      expect(existsSync(path.join(dataDir, 'postgres.json'))).toBe(true)
    },
  )
})
