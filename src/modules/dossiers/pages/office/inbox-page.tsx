import { formatVnd, isUntranslated, type Locale, say, type Text, vnd } from '../../../../kernel/index.ts'
import { localPath } from '../../../../platform/http/index.ts'
import { type Cell, Form, LivePart, Pagination, Table, Tag } from '../../../../ui/index.ts'
import type { InboxItem } from '../../inbox.ts'
import type { WorkItem } from '../../rules/work-items.ts'
import { dossierWords } from '../../words.ts'
import { BulkBar, type BulkOffer, PickBox } from './desk/bulk-bar.tsx'
import { type FilterChoices, QueueFilterForm } from './desk/filter.tsx'
import { isNarrowed, type Listing, listingPath, listWord } from './desk/listing.ts'
import { deskMessages, emptyWords, queueName } from './desk/messages.ts'
import { messagesIn } from './messages.ts'
import { dossierPath, paths } from './paths.ts'
import { SearchForm } from './search-form.tsx'
import type { Remaining } from './time-words.ts'

/** One line of the list, with its words found. */
export interface InboxLine {
  readonly item: InboxItem
  readonly procedure: Text
  readonly remaining: Remaining
  /** A colleague who has taken it up. */
  readonly taker: string | undefined
}

export interface InboxPageProps {
  readonly locale: Locale
  readonly listing: Listing
  readonly choices: FilterChoices
  readonly lines: readonly InboxLine[]
  readonly isFirst: boolean
  readonly next: string | null
  /** False for an officer whose posts have nothing to do with dossiers. */
  readonly hasPosts: boolean
  /** True where new work comes in by itself. */
  readonly isFed: boolean
  /** What can be done to many of these at once. */
  readonly bulk: readonly BulkOffer[]
}

/** What there is to do: own work first, due soonest first. */
export function InboxPage(props: InboxPageProps) {
  const { locale, listing, isFirst, next, hasPosts } = props
  const messages = messagesIn(locale)
  const first = { href: localPath(listingPath(listing), locale), text: messages.firstPage }
  return (
    <>
      <h1 class="govuk-heading-l">{queueName(listing.queue, locale)}</h1>
      {hasPosts && <SearchForm locale={locale} />}
      {hasPosts && <QueueFilterForm {...props} />}
      <Form action={localPath(paths.bulk, locale)} attributes={{ 'data-mc-form': undefined }}>
        <input type="hidden" name="list" value={listWord(listing)} />
        <LivePart name="inbox">
          <Lists {...props} />
        </LivePart>
      </Form>
      <Pagination
        previous={isFirst ? undefined : first}
        next={
          next === null
            ? undefined
            : { href: localPath(listingPath(listing, next), locale), text: messages.nextPage }
        }
      />
    </>
  )
}

function Lists(props: InboxPageProps) {
  const { locale, lines, listing, bulk } = props
  const messages = messagesIn(locale)
  if (lines.length === 0) return <Empty {...props} />
  const isAll = listing.queue === 'unit'
  const mine = isAll ? [] : lines.filter(({ item }) => item.mine)
  const open = isAll ? lines : lines.filter(({ item }) => !item.mine)
  const isPicked = bulk.length > 0
  return (
    <>
      {mine.length > 0 && (
        <WorkTable
          {...props}
          caption={listing.queue === 'mine' ? undefined : messages.mineFirst}
          lines={mine}
          isPicked={isPicked}
        />
      )}
      {open.length > 0 && (
        <WorkTable
          {...props}
          caption={mine.length > 0 ? messages.openToAll : undefined}
          lines={open}
          isPicked={isPicked}
        />
      )}
      {isPicked && <BulkBar locale={locale} offers={bulk} />}
    </>
  )
}

function Empty({ locale, listing, isFirst, hasPosts, isFed }: InboxPageProps) {
  const messages = messagesIn(locale)
  if (!hasPosts) {
    return <p class="govuk-body">{messages.noPosts}</p>
  }
  if (isFirst && isNarrowed(listing)) {
    return (
      <p class="govuk-body">
        {deskMessages(locale).noneSuch}{' '}
        <a class="govuk-link" href={localPath(listingPath({ queue: listing.queue }), locale)}>
          {deskMessages(locale).filterClear}
        </a>
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        {isFirst ? emptyWords(listing.queue, locale) : messages.afterLast}
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
  readonly listing: Listing
  readonly caption: string | undefined
  readonly lines: readonly InboxLine[]
  readonly isPicked: boolean
}

function WorkTable({ locale, listing, caption, lines, isPicked }: WorkTableProps) {
  const messages = messagesIn(locale)
  return (
    <Table
      stack
      classes={isPicked ? 'mc-worklist mc-worklist--picked' : 'mc-worklist'}
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[
        messages.columnDossier,
        messages.columnProcedure,
        messages.columnApplicant,
        messages.columnWork,
        { text: messages.columnTime, numeric: true },
      ]}
      rows={lines.map(line => rowOf(line, listing, locale, isPicked))}
    />
  )
}

function rowOf(
  { item, procedure, remaining, taker }: InboxLine,
  listing: Listing,
  locale: Locale,
  isPicked: boolean,
): Cell[] {
  const link = <CodeLink key="code" code={item.code} locale={locale} list={listWord(listing, item.place)} />
  return [
    isPicked ? (
      <PickBox key="code" item={item} locale={locale}>
        {link}
      </PickBox>
    ) : (
      link
    ),
    <ProcedureName key="procedure" name={procedure} locale={locale} />,
    <Person key="person" name={item.applicantName} subject={item.subject} locale={locale} />,
    <Work key="work" item={item} taker={taker} locale={locale} />,
    { text: <TimeWords remaining={remaining} />, numeric: true },
  ]
}

interface WorkProps {
  readonly item: InboxItem
  readonly taker: string | undefined
  readonly locale: Locale
}

/** What is to be done, what has to be paid first, and who has it. */
function Work({ item, taker, locale }: WorkProps) {
  const words = dossierWords(locale).work[item.kind as WorkItem['kind']] ?? item.kind
  const notes = [
    ...(item.unpaid === null ? [] : [messagesIn(locale).unpaidShort(formatVnd(vnd(item.unpaid), locale))]),
    ...(taker === undefined ? [] : [deskMessages(locale).takenBy(taker)]),
  ]
  return (
    <>
      {words}
      {notes.map(note => (
        <span key={note} class="mc-soft mc-line">
          {note}
        </span>
      ))}
    </>
  )
}

interface CodeLinkProps {
  readonly code: string
  readonly locale: Locale
  /** The list it stands in, for whoever goes on from there. */
  readonly list?: string | undefined
}

/** A dossier's code, leading to it. */
export function CodeLink({ code, locale, list }: CodeLinkProps) {
  return (
    <a class="govuk-link" href={localPath(dossierPath(code, { list }), locale)}>
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

function TimeWords({ remaining: { words, tone, warning } }: { readonly remaining: Remaining }) {
  if (tone === 'calm') return <span>{words}</span>
  if (warning === undefined) return <Tag tone={tone}>{words}</Tag>
  return (
    <>
      <Tag tone={tone}>{warning}</Tag>
      <span class="mc-line">{words}</span>
    </>
  )
}
