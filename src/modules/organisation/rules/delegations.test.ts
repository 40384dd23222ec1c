import { describe, expect, it } from 'vitest'
import { type DelegationQuestion, delegationCovers, delegationFaults, standingOf } from './delegations.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const leader = { unit: 'ward-1', role: 'leader' } as const

const parents: Record<string, string> = { 'ward-1': 'city', 'ward-2': 'city', 'office-1': 'ward-1' }
const linh = (given: Partial<NonNullable<DelegationQuestion['to']>> = {}) => ({
  id: 'linh',
  disabled: false,
  title: 'Chuyên viên',
  posts: [{ unit: 'ward-1', role: 'handlingOfficer' as const }],
  ...given,
})
const deputy = 'Phó Chủ tịch UBND phường'

const question = (given: Partial<DelegationQuestion['terms']> & Partial<DelegationQuestion> = {}) => ({
  terms: {
    ...leader,
    form: 'TUQ' as const,
    basis: '12/QĐ-UBND',
    basisOn: day('2026-10-01'),
    validFrom: day('2026-10-05'),
    validTo: day('2026-10-30'),
    procedures: [],
    fields: [],
    ...given,
  },
  from: given.from ?? { id: 'khai', posts: [leader] },
  to: 'to' in given ? given.to : linh(),
  parentOf: (unit: string) => parents[unit],
  borrowed: given.borrowed ?? [],
  standing: given.standing ?? [],
  today: given.today ?? day('2026-10-05'),
})

describe('what speaks against a delegation (Decree 30/2020/NĐ-CP art. 13)', () => {
  it.each<[string, Parameters<typeof question>[0], string[]]>([
    ['in order', {}, []],
    ['from today to today', { validTo: day('2026-10-05') }, []],
    ['begins later', { validFrom: day('2026-10-20') }, []],
    ['of a post not held', { role: 'handlingOfficer' }, ['notHeld']],
    ['of a post in another unit', { unit: 'ward-2' }, ['notBelow', 'notHeld']],
    ['delegated on', { from: { id: 'khai', posts: [] }, borrowed: [leader] }, ['heldByDelegation']],
    ['to nobody', { to: undefined }, ['delegateMissing']],
    ['to oneself', { to: linh({ id: 'khai' }) }, ['delegateSelf']],
    ['to somebody locked out', { to: linh({ disabled: true }) }, ['delegateDisabled']],
    ['without a decision', { basis: ' ' }, ['basisMissing']],
    ['decided after it begins', { basisOn: day('2026-10-06') }, ['basisLater']],
    ['ends before it begins', { validTo: day('2026-10-04') }, ['endsBeforeItBegins']],
    ['to the day before a year is over', { validTo: day('2027-10-04') }, []],
    ['for more than a year', { validTo: day('2027-10-05') }, ['tooLong']],
    ['KT. to no deputy', { form: 'KT', to: linh() }, ['notDeputy']],
    ['KT. to a deputy', { form: 'KT', to: linh({ title: deputy }) }, []],
    ['KT. to another leader of the body', { form: 'KT', to: linh({ posts: [leader] }) }, []],
    [
      'KT. to a deputy of elsewhere',
      { form: 'KT', to: linh({ title: deputy, posts: [{ unit: 'ward-2', role: 'leader' }] }) },
      ['notDeputy'],
    ],
    [
      'KT. to a deputy in an office of the body',
      { form: 'KT', to: linh({ title: deputy, posts: [{ unit: 'office-1', role: 'leader' }] }) },
      [],
    ],
    [
      'TL. to an office below',
      { form: 'TL', to: linh({ posts: [{ unit: 'office-1', role: 'leader' }] }) },
      [],
    ],
    [
      'TL. to a body above',
      { form: 'TL', to: linh({ posts: [{ unit: 'city', role: 'leader' }] }) },
      ['notBelow'],
    ],
    ['TUQ. to elsewhere', { to: linh({ posts: [{ unit: 'ward-2', role: 'leader' }] }) }, ['notBelow']],
    [
      'to an administrator',
      { to: linh({ posts: [{ unit: 'ward-1', role: 'administrator' }] }) },
      ['notBelow'],
    ],
    ['is over', { today: day('2026-10-31') }, ['endsInThePast']],
    [
      'given twice',
      {
        standing: [{ validFrom: day('2026-10-30'), validTo: day('2026-11-30'), procedures: [], fields: [] }],
      },
      ['alreadyDelegated'],
    ],
    [
      'given again for other matters',
      {
        fields: ['ho-tich'],
        standing: [{ validFrom: day('2026-10-05'), validTo: day('2026-10-30'), procedures: [], fields: [] }],
      },
      [],
    ],
  ])('%s', (_name, given, faults) => {
    expect(delegationFaults(question(given)).map(({ fault }) => fault)).toEqual(faults)
  })
})

describe('what a delegation covers', () => {
  const matter = { procedure: '1.001193', field: 'ho-tich' }
  it.each([
    [{}, true],
    [{ procedures: [], fields: [] }, true],
    [{ procedures: ['1.001193'] }, true],
    [{ procedures: ['2.000815'] }, false],
    [{ fields: ['ho-tich'] }, true],
    [{ fields: ['dat-dai'] }, false],
    [{ procedures: ['2.000815'], fields: ['ho-tich'] }, true],
  ])('%o: %s', (scope, covered) => {
    expect(delegationCovers(scope, matter)).toBe(covered)
  })
})

describe('where a delegation stands', () => {
  const delegation = { validFrom: day('2026-10-05'), validTo: day('2026-10-30'), held: true }
  const revoked = { at: Temporal.Instant.from('2026-10-10T03:00:00Z') }
  it.each([
    ['2026-10-04T23:59:59+07:00', delegation, 'ahead'],
    ['2026-10-05T00:00+07:00', delegation, 'inForce'],
    ['2026-10-30T23:59:59+07:00', delegation, 'inForce'],
    ['2026-10-31T00:00+07:00', delegation, 'over'],
    ['2026-10-10T09:59:59+07:00', { ...delegation, revoked }, 'inForce'],
    ['2026-10-10T10:00+07:00', { ...delegation, revoked }, 'revoked'],
    ['2026-10-06T08:00+07:00', { ...delegation, held: false }, 'lapsed'],
  ])('at %s', (at, given, standing) => {
    expect(standingOf(given, Temporal.Instant.from(at))).toBe(standing)
  })
})
