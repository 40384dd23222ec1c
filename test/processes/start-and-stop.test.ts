import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import {
  aDataFolder,
  freePort,
  isReady,
  postmasterPid,
  runProgram,
  untilGone,
  untilReady,
} from '../support/processes.ts'

const waiting = { timeout: 60_000, interval: 50 }

async function aRunningProgram(dataDir = aDataFolder()) {
  const port = await freePort()
  const program = runProgram('start', [], { DATA_DIR: dataDir, PORT: String(port) })
  await untilReady(program, port)
  return { program, port, dataDir }
}

/** Asks the database behind the program's back. */
async function query(dataDir: string, statement: string) {
  const { port, owner } = JSON.parse(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8'))
  const client = new pg.Client({
    connectionString: `postgres://mot_cua_owner:${owner}@127.0.0.1:${port}/mot_cua`,
  })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}

describe('bin/start', () => {
  test('serves, prints its address, and stops cleanly with its PostgreSQL when asked', async () => {
    const { program, port, dataDir } = await aRunningProgram()
    const postmaster = postmasterPid(dataDir) as number
    expect(postmaster).toBeGreaterThan(0)
    await vi.waitFor(() => expect(program.output()).toContain(`http://localhost:${port}`), waiting)

    program.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    await untilGone(postmaster)
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
  })

  test('keeps all data over a restart, and starts the second time in less than three seconds', async () => {
    const first = await aRunningProgram()
    await query(first.dataDir, `create table kept as select 'đây' as word`)
    first.program.kill('SIGINT')
    expect(await first.program.ended).toBe(0)

    const began = performance.now()
    const second = await aRunningProgram(first.dataDir)
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(await query(second.dataDir, 'select word from kept')).toEqual([{ word: 'đây' }])
  })

  test('keeps its passwords to itself', async () => {
    const { dataDir } = await aRunningProgram()
    expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o077).toBe(0)
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0)
  })

  test('says plainly that it is running already', async () => {
    const { dataDir, port } = await aRunningProgram()
    const second = runProgram('start', [], { DATA_DIR: dataDir, PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(new RegExp(`is running already .*http://localhost:${port}`))
    expect(await isReady(port)).toBe(true)
  })
})

describe('after kill -9', () => {
  test('of the program, the next start takes over the PostgreSQL it left', async () => {
    const { program, dataDir } = await aRunningProgram()
    const postmaster = postmasterPid(dataDir)
    await query(dataDir, 'create table kept as select 1 as one')
    program.kill('SIGKILL')
    expect(await program.ended).toBe('SIGKILL')
    expect(postmasterPid(dataDir)).toBe(postmaster)

    const next = await aRunningProgram(dataDir)
    expect(postmasterPid(dataDir)).toBe(postmaster)
    expect(await query(dataDir, 'select one from kept')).toEqual([{ one: 1 }])
    next.program.kill('SIGTERM')
    expect(await next.program.ended).toBe(0)
    await untilGone(postmaster as number)
  })

  test('of PostgreSQL, the program starts it again and serves on', async () => {
    const { program, port, dataDir } = await aRunningProgram()
    const postmaster = postmasterPid(dataDir) as number
    await query(dataDir, 'create table kept as select 1 as one')
    process.kill(postmaster, 'SIGKILL')
    await untilGone(postmaster)
    await vi.waitFor(() => expect(postmasterPid(dataDir)).toBeGreaterThan(0), waiting)
    await vi.waitFor(async () => expect(await isReady(port)).toBe(true), waiting)
    expect(await query(dataDir, 'select one from kept')).toEqual([{ one: 1 }])
    program.kill('SIGTERM')
    expect(await program.ended).toBe(0)
  })

  test('of both, and with the number of PostgreSQL given to a stranger, the next start recovers', async () => {
    const { program, dataDir } = await aRunningProgram()
    const postmaster = postmasterPid(dataDir) as number
    const pidFile = path.join(dataDir, 'postgres/postmaster.pid')
    program.kill('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await Promise.all([program.ended, untilGone(postmaster)])
    // This very process stands in for the stranger: alive, and no PostgreSQL.
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)))

    const next = await aRunningProgram(dataDir)
    next.program.kill('SIGTERM')
    expect(await next.program.ended).toBe(0)
  })
})

describe('what stands in the way of a start is said in a sentence', () => {
  test('a port in use', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    try {
      const dataDir = aDataFolder()
      const program = runProgram('start', [], { DATA_DIR: dataDir, PORT: String(port) })
      expect(await program.ended).toBe(1)
      expect(program.output()).toContain(`Cổng ${port} đang có chương trình khác dùng`)
      expect(program.output()).not.toContain('    at ')
      expect(postmasterPid(dataDir)).toBeUndefined()
    } finally {
      other.close()
    }
  })

  test('a DATABASE_URL where nobody answers, without its password', async () => {
    const closed = await freePort()
    const program = runProgram('start', [], {
      DATA_DIR: aDataFolder(),
      PORT: String(await freePort()),
      DEMO: '1',
      DATABASE_URL: `postgres://someone:kept-quiet@127.0.0.1:${closed}/nothing`,
    })
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain(`Không kết nối được PostgreSQL tại 127.0.0.1:${closed}`)
    expect(program.output()).not.toContain('kept-quiet')
    expect(program.output()).not.toContain('    at ')
  })

  test('a data folder that cannot be made', async () => {
    const file = path.join(aDataFolder(), 'a-file')
    writeFileSync(file, '')
    const program = runProgram('start', [], {
      DATA_DIR: path.join(file, 'data'),
      PORT: String(await freePort()),
    })
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain('Không ghi được vào thư mục dữ liệu')
    expect(program.output()).not.toContain('    at ')
  })

  test('settings that make no sense, all at once', async () => {
    const program = runProgram('start', [], { DATA_DIR: aDataFolder(), PORT: 'eighty', DEMO: '0' })
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(/PORT must be[\s\S]*BASE_URL must be[\s\S]*SECRET/)
  })
})

describe('bin/mot-cua', () => {
  test('starts a PostgreSQL of its own and stops it again', async () => {
    const dataDir = aDataFolder()
    const command = runProgram('mot-cua', ['migrate'], { DATA_DIR: dataDir })
    expect(await command.ended).toBe(0)
    expect(existsSync(path.join(dataDir, 'postgres/PG_VERSION'))).toBe(true)
    expect(postmasterPid(dataDir)).toBeUndefined()
  })

  test('joins the server that runs and leaves it running', async () => {
    const { dataDir, port } = await aRunningProgram()
    const postmaster = postmasterPid(dataDir)
    const command = runProgram('mot-cua', ['migrate'], { DATA_DIR: dataDir })
    expect(await command.ended).toBe(0)
    expect(postmasterPid(dataDir)).toBe(postmaster)
    expect(await isReady(port)).toBe(true)
  })
})
