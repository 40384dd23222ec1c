import { say } from '../../../../../../kernel/index.ts'
import { errorFor, Radios } from '../../../../../../ui/index.ts'
import { type Extension, sayLimit } from '../../../../../catalogue/index.ts'
import { extendTimeLimit } from '../../../../actions/keep-time.ts'
import type { Owed } from '../../../../dossier.ts'
import { extendedBy } from '../../../../rules/promises.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { extensionsOf } from './by-law.ts'
import { timeMessages } from './messages.ts'
import { sayNewDue } from './new-due.ts'

/** The key of the case that the law names. */
type Typed = string

export const extend: Act<Typed> = {
  action: 'extend',
  title: ({ locale }) => timeMessages(locale).extend.title,
  blank: () => '',
  read: body => textOf(body, 'case'),
  faults: (typed, opened) =>
    extensionsOf(opened).some(({ key }) => key === typed)
      ? []
      : [{ field: 'case', message: timeMessages(opened.locale).extend.chooseOne }],
  perform: (typed, { deps }, acting) => extendTimeLimit(deps, acting, typed),
  isSame: (typed, entry) => entry.facts.key === typed,
  words: () => [],
  Form: ExtendForm,
}

function ExtendForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale } = opened
  const messages = timeMessages(locale)
  return (
    <ActForm opened={opened} action="extend" button={messages.extend.button}>
      <p class="govuk-body">{messages.extend.intro}</p>
      <Radios
        name="case"
        legend={{ text: messages.extend.legend, size: 's' }}
        value={typed}
        error={errorFor(errors, 'case')}
        items={extensionsOf(opened).map(extension => ({
          value: extension.key,
          text: say(extension.name, locale),
          hint: [
            messages.extend.by(sayLimit(extension.by, locale)),
            messages.basis(extension.basis),
            sayNewDue(dueWith(extension, opened), opened),
          ].join('. '),
        }))}
      />
      <p class="govuk-body">{messages.firstKept}</p>
    </ActForm>
  )
}

function dueWith({ key, by, basis }: Extension, { dossier, deps, now, actor }: Opened): Owed {
  const extension = { key, by, basis, at: now.toString(), grantedBy: actor.id }
  return extendedBy(dossier, extension, now, deps.calendar()).due
}
