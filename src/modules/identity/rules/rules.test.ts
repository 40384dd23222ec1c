import { describe, expect, it } from 'vitest'
import { safeReturnTo } from './return-to.ts'
import { sessionEnd } from './session-life.ts'

describe('the page to go back to', () => {
  it.each(['/', '/thu-tuc/1.001193', '/en/tra-cuu?q=a%20b#x', '/ho-so-cua-toi?trang=2'])(
    'may be %s',
    path => {
      expect(safeReturnTo(path)).toBe(path)
    },
  )

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
    '',
    undefined,
    `/${'a'.repeat(3_000)}`,
    '/dang-nhap',
    '/en/can-bo/dang-nhap?returnTo=/',
  ])('is never %s', path => {
    expect(safeReturnTo(path)).toBe('/')
  })
})

describe('a session', () => {
  const began = Temporal.Instant.from('2026-10-05T01:00:00Z')
  it.each([
    ['citizen', 'cookie', 1, '2026-10-05T04:00:00Z'],
    ['citizen', 'cookie', 23, '2026-10-06T01:00:00Z'],
    ['officer', 'cookie', 3, '2026-10-05T16:00:00Z'],
    ['officer', 'cookie', 20, '2026-10-06T01:00:00Z'],
    ['officer', 'token', 3, '2026-11-04T01:00:00Z'],
  ] as const)('of a %s by %s, used after %s hours, ends at %s', (kind, via, hours, end) => {
    expect(sessionEnd(kind, via, began, began.add({ hours })).toString()).toBe(end)
  })
})
