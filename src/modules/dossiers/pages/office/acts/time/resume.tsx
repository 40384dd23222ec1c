import { errorFor, Radios } from '../../../../../../ui/index.ts'
import { resumeClock } from '../../../../actions/keep-time.ts'
import { openPauses, type PauseFact } from '../../../../dossier.ts'
import { recountAfter } from '../../../../rules/promises.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { timeMessages } from './messages.ts'
import { sayNewDue } from './new-due.ts'

/** The ground of the pause that ends. */
type Typed = string

export const resume: Act<Typed> = {
  action: 'resume',
  title: ({ locale }) => timeMessages(locale).resume.title,
  blank: opened => (endable(opened).length === 1 ? (endable(opened)[0]?.ground ?? '') : ''),
  read: body => textOf(body, 'ground'),
  faults: (typed, opened) =>
    endable(opened).some(({ ground }) => ground === typed)
      ? []
      : [{ field: 'ground', message: timeMessages(opened.locale).resume.chooseOne }],
  perform: (typed, { deps }, acting) => resumeClock(deps, acting, typed as PauseFact['ground']),
  isSame: (typed, entry, { dossier }) =>
    dossier.pauses.find(({ key }) => key === entry.facts.pause)?.ground === typed,
  words: () => [],
  Form: ResumeForm,
}

/** What waits for the applicant's completion ends with it, and not by hand. */
function endable({ dossier }: Opened): PauseFact[] {
  return openPauses(dossier).filter(({ ground }) => ground !== 'supplement')
}

function ResumeForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale, now } = opened
  const messages = timeMessages(locale)
  const moment = (at: string) => sayMoment(Temporal.Instant.from(at), now, locale)
  return (
    <ActForm opened={opened} action="resume" button={messages.resume.button}>
      <Radios
        name="ground"
        legend={{ text: messages.resume.legend, size: 's' }}
        value={typed}
        error={errorFor(errors, 'ground')}
        items={endable(opened).map(pause => ({
          value: pause.ground,
          text: messages.grounds[pause.ground],
          hint: [
            [
              messages.resume.since(moment(pause.from)),
              ...(pause.until === undefined ? [] : [messages.resume.until(moment(pause.until))]),
            ].join(', '),
            sayNewDue(dueAfter(pause, opened), opened),
          ].join('. '),
        }))}
      />
      <p class="govuk-body">{messages.firstKept}</p>
    </ActForm>
  )
}

function dueAfter(pause: PauseFact, { dossier, deps, now }: Opened) {
  return recountAfter(dossier, pause, now, deps.calendar()).due
}
