import { hoursOfWorkingDay } from '../../calendar/index.ts'
import type { Branch, Procedure, Step, TimeLimit } from '../procedure.ts'
import { branchesOf, stepsBefore } from './casework.ts'

/** Something wrong in a process: where in the procedure, and what. */
export interface ProcessFault {
  readonly at: readonly (string | number)[]
  readonly message: string
}

type Process = Pick<Procedure, 'process' | 'timeLimit' | 'branches'>

/**
 * What is wrong with a procedure's internal process; none when it can be worked. A pack with a fault is refused by its
 * check, and a version with one is not published.
 *
 * - Each step waits for steps that stand before it in the list, and every step but a leader's signature is waited for:
 *   nothing is left open when the results are signed.
 * - The procedure's own steps and those of every branch draft and end with a leader's signature.
 * - The time shared out is the law's: along every way through the process hours (or shares of other limits) add up to no
 *   more than the limit, and along the longest to exactly the limit. Steps outside the limit have none of it.
 * @source design: step budgets; docs/how-to/add-a-procedure.md
 */
export function processFaults(procedure: Process): readonly ProcessFault[] {
  const { process } = procedure
  const ordered = orderFaults(process)
  return [
    ...process.flatMap(stepFaults),
    ...ordered,
    ...branchFaults(procedure),
    ...branchesOf(procedure).flatMap(branch => signerFaults(procedure.process, branch)),
    ...lineFaults(process, undefined),
    ...branchesOf(procedure).flatMap(({ key }) => lineFaults(process, key)),
    // Ways through a process that is out of order cannot be added up.
    ...(ordered.length === 0 ? budgetFaults(procedure) : []),
  ]
}

function repeated(keys: readonly string[]): readonly number[] {
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []))
}

function stepFaults({ kind, silence }: Step, i: number): ProcessFault[] {
  if (silence === undefined || kind === 'consult') return []
  return [{ at: ['process', i, 'silence'], message: 'only a consultation has a rule for silence' }]
}

function orderFaults(process: readonly Step[]): ProcessFault[] {
  const keys = process.map(({ key }) => key)
  const twice = repeated(keys).map(i => ({
    at: ['process', i, 'key'],
    message: `step "${keys[i]}" stands twice`,
  }))
  const waits = process.flatMap((step, i) =>
    (step.after ?? []).flatMap((before, j) => {
      const message = waitingFault(process, step, before)
      return message === undefined ? [] : [{ at: ['process', i, 'after', j], message }]
    }),
  )
  return [...twice, ...waits, ...(waits.length === 0 ? looseFaults(process) : [])]
}

function waitingFault(process: readonly Step[], { key }: Step, before: string): string | undefined {
  const keys = process.map(step => step.key)
  if (before === key) return `step "${key}" waits for itself`
  if (!keys.includes(before)) return `unknown step "${before}"`
  if (keys.indexOf(before) < keys.indexOf(key)) return undefined
  return waitsFor(process, before, key)
    ? `steps "${key}" and "${before}" wait for each other`
    : `step "${before}" stands later in the list: a step waits only for earlier ones`
}

/** Whether one step, directly or through others, waits for another. */
function waitsFor(process: readonly Step[], key: string, other: string): boolean {
  const before = stepsBefore(process)
  const passed = new Set<string>()
  const reaches = (from: string): boolean => {
    if (passed.has(from)) return false
    passed.add(from)
    return (before.get(from) ?? []).some(next => next === other || reaches(next))
  }
  return reaches(key)
}

function looseFaults(process: readonly Step[]): ProcessFault[] {
  const waitedFor = new Set([...stepsBefore(process).values()].flat())
  return process.flatMap((step, i) =>
    step.kind === 'sign' || i === process.length - 1 || waitedFor.has(step.key)
      ? []
      : [{ at: ['process', i, 'key'], message: `no step waits for "${step.key}"` }],
  )
}

function branchFaults(procedure: Process): ProcessFault[] {
  const keys = branchesOf(procedure).map(({ key }) => key)
  return [
    ...repeated(keys).map(i => ({ at: ['branches', i, 'key'], message: `branch "${keys[i]}" stands twice` })),
    ...procedure.process.flatMap(({ branch }, i) =>
      branch === undefined || keys.includes(branch)
        ? []
        : [{ at: ['process', i, 'branch'], message: `unknown branch "${branch}"` }],
    ),
    ...keys.flatMap((key, i) =>
      procedure.process.some(({ branch }) => branch === key)
        ? []
        : [{ at: ['branches', i, 'key'], message: `branch "${key}" has no steps` }],
    ),
  ]
}

/** A branch's result is its own authority's. */
function signerFaults(process: readonly Step[], { key, competence }: Branch): ProcessFault[] {
  const signer = 'unit' in competence ? competence.unit : undefined
  return process.flatMap((step, i) =>
    step.branch !== key || step.kind !== 'sign' || step.unit === signer
      ? []
      : [
          {
            at: ['process', i, 'unit'],
            message: `branch "${key}" is signed by its own authority, "${signer ?? 'the commune'}"`,
          },
        ],
  )
}

/** The steps towards one result: the procedure's own, or a branch's. */
function lineFaults(process: readonly Step[], branch: string | undefined): ProcessFault[] {
  const line = process.flatMap((step, i) => (step.branch === branch ? [{ step, i }] : []))
  const last = line.at(-1)
  if (last === undefined)
    return branch === undefined ? [{ at: ['process'], message: 'no step leads to the result' }] : []
  const of = branch === undefined ? '' : ` of branch "${branch}"`
  const faults: ProcessFault[] = []
  if (last.step.kind !== 'sign' || last.step.role !== 'leader')
    faults.push({ at: ['process', last.i, 'kind'], message: `the last step${of} is a leader’s signature` })
  if (!line.some(({ step }) => step.kind === 'draft'))
    faults.push({ at: ['process'], message: `no step${of} drafts the result` })
  return faults
}

function budgetFaults({ process, timeLimit }: Process): ProcessFault[] {
  const hours = limitHours(timeLimit)
  const unit = hours === undefined ? 'share' : 'hours'
  const other = unit === 'hours' ? 'share' : 'hours'
  const faults = process.flatMap((step, i): ProcessFault[] => [
    ...(step[other] === undefined
      ? []
      : [{ at: ['process', i, other], message: `this limit is shared out in ${unit}` }]),
    ...(step.outsideLimit !== undefined && step[unit] !== undefined
      ? [{ at: ['process', i, unit], message: `a step outside the limit has no ${unit}` }]
      : []),
    ...(step.outsideLimit === undefined && step[unit] === undefined
      ? [{ at: ['process', i], message: `the step has no ${unit}` }]
      : []),
  ])
  return faults.length > 0 ? faults : sumFaults(process, unit, hours ?? 100)
}

function sumFaults(process: readonly Step[], unit: 'hours' | 'share', whole: number): ProcessFault[] {
  const { length, way } = longestWay(process)
  if (Math.abs(length - whole) < 1e-9) return []
  const along = way.length === process.length ? '' : ` along ${way.join(' → ')}`
  return [{ at: ['process'], message: `${unit} add up to ${length}${along}, not ${whole}` }]
}

interface Way {
  readonly length: number
  readonly way: readonly string[]
}

/**
 * By when each step is to be done: hours or shares of the limit used up along the longest way to it, itself included.
 * Steps side by side use the same time.
 */
export function budgetBy(process: readonly Step[]): ReadonlyMap<string, number> {
  return new Map([...waysTo(process)].map(([key, { length }]) => [key, length]))
}

function longestWay(process: readonly Step[]): Way {
  return longest([...waysTo(process).values()])
}

function waysTo(process: readonly Step[]): ReadonlyMap<string, Way> {
  const before = stepsBefore(process)
  const ways = new Map<string, Way>()
  for (const step of process) {
    const { length, way } = longest((before.get(step.key) ?? []).flatMap(key => ways.get(key) ?? []))
    ways.set(step.key, { length: length + (step.hours ?? step.share ?? 0), way: [...way, step.key] })
  }
  return ways
}

function longest(ways: readonly Way[]): Way {
  return ways.reduce((best, one) => (one.length > best.length ? one : best), { length: 0, way: [] })
}

/** The working hours a limit holds; undefined for limits not counted in work. */
function limitHours(limit: TimeLimit): number | undefined {
  if ('workingDays' in limit) return limit.workingDays * hoursOfWorkingDay
  if ('workingHours' in limit) return limit.workingHours
  return undefined
}
