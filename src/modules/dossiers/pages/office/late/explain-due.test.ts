import { expect, test } from 'vitest'
import { at } from '../../../../calendar/fixture.ts'
import { accepted, calendar } from '../../../rules/timed.fixture.ts'
import type { Opened } from '../opened.ts'
import { explainDue } from './explain-due.ts'
import { vi } from './messages.vi.ts'

test('a date that the calendar would now set otherwise is spoken of while the dossier is open, never after', () => {
  const now = at('2026-10-06 09:00')
  const { due, ...given } = accepted({ workingDays: 5 }, '2026-10-05 09:00')
  if (due === undefined) throw new Error('nothing is owed')
  const open = { ...given, due: { ...due, at: '2026-10-09T10:00:00Z' } }
  const linesOf = (dossier: typeof open & { finishedAt?: string }) =>
    explainDue({ dossier, now, locale: 'vi', deps: { calendar: () => calendar } } as unknown as Opened)
  expect(linesOf(open)).toContain(vi.calendarDiffers)
  expect(linesOf({ ...open, finishedAt: now.toString() })).not.toContain(vi.calendarDiffers)
})
