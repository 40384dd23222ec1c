import { local } from '../../../../../../kernel/index.ts'
import { DateInput, errorFor, type FieldErrorShown, Radios, Textarea } from '../../../../../../ui/index.ts'
import { explainDelay as explain } from '../../../../actions/lateness.ts'
import { type DelayCause, delayCauses } from '../../../../dossier.ts'
import { textOf } from '../../form-values.ts'
import { HeldTable } from '../../late/held-table.tsx'
import type { Opened } from '../../opened.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { timeMessages } from './messages.ts'
import { dayOf, noDay, readDay, type TypedDay } from './typed-day.ts'

interface Typed {
  readonly cause: string
  readonly task: string
  readonly taskBy: TypedDay
}

export const explainDelay: Act<Typed> = {
  action: 'explainDelay',
  title: ({ locale }) => timeMessages(locale).explain.title,
  blank: () => ({ cause: '', task: '', taskBy: noDay }),
  read: body => ({
    cause: textOf(body, 'cause'),
    task: textOf(body, 'task'),
    taskBy: readDay(body, 'taskBy'),
  }),
  faults: faultsOf,
  perform: ({ cause, task, taskBy }, { deps, now }, acting) =>
    explain(deps, acting, {
      cause: cause as DelayCause,
      task,
      taskBy: dayOf(taskBy) ?? local(now).toPlainDate(),
    }),
  isSame: ({ cause, task, taskBy }, entry, opened) =>
    entry.facts.cause === cause &&
    entry.facts.taskBy === dayOf(taskBy)?.toString() &&
    contentOf(entry, 'task', opened) === task.trim(),
  words: ({ task }) => (task.trim() === '' ? [] : [task]),
  Form: ExplainForm,
}

function faultsOf({ cause, task, taskBy }: Typed, { locale, now }: Opened): FieldErrorShown[] {
  const messages = timeMessages(locale)
  const day = dayOf(taskBy)
  const isPast = day !== undefined && Temporal.PlainDate.compare(day, local(now).toPlainDate()) < 0
  const faults: [string, string | false | undefined][] = [
    ['cause', !delayCauses.some(each => each === cause) && messages.explain.chooseOne],
    ['task', task.trim() === '' && messages.explain.taskMissing],
    ['taskBy', day === undefined ? messages.notADay : isPast && messages.explain.taskByPast],
  ]
  return faults.flatMap(([field, message]) => (message ? [{ field, message }] : []))
}

function ExplainForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { causes, explain: messages } = timeMessages(opened.locale)
  return (
    <ActForm opened={opened} action="explainDelay" button={messages.button}>
      <p class="govuk-body">{messages.intro}</p>
      <HeldTable opened={opened} />
      <Radios
        name="cause"
        legend={{ text: messages.cause, size: 's' }}
        value={typed.cause}
        error={errorFor(errors, 'cause')}
        items={delayCauses.map(cause => ({ value: cause, text: causes[cause] }))}
      />
      <Textarea
        name="task"
        label={{ text: messages.task, size: 's' }}
        hint={messages.taskHint}
        rows={3}
        value={typed.task}
        error={errorFor(errors, 'task')}
      />
      <DateInput
        name="taskBy"
        legend={{ text: messages.taskBy, size: 's' }}
        value={typed.taskBy}
        error={errorFor(errors, 'taskBy')}
      />
    </ActForm>
  )
}
