import { errorFor, Radios } from '../../../../../../ui/index.ts'
import { absentOfficers, isRole, officersOf, sayAbsent } from '../../../../../organisation/index.ts'
import { assignStep } from '../../../../actions/assign-step.ts'
import { dossierWords } from '../../../../words.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { chosenStep } from '../../step-choice.tsx'
import { stepName } from '../../step-name.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'

/** The officer's id. */
type Typed = string

export const assign: Act<Typed> = {
  action: 'assign',
  title: ({ locale }) => peopleWords(locale).assign.title,
  blank: () => '',
  read: body => textOf(body, 'officer'),
  choices: colleagues,
  faults: (typed, opened) => (typed === '' ? [chooseOne(opened)] : []),
  perform: (typed, { deps }, acting) => assignStep(deps, acting, typed),
  faultOf: (because, { locale }) =>
    because === 'officer_not_of_unit'
      ? { field: 'officer', message: dossierWords(locale).because[because] }
      : undefined,
  isSame: (typed, entry) => entry.facts.officer === `officer:${typed}`,
  words: () => [],
  Form: AssignForm,
}

function chooseOne({ locale }: Opened) {
  return { field: 'officer', message: peopleWords(locale).assign.chooseOne }
}

/** Whoever holds the post of the step, but not who has it already; who is away is said beside the name. */
async function colleagues(opened: Opened) {
  const step = chosenStep(opened, 'assign')
  if (step === undefined || !isRole(step.role)) return []
  const { db } = opened.deps
  const officers = await officersOf(db, step.unit, step.role)
  const others = officers.filter(({ id }) => `officer:${id}` !== step.officer)
  const away = await absentOfficers(
    db,
    opened.now,
    others.map(({ id }) => id),
  )
  return others.map(({ id, fullName, title }) => {
    const absence = away.get(id)
    return {
      value: id,
      text: fullName,
      hint: [title[opened.locale] ?? title.vi, absence && sayAbsent(absence, opened.locale)]
        .filter(Boolean)
        .join(', '),
    }
  })
}

function AssignForm({ opened, typed, errors, choices }: ActFormProps<Typed>) {
  const words = peopleWords(opened.locale).assign
  const step = chosenStep(opened, 'assign')
  const name = step === undefined ? '' : stepName(opened, step.key)
  return (
    <ActForm opened={opened} action="assign" button={words.button}>
      <p class="govuk-body">
        {step?.officer === undefined ? words.introFree(name) : words.intro(name, opened.nameOf(step.officer))}
      </p>
      {choices.length === 0 ? (
        <p class="govuk-body" id="officer">
          {words.nobody}
        </p>
      ) : (
        <Radios
          name="officer"
          small
          legend={{ text: words.legend, size: 's' }}
          value={typed}
          error={errorFor(errors, 'officer')}
          items={choices}
        />
      )}
    </ActForm>
  )
}
