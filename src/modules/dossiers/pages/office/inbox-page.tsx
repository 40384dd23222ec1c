import { formatVnd, isUntranslated, type Locale, say, type Text, vnd } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import { type Cell, LivePart, Pagination, Table, Tag } from '../../../../ui/index.ts'
import type { InboxItem } from '../../inbox.ts'
import type { WorkItem } from '../../rules/work-items.ts'
import { dossierWords } from '../../words.ts'
import { messagesIn } from './messages.ts'
import { dossierPath, paths, type Queue } from './paths.ts'
import { SearchForm } from './search-form.tsx'
import type { Remaining } from './time-words.ts'

/** One line of the list, with its words found. */
export interface InboxLine {
  readonly item: InboxItem
  readonly procedure: Text
  readonly remaining: Remaining
}

export interface InboxPageProps {
  readonly locale: Locale
  readonly queue: Queue | 'inbox'
  readonly lines: readonly InboxLine[]
  readonly isFirst: boolean
  readonly next: string | null
  /** False for an officer whose posts have nothing to do with dossiers. */
  readonly hasPosts: boolean
  /** True where new work comes in by itself. */
  readonly isFed: boolean
}

/** What there is to do: own work first, due soonest first. */
export function InboxPage(props: InboxPageProps) {
  const { locale, queue, isFirst, next } = props
  const messages = messagesIn(locale)
  const base = queue === 'inbox' ? paths.inbox : paths.queue(queue)
  const following = next === null ? undefined : `${base}${base.includes('?') ? '&' : '?'}after=${next}`
  return (
    <>
      <h1 class="govuk-heading-l">{queue === 'inbox' ? messages.everythingToDo : messages.queues[queue]}</h1>
      {props.hasPosts && <SearchForm locale={locale} />}
      <LivePart name="inbox">
        <Lists {...props} />
      </LivePart>
      <Pagination
        previous={isFirst ? undefined : { href: localPath(base, locale), text: messages.firstPage }}
        next={
          following === undefined
            ? undefined
            : { href: localPath(following, locale), text: messages.nextPage }
        }
      />
    </>
  )
}

function Lists(props: InboxPageProps) {
  const { locale, lines, queue } = props
  const messages = messagesIn(locale)
  if (lines.length === 0) return <Empty {...props} />
  const mine = lines.filter(({ item }) => item.mine)
  const open = lines.filter(({ item }) => !item.mine)
  return (
    <>
      {mine.length > 0 && (
        <WorkTable locale={locale} caption={queue === 'mine' ? undefined : messages.mineFirst} lines={mine} />
      )}
      {open.length > 0 && (
        <WorkTable locale={locale} caption={mine.length > 0 ? messages.openToAll : undefined} lines={open} />
      )}
    </>
  )
}

function Empty({ locale, queue, isFirst, hasPosts, isFed }: InboxPageProps) {
  const messages = messagesIn(locale)
  if (!hasPosts) {
    return <p class="govuk-body">{messages.noPosts}</p>
  }
  return (
    <>
      <p class="govuk-body">
        {isFirst ? messages.empty[queue] : messages.afterLast}
        {isFirst && isFed && ` ${messages.appearsHere}`}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.dossiers, locale)}>
          {messages.seeAll}
        </a>
      </p>
    </>
  )
}

interface WorkTableProps {
  readonly locale: Locale
  readonly caption: string | undefined
  readonly lines: readonly InboxLine[]
}

function WorkTable({ locale, caption, lines }: WorkTableProps) {
  const messages = messagesIn(locale)
  return (
    <Table
      stack
      classes="mc-worklist"
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[
        messages.columnDossier,
        messages.columnProcedure,
        messages.columnApplicant,
        messages.columnWork,
        { text: messages.columnTime, numeric: true },
      ]}
      rows={lines.map(line => rowOf(line, locale))}
    />
  )
}

function rowOf({ item, procedure, remaining }: InboxLine, locale: Locale): Cell[] {
  return [
    <CodeLink key="code" code={item.code} locale={locale} />,
    <ProcedureName key="procedure" name={procedure} locale={locale} />,
    <Person key="person" name={item.applicantName} subject={item.subject} locale={locale} />,
    <Work key="work" item={item} locale={locale} />,
    { text: <TimeWords remaining={remaining} />, numeric: true },
  ]
}

/** What is to be done, and what has to be paid first. */
function Work({ item, locale }: { readonly item: InboxItem; readonly locale: Locale }) {
  const words = dossierWords(locale).work[item.kind as WorkItem['kind']] ?? item.kind
  if (item.unpaid === null) return <>{words}</>
  return (
    <>
      {words}
      <br />
      <span class="mc-soft">{messagesIn(locale).unpaidShort(formatVnd(vnd(item.unpaid), locale))}</span>
    </>
  )
}

/** A dossier's code, leading to it. */
export function CodeLink({ code, locale }: { readonly code: string; readonly locale: Locale }) {
  return (
    <a class="govuk-link" href={localPath(dossierPath(code), locale)}>
      <code class="mc-code__text mc-nowrap">{code}</code>
    </a>
  )
}

export function ProcedureName({ name, locale }: { readonly name: Text; readonly locale: Locale }) {
  return <span lang={isUntranslated(name, locale) ? 'vi' : undefined}>{say(name, locale)}</span>
}

interface PersonProps {
  readonly name: string
  readonly subject: string | null
  readonly locale: Locale
}

/** Who asks, and for whom or what. */
export function Person({ name, subject, locale }: PersonProps) {
  return (
    <>
      {name}
      {subject !== null && subject !== name && (
        <>
          <br />
          <span class="mc-soft">{messagesIn(locale).forSubject(subject)}</span>
        </>
      )}
    </>
  )
}

function TimeWords({ remaining: { words, tone } }: { readonly remaining: Remaining }) {
  return tone === 'calm' ? <span>{words}</span> : <Tag tone={tone}>{words}</Tag>
}
