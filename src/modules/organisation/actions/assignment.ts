import type { Tx } from '../../../platform/db/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import { append } from '../../journal/index.ts'
import type { By } from '../by.ts'
import type { AssignmentRule } from '../rules/assignment.ts'
import type { ActingRole } from '../rules/delegations.ts'
import { readRules, readSkills, replaceSkills, type Skills, saveRule } from '../store/assignment.ts'
import { lockOfficer, type OfficerId } from '../store/officers.ts'
import { findUnitRow } from '../store/units.ts'

/**
 * How a unit gives out the work of a role from now on. Setting the same rule again changes nothing.
 * @throws Refusal 404 `no_such_unit`; 422 `unit_ended`
 */
export async function setAssignmentRule(
  tx: Tx,
  unit: string,
  role: ActingRole,
  rule: AssignmentRule,
  by: By,
): Promise<void> {
  const found = await findUnitRow(tx, unit)
  if (found === undefined) throw new Refusal(404, 'no_such_unit')
  if (found.validTo !== null) throw new Refusal(422, 'unit_ended', { unit })
  const before = (await readRules(tx, [unit])).get(unit)?.get(role) ?? 'none'
  if (before === rule) return
  await saveRule(tx, unit, role, rule)
  await append(tx, `unit:${unit}`, [{ ...by, kind: 'assignmentRuleSet', version: 1, facts: { role, rule } }])
}

/**
 * What an officer knows, whole.
 * @throws Refusal 404 `no_such_officer`
 */
export async function setSkills(tx: Tx, officer: OfficerId, wanted: Skills, by: By): Promise<void> {
  if ((await lockOfficer(tx, officer)) === undefined) throw new Refusal(404, 'no_such_officer')
  const skills = {
    fields: [...new Set(wanted.fields)].sort(),
    procedures: [...new Set(wanted.procedures)].sort(),
  }
  const before = (await readSkills(tx, [officer])).get(officer)
  if (JSON.stringify(before) === JSON.stringify(skills)) return
  await replaceSkills(tx, officer, skills)
  await append(tx, `officer:${officer}`, [{ ...by, kind: 'officerSkillsSet', version: 1, facts: skills }])
}
