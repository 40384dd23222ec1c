import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../platform/root.ts'
import type { Procedure, Term } from '../procedure.ts'
import { dictionaryOf } from './dictionary.ts'
import { offers } from './offers.ts'

const read = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(path.join(projectRoot, 'packs/hanoi', name), 'utf8'))
const dictionary = dictionaryOf(read<Term[]>('dictionary.json'))
const pension = read<Procedure>('procedures/1.014027.json').form
const birth = read<Procedure>('procedures/1.001193.json').form

const identity = {
  fullName: 'Đỗ Thị Lân',
  personalNumber: '099151002033',
  dateOfBirth: '1951-02-03',
  sex: 'female',
}

describe('what the identity is offered for', () => {
  test('is whoever asks, never the child', () => {
    const offered = offers(birth, dictionary, identity)
    expect(offered.requesterName?.value).toBe('Đỗ Thị Lân')
    expect(offered.childName).toBeUndefined()
  })

  test('is the older person who asks for herself', () => {
    expect(offers(pension, dictionary, identity, { byOther: false }).personName?.value).toBe('Đỗ Thị Lân')
  })

  test('is the helper, and no longer the older person, when somebody asks for another', () => {
    const offered = offers(pension, dictionary, identity, { byOther: true })
    expect(offered.helperName?.value).toBe('Đỗ Thị Lân')
    expect(offered.personName).toBeUndefined()
  })
})
