import { parseId, say } from '../../../../kernel/index.ts'
import {
  type App,
  localPath,
  officer,
  officerOf,
  Refusal,
  type Reply,
  type Request,
} from '../../../../platform/http/index.ts'
import { sendPage } from '../../../../ui/index.ts'
import { shortNameOf } from '../../../catalogue/index.ts'
import {
  getCleanFile,
  issuedDocuments,
  readIssued,
  renderDraft,
  type Signer,
  sendFile,
  sendPdf,
} from '../../../documents/index.ts'
import { noteLook, readPersonal, readStream } from '../../../journal/index.ts'
import { findOfficer, isRole, type OfficerId, officerNames, officersOf } from '../../../organisation/index.ts'
import { withCorrection } from '../../actions/sign-result.ts'
import type { ResultWords } from '../../contents.ts'
import type { DossierDeps } from '../../deps.ts'
import { type Dossier, draftOf, resultOf, stream } from '../../dossier.ts'
import { nextInQueue, placeIn } from '../../inbox.ts'
import { draftedResult, type SlipKind, slipKinds, slipOf } from '../../papers.ts'
import { delegationUsed, may } from '../../rules/may.ts'
import { signerBlock } from '../../signer.ts'
import { actorOf } from '../../viewers.ts'
import { type OfficeAction, officeActions } from './action-bar.ts'
import { readDraft } from './acts/draft-result.tsx'
import { listingPath, listWord, readListWord } from './desk/listing.ts'
import { deskMessages } from './desk/messages.ts'
import { DossierNews, onlookersOf } from './desk/news.tsx'
import { doneEntries } from './done.ts'
import { DossierPage, type Onward } from './dossier-page.tsx'
import { textOf } from './form-values.ts'
import { dossierRoles, officeFrame } from './frame.ts'
import { stepsToDo } from './open-steps.ts'
import { filesOf, findTheirs, listOf, type Opened, openDossier, sayActor } from './opened.ts'
import { dossierPath, paths } from './paths.ts'

/** A dossier's page, and the papers shown in it. */
export function dossierRoutes(app: App, deps: DossierDeps): void {
  const office = { config: { access: officer(...dossierRoles) } }
  app.get(paths.dossier(':code'), office, (request, reply) => sendDossier(deps, request, reply))
  app.get(paths.news(':code'), office, (request, reply) => sendNews(deps, request, reply))
  app.get(paths.file(':code', ':id'), office, (request, reply) => sendTheirFile(deps, request, reply))
  app.get(paths.paper(':code', ':kind'), office, (request, reply) => sendPaper(deps, request, reply))
  app.get(paths.resultDraft(':code'), office, (request, reply) => sendDraft(deps, request, reply))
  app.post(paths.previews(':code'), office, (request, reply) => sendDraft(deps, request, reply))
}

async function sendDossier(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const opened = await openDossier(deps, request, 'office.dossier')
  const { viewer, dossier, procedure, locale } = opened
  const [frame, onward, onlookers] = await Promise.all([
    officeFrame(deps, viewer, locale),
    onwardFrom(opened),
    onlookersOf(deps.db, opened),
  ])
  const title = `${dossier.code}, ${say(shortNameOf(procedure), locale)}`
  return sendPage(
    reply,
    { ...frame, title, live: paths.events },
    <DossierPage
      opened={opened}
      onlookers={onlookers}
      show={textOf(request.query, 'show')}
      done={doneOf(textOf(request.query, 'done'), opened)}
      onward={onward}
    />,
  )
}

/** What has happened since the page before the reader was drawn; without scripts, the page itself is as good. */
async function sendNews(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await findTheirs(deps, request)
  const { locale } = request
  const viewer = officerOf(request)
  // Nothing personal is told, so no look is noted.
  const [frame, onlookers, entries] = await Promise.all([
    officeFrame(deps, viewer, locale),
    onlookersOf(deps.db, { dossier, actor: actorOf(viewer), now: deps.clock.now() }),
    readStream(deps.db, stream(dossier.id)),
  ])
  const names = await officerNames(
    deps.db,
    entries.flatMap(({ actor }) => (actor.startsWith('officer:') ? actor.slice('officer:'.length) : [])),
  )
  const nameOf = (actor: string) => sayActor(actor, names, locale)
  const opened = { dossier, locale, list: listOf(request), entries, nameOf }
  const title = deskMessages(locale).newsTitle
  const seen = Number(textOf(request.query, 'seen')) || dossier.seq
  return sendPage(
    reply,
    { ...frame, title },
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <DossierNews opened={opened} onlookers={onlookers} seen={seen} />
    </>,
  )
}

/** The next dossier of the list the officer came from, from the place they were at; else of everything to do. */
async function onwardFrom({ deps, viewer, dossier, list, locale, now }: Opened): Promise<Onward> {
  const from = readListWord(list) ?? { listing: { queue: 'inbox' as const }, place: placeIn(viewer, dossier) }
  const { listing, place } = from
  const next = await nextInQueue(deps.db, viewer, { ...listing, after: place, now }, dossier.id)
  return {
    next: next && localPath(dossierPath(next.code, { list: listWord(listing, next.place) }), locale),
    list: localPath(listingPath(listing), locale),
  }
}

/** What the address says was done, when the record says so too. */
function doneOf(word: string, { entries, actor }: Opened): OfficeAction | undefined {
  const action = (Object.keys(officeActions) as OfficeAction[]).find(each => each === word)
  if (action === undefined) return undefined
  // An act leaves up to three entries: taken up, signed, handed over to the account.
  const last = entries.slice(-3)
  return last.some(entry => entry.actor === actor.id && entry.kind === doneEntries[action])
    ? action
    : undefined
}

/** A file handed in, or a working paper of a note, in place. @throws Refusal 404 when it is not one of this dossier */
async function sendTheirFile(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await findTheirs(deps, request)
  const id = parseId<'file'>(textOf(request.params, 'id'))
  const entries = await readStream(deps.db, stream(dossier.id))
  if (id === undefined || !filesOf(dossier, entries).includes(id)) throw new Refusal(404, 'file_not_found')
  const file = await getCleanFile(deps.db, id)
  await note(deps, request, dossier, 'office.file')
  return sendFile(reply, deps.blobs, file, 'inline')
}

/** A slip or the signed result. @throws Refusal 404 while there is none of its kind */
async function sendPaper(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await findTheirs(deps, request)
  const kind = textOf(request.params, 'kind')
  const issued =
    kind === 'result' ? await signedResult(deps, dossier, branchIn(request)) : await slip(deps, dossier, kind)
  if (issued === undefined) throw new Refusal(404, 'not_found')
  await note(deps, request, dossier, 'office.paper')
  return sendPdf(reply, await readIssued(deps.blobs, issued), `${kind}-${dossier.code}.pdf`, 'inline')
}

/** The branch of a linked procedure that the address names. */
function branchIn({ query }: Request): string | undefined {
  return textOf(query, 'branch') || undefined
}

/** The result in force; where no branch is named and there is none of the dossier's own, the last of all. */
async function signedResult({ db }: DossierDeps, dossier: Dossier, branch: string | undefined) {
  const issued = await issuedDocuments(db, dossier.id)
  const result = resultOf(dossier, branch) ?? (branch === undefined ? dossier.results.at(-1) : undefined)
  return issued.find(({ id }) => id === result?.document)
}

async function slip(deps: DossierDeps, dossier: Dossier, kind: string) {
  const known = slipKinds(dossier).find(each => each === kind) as SlipKind | undefined
  return known === undefined ? undefined : slipOf(deps, dossier, known)
}

/** The result as it would be signed: as drafted, as corrected, as typed just now, or granted with nothing added. */
async function sendDraft(deps: DossierDeps, request: Request, reply: Reply): Promise<Reply> {
  const { dossier } = await findTheirs(deps, request)
  const branch = branchIn(request)
  const isCorrection = dossier.correction !== undefined && dossier.correction.branch === branch
  if (dossier.state !== 'in_progress' && !isCorrection) throw new Refusal(404, 'not_found')
  const words = await wordsOf(deps, request, dossier, branch)
  const at = deps.clock.now()
  const signer = await signerOf(deps, request, dossier, branch)
  const shown = isCorrection ? withCorrection(dossier) : dossier
  const drafted = await draftedResult(deps, shown, words, signer, at, branch)
  await note(deps, request, dossier, 'office.resultDraft')
  return sendPdf(reply, await renderDraft(drafted, at), `du-thao-${dossier.code}.pdf`, 'inline')
}

async function wordsOf(
  { db }: DossierDeps,
  request: Request,
  dossier: Dossier,
  branch: string | undefined,
): Promise<ResultWords> {
  if (request.method === 'POST') {
    const { kind = 'granted', text } = readDraft(request.body)
    return { kind, text }
  }
  const { correction } = dossier
  const isCorrection = correction !== undefined && correction.branch === branch
  const drafted = isCorrection ? correction : draftOf(dossier, branch)
  const held = await readPersonal(db, stream(dossier.id))
  const words = drafted === undefined ? undefined : held.get(drafted.content.content)
  return (words as ResultWords | undefined) ?? { kind: 'granted', text: '' }
}

/** Who will sign: the reader, when they may; else the first who holds the post. */
async function signerOf(
  { db }: DossierDeps,
  request: Request,
  dossier: Dossier,
  branch: string | undefined,
): Promise<Signer> {
  const viewer = officerOf(request)
  const actor = actorOf(viewer)
  const action = dossier.correction === undefined ? 'sign' : 'signCorrection'
  const step = dossier.steps.find(each => each.kind === 'sign' && each.branch === branch)
  const isSigner =
    action === 'sign'
      ? stepsToDo(dossier, action, actor).some(({ key }) => key === step?.key)
      : may(dossier, action, actor).allowed
  const own = isSigner ? await findOfficer(db, viewer.id as OfficerId) : undefined
  if (own !== undefined) return signerBlock(db, own, delegationUsed(dossier, action, actor))
  const [holder] = step !== undefined && isRole(step.role) ? await officersOf(db, step.unit, step.role) : []
  return { title: holder?.title.vi ?? '', name: holder?.fullName ?? '…………' }
}

async function note(deps: DossierDeps, request: Request, dossier: Dossier, purpose: string): Promise<void> {
  const viewer = actorOf(officerOf(request)).id
  await noteLook(deps.db, { at: deps.clock.now(), viewer, stream: stream(dossier.id), purpose })
}
