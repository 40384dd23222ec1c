import { fold } from '../../../../kernel/index.ts'
import type { App, Reply, Request } from '../../../../platform/http/index.ts'
import {
  Details,
  errorFor,
  type FieldErrorShown,
  Form,
  Radios,
  Select,
  TextInput,
} from '../../../../ui/index.ts'
import {
  type Answers,
  type AnswerValue,
  type Dictionary,
  FieldGroupForm,
  offers,
} from '../../../catalogue/index.ts'
import type { Applicant } from '../../applicant.ts'
import type { ReturnBy } from '../../dossier.ts'
import { type DraftContent, saveDraft } from '../../drafts.ts'
import type { FilingDeps } from './deps.ts'
import { actionOf, backOf, finishPart, getOfDraft, postOfDraft, seeOther } from './draft-routes.tsx'
import { applicantOf } from './filing.ts'
import { fieldsOf, type Posted, postedOf } from './form-body.ts'
import { SaveButtons, sendDraftPage } from './frame.tsx'
import { keysOf, type ReadGroup, readGroup, shown } from './group-page.ts'
import { messagesIn } from './messages.ts'
import {
  counterName,
  countersOf,
  isAtCounter,
  nameOf,
  type OpenDraft,
  offerable,
  receivingUnitOf,
} from './open-draft.ts'
import { isTyped } from './parts.ts'
import { paths } from './paths.ts'
import { contactForm, peopleDictionary } from './people-form.ts'
import { captionOf } from './questions.tsx'

const part = 'result'

/** How the result is handed back, and how the citizen wants to be told. */
export function resultRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/result', (open, request, reply) =>
    sendResult(deps, open, { request, reply, errors: [] }),
  )
  postOfDraft(app, deps, '/drafts/:id/result', (open, request, reply) =>
    answerResult(deps, open, request, reply),
  )
}

async function answerResult(deps: FilingDeps, open: OpenDraft, request: Request, reply: Reply) {
  const posted = postedOf(request)
  const chosen = chosenIn(open, posted)
  const contact = isAtCounter(open) ? undefined : readContact(open, posted)
  const content = { ...chosen, ...contactContent(contact) }
  const errors = [...choiceErrors(open, chosen), ...contactErrors(open, contact)]
  if (posted.leave === undefined && errors.length === 0) {
    return finishPart(deps, open, part, content, request, reply)
  }
  await saveDraft(deps.db, open.draft.id, open.owner, content, deps.clock.now())
  if (posted.leave !== undefined) return seeOther(reply, paths.draft(open.draft.id))
  const typed = fieldsOf(posted, keysOf(contactForm, 'contact'))
  return sendResult(deps, open, { request, reply, errors, chosen, typed })
}

interface Chosen {
  readonly returnBy?: ReturnBy
  readonly returningUnit?: string
  readonly postTo?: string
}

/** At a counter the applicant has no account: the result is handed back on paper, there or by post. */
function chosenIn(open: OpenDraft, posted: Posted): Chosen {
  const by = returnIn(posted.returnBy, isAtCounter(open))
  const unit = countersOf(open).find(({ id }) => id === posted.returningUnit)
  return {
    ...(by === undefined ? {} : { returnBy: by }),
    ...(unit === undefined ? {} : { returningUnit: unit.id }),
    ...(posted.postTo === undefined ? {} : { postTo: posted.postTo.trim().slice(0, 300) }),
  }
}

function returnIn(said: string | undefined, atCounter: boolean): ReturnBy | undefined {
  if (said === 'post') return 'post'
  if (atCounter) return 'counter'
  return said === 'account' || said === 'counter' ? said : undefined
}

function choiceErrors(open: OpenDraft, { returnBy, returningUnit, postTo = '' }: Chosen): FieldErrorShown[] {
  const messages = messagesIn(open.locale)
  if (returnBy === undefined) return [{ field: 'returnBy', message: messages.returnRequired }]
  if (returnBy === 'post') return postTo === '' ? [{ field: 'postTo', message: messages.postToRequired }] : []
  if (returnBy === 'account' || returningUnit !== undefined) return []
  return [{ field: 'returningUnit', message: messages.counterRequired }]
}

function readContact(open: OpenDraft, posted: Posted): ReadGroup {
  return readGroup(open, contactForm, peopleDictionary, 'contact', posted, {})
}

function contactContent(contact: ReadGroup | undefined): Partial<DraftContent> {
  if (contact === undefined) return {}
  return { applicant: contact.answers as Partial<Applicant>, typed: { contact: contact.typed } }
}

function contactErrors(open: OpenDraft, contact: ReadGroup | undefined): FieldErrorShown[] {
  return contact === undefined ? [] : shown(contact.faults, contactForm, peopleDictionary, open.locale)
}

interface Sending {
  readonly request: Request
  readonly reply: Reply
  readonly errors: readonly FieldErrorShown[]
  readonly chosen?: Chosen
  readonly typed?: Posted | undefined
}

function sendResult(deps: FilingDeps, open: OpenDraft, sending: Sending): Reply {
  const { request, reply, errors } = sending
  const messages = messagesIn(open.locale)
  const atCounter = isAtCounter(open)
  const chosen: Chosen = sending.chosen ?? open.draft.content
  const counters = <CounterSelect open={open} chosen={chosen} errors={errors} />
  return sendDraftPage(
    reply,
    open,
    {
      title: atCounter ? messages.resultTitleCounter : messages.resultTitle,
      caption: captionOf(deps, open, part),
      back: backOf(open, deps, part, request),
      errors,
      here: paths.part(open.draft.id, part),
    },
    <Form action={actionOf(open, part, request)}>
      <Radios
        name="returnBy"
        legend={{ text: atCounter ? messages.returnQuestionCounter : messages.returnQuestion, size: 'm' }}
        value={chosen.returnBy ?? (atCounter ? 'counter' : undefined)}
        error={errorFor(errors, 'returnBy')}
        items={[
          ...(atCounter
            ? []
            : [{ value: 'account', text: messages.returnAccount, hint: messages.returnAccountHint }]),
          {
            value: 'counter',
            text: messages.returnCounter,
            hint: atCounter ? undefined : messages.returnCounterHint,
            conditional: counters,
          },
          {
            value: 'post',
            text: messages.returnPost,
            hint: atCounter ? messages.returnPostHintCounter : messages.returnPostHint,
            conditional: <PostAddress open={open} postTo={chosen.postTo} errors={errors} />,
          },
        ]}
      />
      {!atCounter && (
        <Contact open={open} errors={errors} typed={sending.typed} dictionary={deps.catalogue.dictionary} />
      )}
      <SaveButtons open={open} />
    </Form>,
  )
}

interface PostProps {
  readonly open: OpenDraft
  readonly postTo: string | undefined
  readonly errors: readonly FieldErrorShown[]
}

/** The address the postman goes to: their own stands there, to be confirmed or changed. */
export function PostAddress({ open, postTo, errors }: PostProps) {
  const messages = messagesIn(open.locale)
  return (
    <TextInput
      name="postTo"
      label={{ text: messages.postTo, size: 's' }}
      hint={messages.postToHint}
      autocomplete="off"
      value={postTo ?? ownAddress(open)}
      error={errorFor(errors, 'postTo')}
    />
  )
}

/** The applicant's address with its ward, where the address does not name it already. */
function ownAddress(open: OpenDraft): string {
  const { address = '', ward } = applicantOf(open)
  const unit = ward === undefined ? undefined : open.directory.find(ward)
  const name = unit === undefined ? '' : nameOf(unit, 'vi')
  return address === '' || name === '' || fold(address).includes(fold(name)) ? address : `${address}, ${name}`
}

interface CounterProps {
  readonly open: OpenDraft
  readonly chosen: Chosen
  readonly errors: readonly FieldErrorShown[]
}

function CounterSelect({ open, chosen, errors }: CounterProps) {
  const messages = messagesIn(open.locale)
  return (
    <Select
      name="returningUnit"
      label={{ text: messages.counterQuestion, size: 's' }}
      hint={isAtCounter(open) ? messages.returnCounterHintOnly : undefined}
      error={errorFor(errors, 'returningUnit')}
      value={chosen.returningUnit ?? receivingUnitOf(open)}
      items={[
        { value: '', text: messages.chooseCounter },
        ...countersOf(open).map(unit => ({ value: unit.id, text: counterName(unit, open.locale) })),
      ]}
    />
  )
}

interface ContactProps {
  readonly open: OpenDraft
  readonly errors: readonly FieldErrorShown[]
  readonly typed: Posted | undefined
  readonly dictionary: Dictionary
}

/** What the form asked about the applicant already is not asked again: it stands there, folded, to be changed. */
function Contact({ open, errors, typed, dictionary }: ContactProps) {
  const { draft, identity, locale } = open
  const messages = messagesIn(locale)
  const kept = isTyped(draft.content, 'contact') ? draft.content.typed.contact : undefined
  const [group] = contactForm.groups
  if (group === undefined) return null
  const answers = { ...contactSaid(open, dictionary), ...(draft.content.applicant as Answers) }
  const isKnown = isAnswered(answers.phone) && isAnswered(answers.email) && typed === undefined && !kept
  const questions = (
    <FieldGroupForm
      form={contactForm}
      group={group}
      dictionary={peopleDictionary}
      answers={answers}
      typed={typed ?? kept}
      errors={errors}
      offers={identity === null ? {} : offers(contactForm, peopleDictionary, offerable(identity))}
      wards={[]}
      locale={locale}
    />
  )
  if (isKnown) {
    const summary = messages.contactKnown(`${answers.phone}, ${answers.email}`)
    return <Details summary={summary}>{questions}</Details>
  }
  return (
    <>
      <h2 class="govuk-heading-m">{messages.contactTitle}</h2>
      <p class="govuk-body">{messages.contactMail}</p>
      {questions}
    </>
  )
}

function isAnswered(value: AnswerValue | undefined): boolean {
  return value !== undefined && value !== null && value !== ''
}

/** The applicant's phone number and e-mail as the procedure's own questions have them. */
function contactSaid({ procedure, answers }: OpenDraft, dictionary: Dictionary): Answers {
  const said: Record<string, AnswerValue> = {}
  for (const { key, term, offer } of procedure.form.groups.flatMap(({ fields }) => fields)) {
    const fact = dictionary.get(term)?.offeredFrom
    const value = answers[key]
    if ((fact !== 'phone' && fact !== 'email') || offer === false || value === undefined) continue
    if (isAnswered(value)) said[fact] ??= value
  }
  return said
}
