import { describe, expect, test } from 'vitest'
import type { Branch, Procedure, Step } from '../procedure.ts'
import { budgetBy, processFaults } from './process.ts'

const text = (vi: string) => ({ vi })

function step(key: string, given: Partial<Step> = {}): Step {
  return { key, name: text(key), kind: 'examine', role: 'handlingOfficer', ...given }
}
const draft = (given: Partial<Step> = {}) => step('draft', { kind: 'draft', ...given })
const sign = (given: Partial<Step> = {}) => step('sign', { kind: 'sign', role: 'leader', ...given })

const branch = (key: string): Branch => ({
  key,
  name: text(key),
  competence: { unit: key },
  result: { name: text(key), template: { kind: 'certificate', title: text(key), symbol: 'TB' } },
})

type Process = Pick<Procedure, 'process' | 'timeLimit' | 'branches'>

/** Ten working days, with two bodies asked side by side: 24 + max(16, 24) + 16 + 16 hours. */
const consulting: readonly Step[] = [
  step('examine', { hours: 24 }),
  step('planning', { kind: 'consult', hours: 16 }),
  step('traffic', { kind: 'consult', hours: 24, after: ['examine'] }),
  draft({ hours: 16, after: ['planning', 'traffic'] }),
  sign({ hours: 16 }),
]

/** Six working days: 8 hours to the first result, then 40 in one branch beside 24 in the other. */
const linked: Process = {
  timeLimit: { workingDays: 6 },
  branches: [branch('residence'), branch('insurance')],
  process: [
    draft({ hours: 6 }),
    sign({ hours: 2 }),
    step('residenceDraft', { kind: 'draft', hours: 32, unit: 'residence', branch: 'residence' }),
    step('residenceSign', { kind: 'sign', role: 'leader', hours: 8, unit: 'residence', branch: 'residence' }),
    step('insuranceDraft', {
      kind: 'draft',
      hours: 20,
      unit: 'insurance',
      branch: 'insurance',
      after: ['sign'],
    }),
    step('insuranceSign', { kind: 'sign', role: 'leader', hours: 4, unit: 'insurance', branch: 'insurance' }),
  ],
}

function faultsOf(process: readonly Step[], given: Partial<Process> = {}): string[] {
  const faults = processFaults({ timeLimit: { workingDays: 10 }, ...given, process })
  return faults.map(({ at, message }) => `/${at.join('/')} ${message}`)
}

/** The list with one step changed. */
function changed(process: readonly Step[], key: string, change: Partial<Step>): Step[] {
  return process.map(one => (one.key === key ? { ...one, ...change } : one))
}

describe('a process', () => {
  test('of one line, of consultations side by side and of branches is sound', () => {
    expect(faultsOf([draft({ hours: 60 }), sign({ hours: 20 })])).toEqual([])
    expect(faultsOf(consulting)).toEqual([])
    expect(processFaults(linked)).toEqual([])
  })

  test.each<[title: string, process: readonly Step[], fault: string]>([
    [
      'waits for a step nobody knows',
      changed(consulting, 'draft', { after: ['planning', 'traffik'] }),
      '/process/3/after/1 unknown step "traffik"',
    ],
    [
      'waits for itself',
      changed(consulting, 'traffic', { after: ['traffic'] }),
      '/process/2/after/0 step "traffic" waits for itself',
    ],
    [
      'waits for a later step',
      changed(consulting, 'planning', { after: ['traffic'] }),
      '/process/1/after/0 step "traffic" stands later in the list: a step waits only for earlier ones',
    ],
    [
      'goes round in a circle',
      changed(consulting, 'examine', { after: ['draft'] }),
      '/process/0/after/0 steps "examine" and "draft" wait for each other',
    ],
    [
      'has a step twice',
      changed(consulting, 'traffic', { key: 'planning' }),
      '/process/2/key step "planning" stands twice',
    ],
    [
      'forgets a body it asked',
      changed(consulting, 'draft', { after: ['traffic'] }),
      '/process/1/key no step waits for "planning"',
    ],
    [
      'takes silence of somebody who was not asked',
      changed(consulting, 'examine', {
        silence: { limit: { workingDays: 2 }, means: 'consent', basis: 'Luật' },
      }),
      '/process/0/silence only a consultation has a rule for silence',
    ],
    [
      'does not draft',
      changed(consulting, 'draft', { kind: 'examine' }),
      '/process no step drafts the result',
    ],
    [
      'ends without a leader',
      changed(consulting, 'sign', { role: 'handlingOfficer' }),
      '/process/4/kind the last step is a leader’s signature',
    ],
    [
      'belongs to no branch there is',
      changed(consulting, 'planning', { branch: 'roads' }),
      '/process/1/branch unknown branch "roads"',
    ],
  ])('that %s is refused', (_title, process, fault) => {
    expect(faultsOf(process)).toContain(fault)
  })

  test.each<[title: string, process: Process, fault: string]>([
    [
      'is not signed',
      { ...linked, process: linked.process.slice(0, -1) },
      '/process/4/kind the last step of branch "insurance" is a leader’s signature',
    ],
    [
      'is signed by somebody else',
      { ...linked, process: changed(linked.process, 'insuranceSign', { unit: 'residence' }) },
      '/process/5/unit branch "insurance" is signed by its own authority, "insurance"',
    ],
    [
      'has no steps',
      { ...linked, process: linked.process.slice(0, -2) },
      '/branches/1/key branch "insurance" has no steps',
    ],
    [
      'is not drafted',
      { ...linked, process: changed(linked.process, 'insuranceDraft', { kind: 'examine' }) },
      '/process no step of branch "insurance" drafts the result',
    ],
    [
      'stands twice',
      { ...linked, branches: [branch('residence'), branch('residence')] },
      '/branches/1/key branch "residence" stands twice',
    ],
  ])('with a branch that %s is refused', (_title, process, fault) => {
    expect(faultsOf(process.process, process)).toContain(fault)
  })
})

describe('the budget of a process', () => {
  test('is the law’s along the longest way; a shorter way may take less', () => {
    expect(faultsOf(changed(consulting, 'traffic', { hours: 25 }))).toEqual([
      '/process hours add up to 81 along examine → traffic → draft → sign, not 80',
    ])
    expect(faultsOf(changed(consulting, 'planning', { hours: 25 }))).toEqual([
      '/process hours add up to 81 along examine → planning → draft → sign, not 80',
    ])
    expect(faultsOf(changed(consulting, 'planning', { hours: 1 }))).toEqual([])
    expect(faultsOf(changed(consulting, 'sign', { hours: 15 }))).toEqual([
      '/process hours add up to 79 along examine → traffic → draft → sign, not 80',
    ])
  })

  test('counts the way through each branch from acceptance', () => {
    const slow = changed(linked.process, 'insuranceDraft', { hours: 50 })
    expect(faultsOf(slow, linked)).toEqual([
      '/process hours add up to 62 along draft → sign → insuranceDraft → insuranceSign, not 48',
    ])
  })

  test('is shared out in hundredths where the limit is not counted in work', () => {
    const monthly = { timeLimit: { calendarDays: 30 } }
    expect(faultsOf([draft({ share: 70 }), sign({ share: 30 })], monthly)).toEqual([])
    expect(faultsOf([draft({ share: 0.1 }), sign({ share: 99.9 })], monthly)).toEqual([])
    expect(faultsOf([draft({ share: 70 }), sign({ share: 31 })], monthly)).toEqual([
      '/process share add up to 101, not 100',
    ])
    expect(faultsOf([draft({ hours: 70 }), sign({ share: 30 })], monthly)).toEqual([
      '/process/0/hours this limit is shared out in share',
      '/process/0 the step has no share',
    ])
  })

  test('has nothing for a step that the law leaves out of the limit', () => {
    const outsideLimit = { basis: 'Luật Lý lịch tư pháp' }
    const process = [step('look', { outsideLimit }), draft({ hours: 40 }), sign({ hours: 40 })]
    expect(faultsOf(process)).toEqual([])
    expect(faultsOf(changed(process, 'look', { hours: 8 }))).toEqual([
      '/process/0/hours a step outside the limit has no hours',
    ])
  })

  test('says by when each step is to be done', () => {
    expect(Object.fromEntries(budgetBy(linked.process))).toEqual({
      draft: 6,
      sign: 8,
      residenceDraft: 40,
      residenceSign: 48,
      insuranceDraft: 28,
      insuranceSign: 32,
    })
  })
})
