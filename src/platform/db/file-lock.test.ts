import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { tryLock } from './file-lock.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'mot-cua-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['alone', 'alone', false],
  ['alone', 'shared', false],
  ['shared', 'alone', false],
  ['shared', 'shared', true],
] as const)('while one holds it %s, another gets it %s: %s', (held, asked, given) => {
  const file = path.join(folder, `${held}-${asked}`)
  const first = tryLock(file, held)
  const second = tryLock(file, asked)
  expect(second !== undefined).toBe(given)
  first?.release()
  second?.release()
  const after = tryLock(file, 'alone')
  expect(after).toBeDefined()
  after?.release()
})

test('a process that is killed lets go', { timeout: 20_000 }, async () => {
  const file = path.join(folder, 'killed')
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { tryLock } from ${JSON.stringify(path.join(import.meta.dirname, 'file-lock.ts'))}
     globalThis.held = tryLock(${JSON.stringify(file)}, 'alone')
     console.log('held')
     setInterval(() => {}, 1000)`,
  ])
  try {
    await once(holder.stdout, 'data')
    expect(tryLock(file, 'alone')).toBeUndefined()
  } finally {
    holder.kill('SIGKILL')
  }
  await once(holder, 'exit')
  const mine = tryLock(file, 'alone')
  expect(mine).toBeDefined()
  mine?.release()
})
