import { formatVnd, vnd } from '../../../../../kernel/index.ts'
import { errorFor, TextInput } from '../../../../../ui/index.ts'
import { recordPayment as record } from '../../../actions/hand-over.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Act, ActFormProps } from './act.ts'
import { ActForm } from './act-form.tsx'

/** The receipt's number. The amount is what is owed, the whole of it: nobody types it. */
type Typed = string

export const recordPayment: Act<Typed> = {
  action: 'recordPayment',
  title: ({ locale }) => messagesIn(locale).payment.title,
  blank: () => '',
  read: body => textOf(body, 'receipt'),
  faults: (typed, { locale }) =>
    typed.trim() === '' ? [{ field: 'receipt', message: messagesIn(locale).payment.missing }] : [],
  perform: (typed, { deps, dossier }, acting) =>
    record(deps, acting, { amount: dossier.fee.total ?? 0, receipt: typed }),
  isSame: (typed, entry) => entry.facts.receipt === typed.trim(),
  words: typed => (typed.trim() === '' ? [] : [typed]),
  Form: PaymentForm,
}

function PaymentForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale, dossier } = opened
  const messages = messagesIn(locale).payment
  return (
    <ActForm opened={opened} action="recordPayment" button={messages.button}>
      <p class="govuk-body">
        <strong>{messages.amount(formatVnd(vnd(dossier.fee.total ?? 0), locale))}</strong>
      </p>
      <TextInput
        name="receipt"
        label={{ text: messages.receipt, size: 's' }}
        width={20}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        error={errorFor(errors, 'receipt')}
      />
    </ActForm>
  )
}
