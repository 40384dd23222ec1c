import { errorFor, TextInput } from '../../../../../ui/index.ts'
import { handOverResult } from '../../../actions/hand-over.ts'
import { resultsInForce } from '../../../dossier.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { expectedResults, resultTitle } from '../results.ts'
import { type Act, type ActFormProps, contentOf } from './act.ts'
import { ActForm } from './act-form.tsx'
import { peopleWords } from './people/messages.ts'

type Typed = string

export const handOver: Act<Typed> = {
  action: 'handOver',
  title: ({ locale }) => messagesIn(locale).handOver.title,
  blank: ({ labels }) => labels.applicantName,
  read: body => textOf(body, 'to'),
  faults: (typed, { locale }) =>
    typed.trim() === '' ? [{ field: 'to', message: messagesIn(locale).handOver.missing }] : [],
  perform: (typed, { deps }, acting) => handOverResult(deps, acting, typed),
  isSame: (typed, entry, opened) => contentOf(entry, 'to', opened) === typed.trim(),
  words: typed => (typed.trim() === '' ? [] : [typed]),
  Form: HandOverForm,
}

function HandOverForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const messages = messagesIn(opened.locale).handOver
  return (
    <ActForm opened={opened} action="handOver" button={messages.button}>
      <WhatIsGiven opened={opened} />
      <TextInput
        name="to"
        label={{ text: messages.to, size: 's' }}
        hint={messages.toHint}
        autocapitalize="words"
        spellcheck={false}
        autocomplete="off"
        value={typed}
        error={errorFor(errors, 'to')}
      />
    </ActForm>
  )
}

/** Of a linked procedure: the results there are and that were not given before; the others follow. */
function WhatIsGiven({ opened }: { readonly opened: Opened }) {
  const { dossier, locale } = opened
  const expected = expectedResults(opened)
  if (expected.length < 2) return null
  const given = resultsInForce(dossier).filter(({ handedOver }) => handedOver === undefined)
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {given.map(({ branch, number }) => (
          <li key={number}>
            {resultTitle(opened, branch)}, {messagesIn(locale).resultNumber(number)}
          </li>
        ))}
      </ul>
      {resultsInForce(dossier).length < expected.length && (
        <p class="govuk-body">{peopleWords(locale).results.handOverSome}</p>
      )}
    </>
  )
}
