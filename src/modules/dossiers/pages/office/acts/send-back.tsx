import { errorFor, Textarea } from '../../../../../ui/index.ts'
import { sendBackDraft } from '../../../actions/handle-step.ts'
import { draftOf } from '../../../dossier.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import { chosenStep } from '../step-choice.tsx'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'

type Typed = string

export const sendBack: Act<Typed> = {
  action: 'sendBack',
  title: ({ locale }) => messagesIn(locale).sendBack.title,
  blank: () => '',
  read: body => textOf(body, 'reason'),
  faults: (typed, { locale }) =>
    typed.trim() === '' ? [{ field: 'reason', message: messagesIn(locale).sendBack.missing }] : [],
  perform: (typed, { deps }, acting) => sendBackDraft(deps, acting, typed),
  isSame: (typed, entry, opened) => contentOf(entry, 'reason', opened) === typed.trim(),
  words: typed => (typed.trim() === '' ? [] : [typed]),
  Form: SendBackForm,
}

function SendBackForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).sendBack
  const draft = draftOf(opened.dossier, chosenStep(opened, 'sendBack')?.branch)
  return (
    <ActForm opened={opened} action="sendBack" button={messages.button}>
      <Textarea
        name="reason"
        label={{ text: messages.reason, size: 's' }}
        hint={messages.hint(opened.nameOf(draft?.by ?? ''))}
        value={typed}
        error={errorFor(errors, 'reason')}
      />
    </ActForm>
  )
}
