import type { Locale } from '../../../kernel/index.ts'
import { en as absencesEn } from './absences.en.ts'
import { vi as absencesVi } from './absences.vi.ts'
import { en as assignmentEn } from './assignment.en.ts'
import { vi as assignmentVi } from './assignment.vi.ts'
import { en as delegationsEn } from './delegations.en.ts'
import { vi as delegationsVi } from './delegations.vi.ts'
import { en as teamsEn } from './teams.en.ts'
import { vi as teamsVi } from './teams.vi.ts'
import { en as unitChangesEn } from './unit-changes.en.ts'
import { vi as unitChangesVi } from './unit-changes.vi.ts'

const vi = {
  absences: absencesVi,
  assignment: assignmentVi,
  delegations: delegationsVi,
  teams: teamsVi,
  unitChanges: unitChangesVi,
}
const en: typeof vi = {
  absences: absencesEn,
  assignment: assignmentEn,
  delegations: delegationsEn,
  teams: teamsEn,
  unitChanges: unitChangesEn,
}

/** The sentences of the pages about stand-ins, teams and changes of units. */
export function wordsIn(locale: Locale): typeof vi {
  return locale === 'vi' ? vi : en
}
