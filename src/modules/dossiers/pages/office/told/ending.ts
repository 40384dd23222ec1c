import { formatVnd, say, vnd } from '../../../../../kernel/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import { dossierWords } from '../../../words.ts'
import { timeMessages } from '../acts/time/messages.ts'
import { messagesIn } from '../messages.ts'
import { type Opened, unitName } from '../opened.ts'
import { dueAfter, held, type Tellers, words } from './parts.ts'

/** Mistakes put right, papers on their way, early ends, and what happens to a result. */
export const ending: Tellers<
  | 'putRight'
  | 'unitsFollowed'
  | 'papersSent'
  | 'papersReceived'
  | 'withdrawalAsked'
  | 'withdrawalCancelled'
  | 'withdrawn'
  | 'stopped'
  | 'handedOver'
  | 'posted'
  | 'correctionDrafted'
  | 'resultCorrected'
  | 'reissued'
  | 'noted'
> = {
  putRight: ({ reason, procedure, competentAuthority, applicant, answers, replanned }, opened, entry) => {
    const { righted } = words(opened)
    return [
      ...(procedure === undefined ? [] : [righted.procedure(procedureName(procedure, opened))]),
      ...(competentAuthority === undefined
        ? []
        : [righted.competentAuthority(unitName(opened, competentAuthority))]),
      ...(applicant === undefined ? [] : [righted.applicant]),
      ...(answers === undefined ? [] : [righted.answers]),
      words(opened).reason(held(opened, reason)),
      ...(replanned === undefined ? [] : [dueAfter(replanned.due, opened, entry)]),
    ]
  },
  unitsFollowed: ({ units }, opened) =>
    Object.entries(units).map(([from, to]) =>
      words(opened).unitFollowed(unitName(opened, from), unitName(opened, to)),
    ),
  papersSent: ({ what, from, to, batch }, opened) => [
    words(opened).papers[what](unitName(opened, from), unitName(opened, to)),
    words(opened).batch(batch),
  ],
  papersReceived: ({ move: key }, opened) => {
    const move = opened.dossier.papers.find(each => each.key === key)
    if (move === undefined) return []
    return [words(opened).papers[move.what](unitName(opened, move.from), unitName(opened, move.to))]
  },
  withdrawalAsked: ({ reason }, opened) => [words(opened).reason(held(opened, reason))],
  withdrawalCancelled: () => [],
  withdrawn: ({ reason }, opened) =>
    reason === undefined ? [] : [words(opened).reason(held(opened, reason))],
  stopped: ({ ground, reason }, opened) => [
    words(opened).stopGround(timeMessages(opened.locale).stopGrounds[ground]),
    ...(reason === undefined ? [] : [words(opened).reason(held(opened, reason))]),
  ],
  handedOver: ({ via, to }, opened) => {
    const { told } = messagesIn(opened.locale)
    if (to !== undefined) return [told.to(held(opened, to))]
    return via === 'account' ? [told.byAccount] : []
  },
  posted: ({ bundle, tracking, cashOnDelivery }, opened) => [
    words(opened).tracking(tracking),
    words(opened).batch(bundle),
    ...(cashOnDelivery === 0
      ? []
      : [words(opened).cashOnDelivery(formatVnd(vnd(cashOnDelivery), opened.locale))]),
  ],
  correctionDrafted: ({ reason }, opened) => [words(opened).reason(held(opened, reason))],
  resultCorrected: ({ kind, number, replaces }, opened) => [
    `${dossierWords(opened.locale).results[kind]}. ${messagesIn(opened.locale).told.number(number)}`,
    ...(replaces === undefined ? [] : [words(opened).replaces(replaces)]),
  ],
  reissued: ({ reason, to }, opened) => [
    messagesIn(opened.locale).told.to(held(opened, to)),
    words(opened).reason(held(opened, reason)),
  ],
  noted: ({ text, mentions, files }, opened) => [
    held(opened, text),
    ...(mentions.length === 0
      ? []
      : [words(opened).mentions(mentions.map(id => opened.nameOf(`officer:${id}`)).join(', '))]),
    ...(files.length === 0 ? [] : [words(opened).workingPapers(files.length)]),
  ],
}

function procedureName(
  { code, version }: { readonly code: string; readonly version: number },
  { deps, locale }: Opened,
): string {
  return say(shortNameOf(deps.catalogue.version(code, version)), locale)
}
