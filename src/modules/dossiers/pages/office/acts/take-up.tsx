import { takeUpStep } from '../../../actions/handle-step.ts'
import { messagesIn } from '../messages.ts'
import type { Act, ActFormProps } from './act.ts'
import { ActForm } from './act-form.tsx'

/** One press on the dossier's page; the page with its form is for those who come by its address. */
export const takeUp: Act<null> = {
  action: 'takeUp',
  title: ({ locale }) => messagesIn(locale).actions.takeUp,
  blank: () => null,
  read: () => null,
  faults: () => [],
  perform: (_, { deps }, acting) => takeUpStep(deps, acting),
  isSame: () => true,
  words: () => [],
  Form: TakeUpForm,
}

function TakeUpForm({ opened }: ActFormProps<null>) {
  return <ActForm opened={opened} action="takeUp" button={messagesIn(opened.locale).actions.takeUp} />
}
