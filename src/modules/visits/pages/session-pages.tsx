import { type Locale, type Page, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  NotificationBanner,
  Pagination,
  Select,
  Sheet,
  SummaryList,
  Table,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import { type Catalogue, shortNameOf } from '../../catalogue/index.ts'
import type { UnitDirectory } from '../../organisation/index.ts'
import type { MobileSession } from '../store/sessions.ts'
import { HoursFields, UnitField } from './hours-fields.tsx'
import { messagesIn } from './messages.ts'
import { paths } from './paths.ts'
import type { OfficeSessionsProps } from './session-routes.tsx'
import { counterName, procedureName, saySlot, wardItems, wardName } from './words.ts'

interface SessionsProps {
  readonly sessions: Page<MobileSession>
  readonly directory: UnitDirectory
  readonly catalogue: Catalogue
  readonly ward: string
  readonly isFirst: boolean
  readonly locale: Locale
}

/** What everybody may know: where, when, what for. */
export function SessionsPage(props: SessionsProps) {
  const { sessions, directory, ward, isFirst, locale } = props
  const { sessions: words, office, form } = messagesIn(locale)
  const here = localPath(paths.sessions, locale)
  const query = ward === '' ? '' : `ward=${ward}`
  const next = [query, `after=${sessions.next}`].filter(Boolean).join('&')
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">{words.title}</h1>
        <p class="govuk-body-l">{words.lead}</p>
        <Form action={here} method="get">
          <Select
            name="ward"
            label={form.ward}
            items={[{ value: '', text: words.anyWard }, ...wardItems(directory, locale)]}
            value={ward}
          />
          <Button kind="secondary">{words.show}</Button>
        </Form>
        {sessions.items.length === 0 && <InsetText>{ward === '' ? words.none : words.noneHere}</InsetText>}
        {sessions.items.map(session => (
          <Session key={session.id} {...props} session={session} />
        ))}
        <Pagination
          previous={
            isFirst ? undefined : { href: query === '' ? here : `${here}?${query}`, text: office.first }
          }
          next={sessions.next === null ? undefined : { href: `${here}?${next}`, text: office.next }}
        />
        <p class="govuk-body">
          <a class="govuk-link" href={localPath(paths.home, locale)}>
            {words.homeVisits}
          </a>
        </p>
      </div>
    </div>
  )
}

function Session({
  session,
  directory,
  catalogue,
  locale,
}: SessionsProps & { readonly session: MobileSession }) {
  const { sessions: words } = messagesIn(locale)
  const names = session.procedures.map(code => procedureName(catalogue, code, locale))
  return (
    <SummaryList
      card={{
        title: saySlot(session, locale),
        ...(session.state === 'cancelled' ? { note: <Tag tone="late">{words.cancelled}</Tag> } : {}),
      }}
      rows={[
        ...(session.state === 'cancelled' ? [{ key: words.state, value: words.cancelledHint }] : []),
        {
          key: words.place,
          value: `${session.place}, ${wardName(directory, session.ward, locale)}`,
        },
        { key: words.who, value: counterName(directory.find(session.unit), locale) },
        { key: words.procedures, value: names.join('; ') },
      ]}
    />
  )
}

/** The unit's own sessions, and the form for another one. */
export function OfficeSessionsPage(props: OfficeSessionsProps) {
  const { sessions, isFirst, errors, done, locale } = props
  const { sessions: words, office, visit } = messagesIn(locale)
  const here = localPath(paths.officeSessions, locale)
  const said = errors.length === 0 ? visit.done[done] : undefined
  return (
    <>
      <ErrorSummary errors={errors} />
      {said !== undefined && <NotificationBanner kind="success" text={said} />}
      <h1 class="govuk-heading-l" id="sessions">
        {words.officeTitle}
      </h1>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.sessions, locale)}>
          {words.public}
        </a>
      </p>
      {sessions.items.length === 0 && <InsetText>{words.officeNone}</InsetText>}
      {sessions.items.length > 0 && <SessionTable {...props} />}
      <Pagination
        previous={isFirst ? undefined : { href: here, text: office.first }}
        next={
          sessions.next === null ? undefined : { href: `${here}?after=${sessions.next}`, text: office.next }
        }
      />
      <AnnounceForm {...props} />
    </>
  )
}

function SessionTable(props: OfficeSessionsProps) {
  const { sessions, directory, locale } = props
  const { sessions: words, equipment } = messagesIn(locale)
  const tones = { announced: 'inHand', cancelled: 'quiet', held: 'done' } as const
  return (
    <Table
      stack
      head={[words.when, words.place, words.state, equipment.action]}
      rows={sessions.items.map(session => [
        saySlot(session, locale),
        `${session.place}, ${wardName(directory, session.ward, locale)}`,
        <>
          <Tag tone={tones[session.state]}>{words.states[session.state]}</Tag>
          {session.people !== null && (
            <>
              <br />
              {words.counted(session.people, session.dossiers ?? 0)}
            </>
          )}
        </>,
        session.state === 'announced' ? <SessionForms {...props} session={session} /> : '–',
      ])}
    />
  )
}

function SessionForms({
  session,
  now,
  errors,
  locale,
}: OfficeSessionsProps & { readonly session: MobileSession }) {
  const { sessions: words } = messagesIn(locale)
  const about = <span class="govuk-visually-hidden">: {words.countOf(session.place)}</span>
  const hasBegun = Temporal.Instant.compare(now, session.from) >= 0
  return (
    <>
      {hasBegun && (
        <Form action={localPath(paths.countSession(session.id), locale)}>
          <Count name="people" label={words.people} {...{ session, errors }} />
          <Count name="dossiers" label={words.dossiers} {...{ session, errors }} />
          <Button kind="secondary">
            {words.count}
            {about}
          </Button>
        </Form>
      )}
      <Form action={localPath(paths.cancelSession(session.id), locale)}>
        <Button kind="secondary" classes="govuk-!-margin-bottom-0">
          {words.cancel}
          {about}
        </Button>
      </Form>
    </>
  )
}

interface CountProps {
  readonly name: 'people' | 'dossiers'
  readonly label: string
  readonly session: MobileSession
  readonly errors: readonly FieldErrorShown[]
}

function Count({ name, label, session, errors }: CountProps) {
  const id = `${name}-${session.id}`
  return (
    <TextInput name={name} id={id} label={label} inputmode="numeric" width={4} error={errorFor(errors, id)} />
  )
}

function AnnounceForm({ units, procedures, directory, typed, errors, locale }: OfficeSessionsProps) {
  const { sessions: words, form } = messagesIn(locale)
  return (
    <Sheet title={words.add}>
      <Form action={localPath(paths.officeSessions, locale)}>
        <input type="hidden" name="id" value={typed.id} />
        <UnitField units={units} value={typed.unit} directory={directory} locale={locale} />
        <Select
          name="ward"
          label={form.ward}
          items={[{ value: '', text: form.choose }, ...wardItems(directory, locale)]}
          value={typed.ward}
          error={errorFor(errors, 'ward')}
        />
        <TextInput name="place" label={words.place} value={typed.place} error={errorFor(errors, 'place')} />
        <HoursFields typed={typed} errors={errors} locale={locale} />
        <Checkboxes
          name="procedures"
          legend={words.procedures}
          items={procedures.map(procedure => ({
            value: procedure.code,
            text: say(shortNameOf(procedure), locale),
          }))}
          values={typed.procedures}
          error={errorFor(errors, 'procedures')}
          small
        />
        <Button>{words.addButton}</Button>
      </Form>
    </Sheet>
  )
}
