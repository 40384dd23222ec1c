import { say } from '../../../../../kernel/index.ts'
import type { App, Reply, Request } from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Select,
} from '../../../../../ui/index.ts'
import {
  type Answers,
  answersAskedFor,
  type FieldGroup,
  FieldGroupForm,
  groupsAskedFor,
} from '../../../../catalogue/index.ts'
import { changeDraft, type DraftContent } from '../../../drafts.ts'
import type { FilingDeps } from '../deps.ts'
import { getOfDraft, postOfDraft, seeOther } from '../draft-routes.tsx'
import { type Posted, postedOf } from '../form-body.ts'
import { sendDraftPage } from '../frame.tsx'
import { type ReadGroup, readGroup, shown } from '../group-page.ts'
import { messagesIn as filingMessages } from '../messages.ts'
import {
  answersShown,
  counterName,
  countersOf,
  isAtCounter,
  isCompletion,
  type OpenDraft,
  openDraft,
  wardChoices,
  wardsOf,
} from '../open-draft.ts'
import { Counts, kindWords } from '../papers.tsx'
import { askedGroups, isTyped, missingPapers, papersOf, questionsKey } from '../parts.ts'
import { linksIn, paths } from '../paths.ts'
import { boxes, keepCounts } from '../received-papers.ts'
import { PostAddress } from '../result.tsx'
import { offeredWard } from '../where.tsx'
import { spokenForm } from './about-applicant.ts'
import { keepContact } from './contact.ts'
import { messagesIn } from './messages.ts'

/** The short way at a counter: everything one dossier needs stands on one page. */
export function onePageRoutes(app: App, deps: FilingDeps): void {
  getOfDraft(app, deps, '/drafts/:id/all', (open, _, reply) =>
    isAtCounter(open) && !isCompletion(open)
      ? sendOnePage(deps, open, { reply, errors: [] })
      : seeOther(reply, paths.draft(open.draft.id)),
  )
  postOfDraft(app, deps, '/drafts/:id/all', (open, request, reply) => answer(deps, open, request, reply))
}

async function answer(deps: FilingDeps, before: OpenDraft, request: Request, reply: Reply): Promise<Reply> {
  const posted = postedOf(request)
  const { groups, answers } = readAll(deps, before, posted)
  const places = readPlaces(before, posted)
  const typed = Object.fromEntries(groups.map(({ group, read }) => [group.key, read.typed]))
  await keep(deps, before, { ...places, answers, typed })
  await keepContact(deps, before, answers)
  const counts = await keepCounts(deps, await openDraft(deps, request), posted)
  const open = await openDraft(deps, request)
  const stood = new Set((posted.stood ?? '').split(' '))
  // An answer has opened questions or papers that were not on the page: they are shown, not called forgotten.
  const isNew = [...askedGroups(open), ...papersOf(open)].some(({ key }) => !stood.has(key))
  const faults = groups
    .filter(({ group }) => stood.has(group.key))
    .flatMap(({ read }) => shown(read.faults, spokenForm(deps, open), deps.catalogue.dictionary, open.locale))
  const errors = [...placeErrors(open, posted), ...faults, ...counts, ...missing(open, counts, stood)]
  // Whoever goes to another page keeps what they typed, right or wrong.
  if (posted.scans !== undefined) return seeOther(reply, paths.part(open.draft.id, 'papers'))
  const isLeft = posted.leave !== undefined
  if (!isLeft && (errors.length > 0 || isNew)) {
    return sendOnePage(deps, open, { reply, errors, posted, isNew, faulty: faultyIn(groups) })
  }
  if (errors.length === 0 && !isNew) await markDone(deps, open)
  return seeOther(reply, nextOf(open, isLeft))
}

interface ReadOne {
  readonly group: FieldGroup
  readonly read: ReadGroup
}

/** Each group with the answers before it: what one decides, the next is asked by. */
function readAll(deps: FilingDeps, open: OpenDraft, posted: Posted) {
  const { form } = open.procedure
  const groups: ReadOne[] = []
  let answers: Answers = open.answers
  for (const group of form.groups) {
    if (!groupsAskedFor(form, answers).some(({ key }) => key === group.key)) continue
    const read = readGroup(open, form, deps.catalogue.dictionary, group.key, posted, answers)
    groups.push({ group, read })
    answers = answersAskedFor(form, { ...answers, ...read.answers })
  }
  return { groups, answers: Object.assign({}, ...groups.map(({ read }) => read.answers)) as Answers }
}

function faultyIn(groups: readonly ReadOne[]): ReadonlySet<string> {
  return new Set(groups.filter(({ read }) => read.faults.length > 0).map(({ group }) => group.key))
}

function readPlaces(open: OpenDraft, posted: Posted): Partial<DraftContent> {
  const ward = wardsOf(open).find(({ id, decides }) => id === posted.competentAuthority && decides)
  const counter = countersOf(open).find(({ id }) => id === posted.returningUnit)
  return {
    returnBy: posted.returnBy === 'post' ? 'post' : 'counter',
    ...(posted.postTo === undefined ? {} : { postTo: posted.postTo.trim().slice(0, 300) }),
    ...(ward === undefined ? {} : { competentAuthority: ward.id }),
    ...(counter === undefined ? {} : { returningUnit: counter.id }),
  }
}

function placeErrors(open: OpenDraft, posted: Posted): FieldErrorShown[] {
  const words = filingMessages(open.locale)
  const isChosen = wardsOf(open).some(({ id, decides }) => id === posted.competentAuthority && decides)
  const isCounter = countersOf(open).some(({ id }) => id === posted.returningUnit)
  return [
    ...(leavesWardOpen(open) && !isChosen
      ? [{ field: 'competentAuthority', message: words.whereRequired }]
      : []),
    ...(isCounter ? [] : [{ field: 'returningUnit', message: words.counterRequired }]),
    ...(posted.returnBy === 'post' && (posted.postTo ?? '').trim() === ''
      ? [{ field: 'postTo', message: words.postToRequired }]
      : []),
  ]
}

function missing(
  open: OpenDraft,
  counts: readonly FieldErrorShown[],
  stood: ReadonlySet<string>,
): FieldErrorShown[] {
  const wrong = new Set(counts.map(({ field }) => field))
  return missingPapers(open)
    .filter(({ key }) => stood.has(key))
    .map(({ key, kind, name }) => ({
      field: boxes[kind === 'copy' || kind === 'certified' ? 'copies' : 'originals'](key),
      message: filingMessages(open.locale).paperMissingCounter(say(name, open.locale)),
    }))
    .filter(({ field }) => !wrong.has(field))
}

function keep(deps: FilingDeps, { draft, owner }: OpenDraft, content: Partial<DraftContent>): Promise<void> {
  return changeDraft(
    deps.db,
    draft.id,
    owner,
    ({ done }) => ({ ...content, done: done.filter(part => part === 'applicant') }),
    deps.clock.now(),
  )
}

function markDone(deps: FilingDeps, open: OpenDraft): Promise<void> {
  const parts = ['where', ...askedGroups(open).map(({ key }) => questionsKey(key)), 'papers', 'result']
  return changeDraft(
    deps.db,
    open.draft.id,
    open.owner,
    ({ done }) => ({ done: [...new Set([...done, ...parts])] }),
    deps.clock.now(),
  )
}

/** On to checking; back to the person when something else is to be added. */
function nextOf(open: OpenDraft, isLeft: boolean): string {
  const { reception } = open.draft.content
  if (reception === undefined) return isLeft ? paths.draft(open.draft.id) : paths.part(open.draft.id, 'check')
  return isLeft ? `${paths.reception(reception)}#q` : paths.receptionCheck(reception)
}

function leavesWardOpen({ procedure }: OpenDraft): boolean {
  return !('unit' in procedure.competence)
}

interface Sending {
  readonly reply: Reply
  readonly errors: readonly FieldErrorShown[]
  readonly posted?: Posted
  readonly isNew?: boolean
  readonly faulty?: ReadonlySet<string>
}

function sendOnePage(deps: FilingDeps, open: OpenDraft, sending: Sending): Reply {
  const { locale, draft } = open
  const messages = messagesIn(locale)
  const link = linksIn(locale)
  const { reply, errors } = sending
  const groups = askedGroups(open)
  const papers = papersOf(open)
  const { reception } = draft.content
  return sendDraftPage(
    reply,
    open,
    {
      title: messages.onePageTitle,
      back: reception === undefined ? paths.draft(draft.id) : paths.reception(reception),
      errors,
      here: paths.onePage(draft.id),
    },
    <Form action={link(paths.onePage(draft.id))}>
      {/* What the Enter key presses in any box: it must not be the button that leads to the scans. */}
      <button class="govuk-visually-hidden" type="submit" tabindex={-1}>
        {messages.saveAndCheck}
      </button>
      <input type="hidden" name="stood" value={[...groups, ...papers].map(({ key }) => key).join(' ')} />
      {sending.isNew && errors.length === 0 && (
        <InsetText>{draft.channel === 'post' ? messages.moreAskedPost : messages.moreAsked}</InsetText>
      )}
      {groups.map(group => (
        <Group key={group.key} deps={deps} open={open} group={group} sending={sending} />
      ))}
      <Papers open={open} sending={sending} />
      <Places open={open} sending={sending} />
      <ButtonGroup>
        <Button>{messages.saveAndCheck}</Button>
        <Button kind="secondary" name="leave" value="yes">
          {reception === undefined ? filingMessages(locale).saveAndLeave : messages.saveAndAdd}
        </Button>
      </ButtonGroup>
    </Form>,
  )
}

interface GroupProps {
  readonly deps: FilingDeps
  readonly open: OpenDraft
  readonly group: FieldGroup
  readonly sending: Sending
}

function Group({ deps, open, group, sending }: GroupProps) {
  const { locale, draft } = open
  const { posted, faulty } = sending
  const form = spokenForm(deps, open)
  const fields = form.groups.find(({ key }) => key === group.key)?.fields ?? []
  const kept = isTyped(draft.content, group.key) ? draft.content.typed[group.key] : undefined
  return (
    <section aria-labelledby={`group-${group.key}`}>
      <h2 class="govuk-heading-m" id={`group-${group.key}`}>
        {say(group.title, locale)}
      </h2>
      <FieldGroupForm
        form={form}
        // What an introduction says is said to the person; the officer has read it a thousand times.
        group={{ key: group.key, title: group.title, fields }}
        dictionary={deps.catalogue.dictionary}
        answers={answersShown(open, deps.catalogue.dictionary)}
        typed={posted !== undefined && faulty?.has(group.key) ? posted : kept}
        errors={sending.errors}
        wards={wardChoices(open)}
        today={open.today}
        locale={locale}
      />
    </section>
  )
}

interface PartProps {
  readonly open: OpenDraft
  readonly sending: Sending
}

/** The whole list of what may be asked for stands here, with how many of each were taken. */
function Papers({ open, sending }: PartProps) {
  const { locale } = open
  const words = filingMessages(locale)
  const papers = papersOf(open)
  if (papers.length === 0) return <p class="govuk-body">{words.noPapers}</p>
  return (
    <section aria-labelledby="papers">
      <h2 class="govuk-heading-m" id="papers">
        {words.papersTitleCounter}
      </h2>
      {papers.map(paper => (
        <div key={paper.key} id={`paper-${paper.key}`}>
          <p class="govuk-body govuk-!-margin-bottom-1">
            <strong>{say(paper.name, locale)}</strong>
            {!paper.required && ` (${words.optionalPaper})`}
            {'. '}
            {kindWords(open, paper)}
          </p>
          {paper.kind !== 'shown' && (
            <Counts
              open={open}
              messages={words}
              errors={sending.errors}
              fields={sending.posted}
              paper={paper}
            />
          )}
        </div>
      ))}
      {papers.some(({ kind }) => kind !== 'shown') && (
        <Button kind="secondary" name="scans" value="yes">
          {messagesIn(locale).attachScans}
        </Button>
      )}
    </section>
  )
}

/** Who decides and where the result is handed back: nearly always here. */
function Places({ open, sending }: PartProps) {
  const { locale, draft } = open
  const words = filingMessages(locale)
  const { errors, posted } = sending
  const { competentAuthority, returningUnit, receivingUnit } = draft.content
  return (
    <section aria-labelledby="places">
      <h2 class="govuk-heading-m" id="places">
        {words.places}
      </h2>
      {leavesWardOpen(open) && (
        <Select
          name="competentAuthority"
          label={words.authority}
          error={errorFor(errors, 'competentAuthority')}
          value={posted?.competentAuthority ?? competentAuthority ?? offeredWard(open)}
          items={[{ value: '', text: words.chooseWard }, ...wardChoices(open)]}
        />
      )}
      <Select
        name="returningUnit"
        label={words.resultTitleCounter}
        error={errorFor(errors, 'returningUnit')}
        value={posted?.returningUnit ?? returningUnit ?? receivingUnit}
        items={[
          { value: '', text: words.chooseCounter },
          ...countersOf(open).map(unit => ({ value: unit.id, text: counterName(unit, locale) })),
        ]}
      />
      <Checkboxes
        name="returnBy"
        small
        values={(posted?.returnBy ?? draft.content.returnBy) === 'post' ? ['post'] : []}
        items={[
          {
            value: 'post',
            text: words.returnPost,
            hint: words.returnPostHintCounter,
            conditional: (
              <PostAddress open={open} postTo={posted?.postTo ?? draft.content.postTo} errors={errors} />
            ),
          },
        ]}
      />
    </section>
  )
}

/** Where the officer begins to type: the first question nothing is known of. */
export function firstBlank(deps: FilingDeps, open: OpenDraft): string | undefined {
  const known = answersShown(open, deps.catalogue.dictionary)
  const groups = new Set(askedGroups(open).map(({ key }) => key))
  const asked = open.procedure.form.groups
    .filter(({ key }) => groups.has(key))
    .flatMap(({ fields }) => fields)
  const blank = asked.find(({ key, required }) => required && (known[key] ?? '') === '')
  return blank?.key
}
