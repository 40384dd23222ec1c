import { errorFor, TextInput } from '../../../../../../ui/index.ts'
import { postResult } from '../../../../actions/hand-over.ts'
import { receivePapers as receive, sendPapers as send } from '../../../../actions/move-papers.ts'
import { worksIn } from '../../../../rules/actor.ts'
import { papersToSend } from '../../../../rules/may.ts'
import { textOf } from '../../form-values.ts'
import { type Opened, unitName } from '../../opened.ts'
import { sayMoment } from '../../time-words.ts'
import type { Act, ActFormProps } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'

/** A number of a list: nothing personal fits in it, for it is hashed into the record. */
const listNumber = /^[0-9A-Za-z][0-9A-Za-z./-]{0,39}$/

export const sendPapers: Act<string> = {
  action: 'sendPapers',
  title: ({ locale }) => peopleWords(locale).sendPapers.title,
  blank: ({ dossier }) => `${dossier.code}-${dossier.papers.length + 1}`,
  read: body => textOf(body, 'batch').trim(),
  faults: (typed, { locale }) =>
    listNumber.test(typed) ? [] : [{ field: 'batch', message: peopleWords(locale).sendPapers.batchWrong }],
  perform: (typed, { deps }, acting) => send(deps, acting, typed),
  isSame: (typed, entry) => entry.facts.batch === typed,
  words: typed => (typed === '' ? [] : [typed]),
  Form: SendForm,
}

function SendForm({ opened, typed, errors }: ActFormProps<string>) {
  const words = peopleWords(opened.locale).sendPapers
  const move = papersToSend(opened.dossier)
  return (
    <ActForm opened={opened} action="sendPapers" button={words.button}>
      {move !== undefined && (
        <p class="govuk-body">{words[move.what](unitName(opened, move.from), unitName(opened, move.to))}</p>
      )}
      <TextInput
        name="batch"
        label={{ text: words.batch, size: 's' }}
        hint={words.batchHint}
        width={30}
        autocomplete="off"
        spellcheck={false}
        value={typed}
        error={errorFor(errors, 'batch')}
      />
    </ActForm>
  )
}

export const receivePapers: Act<null> = {
  action: 'receivePapers',
  title: ({ locale }) => peopleWords(locale).receivePapers.title,
  blank: () => null,
  read: () => null,
  faults: () => [],
  perform: (_, { deps }, acting) => receive(deps, acting),
  isSame: () => true,
  words: () => [],
  Form: ReceiveForm,
}

function ReceiveForm({ opened }: ActFormProps<null>) {
  const { dossier, actor, locale, now } = opened
  const words = peopleWords(locale).receivePapers
  const come = dossier.papers.filter(move => move.receivedAt === undefined && worksIn(actor, move.to))
  return (
    <ActForm opened={opened} action="receivePapers" button={words.button}>
      <ul class="govuk-list govuk-list--bullet">
        {come.map(({ key, batch, from, sentAt }) => (
          <li key={key}>
            {words.line(batch, unitName(opened, from), sayMoment(Temporal.Instant.from(sentAt), now, locale))}
          </li>
        ))}
      </ul>
    </ActForm>
  )
}

interface Posting {
  readonly bundle: string
  readonly tracking: string
  readonly cash: string
}

export const post: Act<Posting> = {
  action: 'post',
  title: ({ locale }) => peopleWords(locale).post.title,
  blank: () => ({ bundle: '', tracking: '', cash: '0' }),
  read: body => ({
    bundle: textOf(body, 'bundle').trim(),
    tracking: textOf(body, 'tracking').trim(),
    cash: textOf(body, 'cash').replaceAll(/[\s.]/g, ''),
  }),
  faults: postFaults,
  perform: ({ bundle, tracking, cash }, { deps }, acting) =>
    postResult(deps, acting, { bundle, tracking, cashOnDelivery: Number(cash) }),
  faultOf: (because, { locale }) =>
    because === 'receipt_not_a_number'
      ? { field: 'tracking', message: peopleWords(locale).post.trackingWrong }
      : undefined,
  isSame: ({ tracking }, entry) => entry.facts.tracking === tracking.toUpperCase(),
  words: ({ bundle, tracking }) => [bundle, tracking].filter(Boolean),
  Form: PostForm,
}

function postFaults({ bundle, tracking, cash }: Posting, { locale }: Opened) {
  const words = peopleWords(locale).post
  return [
    ...(listNumber.test(bundle) ? [] : [{ field: 'bundle', message: words.bundleWrong }]),
    ...(/^[0-9A-Z-]{5,30}$/i.test(tracking) ? [] : [{ field: 'tracking', message: words.trackingWrong }]),
    ...(/^\d{1,9}$/.test(cash) ? [] : [{ field: 'cash', message: words.cashWrong }]),
  ]
}

function PostForm({ opened, typed, errors }: ActFormProps<Posting>) {
  const words = peopleWords(opened.locale).post
  return (
    <ActForm opened={opened} action="post" button={words.button}>
      <TextInput
        name="bundle"
        label={{ text: words.bundle, size: 's' }}
        width={20}
        autocomplete="off"
        value={typed.bundle}
        error={errorFor(errors, 'bundle')}
      />
      <TextInput
        name="tracking"
        label={{ text: words.tracking, size: 's' }}
        hint={words.trackingHint}
        width={20}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={typed.tracking}
        error={errorFor(errors, 'tracking')}
      />
      <TextInput
        name="cash"
        label={{ text: words.cash, size: 's' }}
        hint={words.cashHint}
        width={10}
        inputmode="numeric"
        autocomplete="off"
        value={typed.cash}
        error={errorFor(errors, 'cash')}
      />
    </ActForm>
  )
}
