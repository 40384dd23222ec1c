import { formatVnd, vnd } from '../../../../../../kernel/index.ts'
import { InsetText, WarningText } from '../../../../../../ui/index.ts'
import { cancelWithdrawal as cancel, confirmWithdrawal as confirm } from '../../../../actions/withdraw.ts'
import { componentName, type Opened } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { timeMessages } from './messages.ts'

/** The applicant goes on after all. */
export const cancelWithdrawal: Act<null> = {
  action: 'cancelWithdrawal',
  title: ({ locale }) => timeMessages(locale).cancelWithdrawal.title,
  blank: () => null,
  read: () => null,
  faults: () => [],
  perform: (_, { deps }, acting) => cancel(deps, acting),
  isSame: () => true,
  words: () => [],
  Form: CancelForm,
}

/** The papers go back, and the dossier ends. */
export const confirmWithdrawal: Act<null> = {
  action: 'confirmWithdrawal',
  title: ({ locale }) => timeMessages(locale).confirmWithdrawal.title,
  blank: () => null,
  read: () => null,
  faults: () => [],
  perform: (_, { deps }, acting) => confirm(deps, acting),
  isSame: () => true,
  words: () => [],
  Form: ConfirmForm,
}

function CancelForm({ opened }: ActFormProps<null>) {
  const { cancelWithdrawal: messages } = timeMessages(opened.locale)
  return (
    <ActForm opened={opened} action="cancelWithdrawal" button={messages.button}>
      <Wish opened={opened} />
      <p class="govuk-body">{messages.intro}</p>
    </ActForm>
  )
}

function ConfirmForm({ opened }: ActFormProps<null>) {
  const { locale, dossier } = opened
  const { confirmWithdrawal: messages } = timeMessages(locale)
  const { paid } = dossier.fee
  return (
    <ActForm opened={opened} action="confirmWithdrawal" button={messages.button} danger>
      <Wish opened={opened} />
      <h2 class="govuk-heading-s">{messages.papers}</h2>
      <PapersToReturn opened={opened} />
      {paid !== undefined && <p class="govuk-body">{messages.paid(formatVnd(vnd(paid.amount), locale))}</p>}
      <WarningText>{messages.warning}</WarningText>
    </ActForm>
  )
}

/** Who wants it back since when, and why. */
function Wish({ opened }: { readonly opened: Opened }) {
  const { dossier, locale, now, personal, nameOf } = opened
  const { withdrawal } = dossier
  if (withdrawal === undefined) return null
  const { confirmWithdrawal: messages } = timeMessages(locale)
  const reason = personal.get(withdrawal.reason.content) as string | undefined
  return (
    <InsetText classes="mc-lines">
      {[
        messages.asked(sayMoment(Temporal.Instant.from(withdrawal.askedAt), now, locale)),
        ...(withdrawal.by.startsWith('officer:') ? [messages.notedBy(nameOf(withdrawal.by))] : []),
        ...(reason === undefined ? [] : [`${messages.reason}: ${reason}`]),
      ].join('\n')}
    </InsetText>
  )
}

function PapersToReturn({ opened }: { readonly opened: Opened }) {
  const { dossier, locale } = opened
  const { confirmWithdrawal: messages } = timeMessages(locale)
  // What came over the network was never on paper, though its files count as copies; originals were handed in.
  const isOnline = dossier.channel === 'online'
  const papers = dossier.components
    .map(paper => ({ ...paper, copies: isOnline ? 0 : paper.copies }))
    .filter(({ originals, copies }) => originals + copies > 0)
  if (papers.length === 0) return <p class="govuk-body">{messages.noPapers}</p>
  return (
    <ul class="govuk-list govuk-list--bullet">
      {papers.map(({ key, originals, copies }) => (
        <li key={key}>{messages.originals(componentName(opened, key), originals, copies)}</li>
      ))}
    </ul>
  )
}
