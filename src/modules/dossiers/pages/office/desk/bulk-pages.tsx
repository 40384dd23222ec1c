import type { Locale } from '../../../../../kernel/index.ts'
import { localPath } from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  type Cell,
  ErrorSummary,
  type FieldErrorShown,
  Form,
  NotificationBanner,
  Table,
} from '../../../../../ui/index.ts'
import { shortNameOf } from '../../../../catalogue/index.ts'
import { dossierWords } from '../../../words.ts'
import { CodeLink, Person, ProcedureName } from '../inbox-page.tsx'
import { messagesIn } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Sorted } from './bulk.ts'
import type { BulkAct, BulkChoice, Chosen, LeftOut } from './bulk-act.ts'
import { listingPath, readListWord } from './listing.ts'
import { deskMessages } from './messages.ts'

interface BulkPageProps {
  readonly locale: Locale
  readonly act: BulkAct<unknown>
  readonly sorted: Sorted
  /** The list it began in. */
  readonly list: string
}

interface ConfirmProps extends BulkPageProps {
  readonly run: string
  readonly errors: readonly FieldErrorShown[]
  readonly choices: readonly BulkChoice[]
}

/** Before anything is done: which of the chosen can be done, and for the rest why not. */
export function ConfirmPage({ locale, act, sorted, list, run, errors, choices }: ConfirmProps) {
  const messages = deskMessages(locale)
  const { possible, leftOut } = sorted
  const action = messagesIn(locale).actions[act.action]
  const { Fields } = act
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.bulkTitle(action, possible.length + leftOut.length)}</h1>
      {possible.length === 0 && <p class="govuk-body">{messages.bulkNonePossible}</p>}
      <DossierTable
        locale={locale}
        caption={messages.bulkPossible(possible.length)}
        lines={possible.map(chosen => ({ chosen, code: chosen.dossier.code }))}
      />
      <DossierTable locale={locale} caption={messages.bulkLeftOut(leftOut.length)} lines={leftOut} />
      <Form action={localPath(paths.bulkAct(act.action), locale)}>
        <input type="hidden" name="run" value={run} />
        <input type="hidden" name="list" value={list} />
        {[...possible.map(({ dossier }) => dossier.code), ...leftOut.map(({ code }) => code)].map(code => (
          <input key={code} type="hidden" name="code" value={code} />
        ))}
        {possible.map(({ dossier }) => (
          <input key={dossier.code} type="hidden" name={`seq-${dossier.code}`} value={String(dossier.seq)} />
        ))}
        {possible.length > 0 && (
          <>
            <p class="govuk-body">{noteOf(act, locale)}</p>
            {Fields !== undefined && <Fields locale={locale} errors={errors} choices={choices} />}
          </>
        )}
        <ButtonGroup>
          {possible.length > 0 && <Button>{messages.bulkButton(action, possible.length)}</Button>}
          <BackToList locale={locale} list={list} />
        </ButtonGroup>
      </Form>
    </>
  )
}

function noteOf({ action }: BulkAct<unknown>, locale: Locale): string {
  const notes: Readonly<Record<string, string>> = deskMessages(locale).bulkNotes
  return notes[action] ?? ''
}

/** What was done, and what was not, with why. */
export function OutcomePage({ locale, act, sorted, list }: BulkPageProps) {
  const messages = deskMessages(locale)
  const { possible: done, leftOut } = sorted
  const action = messagesIn(locale).actions[act.action]
  const title = done.length > 0 ? messages.bulkDone(action, done.length) : messages.bulkDoneNone(action)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.bulkTitle(action, done.length + leftOut.length)}</h1>
      <NotificationBanner kind={done.length > 0 ? 'success' : undefined} text={title} />
      <DossierTable
        locale={locale}
        caption={messages.bulkDoneTitle(done.length)}
        lines={done.map(chosen => ({ chosen, code: chosen.dossier.code }))}
      />
      <DossierTable locale={locale} caption={messages.bulkRefusedTitle(leftOut.length)} lines={leftOut} />
      <p class="govuk-body">
        <BackToList locale={locale} list={list} />
      </p>
    </>
  )
}

/** Somebody pressed a button without having ticked anything. */
export function NothingChosenPage({ locale, list }: { readonly locale: Locale; readonly list: string }) {
  const messages = deskMessages(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.bulkNothing}</h1>
      <p class="govuk-body">{messages.bulkNothingText}</p>
      <p class="govuk-body">
        <BackToList locale={locale} list={list} />
      </p>
    </>
  )
}

function BackToList({ locale, list }: { readonly locale: Locale; readonly list: string }) {
  const listing = readListWord(list)?.listing ?? { queue: 'inbox' as const }
  return (
    <a class="govuk-link" href={localPath(listingPath(listing), locale)}>
      {deskMessages(locale).bulkBack}
    </a>
  )
}

interface Line {
  readonly code: string
  readonly chosen?: Chosen | undefined
  readonly because?: LeftOut
}

interface TableProps {
  readonly locale: Locale
  readonly caption: string
  readonly lines: readonly Line[]
}

function DossierTable({ locale, caption, lines }: TableProps) {
  const messages = messagesIn(locale)
  if (lines.length === 0) return null
  const isWhy = lines.some(({ because }) => because !== undefined)
  return (
    <Table
      stack
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[
        messages.columnDossier,
        messages.columnProcedure,
        messages.columnApplicant,
        ...(isWhy ? [deskMessages(locale).why] : []),
      ]}
      rows={lines.map(line => rowOf(line, locale))}
    />
  )
}

function rowOf({ code, chosen, because }: Line, locale: Locale): Cell[] {
  const why = because === undefined ? [] : [sayWhyNot(because, locale)]
  if (chosen === undefined) return [code, '', '', ...why]
  const { labels, procedure } = chosen
  return [
    <CodeLink key="code" code={code} locale={locale} />,
    <ProcedureName key="procedure" name={shortNameOf(procedure)} locale={locale} />,
    <Person key="person" name={labels.applicantName} subject={labels.subject} locale={locale} />,
    ...why,
  ]
}

function sayWhyNot(because: LeftOut, locale: Locale): string {
  return reasonWords(locale)[because] ?? because
}

function reasonWords(locale: Locale): Readonly<Record<string, string>> {
  return { ...dossierWords(locale).because, ...deskMessages(locale).leftOut }
}

/** Whether there are words for it. */
export function isKnownReason(because: string): because is LeftOut {
  return Object.hasOwn(reasonWords('vi'), because)
}
