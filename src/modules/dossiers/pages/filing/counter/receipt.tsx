import { encodeQR } from 'qr'
import { formatDate, formatMoment, local, say } from '../../../../../kernel/index.ts'
import { type App, type Reply, type Request, signedIn } from '../../../../../platform/http/index.ts'
import { Button, ButtonGroup, PrintButton, sendPage } from '../../../../../ui/index.ts'
import { componentsAskedFor, type Procedure, sayLimit } from '../../../../catalogue/index.ts'
import { noteLook } from '../../../../journal/index.ts'
import { officerNames, type UnitDirectory, unitDirectory } from '../../../../organisation/index.ts'
import { type DossierContents, readContents } from '../../../contents.ts'
import { type Dossier, stream } from '../../../dossier.ts'
import type { FilingDeps } from '../deps.ts'
import { sayFee, sayOwed } from '../dossier-words.ts'
import { seeOther } from '../draft-routes.tsx'
import { messagesIn as filingMessages } from '../messages.ts'
import { counterName } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { seenDossier } from '../seen-dossier.ts'
import { openReception, receivers } from './frame.tsx'
import { messagesIn } from './messages.ts'
import { receiptWords } from './receipt-words.ts'
import { dossiersFiled, draftsIn } from './receptions.ts'

/** Receipts as pages, printed by the browser: one sheet of A5 for each, no file to open and no window to close. */
export function receiptRoutes(app: App, deps: FilingDeps): void {
  app.get('/dossiers/:code/receipt', { config: { access: signedIn } }, async (request, reply) => {
    const { dossier, viewer } = await seenDossier(deps, request, 'paper.receipt')
    if (dossier.acceptance === undefined) return seeOther(reply, paths.dossier(dossier.code))
    const back = viewer.kind === 'officer' ? paths.filed(dossier.code) : paths.dossier(dossier.code)
    return sendReceipts(deps, reply, [dossier], back)
  })
  app.get('/office/receptions/:id/receipts', receivers, (request, reply) => sendAll(deps, request, reply))
}

async function sendAll(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const { reception, owner } = await openReception(deps, request)
  const dossiers = await dossiersFiled(deps.db, await draftsIn(deps.db, reception))
  const at = deps.clock.now()
  for (const { id } of dossiers)
    await noteLook(deps.db, { at, viewer: owner, stream: stream(id), purpose: 'paper.receipt' })
  if (dossiers.length === 0) return seeOther(reply, paths.reception(reception.id))
  return sendReceipts(deps, reply, dossiers, paths.receptionDone(reception.id))
}

interface Receipt {
  readonly dossier: Dossier
  readonly procedure: Procedure
  readonly contents: DossierContents
  readonly directory: UnitDirectory
  readonly officer: string
  readonly deps: FilingDeps
}

async function sendReceipts(
  deps: FilingDeps,
  reply: Reply,
  dossiers: readonly Dossier[],
  back: string,
): Promise<Reply> {
  const { locale, viewer } = reply.request
  const words = messagesIn(locale)
  const link = linksIn(locale)
  const [receipts, directory] = await Promise.all([gather(deps, dossiers), unitDirectory(deps.db)])
  return sendPage(
    reply,
    { title: words.receiptsTitle(dossiers.length), back: { href: link(back) } },
    <>
      <div class="mc-screen-only">
        <h1 class="govuk-heading-l">{words.receiptsTitle(dossiers.length)}</h1>
        <ButtonGroup>
          <PrintButton>{words.printSlips(dossiers.length)}</PrintButton>
          {dossiers.map(({ code }) => (
            <Button key={code} kind="secondary" href={link(paths.paper(code, 'form01'))}>
              {words.pdfOf(code)}
            </Button>
          ))}
          {viewer?.kind === 'officer' && (
            <a class="govuk-link" href={link(paths.walkIn)} data-mc-key="n">
              {filingMessages(locale).nextWalkIn}
            </a>
          )}
        </ButtonGroup>
      </div>
      {receipts.map(receipt => (
        <ReceiptSheet key={receipt.dossier.id} {...receipt} directory={directory} />
      ))}
    </>,
  )
}

async function gather(deps: FilingDeps, dossiers: readonly Dossier[]): Promise<Omit<Receipt, 'directory'>[]> {
  const officers = dossiers.flatMap(({ acceptance }) => acceptance?.by.replace(/^officer:/, '') ?? [])
  const names = await officerNames(deps.db, [...new Set(officers)])
  return Promise.all(
    dossiers.map(async dossier => ({
      dossier,
      deps,
      procedure: deps.catalogue.version(dossier.procedure.code, dossier.procedure.version),
      contents: await readContents(deps.db, dossier),
      officer: names.get(dossier.acceptance?.by.replace(/^officer:/, '') ?? '') ?? '',
    })),
  )
}

/** Form 01 on a sheet of its own, in the language of the record. @source docs/legal/forms.md */
function ReceiptSheet(receipt: Receipt) {
  const { dossier, procedure, directory, deps } = receipt
  const words = receiptWords
  const receiving = directory.find(dossier.receivingUnit)
  const above = receiving?.parent === undefined ? undefined : directory.find(receiving.parent)
  const day = local(Temporal.Instant.from(dossier.acceptance?.at ?? dossier.filedAt)).toPlainDate()
  const host = deps.baseUrl.replace(/^https?:\/\//, '')
  return (
    <article class="mc-receipt" lang="vi" aria-label={`${words.title} ${dossier.code}`}>
      <header class="mc-receipt__head">
        <p>
          {above !== undefined && (
            <>
              {above.name.vi}
              <br />
            </>
          )}
          <strong>{receiving?.name.vi}</strong>
        </p>
        <p>
          <strong>{words.nation}</strong>
          <br />
          <strong>{words.motto}</strong>
        </p>
      </header>
      <div class="mc-receipt__code">
        <Qr text={`${deps.baseUrl}/tra-cuu/${dossier.code}`} alt={words.qr(dossier.code)} />
        <p>
          {words.code}
          <br />
          <strong class="mc-receipt__number">{dossier.code}</strong>
          <br />
          {words.copy}
        </p>
        <p>{words.day(formatDate(day))}</p>
      </div>
      <h2 class="mc-receipt__title">{words.title}</h2>
      <Facts {...receipt} />
      <div class="mc-receipt__signatures">
        <p>
          <strong>{words.submitter}</strong>
          <br />
          {words.sign}
          <span class="mc-receipt__place" />
          {receipt.contents.applicant?.fullName}
        </p>
        <p>
          <strong>{words.receiver}</strong>
          <br />
          {words.sign}
          <span class="mc-receipt__place" />
          {receipt.officer}
        </p>
      </div>
      <footer class="mc-receipt__foot">
        <p>
          <strong>{words.wholeList}</strong>{' '}
          {procedure.components.map(({ name }, index) => `${index + 1}) ${name.vi}`).join('; ')}.{' '}
          {words.nothingMore(`${host}${paths.nothingMore}`)}
        </p>
        <p>{words.note(`${host}/tra-cuu`)}</p>
      </footer>
    </article>
  )
}

function Facts({ dossier, procedure, contents, directory }: Receipt) {
  const words = receiptWords
  const { applicant } = contents
  const { acceptance } = dossier
  const lines: readonly (readonly [string, string | undefined])[] = [
    [words.unit, counterName(directory.find(dossier.receivingUnit), 'vi')],
    [words.from, applicant?.fullName],
    [words.number, applicant?.personalNumber],
    [words.address, applicant?.address],
    [words.phone, applicant?.phone],
    [words.request, procedure.name.vi],
  ]
  const after: readonly (readonly [string, string | undefined])[] = [
    [words.limit, acceptance && sayLimit(acceptance.timeLimit, 'vi')],
    [words.receivedAt, acceptance && formatMoment(Temporal.Instant.from(acceptance.at), 'vi')],
    [words.dueAt, acceptance && sayOwed(acceptance.due, 'vi')],
    dossier.returnBy === 'post'
      ? [words.returnHow, words.byPost(applicant?.postTo)]
      : [words.returnAt, counterName(directory.find(dossier.returningUnit), 'vi')],
    [words.fee, sayFee(dossier, 'vi')],
  ]
  return (
    <>
      <Lines lines={lines} />
      <p class="mc-receipt__line">{words.taken}</p>
      <ol class="mc-receipt__list">
        {takenIn(dossier, procedure, contents).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <Lines lines={after} />
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly (readonly [string, string | undefined])[] }) {
  return lines.map(([name, value]) =>
    (value ?? '') === '' ? null : (
      <p key={name} class="mc-receipt__line">
        {name}: <strong>{value}</strong>
      </p>
    ),
  )
}

/** What was taken, with how many of each; the electronic form is one of the papers. */
function takenIn({ components }: Dossier, procedure: Procedure, { answers }: DossierContents): string[] {
  const words = receiptWords
  const listed = new Map(procedure.components.map(component => [component.key, component]))
  const forms = componentsAskedFor(procedure, answers).filter(({ kind }) => kind === 'eform')
  const papers = components.filter(({ key, originals, copies, files }) => {
    return listed.get(key)?.kind !== 'eform' && originals + copies + files.length > 0
  })
  return [
    ...forms.map(({ name }) => name.vi),
    ...papers.map(({ key, originals, copies, files }) => {
      const paper = listed.get(key)
      const counts = [
        ...(originals > 0 ? [words.originals(originals)] : []),
        ...(copies > 0 ? [paper?.kind === 'certified' ? words.certified(copies) : words.copies(copies)] : []),
      ]
      const count = counts.length > 0 ? counts.join(', ') : words.copies(files.length)
      return `${paper === undefined ? key : say(paper.name, 'vi')}: ${count}`
    }),
  ]
}

/** Squares of the code as one path: nothing is put into the page that is not drawn here. */
function Qr({ text, alt }: { readonly text: string; readonly alt: string }) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg class="mc-receipt__qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={alt}>
      <path d={path} fill="currentColor" shape-rendering="crispEdges" />
    </svg>
  )
}
