import { type Id, type Locale, say } from '../../../../kernel/index.ts'
import { type App, citizenOf, type Reply, type Request, signedIn } from '../../../../platform/http/index.ts'
import {
  Button,
  Form,
  NotificationBanner,
  SummaryList,
  type SummaryRow,
  sendPage,
  Tag,
  Timeline,
} from '../../../../ui/index.ts'
import { AnswersSummary, shortNameOf } from '../../../catalogue/index.ts'
import { findFiles, type StoredFile } from '../../../documents/index.ts'
import { type Entry, readStream } from '../../../journal/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../../organisation/index.ts'
import { ActionRefused } from '../../actions/record.ts'
import { type DossierContents, readContents } from '../../contents.ts'
import { type Dossier, isSupplementOpen, openSteps, type StepFact, stream } from '../../dossier.ts'
import { findCompletion, startDraft } from '../../drafts.ts'
import { slipKinds } from '../../papers.ts'
import { allowedActions, may } from '../../rules/may.ts'
import { actorOf } from '../../viewers.ts'
import { dossierWords } from '../../words.ts'
import { dateNow, firstPromise, standingOf } from '../standing.ts'
import { WhyThisDate } from './check.tsx'
import { CounterVisit } from './counter-visit.tsx'
import type { FilingDeps } from './deps.ts'
import { sayEntry, sayFee, sayOwed, sayStanding, toldEntries, toneOf } from './dossier-words.ts'
import { seeOther } from './draft-routes.tsx'
import { whyAccepted } from './filed.tsx'
import { queryOf } from './form-body.ts'
import { messagesIn } from './messages.ts'
import { WholeList } from './nothing-more.tsx'
import { counterName, nameOf } from './open-draft.ts'
import { Results } from './own/results.tsx'
import { sayMore } from './own/told.ts'
import { ApologySaid, DatesMoved, StoppedWhy, sentencesOf } from './own/where-it-stands.tsx'
import { Withdrawing, wayBack } from './own/withdrawal.tsx'
import { ownWords } from './own/words.ts'
import { sayFile } from './papers.tsx'
import { askedFrom, paperName } from './parts.ts'
import { linksIn, paths } from './paths.ts'
import { type SeenDossier, seenDossier } from './seen-dossier.ts'

const viewers = { config: { access: signedIn } }

/** A dossier as its owner follows it; officers have a page of their own. */
export function myDossierRoutes(app: App, deps: FilingDeps): void {
  app.get('/dossiers/:code', viewers, async (request, reply) => {
    const { code } = request.params as { code: string }
    if (request.viewer?.kind === 'officer') return seeOther(reply, paths.officeDossier(code))
    return sendDossier(deps, await seenDossier(deps, request, 'own'), request, reply)
  })
  app.post('/dossiers/:code/supplement', viewers, (request, reply) => beginSupplement(deps, request, reply))
}

/**
 * Opens the draft in which a dossier is completed, or goes on with the one that is open: the answers as they were
 * given, the papers asked for to send anew.
 * @throws ActionRefused when nothing is asked for
 */
async function beginSupplement(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await seenDossier(deps, request, 'supplement')
  const actor = actorOf(citizenOf(request))
  const permission = may(dossier, 'supplement', actor)
  if (!permission.allowed)
    throw new ActionRefused('supplement', permission.because, allowedActions(dossier, actor))
  const open = await findCompletion(deps.db, actor.id, dossier.code)
  if (open !== undefined) return seeOther(reply, paths.draft(open.id))
  const { answers } = await readContents(deps.db, dossier)
  const components = (dossier.supplement?.items ?? []).map(({ component }) => component)
  const { procedure, channel, code } = dossier
  const content = { answers, completes: { code, components } }
  const id = await startDraft(deps.db, { owner: actor.id, procedure, channel, content }, deps.clock.now())
  return seeOther(reply, paths.draft(id))
}

interface Props extends SeenDossier {
  readonly deps: FilingDeps
  readonly locale: Locale
  readonly directory: UnitDirectory
  readonly contents: DossierContents
  readonly entries: readonly Entry[]
  readonly officers: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, StoredFile>
}

async function gather(deps: FilingDeps, seen: SeenDossier, locale: Locale): Promise<Props> {
  const { dossier } = seen
  const ids = dossier.components.flatMap(({ files }) => files.map(({ id }) => id as Id<'file'>))
  const [directory, contents, entries, files] = await Promise.all([
    unitDirectory(deps.db),
    readContents(deps.db, dossier),
    readStream(deps.db, stream(dossier.id)),
    findFiles(deps.db, ids),
  ])
  const people = [...entries.map(({ actor }) => actor), ...dossier.steps.map(({ officer }) => officer)]
  const actors = people.flatMap(actor => (actor?.startsWith('officer:') ? [actor.slice(8)] : []))
  const officers = await officerNames(deps.db, [...new Set(actors)])
  const byId = new Map(files.map(file => [file.id as string, file]))
  return { ...seen, deps, locale, directory, contents, entries, officers, files: byId }
}

async function sendDossier(
  deps: FilingDeps,
  seen: SeenDossier,
  request: Request,
  reply: Reply,
): Promise<Reply> {
  const { locale } = request
  const messages = messagesIn(locale)
  const props = await gather(deps, seen, locale)
  const { dossier, procedure } = props
  const name = say(shortNameOf(procedure), locale)
  const standing = standingOf(dossier)
  const sent = sentSay(queryOf(request, 'sent'), dossier, locale)
  const way = wayBack(dossier, actorOf(seen.viewer).id)
  return sendPage(
    reply,
    {
      title: `${name} – ${dossier.code}`,
      back: { href: linksIn(locale)(paths.mine), text: messages.mineTitle },
    },
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {sent !== undefined && <NotificationBanner kind="success" text={sent} />}
        <span class="govuk-caption-l">{dossier.code}</span>
        <h1 class="govuk-heading-l">{name}</h1>
        <p class="govuk-body">
          <Tag tone={toneOf[standing]}>{sayStanding(standing, locale)}</Tag>
        </p>
        {sentencesOf(props).map(sentence => (
          <p key={sentence} class="govuk-body-l">
            {sentence}
          </p>
        ))}
        {standing === 'supplement' && <Supplement {...props} />}
        {standing === 'withdrawing' && <Withdrawing dossier={dossier} locale={locale} />}
        <ApologySaid {...props} />
        {dossier.refusal !== undefined && <Refused {...props} />}
        <StoppedWhy {...props} />
        <Results {...props} />
        <CounterVisit {...props} answers={props.contents.answers} />
        <Facts {...props} />
        <DatesMoved dossier={dossier} locale={locale} />
        <Slips {...props} />
        <h2 class="govuk-heading-m">{messages.history}</h2>
        <History {...props} />
        <h2 class="govuk-heading-m">{messages.papersOf}</h2>
        <Papers {...props} />
        <WholeList procedure={procedure} locale={locale} />
        <h2 class="govuk-heading-m">{messages.answers}</h2>
        <AnswersSummary
          form={procedure.form}
          dictionary={deps.catalogue.dictionary}
          answers={props.contents.answers}
          locale={locale}
          level={3}
          answeredOnly
          wardName={id => nameIn(props, id)}
        />
        {way !== undefined && (
          <p class="govuk-body">
            <a class="govuk-link" href={linksIn(locale)(paths.withdrawal(dossier.code))}>
              {ownWords(locale).withdrawLink}
            </a>
          </p>
        )}
      </div>
    </div>,
  )
}

function nameIn({ directory, locale }: Props, unit: string): string | undefined {
  const found = directory.find(unit)
  return found && nameOf(found, locale)
}

/** What was just done, while the dossier shows that it was. */
function sentSay(word: string | undefined, dossier: Dossier, locale: Locale): string | undefined {
  const words = ownWords(locale)
  const { state, withdrawal } = dossier
  if (word === 'supplement' && !isSupplementOpen(dossier))
    return state === 'filed' ? messagesIn(locale).supplemented : words.supplementedInHand
  if (word === 'withdraw' && state === 'withdrawn') return words.withdrawn
  if (word === 'askWithdrawal' && withdrawal !== undefined) return words.withdrawalSent
  return word === 'goOn' && withdrawal === undefined ? words.wentOn : undefined
}

function Supplement(props: Props) {
  const { dossier, contents, procedure, locale } = props
  const messages = messagesIn(locale)
  const rows = (dossier.supplement?.items ?? []).map(({ component }) => ({
    key: paperName(procedure, component, locale),
    value: contents.supplementReasons.get(component) ?? '',
  }))
  return (
    <>
      <SummaryList card={{ title: messages.supplementTitle }} rows={rows} />
      <Form action={linksIn(locale)(paths.supplement(dossier.code))}>
        <Button>{messages.answerSupplement}</Button>
      </Form>
    </>
  )
}

function Refused({ contents, locale }: Props) {
  const messages = messagesIn(locale)
  const rows = [
    { key: messages.refusalReason, value: contents.refusal?.reason ?? '' },
    { key: messages.refusalGround, value: contents.refusal?.ground ?? '' },
  ]
  return <SummaryList rows={rows} />
}

function Facts(props: Props) {
  const { dossier, directory, deps, locale } = props
  const messages = messagesIn(locale)
  const words = ownWords(locale)
  const { returnBy, returningUnit } = dossier
  const now = dateNow(dossier)
  const first = firstPromise(dossier)
  const isWaiting = dossier.state === 'filed' && !isSupplementOpen(dossier)
  const rows: SummaryRow[] = [
    { key: messages.filedAt, value: sayOwed({ at: dossier.filedAt, provisional: false }, locale) },
    ...(isWaiting ? [{ key: messages.answerBy, value: sayOwed(dossier.answerBy, locale) }] : []),
    ...(now === undefined ? [] : [{ key: words.dateNow, value: sayOwed(now, locale) }]),
    ...(first === undefined ? [] : [{ key: words.firstDate, value: sayOwed(first, locale) }]),
    ...openSteps(dossier).map(step => ({ key: words.nowAt, value: whoHas(props, step) })),
    {
      key: messages.authority,
      value: say(directory.find(dossier.competentAuthority)?.name ?? { vi: '' }, locale),
    },
    { key: messages.receivedAt, value: counterName(directory.find(dossier.receivingUnit), locale) },
    {
      key: messages.returnedHow,
      value:
        returnBy === 'counter'
          ? messages.returnedCounter(counterName(directory.find(returningUnit), locale))
          : dossierWords(locale).returnBy[returnBy],
    },
    { key: messages.feeDue, value: sayFee(dossier, locale) },
  ]
  const counted = whyAccepted(dossier, deps, locale)
  // The count is that of the first promise: where another date holds now, it says which it explains.
  const lines =
    first === undefined || counted.length === 0
      ? counted
      : [`${words.firstDate}: ${sayOwed(first, locale)}.`, ...counted]
  return (
    <>
      <SummaryList rows={rows} />
      {lines.length > 0 && <WhyThisDate locale={locale} lines={lines} />}
    </>
  )
}

/** The step by its name, the division that has it, and the officer's name: the owner may know who is at it. */
function whoHas(props: Props, step: StepFact): string {
  const { procedure, officers, locale } = props
  const name = procedure.process.find(({ key }) => key === step.key)?.name
  const said = name === undefined ? dossierWords(locale).steps[step.kind] : say(name, locale)
  const officer = officers.get(step.officer?.replace('officer:', '') ?? '')
  return [said, nameIn(props, step.unit), officer ?? ownWords(locale).waitsForOfficer]
    .filter(Boolean)
    .join(', ')
}

function Slips({ dossier, locale }: Props) {
  const messages = messagesIn(locale)
  const kinds = slipKinds(dossier)
  if (kinds.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">{messages.slips}</h2>
      <ul class="govuk-list">
        {kinds.map(kind => (
          <li key={kind}>
            <a class="govuk-link" href={linksIn(locale)(paths.paper(dossier.code, kind))}>
              {dossierWords(locale).papers[kind]}
            </a>{' '}
            (PDF)
          </li>
        ))}
      </ul>
    </>
  )
}

function Papers(props: Props) {
  const { dossier, procedure, contents, files, locale } = props
  const messages = messagesIn(locale)
  const asked = askedFrom(procedure, contents.answers, dossier.channel)
  const handed = new Map(dossier.components.map(component => [component.key, component]))
  const keys = [...new Set([...asked.map(({ key }) => key), ...handed.keys()])]
  if (keys.length === 0) return <p class="govuk-body">{messages.noPapers}</p>
  const shown = new Set(asked.filter(({ kind }) => kind === 'shown').map(({ key }) => key))
  const rows = keys.map(key => ({
    key: paperName(procedure, key, locale),
    value: shown.has(key) ? (
      messages.shownOnly
    ) : (
      <Handed component={handed.get(key)} files={files} code={dossier.code} locale={locale} />
    ),
  }))
  return <SummaryList rows={rows} />
}

interface HandedProps {
  readonly component: Dossier['components'][number] | undefined
  readonly files: ReadonlyMap<string, StoredFile>
  readonly code: string
  readonly locale: Locale
}

function Handed({ component, files, code, locale }: HandedProps) {
  const messages = messagesIn(locale)
  const { originals = 0, copies = 0, files: handed = [] } = component ?? {}
  const counts = [
    ...(originals > 0 ? [messages.originalsCount(originals)] : []),
    // Over the network a copy is a file, and the files are listed.
    ...(copies > 0 && handed.length === 0 ? [messages.copiesCount(copies)] : []),
  ]
  if (counts.length + handed.length === 0) return <>{messages.notSent}</>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {counts.length > 0 && <li>{counts.join(', ')}</li>}
      {handed.map(({ id }) => {
        const file = files.get(id)
        return (
          <li key={id}>
            <a class="govuk-link" href={linksIn(locale)(paths.file(code, id))} target="_blank" rel="noopener">
              {file?.originalName ?? id}
            </a>{' '}
            {file && `(${sayFile({ size: file.sizeBytes, mediaType: file.mediaType }, locale)})`}
          </li>
        )
      })}
    </ul>
  )
}

/** Newest first. Who is named: the owner as such, officers as on the slips. */
function History({ entries, procedure, officers, viewer, locale }: Props) {
  const messages = messagesIn(locale)
  const nameOfActor = (actor: string) => {
    if (actor === actorOf(viewer).id) return messages.you
    return officers.get(actor.replace('officer:', '')) ?? messages.system
  }
  return (
    <Timeline
      level={3}
      items={toldEntries(entries).map(entry => ({
        title: sayEntry(entry, procedure, locale),
        at: entry.at,
        by: nameOfActor(entry.actor),
        children: sayMore(entry, locale),
      }))}
    />
  )
}
