import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DossierState } from '../../src/modules/dossiers/dossier.ts'
import { type DossierAction, transitions } from '../../src/modules/dossiers/rules/states.ts'
import { projectRoot } from '../../src/platform/root.ts'

/** Makes docs/states.md from the table of states: node scripts/docs/states.ts */
export const statesFile = path.join(projectRoot, 'docs/states.md')

const meaning: Record<DossierState, string> = {
  filed: 'it is with the counter that must answer it',
  refused: 'it was not taken in, in writing (form 03)',
  in_progress: 'it was accepted and the clock runs; the steps of its procedure are done one after the other',
  result_ready: 'the result is signed and waits to be handed over',
  returned: 'the result is in the hands of the applicant',
  stopped: 'handling ended without a result (form 05)',
  withdrawn: 'the applicant took it back',
}

const doing: Record<DossierAction, string> = {
  requestSupplement: 'the counter asks once for what is missing (form 02)',
  supplement: 'the applicant sends it, or the counter takes it in',
  refuse: 'the counter does not take it in',
  accept: 'the counter takes it in: complete and valid, the clock starts',
  recordPayment: 'a counter records the fee as paid',
  takeUp: 'an officer takes up the open step',
  finishStep: 'an examination, consultation or inspection ends with its conclusion',
  draftResult: 'the result is drafted and laid before the leader',
  sendBack: 'the leader sends the draft back with a reason',
  sign: 'the leader signs',
  handOver: 'the counter hands the paper over',
}

type Row = readonly [from: DossierState, action: DossierAction, to: DossierState]

function rows(): Row[] {
  return Object.entries(transitions).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, to]) => [from, action, to] as Row),
  )
}

/** The page as it should stand. */
export function statesPage(): string {
  const states = Object.keys(transitions) as DossierState[]
  const final = states.filter(state => Object.keys(transitions[state]).length === 0)
  const reached = new Set<DossierState>(['filed', ...rows().map(([, , to]) => to)])
  return [
    '# States of a dossier',
    '',
    'Made from `src/modules/dossiers/rules/states.ts` by `scripts/docs/states.ts`; do not edit by hand.',
    'What is not in the table is refused. Who may act is in `rules/may.ts`; the status the national portal',
    'knows is computed, see [national status](legal/national-status.md).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> filed',
    ...joined(rows()).map(([from, to, actions]) => `  ${from} --> ${to}: ${actions.join(', ')}`),
    ...final.filter(state => reached.has(state)).map(state => `  ${state} --> [*]`),
    '```',
    '',
    '| state | meaning |',
    '| --- | --- |',
    ...states.map(
      state =>
        `| \`${state}\` | ${meaning[state]}${reached.has(state) ? '' : '; reached by no action yet'} |`,
    ),
    '',
    '| state | action | leads to | what happens |',
    '| --- | --- | --- | --- |',
    ...rows().map(([from, action, to]) => `| \`${from}\` | \`${action}\` | \`${to}\` | ${doing[action]} |`),
    '',
    'Everything else about a dossier is a fact beside its state: an open request for completion, a fee that is owed, a step',
    'and who has it, a draft sent back.',
    '',
  ].join('\n')
}

/** Arrows between the same two states are drawn as one. */
function joined(all: readonly Row[]): [DossierState, DossierState, DossierAction[]][] {
  const arrows = new Map<string, [DossierState, DossierState, DossierAction[]]>()
  for (const [from, action, to] of all) {
    const arrow = arrows.get(`${from} ${to}`) ?? [from, to, []]
    arrow[2].push(action)
    arrows.set(`${from} ${to}`, arrow)
  }
  return [...arrows.values()]
}

if (process.argv[1] === import.meta.filename) writeFileSync(statesFile, statesPage())
