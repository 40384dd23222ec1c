import { releaseStep, takeOverStep } from '../../../../actions/assign-step.ts'
import { chosenStep } from '../../step-choice.tsx'
import { stepName } from '../../step-name.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'

/** Nothing is typed: the page says what will happen, the button does it. */
const nothingTyped = {
  blank: () => null,
  read: () => null,
  faults: () => [],
  isSame: () => true,
  words: () => [],
} as const

export const release: Act<null> = {
  ...nothingTyped,
  action: 'release',
  title: ({ locale }) => peopleWords(locale).release.title,
  perform: (_, { deps }, acting) => releaseStep(deps, acting),
  Form: props => <PassOnForm {...props} action="release" />,
}

export const takeOver: Act<null> = {
  ...nothingTyped,
  action: 'takeOver',
  title: ({ locale }) => peopleWords(locale).takeOver.title,
  perform: (_, { deps }, acting) => takeOverStep(deps, acting),
  Form: props => <PassOnForm {...props} action="takeOver" />,
}

function PassOnForm({ opened, action }: ActFormProps<null> & { readonly action: 'release' | 'takeOver' }) {
  const words = peopleWords(opened.locale)[action]
  const step = chosenStep(opened, action)
  return (
    <ActForm opened={opened} action={action} button={words.button}>
      {step !== undefined && (
        <p class="govuk-body">{words.intro(stepName(opened, step.key), opened.nameOf(step.officer ?? ''))}</p>
      )}
    </ActForm>
  )
}
