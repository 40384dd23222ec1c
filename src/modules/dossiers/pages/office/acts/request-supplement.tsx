import { say } from '../../../../../kernel/index.ts'
import { Checkboxes, errorFor, type FieldErrorShown, InsetText, Textarea } from '../../../../../ui/index.ts'
import { dueDateOrProvisional } from '../../../../calendar/index.ts'
import { componentsAskedFor, supplementPolicy } from '../../../../catalogue/index.ts'
import { requestSupplement as request, type Wanting } from '../../../actions/answer-filing.ts'
import { owed } from '../../../rules/promises.ts'
import { textOf, textsOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import { componentName, type Opened } from '../opened.ts'
import { sayMoment } from '../time-words.ts'
import type { Act, ActFormProps } from './act.ts'
import { ActForm } from './act-form.tsx'
import { askedBy } from './time/by-law.ts'
import { timeMessages } from './time/messages.ts'

interface Typed {
  readonly wanted: readonly string[]
  /** Reasons typed, also of papers that are not ticked. */
  readonly reasons: ReadonlyMap<string, string>
}

export const requestSupplement: Act<Typed> = {
  action: 'requestSupplement',
  title: ({ locale }) => messagesIn(locale).supplement.title,
  blank: () => ({ wanted: [], reasons: new Map() }),
  read: (body, opened) => {
    const wanted = [...new Set(textsOf(body, 'components'))]
    const keys = new Set([...listed(opened).map(({ key }) => key), ...wanted])
    return { wanted, reasons: new Map([...keys].map(key => [key, textOf(body, `reason-${key}`)])) }
  },
  faults: (typed, opened) => faultsOf(typed, opened),
  perform: (typed, opened, acting) => request(opened.deps, acting, wantingOf(typed)),
  isSame: (typed, entry, opened) => {
    const items = entry.facts.items as unknown as readonly {
      component: string
      reason: { content: string }
    }[]
    const recorded = items.map(({ component, reason }) => [component, opened.personal.get(reason.content)])
    const asked = wantingOf(typed).map(({ component, reason }) => [component, reason.trim()])
    return JSON.stringify(recorded) === JSON.stringify(asked)
  },
  words: ({ reasons }) => [...reasons.values()].filter(reason => reason.trim() !== ''),
  Form: SupplementForm,
}

/** What may be asked for again. Over the network nothing can be shown: what is only looked at has no place there. */
function listed({ procedure, contents, dossier }: Opened) {
  const asked = componentsAskedFor(procedure, contents.answers)
  return dossier.channel === 'online' ? asked.filter(({ kind }) => kind !== 'shown') : asked
}

function wantingOf({ wanted, reasons }: Typed): Wanting[] {
  return wanted.map(component => ({ component, reason: reasons.get(component) ?? '' }))
}

/** A paper that is not on the list is no mistake of the form: the action refuses it and keeps it on record. */
function faultsOf(typed: Typed, opened: Opened): FieldErrorShown[] {
  const messages = messagesIn(opened.locale).supplement
  const keys = new Set(listed(opened).map(({ key }) => key))
  if (typed.wanted.some(key => !keys.has(key))) return []
  if (typed.wanted.length === 0) return [{ field: 'components', message: messages.chooseOne }]
  return wantingOf(typed)
    .filter(({ reason }) => reason.trim() === '')
    .map(({ component }) => ({
      field: `reason-${component}`,
      message: messages.reasonMissing(componentName(opened, component)),
    }))
}

function SupplementForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale } = opened
  const messages = messagesIn(locale).supplement
  return (
    <ActForm opened={opened} action="requestSupplement" button={messages.button}>
      {opened.dossier.acceptance === undefined ? (
        <p class="govuk-body">{messages.intro}</p>
      ) : (
        <WhatFollows opened={opened} />
      )}
      <Checkboxes
        name="components"
        small
        legend={{ text: messages.legend, size: 's' }}
        values={typed.wanted}
        error={errorFor(errors, 'components')}
        items={listed(opened).map(({ key, name }) => ({
          value: key,
          text: say(name, locale),
          conditional: (
            <Textarea
              name={`reason-${key}`}
              label={messages.reason(say(name, locale))}
              hint={messages.reasonHint}
              rows={3}
              value={typed.reasons.get(key) ?? ''}
              error={errorFor(errors, `reason-${key}`)}
            />
          ),
        }))}
      />
    </ActForm>
  )
}

/** After acceptance: until when it may be asked, what happens to the clock on what ground, and how long the applicant has. */
function WhatFollows({ opened }: { readonly opened: Opened }) {
  const { procedure, locale, now, deps, dossier } = opened
  const { supplement: messages, basis } = timeMessages(locale)
  const policy = supplementPolicy(procedure)
  const moment = (at: string) => sayMoment(Temporal.Instant.from(at), now, locale)
  const calendar = deps.calendar()
  const unit = dossier.receivingUnit
  const until = owed(dueDateOrProvisional({ start: now, limit: policy.answerWithin, calendar, unit })).at
  const asked = askedBy(opened)
  return (
    <>
      <p class="govuk-body">{messages.intro}</p>
      <InsetText classes="mc-lines">
        {[
          ...(asked === undefined ? [] : [messages.askBy(moment(asked))]),
          messages[policy.clock],
          messages.answerBy(moment(until)),
          basis(policy.basis),
        ].join('\n')}
      </InsetText>
    </>
  )
}
