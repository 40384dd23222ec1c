import { errorFor, type FieldErrorShown, Textarea, TextInput, WarningText } from '../../../../../ui/index.ts'
import { refuseDossier } from '../../../actions/answer-filing.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'

interface Typed {
  readonly reason: string
  readonly ground: string
}

export const refuse: Act<Typed> = {
  action: 'refuse',
  title: ({ locale }) => messagesIn(locale).refuse.title,
  blank: () => ({ reason: '', ground: '' }),
  read: body => ({ reason: textOf(body, 'reason'), ground: textOf(body, 'ground') }),
  faults: ({ reason, ground }, { locale }) => {
    const messages = messagesIn(locale).refuse
    const faults: FieldErrorShown[] = []
    if (reason.trim() === '') faults.push({ field: 'reason', message: messages.reasonMissing })
    if (ground.trim() === '') faults.push({ field: 'ground', message: messages.groundMissing })
    return faults
  },
  perform: (typed, { deps }, acting) => refuseDossier(deps, acting, typed),
  isSame: ({ reason, ground }, entry, opened) => {
    const recorded = contentOf(entry, 'reason', opened) as Typed | undefined
    return recorded?.reason === reason.trim() && recorded.ground === ground.trim()
  },
  words: ({ reason, ground }) => [reason, ground].filter(text => text.trim() !== ''),
  Form: RefuseForm,
}

function RefuseForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).refuse
  return (
    <ActForm opened={opened} action="refuse" button={messages.button} danger>
      <p class="govuk-body">{messages.intro}</p>
      <Textarea
        name="reason"
        label={{ text: messages.reason, size: 's' }}
        value={typed.reason}
        error={errorFor(errors, 'reason')}
      />
      <TextInput
        name="ground"
        label={{ text: messages.ground, size: 's' }}
        hint={messages.groundHint}
        value={typed.ground}
        error={errorFor(errors, 'ground')}
      />
      <WarningText>{messages.warning}</WarningText>
    </ActForm>
  )
}
