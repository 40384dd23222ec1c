import { errorFor, Radios } from '../../../../../../ui/index.ts'
import { type PauseRule, sayLimit } from '../../../../../catalogue/index.ts'
import { pauseClock } from '../../../../actions/keep-time.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { pausesOf } from './by-law.ts'
import { timeMessages } from './messages.ts'

/** The ground. */
type Typed = string

export const pause: Act<Typed> = {
  action: 'pause',
  title: ({ locale }) => timeMessages(locale).pause.title,
  blank: opened => (pausesOf(opened).length === 1 ? (pausesOf(opened)[0]?.ground ?? '') : ''),
  read: body => textOf(body, 'ground'),
  faults: (typed, opened) =>
    chosen(typed, opened) === undefined
      ? [{ field: 'ground', message: timeMessages(opened.locale).pause.chooseOne }]
      : [],
  perform: (typed, opened, acting) =>
    pauseClock(opened.deps, acting, chosen(typed, opened)?.ground ?? 'agency'),
  isSame: (typed, entry) => entry.facts.ground === typed,
  words: () => [],
  Form: PauseForm,
}

function chosen(typed: Typed, opened: Opened): PauseRule | undefined {
  return pausesOf(opened).find(({ ground }) => ground === typed)
}

function PauseForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale } = opened
  const messages = timeMessages(locale)
  return (
    <ActForm opened={opened} action="pause" button={messages.pause.button}>
      <p class="govuk-body">{messages.pause.intro}</p>
      <Radios
        name="ground"
        legend={{ text: messages.pause.legend, size: 's' }}
        value={typed}
        error={errorFor(errors, 'ground')}
        items={pausesOf(opened).map(({ ground, basis, longest }) => ({
          value: ground,
          text: messages.grounds[ground],
          hint: [
            messages.basis(basis),
            longest === undefined
              ? messages.pause.noLongest
              : messages.pause.longest(sayLimit(longest, locale)),
          ].join('. '),
        }))}
      />
    </ActForm>
  )
}
