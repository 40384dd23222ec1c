import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/platform/root.ts'

/** What one command of the gate found. */
interface Tally {
  readonly passed: number
  readonly failed: number
}

const MINUTE_MS = 60_000
/** `--deep` asks every property a million cases. */
const isDeep = process.argv.includes('--deep')
if (isDeep) process.env.PROPERTY_RUNS ??= '1000000'
const report = path.join(projectRoot, '.cache/test-report.json')

let passed = 0
let failed = 0
for (const tally of [
  await check('Format and lint', 'biome', ['ci', '--error-on-warnings'], 2),
  await check('Types', 'tsc', ['-p', 'tsconfig.json'], 4),
  await check('Unused code', 'knip', [], 3),
  await tests(process.argv.slice(2).filter(word => word !== '--deep')),
]) {
  passed += tally.passed
  failed += tally.failed
}

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

async function check(
  title: string,
  command: string,
  args: readonly string[],
  minutes: number,
): Promise<Tally> {
  const code = await run(title, command, args, minutes)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function tests(filters: readonly string[]): Promise<Tally> {
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters]
  const code = await run('Tests', 'vitest', args, isDeep ? 80 : 45)
  const tally = readReport()
  // A run that ended badly without naming a failed test (a hook, a leak, a timeout) is a failure all the same.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

function readReport(): Tally {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    const unread = testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
    return { passed: numPassedTests, failed: numFailedTests + unread.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Runs a command in a group of its own and ends the whole group when its time is over. */
function run(title: string, command: string, args: readonly string[], minutes: number): Promise<number> {
  process.stdout.write(`\n== ${title}\n`)
  const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', detached: true })
  const kill = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal)
  const timer = setTimeout(() => {
    process.stdout.write(`${title}: not done after ${minutes} minutes, stopped\n`)
    kill('SIGKILL')
  }, minutes * MINUTE_MS)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => kill(signal))
  return new Promise(resolve => {
    const finish = (code: number) => {
      clearTimeout(timer)
      resolve(code)
    }
    child.once('error', () => finish(1))
    child.once('exit', code => finish(code ?? 1))
  })
}
