import { formatDate } from '../../kernel/index.ts'
import type { LineCode, LineParams } from './rules/explanation.ts'

/** Every sentence of this module; both languages have all of them. */
export interface Messages {
  readonly lines: { readonly [Code in LineCode]: (params: LineParams[Code]) => string }
  /** The line `due` where what is due is the answer to a filing. */
  readonly answerDue: (params: LineParams['due']) => string
  readonly daysLeft: (days: number) => string
  readonly minutesLeft: (minutes: number) => string
  readonly dueNow: string
  readonly daysLate: (days: number) => string
  readonly minutesLate: (minutes: number) => string
  readonly justLate: string
  readonly startNotRead: string
  readonly pauseEndsBeforeItBegins: string
  readonly hoursNotWholeMinutes: string
  readonly unitUnknown: string
}

/** @example readDate('2026-11-20') // '20/11/2026' */
export function readDate(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso))
}

/** @example readDays({ from: '2026-11-21', to: '2026-11-22' }) // '21/11/2026 – 22/11/2026' */
export function readDays({ from, to }: { from: string; to: string }): string {
  return from === to ? readDate(from) : `${readDate(from)} – ${readDate(to)}`
}
