import type { QueueName } from '../../../queues.ts'

/** The letter of each door, after `g`: of its Vietnamese word where it is free. */
export const goKeys = {
  inbox: 'v',
  filed: 'n',
  mine: 'c',
  work: 'x',
  asked: 'y',
  sign: 'k',
  return: 't',
  papers: 'g',
  apologies: 'l',
  late: 'q',
  soon: 's',
  waiting: 'd',
  unit: 'u',
  dossiers: 'h',
  walkIn: 'p',
} as const satisfies Record<QueueName | 'inbox' | 'dossiers' | 'walkIn', string>
