import { local } from '../../../kernel/index.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Act, Entry } from '../../journal/index.ts'
import {
  type Candidates,
  candidatesFor,
  chooseOfficer,
  isActingRole,
  noteTurn,
} from '../../organisation/index.ts'
import { type Dossier, openSteps, type StepFact } from '../dossier.ts'
import { clockActor } from '../rules/actor.ts'

/**
 * Who gets the steps that have just opened, or that somebody absent has had to let go, where their units have a rule for
 * it: the least loaded, or whose turn it is. A step that was given back by hand waits for whoever takes it up.
 */
export async function assignedByRule(
  tx: Tx,
  before: Dossier | undefined,
  after: Dossier,
  told: readonly Entry[],
): Promise<Act[]> {
  const acts: Act[] = []
  const at = told.at(-1)?.at
  if (at === undefined) return acts
  for (const step of [...newlyOpen(before, after), ...leftByAbsent(after, told)]) {
    const officer = await chosenFor(tx, after, step, at)
    if (officer === undefined) continue
    acts.push({
      kind: 'stepAssigned',
      version: 1,
      at,
      actor: clockActor.id,
      facts: { step: step.key, officer: `officer:${officer}`, because: 'rule' },
    })
  }
  return acts
}

function newlyOpen(before: Dossier | undefined, after: Dossier): StepFact[] {
  const known = new Set(before === undefined ? [] : openSteps(before).map(({ key }) => key))
  return openSteps(after).filter(step => step.officer === undefined && !known.has(step.key))
}

function leftByAbsent(after: Dossier, told: readonly Entry[]): StepFact[] {
  const left = told
    .filter(({ kind, facts }) => kind === 'stepReleased' && facts.because === 'absence')
    .map(({ facts }) => facts.step)
  return openSteps(after).filter(step => step.officer === undefined && left.includes(step.key))
}

async function chosenFor(
  tx: Tx,
  { procedure }: Dossier,
  { unit, role }: StepFact,
  at: Temporal.Instant,
): Promise<string | undefined> {
  if (!isActingRole(role)) return undefined
  const { code, field } = procedure
  const candidates = await candidatesFor(tx, {
    unit,
    role,
    procedure: code,
    ...(field === undefined ? {} : { field }),
    on: local(at).toPlainDate(),
  })
  const officer = chooseOfficer(candidates, await loadOf(tx, candidates))
  if (officer !== undefined && candidates.rule === 'rota') await noteTurn(tx, { unit, role, officer })
  return officer
}

/** How much each of them holds already. */
async function loadOf(tx: Tx, { rule, officers }: Candidates): Promise<Map<string, number>> {
  if (rule !== 'leastLoaded' || officers.length === 0) return new Map()
  const rows = await tx
    .selectFrom('work_items')
    .select(({ fn }) => ['officer_id', fn.countAll<number>().as('count')])
    .where(
      'officer_id',
      'in',
      officers.map(({ id }) => `officer:${id}`),
    )
    .groupBy('officer_id')
    .execute()
  return new Map(rows.map(({ officer_id, count }) => [(officer_id ?? '').slice(8), Number(count)]))
}
