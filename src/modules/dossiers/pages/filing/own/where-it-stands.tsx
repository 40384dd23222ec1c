import type { Locale } from '../../../../../kernel/index.ts'
import { InsetText, SummaryList } from '../../../../../ui/index.ts'
import type { UnitDirectory } from '../../../../organisation/index.ts'
import type { DossierContents } from '../../../contents.ts'
import { type Dossier, openPauses, type PauseFact, type PromiseMove } from '../../../dossier.ts'
import { dateNow, firstPromise, standingOf } from '../../standing.ts'
import { sayOwed } from '../dossier-words.ts'
import { messagesIn } from '../messages.ts'
import { counterName } from '../open-draft.ts'
import { ownWords } from './words.ts'

interface Props {
  readonly dossier: Dossier
  readonly contents: DossierContents
  readonly directory: UnitDirectory
  readonly locale: Locale
}

const sayMoment = (at: string, locale: Locale) => sayOwed({ at, provisional: false }, locale)

/** A few short sentences: where it stands, and what happens next. */
export function sentencesOf(props: Props): string[] {
  const { dossier, directory, locale } = props
  const messages = messagesIn(locale)
  const words = ownWords(locale)
  const standing = standingOf(dossier)
  const receiving = counterName(directory.find(dossier.receivingUnit), locale)
  switch (standing) {
    case 'filed':
      return [messages.about_filed(sayOwed(dossier.answerBy, locale))]
    case 'supplement':
      return [
        dossier.state === 'filed' ? messages.about_supplement : words.supplementInHand,
        ...lastDay(props),
      ]
    case 'withdrawing':
      return [words.withdrawingSay(receiving)]
    case 'paused':
      return [...openPauses(dossier).map(({ ground }) => words.pausedSay[ground]), words.pausedThen]
    case 'late':
    case 'in_progress':
      return inHand(props)
    case 'result_ready':
      return [resultReady(props)]
    case 'stopped':
      return [messages.about_stopped, words.stoppedNext(receiving)]
    default:
      return [messages[`about_${standing}`]]
  }
}

function lastDay({ dossier, locale }: Props): string[] {
  const until = dossier.supplement?.answerBy
  return until === undefined ? [] : [ownWords(locale).lastDay(sayMoment(until, locale))]
}

function inHand({ dossier, locale }: Props): string[] {
  const words = ownWords(locale)
  const { due, apology } = dossier
  const now = dateNow(dossier)
  const first = firstPromise(dossier)
  if (due === undefined || now === undefined) return [messagesIn(locale).state_in_progress]
  if (standingOf(dossier) === 'late' && apology?.sent === undefined)
    return [words.lateSay(sayOwed(due, locale))]
  return [
    words.inProgress(sayOwed(now, locale)),
    ...(first === undefined ? [] : [words.movedFrom(sayOwed(first, locale))]),
  ]
}

function resultReady({ dossier, directory, locale }: Props): string {
  const messages = messagesIn(locale)
  const words = ownWords(locale)
  const { returnBy, posting, returningUnit } = dossier
  if (returnBy === 'account') return messages.about_result_ready_account
  if (returnBy === 'post') return posting === undefined ? words.byPost : words.posted(posting.tracking)
  return messages.about_result_ready(counterName(directory.find(returningUnit), locale))
}

/** The apology, in the leader's words, until the result is there. */
export function ApologySaid({ dossier, contents, locale }: Props) {
  const { apology, acceptance, state } = dossier
  if (apology?.sent === undefined || acceptance === undefined || state !== 'in_progress') return null
  const words = ownWords(locale)
  return (
    <InsetText>
      <h2 class="govuk-heading-m">{words.apologyTitle}</h2>
      <p class="govuk-body">{words.apologySay(sayOwed(acceptance.due, locale))}</p>
      <p class="govuk-body">
        <strong>{words.reason}:</strong> {contents.apologyReason ?? ''}
      </p>
      <p class="govuk-body">
        <strong>{words.newDate}:</strong> {sayMoment(apology.sent.newDate, locale)}
      </p>
    </InsetText>
  )
}

/** Why handling ended: on which ground, and in whose words. */
export function StoppedWhy({ dossier, contents, locale }: Props) {
  const { stop } = dossier
  if (stop === undefined) return null
  const words = ownWords(locale)
  const said = [words.stoppedWhy[stop.ground], contents.stopReason].filter(Boolean).join(' ')
  return <SummaryList rows={[{ key: words.reason, value: said }]} />
}

/** Each change of the date with its ground, and the time that was left out, oldest first. */
export function DatesMoved({ dossier, locale }: Pick<Props, 'dossier' | 'locale'>) {
  const words = ownWords(locale)
  const { promises, pauses } = dossier
  if (promises.length + pauses.length === 0) return null
  return (
    <>
      {promises.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{words.datesTitle}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {promises.map(move => (
              <li key={move.at}>{sayMove(move, locale)}</li>
            ))}
          </ul>
        </>
      )}
      {pauses.length > 0 && (
        <SummaryList
          card={{ title: words.pausesTitle }}
          rows={pauses.map(pause => ({ key: words.grounds[pause.ground], value: sayPause(pause, locale) }))}
        />
      )}
    </>
  )
}

function sayMove({ why, from, to, basis }: PromiseMove, locale: Locale): string {
  const words = ownWords(locale)
  const change =
    from.at === to.at
      ? words.dateConfirmed(sayMoment(to.at, locale))
      : words.dateMove(sayOwed(from, locale), sayOwed(to, locale))
  return [words.moves[why], change, basis === undefined ? '' : words.basis(basis)].filter(Boolean).join(' ')
}

function sayPause({ from, to, basis }: PauseFact, locale: Locale): string {
  const words = ownWords(locale)
  const since = sayMoment(from, locale)
  const span = to === undefined ? words.pauseOpen(since) : words.pauseOver(since, sayMoment(to, locale))
  return `${span} ${words.basis(basis)}`
}
