import { formatDate } from '../../../../../kernel/index.ts'
import { sayLimit } from '../../../../catalogue/index.ts'
import type { Holding } from '../../../dossier.ts'
import { timeMessages } from '../acts/time/messages.ts'
import { lateMessages } from '../late/messages.ts'
import { messagesIn } from '../messages.ts'
import { type Opened, unitName } from '../opened.ts'
import { stepName } from '../step-name.ts'
import { dueAfter, held, moment, type Tellers, words } from './parts.ts'

/** The clock: pauses, dates that move, apologies, delays. */
export const time: Tellers<
  | 'pauseOpened'
  | 'pauseEnded'
  | 'extended'
  | 'promiseMoved'
  | 'apologyDrafted'
  | 'apologised'
  | 'becameLate'
  | 'delayExplained'
> = {
  pauseOpened: ({ ground, basis, until }, opened) => [
    `${timeMessages(opened.locale).grounds[ground]}.`,
    words(opened).basis(basis),
    ...(until === undefined ? [] : [words(opened).until(moment(until, opened))]),
  ],
  pauseEnded: ({ pause: key, due }, opened, entry) => {
    const ended = opened.dossier.pauses.find(pause => pause.key === key)
    return [
      ...(ended === undefined ? [] : [`${timeMessages(opened.locale).grounds[ended.ground]}.`]),
      dueAfter(due, opened, entry),
    ]
  },
  extended: ({ by, basis, due }, opened, entry) => [
    words(opened).extendedBy(sayLimit(by, opened.locale)),
    words(opened).basis(basis),
    dueAfter(due, opened, entry),
  ],
  promiseMoved: ({ why, basis, due }, opened, entry) => [
    ...(why === 'calendar' ? [] : [lateMessages(opened.locale).whyMoved[why]]),
    ...(basis === undefined ? [] : [words(opened).basis(basis)]),
    dueAfter(due, opened, entry),
  ],
  apologyDrafted: ({ owedBy, proposed }, opened) => [
    words(opened).apologyDrafted(moment(owedBy, opened), moment(proposed, opened)),
  ],
  apologised: ({ newDate, reason, owedBy }, opened, { at }) => [
    words(opened).newDate(moment(newDate, opened)),
    ...(Temporal.Instant.compare(at, owedBy) > 0 ? [words(opened).wasOwedBy(moment(owedBy, opened))] : []),
    held(opened, reason),
  ],
  becameLate: ({ due, held: holdings }, opened) => [
    words(opened).missed(moment(due, opened)),
    ...longest(holdings, opened),
  ],
  delayExplained: ({ cause, task, taskBy }, opened) => [
    words(opened).cause(timeMessages(opened.locale).causes[cause]),
    words(opened).task(held(opened, task), formatDate(Temporal.PlainDate.from(taskBy))),
  ],
}

/** Who held it longest. */
function longest(holdings: readonly Holding[], opened: Opened): string[] {
  const most = Math.max(...holdings.map(({ minutes }) => minutes))
  const holding = holdings.find(({ minutes }) => minutes === most)
  if (holding === undefined || most <= 0) return []
  const { step, unit, officer } = holding
  const what = step === undefined ? lateMessages(opened.locale).reception : stepName(opened, step)
  const where = [unitName(opened, unit), officer === undefined ? '' : opened.nameOf(officer)]
  return [
    words(opened).heldMost(what, where.filter(Boolean).join(', '), messagesIn(opened.locale).duration(most)),
  ]
}
