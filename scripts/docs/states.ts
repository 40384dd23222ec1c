import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DossierState } from '../../src/modules/dossiers/dossier.ts'
import { type DossierAction, type Part, parts, transitions } from '../../src/modules/dossiers/rules/states.ts'
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
  requestSupplement:
    'what is missing is asked for once, in one go (form 02); after acceptance the clock stands still',
  supplement: 'the applicant sends it, or the counter takes it in',
  refuse: 'the counter does not take it in (form 03)',
  accept: 'the counter takes it in: complete and valid, the clock starts (form 01)',
  withdraw: 'the applicant takes the filing back',
  stop: 'handling ends without a result (form 05); by the clock where nobody completed it in time',
  recordPayment: 'a counter records the fee as paid',
  followUnits: 'what is to do goes to the unit that succeeds another',
  note: 'a note for colleagues, with mentions and working papers',
  takeUp: 'an officer takes up the open step',
  assign: 'the leader gives the step to an officer',
  release: 'the step goes back to the unit’s queue',
  takeOver: 'an officer takes a step over from a colleague',
  consult: 'other bodies are asked, side by side, each with its own clock',
  passOver: 'a body that was asked kept silent until its time was over',
  finishStep: 'an examination, consultation or inspection ends with its conclusion',
  pause: 'the clock stops on a legal ground',
  resume: 'the clock goes on',
  extend: 'the limit is made longer, as the law allows',
  draftApology: 'the apology with a new date is drafted: it is plain that the date will be missed',
  apologise: 'the leader signs the apology with a new date (form 04)',
  noteLate: 'the date has passed: who held the dossier how long is on record',
  explainDelay: 'the leader says why it is late and what is done about it',
  recount: 'the calendar changed and the date is counted anew',
  putRight: 'a wrong procedure, authority or name is put right; code and clock stay',
  sendPapers: 'papers leave on a list',
  receivePapers: 'papers are signed for',
  draftResult: 'the result is drafted and laid before the leader',
  sendBack: 'the leader sends the draft back with a reason',
  sign: 'the leader signs; of a linked procedure the last result makes it ready',
  handOver: 'the counter hands the paper over; of a linked procedure what there is',
  askWithdrawal: 'the applicant wants the dossier back; work on it rests',
  cancelWithdrawal: 'the applicant goes on after all',
  confirmWithdrawal: 'the papers are given back and the dossier ends',
  post: 'the result leaves by public post',
  correctResult: 'a clerical error in a signed result is put right in a draft',
  signCorrection: 'the leader signs the corrected result; it is handed over again',
  reissue: 'the paper of the result is issued again',
}

const role: Record<Part, string> = {
  applicant: 'applicant',
  receivingCounter: 'receiving counter',
  returningCounter: 'returning counter',
  stepOfficer: 'officer of the open step',
  stepLeader: 'leader of the step’s unit',
  authorityOfficer: 'officer of the authority',
  authorityLeader: 'leader of the authority',
  paperSender: 'unit that has the papers',
  paperReceiver: 'unit that gets them',
  involved: 'any officer involved',
  clock: 'the clock',
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
    'What is not in the table is refused; what more must be so is in `rules/may.ts`. The status the national portal',
    'knows is computed, see [national status](legal/national-status.md).',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> filed',
    ...joined(rows()).map(([from, to, actions]) => `  ${from} --> ${to}: ${actions.join(', ')}`),
    ...final.filter(state => reached.has(state)).map(state => `  ${state} --> [*]`),
    '  returned --> [*]',
    '```',
    '',
    '| state | meaning |',
    '| --- | --- |',
    ...states.map(
      state =>
        `| \`${state}\` | ${meaning[state]}${reached.has(state) ? '' : '; reached by no action yet'} |`,
    ),
    '',
    '| state | action | leads to | by | what happens |',
    '| --- | --- | --- | --- | --- |',
    ...rows().map(
      ([from, action, to]) =>
        `| \`${from}\` | \`${action}\` | \`${to}\` | ${by(action)} | ${doing[action]} |`,
    ),
    '',
    'Everything else about a dossier is a fact beside its state: an open request for completion, a pause with its ground, a',
    'fee that is owed, a step and who has it, an apology, a withdrawal asked for. A linked procedure stays `in_progress`',
    'until every branch has its result.',
    '',
  ].join('\n')
}

function by(action: DossierAction): string {
  return parts[action].map(part => role[part]).join(', ')
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
