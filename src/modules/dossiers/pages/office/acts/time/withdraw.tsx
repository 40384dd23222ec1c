import { errorFor, Textarea, WarningText } from '../../../../../../ui/index.ts'
import { askWithdrawal as ask, withdraw as take } from '../../../../actions/withdraw.ts'
import { textOf } from '../../form-values.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { timeMessages } from './messages.ts'

/** Why the applicant takes it back, in their words. */
type Typed = string

/** A filing that nobody has accepted is taken back at once. */
export const withdraw: Act<Typed> = {
  ...reasoned('withdraw'),
  perform: (typed, { deps }, acting) => take(deps, acting, typed),
  Form: WithdrawForm,
}

/** After acceptance the counter has to give the papers back first. */
export const askWithdrawal: Act<Typed> = {
  ...reasoned('askWithdrawal'),
  perform: (typed, { deps }, acting) => ask(deps, acting, typed),
  Form: AskForm,
}

function reasoned(action: 'withdraw' | 'askWithdrawal'): Omit<Act<Typed>, 'perform' | 'Form'> {
  return {
    action,
    title: ({ locale }) => timeMessages(locale)[action].title,
    blank: () => '',
    read: body => textOf(body, 'reason'),
    faults: (typed, { locale }) =>
      typed.trim() === '' ? [{ field: 'reason', message: timeMessages(locale).withdraw.reasonMissing }] : [],
    isSame: (typed, entry, opened) => contentOf(entry, 'reason', opened) === typed.trim(),
    words: typed => (typed.trim() === '' ? [] : [typed]),
  }
}

function WithdrawForm(props: ActFormProps<Typed>) {
  const { withdraw: messages } = timeMessages(props.opened.locale)
  return (
    <ActForm opened={props.opened} action="withdraw" button={messages.button} danger>
      <p class="govuk-body">{messages.intro}</p>
      <Reason {...props} />
      <WarningText>{messages.warning}</WarningText>
    </ActForm>
  )
}

function AskForm(props: ActFormProps<Typed>) {
  const { askWithdrawal: messages } = timeMessages(props.opened.locale)
  return (
    <ActForm opened={props.opened} action="askWithdrawal" button={messages.button}>
      <p class="govuk-body">{messages.intro}</p>
      <Reason {...props} />
    </ActForm>
  )
}

function Reason({ opened, typed, errors }: ActFormProps<Typed>) {
  const { withdraw: messages } = timeMessages(opened.locale)
  return (
    <Textarea
      name="reason"
      label={{ text: messages.reason, size: 's' }}
      hint={messages.reasonHint}
      rows={3}
      value={typed}
      error={errorFor(errors, 'reason')}
    />
  )
}
