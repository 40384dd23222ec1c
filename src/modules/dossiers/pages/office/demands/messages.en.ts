import type { DemandMessages } from './messages.vi.ts'

export const en: DemandMessages = {
  title: 'Demands beyond the list',
  lead: 'Each time an officer asked for papers that the procedure does not list. They were stopped: no applicant has received any of them.',
  counts: 'By unit, last 12 months',
  unit: 'Unit',
  count: 'Times',
  everyUnit: 'Every unit',
  filter: 'Filter',
  none: 'There are no demands beyond the list.',
  afterLast: 'There are no more demands.',
  at: 'When',
  dossier: 'Dossier',
  procedure: 'Procedure',
  who: 'Officer',
  asked: 'Asked for',
  unlisted: 'Papers that are not on the procedure’s list',
  notNeeded: name => `${name} (not needed in this case)`,
  firstPage: 'First page',
  nextPage: 'Next page',
}
