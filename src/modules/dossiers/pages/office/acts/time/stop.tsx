import { errorFor, type FieldErrorShown, Radios, Textarea, WarningText } from '../../../../../../ui/index.ts'
import { stopDossier } from '../../../../actions/stop.ts'
import type { StopGround } from '../../../../dossier.ts'
import { textOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { stopGroundsOf } from './by-law.ts'
import { timeMessages } from './messages.ts'

interface Typed {
  readonly ground: string
  readonly reason: string
}

export const stop: Act<Typed> = {
  action: 'stop',
  title: ({ locale }) => timeMessages(locale).stop.title,
  blank: opened => {
    const [first, ...others] = stopGroundsOf(opened)
    return { ground: others.length === 0 ? (first ?? '') : '', reason: '' }
  },
  read: body => ({ ground: textOf(body, 'ground'), reason: textOf(body, 'reason') }),
  faults: faultsOf,
  perform: ({ ground, reason }, { deps }, acting) =>
    stopDossier(deps, acting, { ground: ground as StopGround, reason }),
  isSame: ({ ground, reason }, entry, opened) =>
    entry.facts.ground === ground &&
    (ground === 'notCompleted' || contentOf(entry, 'reason', opened) === reason.trim()),
  words: ({ reason }) => (reason.trim() === '' ? [] : [reason]),
  Form: StopForm,
}

/** That the time to complete it has run out is its own reason; every other ground needs one. */
function faultsOf({ ground, reason }: Typed, opened: Opened): FieldErrorShown[] {
  const messages = timeMessages(opened.locale).stop
  if (!stopGroundsOf(opened).some(each => each === ground))
    return [{ field: 'ground', message: messages.chooseOne }]
  return ground !== 'notCompleted' && reason.trim() === ''
    ? [{ field: 'reason', message: messages.reasonMissing }]
    : []
}

function StopForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { stop: messages, stopGrounds } = timeMessages(opened.locale)
  const grounds = stopGroundsOf(opened)
  return (
    <ActForm opened={opened} action="stop" button={messages.button} danger>
      <p class="govuk-body">{messages.intro}</p>
      <Radios
        name="ground"
        legend={{ text: messages.legend, size: 's' }}
        value={typed.ground}
        error={errorFor(errors, 'ground')}
        items={grounds.map(ground => ({
          value: ground,
          text: stopGrounds[ground],
          hint: ground === 'notCompleted' ? runOut(opened) : undefined,
        }))}
      />
      {grounds.some(ground => ground !== 'notCompleted') && (
        <Textarea
          name="reason"
          label={{ text: messages.reason, size: 's' }}
          hint={messages.reasonHint}
          value={typed.reason}
          error={errorFor(errors, 'reason')}
        />
      )}
      <WarningText>{messages.warning}</WarningText>
    </ActForm>
  )
}

function runOut({ dossier, now, locale }: Opened): string | undefined {
  const until = dossier.supplement?.answerBy
  if (until === undefined) return undefined
  return timeMessages(locale).stop.waitedUntil(sayMoment(Temporal.Instant.from(until), now, locale))
}
