import { describe, expect, test } from 'vitest'
import type { Actor } from '../../dossiers/index.ts'
import type { Visit } from '../visit.ts'
import { visitStates } from '../visit.ts'
import { allowedActions, may } from './may.ts'
import { inOrder } from './route.ts'
import { transitions, visitActions } from './states.ts'

const officer: Actor = { id: 'officer:1', posts: [{ unit: 'ward-1', role: 'receivingOfficer' }] }
const stranger: Actor = { id: 'officer:2', posts: [{ unit: 'ward-2', role: 'receivingOfficer' }] }
const leader: Actor = { id: 'officer:3', posts: [{ unit: 'ward-1', role: 'leader' }] }
const owner: Actor = { id: 'citizen:1', posts: [] }
const other: Actor = { id: 'citizen:2', posts: [] }

const from = '2026-10-07T01:30:00Z'
const onTheDay = Temporal.Instant.from('2026-10-07T00:30:00Z')
const theDayBefore = Temporal.Instant.from('2026-10-06T01:30:00Z')

function visitIn(state: Visit['state']): Visit {
  const plan = {
    slot: 's',
    from,
    to: '2026-10-07T04:30:00Z',
    team: [],
    equipment: [],
    at: from,
    by: 'officer:1',
  }
  const base = { unit: 'ward-1', citizen: '1', state } as unknown as Visit
  return state === 'asked' ? base : { ...base, plan }
}

describe('who may do what to a visit', () => {
  test('every action in every state: only what the table lists', () => {
    for (const state of visitStates) {
      const allowed = allowedActions(visitIn(state), officer, onTheDay)
      expect([...allowed].sort(), state).toEqual(Object.keys(transitions[state]).sort())
      expect(allowedActions(visitIn(state), stranger, onTheDay), state).toEqual([])
      expect(allowedActions(visitIn(state), leader, onTheDay), state).toEqual([])
      expect(allowedActions(visitIn(state), other, onTheDay), state).toEqual([])
      const own = allowedActions(visitIn(state), owner, onTheDay)
      expect(own, state).toEqual('cancel' in transitions[state] ? ['cancel'] : [])
    }
  })

  test('what is done in the house is not done before an hour to the slot', () => {
    for (const action of ['file', 'noteMissed', 'finish'] as const) {
      const early = may(visitIn('planned'), action, officer, theDayBefore)
      expect(early).toEqual({ allowed: false, because: 'visit_not_begun' })
    }
    expect(may(visitIn('planned'), 'plan', officer, theDayBefore).allowed).toBe(true)
  })

  test('every action leads somewhere from some state', () => {
    const used = new Set(Object.values(transitions).flatMap(actions => Object.keys(actions)))
    expect([...used].sort()).toEqual([...visitActions].sort())
  })
})

describe('the order of the houses', () => {
  const stop = (address: string, ward = 'Phường A', hour = '01') => ({
    address,
    ward,
    from: `2026-10-07T${hour}:30:00Z`,
    to: '',
  })

  test('is by slot, ward, street and number, as a person would walk', () => {
    const houses = [
      stop('1 phố Cầu Gỗ', 'Phường A', '06'),
      stop('12 phố Hàng Bạc'),
      stop('9 phố Hàng Bạc'),
      stop('ngõ 4, phố Hàng Bạc'),
      stop('Số nhà 100 phố Bát Đàn'),
      stop('3 phố Yên Ninh', 'Phường B'),
      stop('12A/5 phố Hàng Bạc'),
    ]
    expect(inOrder(houses).map(({ address }) => address)).toEqual([
      'Số nhà 100 phố Bát Đàn',
      '9 phố Hàng Bạc',
      '12 phố Hàng Bạc',
      '12A/5 phố Hàng Bạc',
      'ngõ 4, phố Hàng Bạc',
      '3 phố Yên Ninh',
      '1 phố Cầu Gỗ',
    ])
  })

  test('of an empty day is empty', () => {
    expect(inOrder([])).toEqual([])
  })
})
