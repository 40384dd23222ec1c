import { formatDate, formatMoment, type Locale, type Page, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Fieldset,
  Form,
  InsetText,
  Pagination,
  Select,
  SummaryList,
  Table,
  Tag,
  TextInput,
  WarningText,
} from '../../../ui/index.ts'
import type { UnitDirectory } from '../directory.ts'
import type { OfficerForm, PostLine } from '../forms.ts'
import { messagesIn, roleName } from '../messages.ts'
import { paths } from '../paths.ts'
import { type Away, lastDayAway } from '../rules/absences.ts'
import { roles } from '../rules/roles.ts'
import type { HeldPost, Officer } from '../store/officers.ts'
import { wordsIn } from '../words/index.ts'

interface ListProps {
  readonly locale: Locale
  readonly page: Page<Officer>
  readonly search: string
  readonly directory: UnitDirectory
  /** Who is away today. */
  readonly away: ReadonlyMap<string, Away>
  /** True on a page that is not the first. */
  readonly isLater: boolean
}

export function OfficersPage({ locale, page, search, directory, away, isLater }: ListProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.officers}</h1>
      <OfficerSearch {...{ locale, search }} />
      <p class="govuk-body govuk-!-margin-top-4">
        <a class="govuk-link" href={localPath(paths.addOfficer, locale)}>
          {messages.addOfficer}
        </a>
      </p>
      {page.items.length === 0 ? (
        <InsetText>{search === '' ? messages.noOfficers : messages.noOfficerFound(search)}</InsetText>
      ) : (
        <OfficerTable {...{ locale, directory, away }} officers={page.items} />
      )}
      <NextPage {...{ locale, search, isLater }} next={page.next} />
    </>
  )
}

/** Sent by POST: a name must not stand in an address. */
function OfficerSearch({ locale, search }: { readonly locale: Locale; readonly search: string }) {
  const messages = messagesIn(locale)
  return (
    <search class="mc-search mc-search--office">
      <Form action={localPath(paths.searchOfficers, locale)}>
        <label class="govuk-label" for="search">
          {messages.searchOfficers}
        </label>
        <div id="search-hint" class="govuk-hint">
          {messages.searchHint}
        </div>
        <div class="mc-search__row">
          <input
            class="mc-search__input"
            id="search"
            name="search"
            type="search"
            value={search}
            autocomplete="off"
            maxlength={200}
            aria-describedby="search-hint"
          />
          <button class="mc-search__button" type="submit">
            {messages.search}
          </button>
        </div>
      </Form>
    </search>
  )
}

function OfficerTable(
  props: Pick<ListProps, 'locale' | 'directory' | 'away'> & { readonly officers: readonly Officer[] },
) {
  const { locale, directory, officers, away } = props
  const messages = messagesIn(locale)
  return (
    <Table
      stack
      head={[messages.fullName, messages.columns.posts, messages.columns.email, messages.state]}
      firstCellIsHeader
      rows={officers.map(officer => [
        <a class="govuk-link" href={localPath(paths.officer(officer.id), locale)}>
          {officer.fullName}
        </a>,
        <Posts posts={officer.posts} {...{ locale, directory }} />,
        officer.email,
        <State {...{ locale, officer }} away={away.get(officer.id)} />,
      ])}
    />
  )
}

/** The next page of a search is asked for by a form, so that the name looked for stays out of the address. */
function NextPage(props: { locale: Locale; search: string; next: string | null; isLater: boolean }) {
  const { locale, search, next, isLater } = props
  const messages = messagesIn(locale)
  const first =
    isLater || search !== '' ? (
      <a class="govuk-link" href={localPath(paths.officers, locale)}>
        {messages.showAll}
      </a>
    ) : null
  if (search === '') {
    const href =
      next === null
        ? undefined
        : `${localPath(paths.officers, locale)}?${new URLSearchParams({ after: next })}`
    return (
      <>
        <Pagination next={href === undefined ? undefined : { href }} />
        {first}
      </>
    )
  }
  return (
    <>
      {next !== null && (
        <Form action={localPath(paths.searchOfficers, locale)}>
          <input type="hidden" name="search" value={search} />
          <input type="hidden" name="after" value={next} />
          <Button kind="secondary">{messages.nextPage}</Button>
        </Form>
      )}
      {first}
    </>
  )
}

interface StateProps {
  readonly locale: Locale
  readonly officer: Officer
  readonly away: Away | undefined
}

function State({ locale, officer, away }: StateProps) {
  const messages = messagesIn(locale)
  if (officer.disabledAt !== null) return <Tag tone="quiet">{messages.disabled}</Tag>
  if (away !== undefined) {
    return <Tag tone="soon">{wordsIn(locale).absences.until(formatDate(lastDayAway(away)))}</Tag>
  }
  if (officer.mustChangePassword) return <Tag tone="soon">{messages.mustChange}</Tag>
  return <Tag tone="done">{messages.active}</Tag>
}

interface PostsProps {
  readonly locale: Locale
  readonly posts: readonly HeldPost[]
  readonly directory: UnitDirectory
  readonly withSince?: boolean
}

function Posts({ locale, posts, directory, withSince = false }: PostsProps) {
  const messages = messagesIn(locale)
  if (posts.length === 0) return <>{messages.noPosts}</>
  return (
    <ul class="govuk-list">
      {posts.map(post => (
        <li key={`${post.unit} ${post.role}`}>
          {roleName(post.role, locale)}, {unitName(directory, post.unit, locale)}
          {withSince && `, ${messages.since(formatDate(post.since))}`}
        </li>
      ))}
    </ul>
  )
}

function unitName(directory: UnitDirectory, id: string, locale: Locale): string {
  const unit = directory.find(id)
  return unit === undefined ? id : say(unit.shortName, locale)
}

interface OfficerProps {
  readonly locale: Locale
  readonly officer: Officer
  readonly directory: UnitDirectory
  readonly away: Away | undefined
  /** What was just done, by the key of its sentence. */
  readonly done?: string | undefined
  readonly errors?: readonly FieldErrorShown[] | undefined
}

export function OfficerPage({ locale, officer, directory, away, done, errors = [] }: OfficerProps) {
  const messages = messagesIn(locale)
  const news = done === undefined ? undefined : messages.done[done]
  const disabled = officer.disabledAt !== null
  const words = wordsIn(locale)
  const affairs = [
    [paths.officerDelegations(officer.id), words.delegations.title],
    [paths.officerAbsences(officer.id), words.absences.title],
    [paths.officerSkills(officer.id), words.assignment.skills],
  ] as const
  return (
    <>
      <ErrorSummary errors={errors} />
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{officer.fullName}</h1>
      <Locked {...{ locale, officer }} />
      <SummaryList
        rows={[
          { key: messages.titleVi, value: say(officer.title, locale) },
          { key: messages.email, value: officer.email },
          { key: messages.state, value: <State {...{ locale, officer, away }} /> },
          {
            key: messages.posts,
            value: <Posts posts={officer.posts} withSince {...{ locale, directory }} />,
          },
          { key: messages.createdAt, value: formatMoment(officer.createdAt, locale) },
        ]}
      />
      <ButtonGroup>
        <Button href={localPath(paths.editOfficer(officer.id), locale)}>{messages.edit}</Button>
        <Button kind="secondary" href={localPath(paths.resetPassword(officer.id), locale)}>
          {messages.resetPassword}
        </Button>
        {!disabled && (
          <Button kind="secondary" href={localPath(paths.disableOfficer(officer.id), locale)}>
            {messages.disable}
          </Button>
        )}
      </ButtonGroup>
      <ul class="govuk-list">
        {affairs.map(([path, text]) => (
          <li key={path}>
            <a class="govuk-link" href={localPath(path, locale)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Since when the account is locked, and the way back. */
function Locked({ locale, officer }: { readonly locale: Locale; readonly officer: Officer }) {
  const messages = messagesIn(locale)
  if (officer.disabledAt === null) return null
  return (
    <InsetText>
      <p class="govuk-body">{messages.disabledSince(formatMoment(officer.disabledAt, locale))}</p>
      <Form action={localPath(paths.enableOfficer(officer.id), locale)}>
        <Button>
          {messages.enable} <span class="govuk-visually-hidden">{messages.enableOf(officer.fullName)}</span>
        </Button>
      </Form>
    </InsetText>
  )
}

interface FormProps {
  readonly locale: Locale
  readonly form: OfficerForm
  readonly directory: UnitDirectory
  readonly errors: readonly FieldErrorShown[]
  readonly isNew: boolean
}

export function OfficerFormPage({ locale, form, directory, errors, isNew }: FormProps) {
  const messages = messagesIn(locale)
  const action = isNew ? paths.addOfficer : paths.editOfficer(form.id)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{isNew ? messages.addOfficer : messages.edit}</h1>
      <Form action={localPath(action, locale)}>
        <input type="hidden" name="id" value={form.id} />
        <input type="hidden" name="version" value={form.version} />
        <TextInput
          name="fullName"
          label={messages.fullName}
          value={form.fullName}
          error={errorFor(errors, 'fullName')}
        />
        {isNew && (
          <TextInput
            name="email"
            type="email"
            label={messages.email}
            value={form.email}
            spellcheck={false}
            error={errorFor(errors, 'email')}
          />
        )}
        <TextInput
          name="titleVi"
          label={messages.titleVi}
          value={form.titleVi}
          error={errorFor(errors, 'titleVi')}
        />
        <TextInput
          name="titleEn"
          label={messages.titleEn}
          value={form.titleEn}
          error={errorFor(errors, 'titleEn')}
        />
        <PostLines {...{ locale, form, directory, errors }} />
        {isNew && <TemporaryPassword {...{ locale, errors }} password={form.password} />}
        <Button>{isNew ? messages.add : messages.save}</Button>
      </Form>
    </>
  )
}

function PostLines({ locale, form, directory, errors }: Omit<FormProps, 'isNew'>) {
  const messages = messagesIn(locale)
  return (
    <>
      <h2 class="govuk-heading-m">{messages.posts}</h2>
      <p class="govuk-hint">{messages.postsHint}</p>
      {form.posts.map((post, line) => (
        <Fieldset key={line} legend={{ text: messages.post(line + 1), size: 's' }}>
          <UnitField {...{ locale, directory, post, line }} error={errorFor(errors, `unit-${line}`)} />
          <Select
            name={`role-${line}`}
            label={messages.role}
            value={post.role}
            error={errorFor(errors, `role-${line}`)}
            items={[
              { value: '', text: messages.chooseRole },
              ...roles.map(role => ({ value: role, text: roleName(role, locale) })),
            ]}
          />
        </Fieldset>
      ))}
      <datalist id="units">
        {directory.units.map(unit => (
          <option key={unit.id} value={unitWord(directory, unit.id)} />
        ))}
      </datalist>
    </>
  )
}

interface UnitFieldProps {
  readonly locale: Locale
  readonly directory: UnitDirectory
  readonly post: PostLine
  readonly line: number
  readonly error: ReturnType<typeof errorFor>
}

/** A box to type in; when what was typed may mean several units, these to choose from. */
function UnitField({ locale, directory, post, line, error }: UnitFieldProps) {
  const messages = messagesIn(locale)
  const name = `unit-${line}`
  if (post.meant !== undefined) {
    const meant = post.meant.map(unit => ({ value: unit.id, text: unitWord(directory, unit.id) }))
    return (
      <Select
        name={name}
        label={messages.unit}
        hint={messages.unitsMeant(post.unit)}
        items={[{ value: '', text: messages.chooseUnit }, ...meant]}
        error={error}
      />
    )
  }
  return (
    <TextInput
      name={name}
      label={messages.unit}
      hint={messages.unitHint}
      value={unitWord(directory, post.unit)}
      attributes={{ list: 'units' }}
      error={error}
    />
  )
}

/** What stands in the box for a unit: its name, with the id that makes it one of a kind. */
function unitWord(directory: UnitDirectory, id: string): string {
  const unit = directory.find(id)
  return unit === undefined ? id : `${unit.shortName.vi} (${unit.id})`
}

function TemporaryPassword(props: { locale: Locale; password: string; errors: readonly FieldErrorShown[] }) {
  const messages = messagesIn(props.locale)
  return (
    <TextInput
      name="password"
      label={messages.temporaryPassword}
      hint={messages.temporaryPasswordHint}
      value={props.password}
      width={30}
      autocomplete="off"
      spellcheck={false}
      error={errorFor(props.errors, 'password')}
    />
  )
}

interface ResetProps {
  readonly locale: Locale
  readonly officer: Officer
  readonly password: string
  readonly errors: readonly FieldErrorShown[]
}

export function ResetPasswordPage({ locale, officer, password, errors }: ResetProps) {
  const messages = messagesIn(locale)
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{messages.resetPasswordOf(officer.fullName)}</h1>
      <WarningText>{messages.resetWhat}</WarningText>
      <Form action={localPath(paths.resetPassword(officer.id), locale)}>
        <TemporaryPassword {...{ locale, password, errors }} />
        <Button kind="warning">{messages.resetPassword}</Button>
      </Form>
    </>
  )
}

export function DisablePage({ locale, officer }: { readonly locale: Locale; readonly officer: Officer }) {
  const messages = messagesIn(locale)
  return (
    <>
      <h1 class="govuk-heading-l">{messages.disableOf(officer.fullName)}</h1>
      <WarningText>{messages.disableWhat}</WarningText>
      <Form action={localPath(paths.disableOfficer(officer.id), locale)}>
        <Button kind="warning">{messages.disable}</Button>
      </Form>
    </>
  )
}
