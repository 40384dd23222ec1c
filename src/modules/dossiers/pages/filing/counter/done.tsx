import { formatVnd, type Locale, say, vnd } from '../../../../../kernel/index.ts'
import type { App, Reply, Request } from '../../../../../platform/http/index.ts'
import { Button, ButtonGroup, InsetText, Key, Panel, Table } from '../../../../../ui/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import type { Dossier } from '../../../dossier.ts'
import type { Draft } from '../../../drafts.ts'
import type { FilingDeps } from '../deps.ts'
import { sayOwed } from '../dossier-words.ts'
import { seeOther } from '../draft-routes.tsx'
import { messagesIn as filingMessages } from '../messages.ts'
import { counterName } from '../open-draft.ts'
import { linksIn, paths } from '../paths.ts'
import { type OpenReception, openReception, receivers, sendCounterPage } from './frame.tsx'
import { LaneNote } from './lane.tsx'
import { totalOf } from './lines.ts'
import { messagesIn } from './messages.ts'
import { nameIn } from './person.tsx'
import { sayFee } from './reception.tsx'
import { dossiersFiled, draftsIn } from './receptions.ts'

/** After filing: every code, what is to pay in all, one print of all receipts. */
export function doneRoutes(app: App, deps: FilingDeps): void {
  app.get('/office/receptions/:id/done', receivers, (request, reply) => sendDone(deps, request, reply))
}

async function sendDone(deps: FilingDeps, request: Request, reply: Reply): Promise<Reply> {
  const opened = await openReception(deps, request)
  const { reception, locale } = opened
  const drafts = await draftsIn(deps.db, reception)
  const dossiers = await dossiersFiled(deps.db, drafts)
  if (dossiers.length === 0) return seeOther(reply, paths.reception(reception.id))
  const words = messagesIn(locale)
  const link = linksIn(locale)
  const title = words.doneTitle(dossiers.length)
  const left = drafts.length - dossiers.length
  return sendCounterPage(
    reply,
    opened,
    { title: words.receptionTitle(nameIn(reception, locale)), here: paths.receptionDone(reception.id) },
    <>
      <Panel title={title} level={2}>
        <Total dossiers={dossiers} locale={locale} />
      </Panel>
      <ButtonGroup>
        <Button href={link(paths.receptionReceipts(reception.id))} attributes={{ 'data-mc-key': 'i' }}>
          {words.printAll} <Key name="I" />
        </Button>
        <Button kind="secondary" href={link(paths.walkIn)} attributes={{ 'data-mc-key': 'n' }}>
          {filingMessages(locale).nextWalkIn} <Key name="N" />
        </Button>
      </ButtonGroup>
      {left > 0 && (
        <InsetText>
          {words.leftOver(left)}{' '}
          <a class="govuk-link" href={link(paths.reception(reception.id))}>
            {words.goOn}
          </a>
        </InsetText>
      )}
      <Filed dossiers={dossiers} opened={opened} deps={deps} />
      <Tell dossiers={dossiers} drafts={drafts} opened={opened} />
    </>,
  )
}

function Total({ dossiers, locale }: { readonly dossiers: readonly Dossier[]; readonly locale: Locale }) {
  const { total, isWhole } = totalOf(dossiers.map(({ fee }) => fee.total))
  const words = messagesIn(locale)
  return (
    <>
      {words.total(formatVnd(vnd(total), locale))}
      {!isWhole && ` ${words.totalNotWhole}`}
    </>
  )
}

interface FiledProps {
  readonly dossiers: readonly Dossier[]
  readonly opened: OpenReception
}

function Filed({ dossiers, opened, deps }: FiledProps & { readonly deps: FilingDeps }) {
  const { locale } = opened
  const words = messagesIn(locale)
  const messages = filingMessages(locale)
  const link = linksIn(locale)
  return (
    <Table
      stack
      head={[
        messages.code,
        messages.procedure,
        { text: words.fee, numeric: true },
        messages.dueAt,
        words.receiptHead,
      ]}
      rows={dossiers.map(dossier => {
        const procedure = deps.catalogue.version(dossier.procedure.code, dossier.procedure.version)
        const due = dossier.acceptance?.due
        return [
          {
            text: (
              <a class="govuk-link" href={link(paths.officeDossier(dossier.code))}>
                {dossier.code}
              </a>
            ),
            classes: 'mc-nowrap',
          },
          <>
            {say(shortNameOf(procedure), locale)} <LaneNote deps={deps} dossier={dossier} locale={locale} />
          </>,
          { text: sayFee(dossier.fee.total, locale), numeric: true },
          due === undefined ? messages.noDate : sayOwed(due, locale),
          <ReceiptLinks code={dossier.code} locale={locale} />,
        ]
      })}
    />
  )
}

/** The receipt to print, and the same as a file. */
export function ReceiptLinks({ code, locale }: { readonly code: string; readonly locale: Locale }) {
  const words = messagesIn(locale)
  const link = linksIn(locale)
  const about = <span class="govuk-visually-hidden">: {code}</span>
  return (
    <>
      <a class="govuk-link" href={link(paths.receipt(code))}>
        {words.printOne}
        {about}
      </a>{' '}
      <a class="govuk-link" href={link(paths.paper(code, 'form01'))} target="_blank" rel="noopener">
        PDF
        {about}
      </a>
    </>
  )
}

/** What the officer says to the person before the next one comes. */
function Tell({ dossiers, drafts, opened }: FiledProps & { readonly drafts: readonly Draft[] }) {
  const { locale, directory, reception } = opened
  const words = messagesIn(locale)
  const messages = filingMessages(locale)
  const atCounters = dossiers.filter(({ returnBy }) => returnBy !== 'post')
  const returning = [...new Set(atCounters.map(({ returningUnit }) => returningUnit))]
  const places = returning.map(unit => counterName(directory.find(unit), locale)).join('; ')
  const byPost = new Set(dossiers.filter(({ returnBy }) => returnBy === 'post').map(({ code }) => code))
  const sentTo = drafts
    .filter(({ dossierCode }) => dossierCode !== null && byPost.has(dossierCode))
    .map(({ content }) => content.postTo ?? '')
  return (
    <>
      <h2 class="govuk-heading-m">
        {reception.channel === 'post' ? words.tellByPost : messages.sayToApplicant}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>{words.sayKeep}</li>
        {places !== '' && <li>{words.sayWhere(places)}</li>}
        {sentTo.length > 0 && <li>{words.sayPost([...new Set(sentTo)].join('; '))}</li>}
        <li>{messages.say3}</li>
        <li>
          {words.sayNothingMore}{' '}
          <a class="govuk-link" href={linksIn(locale)(paths.nothingMore)}>
            {messages.askedForMore}
          </a>
        </li>
        <li>
          {words.sayAccount}{' '}
          <a class="govuk-link" href={linksIn(locale)(paths.openAccount)}>
            {messages.accountGuide}
          </a>
        </li>
      </ul>
    </>
  )
}
