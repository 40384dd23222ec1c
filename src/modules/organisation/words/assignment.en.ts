import type { Words } from './assignment.vi.ts'

export const en: Words = {
  title: 'Assignment',
  intro:
    'How each unit gives out its work. Where nothing is set, work waits in the unit’s queue for whoever takes it.',
  of: (unit: string) => `Assignment in ${unit}`,
  columns: { unit: 'Unit', rules: 'How work is given out' },
  rules: { none: 'Not at all', leastLoaded: 'To whoever has least', rota: 'In turn' },
  save: 'Save',
  people: 'Officers and what they know',
  noPeople: 'Nobody handles dossiers in this unit yet.',
  skills: 'Skills',
  skillsOf: (name: string) => `Skills of ${name}`,
  skillsHint: 'Work goes first to those who know the matter; where nobody does, to everybody.',
  noSkills: 'None given',
  change: 'Change',
  changeOf: (name: string) => `skills of ${name}`,
  fields: 'Fields',
  procedures: 'Procedures',
  proceduresHint: 'Codes of procedures, with commas between them. For example: 1.001193, 2.000815',
  saveSkills: 'Save the skills',
  done: { ruled: 'Saved.', skilled: 'The skills are saved.' },
  faults: { procedureUnknown: 'A code of a procedure is not in the catalogue' },
}
