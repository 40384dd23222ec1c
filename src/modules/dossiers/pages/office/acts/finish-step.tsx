import { errorFor, Textarea } from '../../../../../ui/index.ts'
import { finishStep as finish } from '../../../actions/handle-step.ts'
import { openStep } from '../../../dossier.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { stepName } from '../step-name.ts'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'

type Typed = string

export const finishStep: Act<Typed> = {
  action: 'finishStep',
  title: opened => messagesIn(opened.locale).finish.title(openStepName(opened)),
  blank: () => '',
  read: body => textOf(body, 'conclusion'),
  faults: (typed, { locale }) =>
    typed.trim() === '' ? [{ field: 'conclusion', message: messagesIn(locale).finish.missing }] : [],
  perform: (typed, { deps }, acting) => finish(deps, acting, typed),
  isSame: (typed, entry, opened) => contentOf(entry, 'conclusion', opened) === typed.trim(),
  words: typed => (typed.trim() === '' ? [] : [typed]),
  Form: FinishForm,
}

function openStepName(opened: Opened): string {
  const step = openStep(opened.dossier)
  return step === undefined ? '' : stepName(opened, step.key)
}

function FinishForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).finish
  return (
    <ActForm opened={opened} action="finishStep" button={messages.button}>
      <Textarea
        name="conclusion"
        label={{ text: messages.conclusion, size: 's' }}
        hint={messages.hint}
        value={typed}
        error={errorFor(errors, 'conclusion')}
      />
    </ActForm>
  )
}
