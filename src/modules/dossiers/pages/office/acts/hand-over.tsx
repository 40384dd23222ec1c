import { errorFor, TextInput } from '../../../../../ui/index.ts'
import { handOverResult } from '../../../actions/hand-over.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'

type Typed = string

export const handOver: Act<Typed> = {
  action: 'handOver',
  title: ({ locale }) => messagesIn(locale).handOver.title,
  blank: ({ labels }) => labels.applicantName,
  read: body => textOf(body, 'to'),
  faults: (typed, { locale }) =>
    typed.trim() === '' ? [{ field: 'to', message: messagesIn(locale).handOver.missing }] : [],
  perform: (typed, { deps }, acting) => handOverResult(deps, acting, typed),
  isSame: (typed, entry, opened) => contentOf(entry, 'to', opened) === typed.trim(),
  words: typed => (typed.trim() === '' ? [] : [typed]),
  Form: HandOverForm,
}

function HandOverForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).handOver
  return (
    <ActForm opened={opened} action="handOver" button={messages.button}>
      <TextInput
        name="to"
        label={{ text: messages.to, size: 's' }}
        hint={messages.toHint}
        autocapitalize="words"
        spellcheck={false}
        autocomplete="off"
        value={typed}
        error={errorFor(errors, 'to')}
      />
    </ActForm>
  )
}
