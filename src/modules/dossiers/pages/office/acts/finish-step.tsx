import { errorFor, InsetText, Textarea } from '../../../../../ui/index.ts'
import { finishStep as finish } from '../../../actions/handle-step.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { chosenStep } from '../step-choice.tsx'
import { stepName } from '../step-name.ts'
import { sayMoment } from '../time-words.ts'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'
import { peopleWords } from './people/messages.ts'

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
  const step = chosenStep(opened, 'finishStep')
  return step === undefined ? '' : stepName(opened, step.key)
}

function FinishForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).finish
  return (
    <ActForm opened={opened} action="finishStep" button={messages.button}>
      <AskedQuestion opened={opened} />
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

/** Of a consultation asked for in this dossier only: who asks what, until when, and what silence would mean. */
function AskedQuestion({ opened }: { readonly opened: Opened }) {
  const { locale, now, personal, dossier } = opened
  const words = peopleWords(locale).consult
  const step = dossier.steps.find(each => each.key === chosenStep(opened, 'finishStep')?.key)
  if (step?.question === undefined || step.askedBy === undefined) return null
  const question = personal.get(step.question.content)
  const due = sayMoment(Temporal.Instant.from(step.dueAt), now, locale)
  return (
    <InsetText>
      <p class="govuk-body mc-lines">
        <strong>{words.question_}:</strong>{' '}
        {typeof question === 'string' ? question : messagesIn(locale).told.maskedWords}
      </p>
      <p class="govuk-body">{words.asked(opened.nameOf(step.askedBy), due)}.</p>
      {step.silence?.means === 'consent' && (
        <p class="govuk-body">{words.consentIfSilent(step.silence.basis ?? '')}</p>
      )}
    </InsetText>
  )
}
