import { describe, expect, it } from 'vitest'
import { type UnitChange, unitChangeFaults, withDecrees } from './unit-changes.ts'
import type { Unit, UnitRecord } from './units.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const record = (id: string, given: Partial<UnitRecord> = {}): UnitRecord => ({
  id,
  kind: 'ward',
  name: { vi: `Ủy ban nhân dân ${id}` },
  shortName: { vi: id },
  parent: 'city',
  receives: true,
  decides: true,
  agencyCode: `H01.${id.toUpperCase()}`,
  ...given,
})
const unit = (id: string, given: Partial<Unit> = {}): Unit => ({
  ...record(id),
  validFrom: null,
  validTo: null,
  ...given,
})

const units = [
  unit('city', { parent: undefined, receives: false }),
  unit('a'),
  unit('b'),
  unit('c'),
  unit('branch', { parent: 'a', decides: false }),
  unit('office', { receives: false }),
  unit('young', { validFrom: day('2026-12-01') }),
  unit('gone', { validTo: day('2026-01-01'), successors: ['a'] }),
]

const change = (given: Partial<UnitChange>): UnitChange => ({
  kind: 'merge',
  from: ['a', 'b'],
  into: [record('new')],
  decree: '01/NQ-UBTVQH',
  effectiveOn: day('2026-11-01'),
  ...given,
})

describe('what speaks against a change of units', () => {
  it.each<[string, Partial<UnitChange>, string[]]>([
    ['two become a new one', {}, []],
    ['two become a new one with the code of one', { into: [record('new', { agencyCode: 'H01.A' })] }, []],
    ['one goes into the other', { into: ['a'] }, []],
    ['one goes into a third', { from: ['a'], into: ['c'] }, []],
    ['without a decree', { decree: ' ' }, ['decree_missing']],
    ['into nothing', { into: [] }, ['no_successor']],
    ['one becomes a new one', { from: ['a'] }, ['too_few']],
    ['one goes into itself', { from: ['a'], into: ['a'] }, ['nothing_to_change']],
    ['the same one twice', { from: ['a', 'a'] }, ['twice']],
    ['one nobody knows', { from: ['a', 'x'] }, ['unknown_unit']],
    ['one that has ended', { from: ['a', 'gone'] }, ['unit_ended']],
    ['into one that has ended', { into: ['gone'] }, ['unit_ended']],
    ['an id that was used before', { into: [record('gone')] }, ['id_taken']],
    ['an id of another', { into: [record('c')] }, ['id_taken']],
    ['an id no address could hold', { into: [record('Phường mới')] }, ['id_malformed', 'code_malformed']],
    ['no name', { into: [record('new', { shortName: { vi: '' } })] }, ['name_missing']],
    ['a code of another', { into: [record('new', { agencyCode: 'H01.C' })] }, ['code_taken']],
    ['a code of no shape', { into: [record('new', { agencyCode: 'h01-c' })] }, ['code_malformed']],
    ['below nobody', { into: [record('new', { parent: 'x' })] }, ['unknown_parent']],
    ['below one that ends', { into: [record('new', { parent: 'a' })] }, ['parent_ends']],
    ['below its own branch', { into: [record('new', { parent: 'branch' })] }, ['own_ancestor']],
    ['into one that does not receive', { into: ['office'] }, ['does_not_receive']],
    ['into one that does not decide', { into: [record('new', { decides: false })] }, ['does_not_decide']],
    ['before one of them was there', { from: ['a', 'young'] }, ['before_it_began']],
    ['of one that another decree changes', { from: ['a', 'c'] }, ['changes_already']],
    [
      'one becomes two',
      { kind: 'split', from: ['a'], into: [record('new'), record('newer')], main: 'new' },
      [],
    ],
    ['one goes on smaller', { kind: 'split', from: ['a'], into: ['a', record('new')], main: 'a' }, []],
    ['one becomes one', { kind: 'split', from: ['a'], main: 'new' }, ['too_few']],
    ['two become two', { kind: 'split', into: [record('new'), record('newer')], main: 'new' }, ['too_many']],
    [
      'nobody takes what is open',
      { kind: 'split', from: ['a'], into: [record('new'), record('newer')] },
      ['main_missing'],
    ],
    [
      'two with one code',
      {
        kind: 'split',
        from: ['a'],
        into: [record('new'), record('newer', { agencyCode: 'H01.NEW' })],
        main: 'new',
      },
      ['code_taken', 'code_taken'],
    ],
    ['renamed', { kind: 'rename', from: ['a'], into: [record('a', { name: { vi: 'Mới' } })] }, []],
    ['renamed to another id', { kind: 'rename', from: ['a'] }, ['keeps_its_id']],
    ['renamed to nothing new', { kind: 'rename', from: ['a'], into: ['a'] }, ['nothing_to_change']],
    [
      'renamed, and lays its counter down',
      { kind: 'rename', from: ['a'], into: [record('a', { receives: false })] },
      ['does_not_receive'],
    ],
    ['closed', { kind: 'close', into: ['c'] }, ['changes_already']],
    ['closed, another takes over', { kind: 'close', from: ['a'], into: ['b'] }, []],
    ['closed, nobody takes over', { kind: 'close', from: ['a'], into: [] }, ['no_successor']],
    ['closed into itself', { kind: 'close', from: ['a'], into: ['a'] }, ['nothing_to_change']],
  ])('%s', (_name, given, because) => {
    const waiting = given.from?.includes('c') || given.kind === 'close' ? new Set(['c']) : new Set<string>()
    expect(unitChangeFaults(change(given), units, waiting).map(fault => fault.because)).toEqual(because)
  })
})

describe('a pack that is behind the decrees', () => {
  const before = record('a')
  const current = [
    unit('city', { parent: undefined }),
    unit('a', { name: { vi: 'Tên mới' }, beforeDecree: { name: before.name } }),
    unit('b', { validTo: day('2026-11-01'), successors: ['new'] }),
    unit('new', { openedByDecree: true }),
    unit('stray'),
  ]

  it('neither brings an ended unit back, nor ends a new one, nor takes a name back', () => {
    const wanted = [record('city', { parent: undefined }), before, record('b')]
    const kept = withDecrees(current, wanted)
    expect(kept.map(({ id }) => id)).toEqual(['city', 'a', 'new'])
    expect(kept.find(({ id }) => id === 'a')?.name.vi).toBe('Tên mới')
  })

  it('hangs what stood below an ended unit below whoever carries on', () => {
    const kept = withDecrees(current, [record('office', { parent: 'b' })])
    expect(kept[0]?.parent).toBe('new')
  })

  it('is heard where it says something new', () => {
    const kept = withDecrees(current, [
      record('a', { name: { vi: 'Tên mới hơn' } }),
      record('new', { address: 'Số 1' }),
    ])
    expect(kept.map(({ name, address }) => address ?? name.vi)).toEqual(['Tên mới hơn', 'Số 1'])
  })
})
