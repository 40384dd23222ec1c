import { formatVnd, type Locale, say, vnd } from '../../../../kernel/index.ts'
import { InsetText, SummaryList, type SummaryRow } from '../../../../ui/index.ts'
import type { Answers, Component, Procedure } from '../../../catalogue/index.ts'
import type { Unit, UnitDirectory } from '../../../organisation/index.ts'
import type { Dossier } from '../../dossier.ts'
import { messagesIn } from './messages.ts'
import { counterName } from './open-draft.ts'
import { askedFrom } from './parts.ts'

interface Props {
  readonly dossier: Dossier
  readonly procedure: Procedure
  readonly answers: Answers
  readonly directory: UnitDirectory
  readonly locale: Locale
}

/** What takes somebody who filed from home to a counter. */
interface Visit {
  /** Looked at there and given back. */
  readonly toShow: readonly Component[]
  /** Sent as pictures; the paper itself is kept at hand. */
  readonly originals: readonly Component[]
  /** Null where the authority will say how much. */
  readonly toPay: number | null
  readonly collects: boolean
}

const stillOpen = new Set<Dossier['state']>(['filed', 'in_progress', 'result_ready'])

function visitOf({ dossier, procedure, answers }: Props): Visit {
  const papers = askedFrom(procedure, answers, dossier.channel)
  const isHandled = dossier.state !== 'result_ready'
  const sent = new Set(dossier.components.map(({ key }) => key))
  return {
    toShow: isHandled ? papers.filter(({ kind }) => kind === 'shown') : [],
    originals: isHandled ? papers.filter(({ key, kind }) => kind === 'original' && sent.has(key)) : [],
    toPay: dossier.fee.paid === undefined ? dossier.fee.total : 0,
    collects: dossier.returnBy === 'counter',
  }
}

/** What to bring, what to pay, what to collect, and at which door: or that nobody has to go anywhere. */
export function CounterVisit(props: Props) {
  const { dossier, procedure, locale } = props
  if (!stillOpen.has(dossier.state) || dossier.channel !== 'online') return null
  const messages = messagesIn(locale)
  const visit = visitOf(props)
  const mustCome = visit.toShow.length > 0 || visit.toPay !== 0 || visit.collects
  const reason = procedure.online === 'partial' ? procedure.onlineReason : undefined
  if (!mustCome && reason === undefined) return <StayAtHome {...props} originals={visit.originals} />
  return (
    <>
      <h2 class="govuk-heading-m">{messages.visitTitle}</h2>
      {reason !== undefined && <p class="govuk-body">{say(reason, locale)}</p>}
      <SummaryList rows={rowsOf(props, visit)} />
    </>
  )
}

function StayAtHome({ locale, originals }: Props & Pick<Visit, 'originals'>) {
  const messages = messagesIn(locale)
  return (
    <InsetText>
      {messages.visitNone}
      {originals.length > 0 && ` ${messages.visitKeep(namesOf(originals, locale))}`}
    </InsetText>
  )
}

function rowsOf(props: Props, { toShow, originals, toPay, collects }: Visit): SummaryRow[] {
  const { dossier, directory, locale } = props
  const messages = messagesIn(locale)
  const receiving = directory.find(dossier.receivingUnit)
  const returning = directory.find(dossier.returningUnit)
  const isOneDoor = dossier.receivingUnit === dossier.returningUnit
  const bring = [...toShow, ...originals]
  return [
    ...(bring.length === 0
      ? []
      : [{ key: messages.visitBring, value: <Papers papers={bring} locale={locale} /> }]),
    ...(toPay === 0 ? [] : [{ key: messages.visitPay, value: payWords(toPay, isOneDoor, locale) }]),
    ...(collects ? [{ key: messages.returnedHow, value: collectWords(props, returning) }] : []),
    {
      key: isOneDoor ? messages.visitWhere : messages.receivedAt,
      value: <Door unit={receiving} locale={locale} />,
    },
    ...(isOneDoor ? [] : [{ key: messages.visitReturn, value: <Door unit={returning} locale={locale} /> }]),
  ]
}

function collectWords({ dossier, locale }: Props, unit: Unit | undefined): string {
  const messages = messagesIn(locale)
  const name = counterName(unit, locale)
  return dossier.state === 'result_ready' ? messages.visitCollectNow(name) : messages.visitCollect(name)
}

function payWords(toPay: number | null, isOneDoor: boolean, locale: Locale): string {
  const messages = messagesIn(locale)
  if (toPay === null) return messages.visitPayUnknown
  const amount = formatVnd(vnd(toPay), locale)
  return isOneDoor ? messages.visitPayHere(amount) : messages.visitPayEither(amount)
}

function Papers({ papers, locale }: { readonly papers: readonly Component[]; readonly locale: Locale }) {
  const messages = messagesIn(locale)
  return (
    <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {papers.map(paper => (
        <li key={paper.key}>
          {say(paper.name, locale)} (
          {paper.kind === 'shown' ? messages.visitShown(paper.required) : messages.visitOriginal})
        </li>
      ))}
    </ul>
  )
}

/** A counter by its name and where its door is. */
function Door({ unit, locale }: { readonly unit: Unit | undefined; readonly locale: Locale }) {
  return (
    <>
      {counterName(unit, locale)}
      {unit?.address !== undefined && (
        <>
          <br />
          {messagesIn(locale).addressOf(unit.address)}
        </>
      )}
    </>
  )
}

function namesOf(papers: readonly Component[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    papers.map(({ name }) => say(name, locale)),
  )
}
