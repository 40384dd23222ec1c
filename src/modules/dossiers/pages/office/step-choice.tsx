import { SubNavigation } from '../../../../ui/index.ts'
import type { StepFact } from '../../dossier.ts'
import { type OfficeAction, officeActions } from './action-bar.ts'
import { peopleWords } from './acts/people/messages.ts'
import { stepsToDo } from './open-steps.ts'
import { inList, type Opened } from './opened.ts'
import { paths } from './paths.ts'
import { stepName } from './step-name.ts'

/** Which step a form is about, carried along; a line of links where the officer may do it to several. */
export function StepChoice({ opened, action }: { readonly opened: Opened; readonly action: OfficeAction }) {
  const { dossier, actor, locale } = opened
  const steps = stepsToDo(dossier, action, actor)
  const chosen = chosenStep(opened, action)
  if (chosen === undefined) return null
  const form = paths.form(dossier.code, officeActions[action].resource)
  return (
    <>
      <input type="hidden" name="about" value={chosen.key} />
      {steps.length > 1 && (
        <SubNavigation
          label={peopleWords(locale).whichStep}
          items={steps.map(step => ({
            href: inList(`${form}?about=${encodeURIComponent(step.key)}`, opened),
            text: stepName(opened, step.key),
            active: step.key === chosen.key,
          }))}
        />
      )}
    </>
  )
}

/** The step a form is about: the one its address names, else the first. */
export function chosenStep(opened: Opened, action: OfficeAction): StepFact | undefined {
  const steps = stepsToDo(opened.dossier, action, opened.actor)
  return steps.find(({ key }) => key === opened.about) ?? steps[0]
}
