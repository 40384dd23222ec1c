import { formatDate, type Locale, type Page, say } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Form,
  InsetText,
  Radios,
  Table,
  Tag,
  type TagProps,
  TextInput,
  WarningText,
} from '../../../ui/index.ts'
import type { UnitDirectory } from '../directory.ts'
import { roleName } from '../messages.ts'
import {
  citationOf,
  revocationReasons,
  type Standing,
  signingForms,
  standingOf,
} from '../rules/delegations.ts'
import type { Post } from '../rules/posts.ts'
import type { Delegation } from '../store/delegations.ts'
import type { Officer } from '../store/officers.ts'
import { wordsIn } from '../words/index.ts'
import {
  type CatalogueNames,
  ColleagueField,
  DayField,
  MattersFields,
  Next,
  type Typed,
  unitShortName,
} from './parts.tsx'

export interface DelegationForm {
  readonly id: string
  readonly typed: Typed
  readonly fields: readonly string[]
  /** Posts that can be delegated. */
  readonly posts: readonly Post[]
  readonly colleagues: readonly Officer[]
  readonly action: string
}

interface DelegationsProps {
  readonly locale: Locale
  readonly title: string
  readonly page: Page<Delegation>
  readonly names: ReadonlyMap<string, string>
  readonly directory: UnitDirectory
  readonly catalogue: CatalogueNames
  readonly at: Temporal.Instant
  readonly here: string
  /** Where a delegation is ended; undefined where the viewer may not. */
  readonly revokeAt: (delegation: Delegation) => string | undefined
  readonly form?: DelegationForm | undefined
  readonly errors?: readonly FieldErrorShown[]
  readonly done?: string | undefined
}

export function DelegationsPage(props: DelegationsProps) {
  const { locale, title, page, form, errors = [], done } = props
  const words = wordsIn(locale).delegations
  const news = done === undefined ? undefined : words.done[done]
  return (
    <>
      <ErrorSummary errors={errors} />
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{words.intro}</p>
      {page.items.length === 0 ? <InsetText>{words.none}</InsetText> : <DelegationTable {...props} />}
      <Next locale={locale} path={props.here} next={page.next} />
      {form !== undefined && <DelegationForm {...props} form={form} errors={errors} />}
    </>
  )
}

const tones: Record<Standing, TagProps['tone']> = {
  ahead: 'soon',
  inForce: 'done',
  over: 'quiet',
  revoked: 'quiet',
  lapsed: 'quiet',
}

function DelegationTable({ locale, page, names, directory, catalogue, at, revokeAt }: DelegationsProps) {
  const words = wordsIn(locale).delegations
  const nameOf = (id: string) => names.get(id) ?? id
  const { people, post, basis, days, state } = words.columns
  return (
    <Table
      stack
      firstCellIsHeader
      head={[people, post, basis, days, state]}
      rows={page.items.map(each => {
        const standing = standingOf(each, at)
        const revoke = revokeAt(each)
        const who = words.fromTo(nameOf(each.from), nameOf(each.to))
        return [
          who,
          <>
            {roleName(each.role, locale)}, {unitShortName(directory, each.unit, locale)}
            <br />
            {scopeOf(each, catalogue, locale) || words.everything}
          </>,
          `${each.form}. – ${citationOf(each)}`,
          words.days(formatDate(each.validFrom), formatDate(each.validTo)),
          <>
            <Tag tone={tones[standing] ?? 'quiet'}>{words.standing[standing]}</Tag>
            {revoke !== undefined && (standing === 'inForce' || standing === 'ahead') && (
              <>
                <br />
                <a class="govuk-link" href={localPath(revoke, locale)}>
                  {words.revoke} <span class="govuk-visually-hidden">{who}</span>
                </a>
              </>
            )}
          </>,
        ]
      })}
    />
  )
}

function scopeOf({ fields, procedures }: Delegation, catalogue: CatalogueNames, locale: Locale): string {
  const fieldName = (key: string) => {
    const field = catalogue.fields.find(each => each.key === key)
    return field === undefined ? key : say(field.name, locale)
  }
  return [...fields.map(fieldName), ...procedures].join(', ')
}

interface FormShown extends DelegationsProps {
  readonly form: DelegationForm
  readonly errors: readonly FieldErrorShown[]
}

function DelegationForm({ locale, form, directory, catalogue, errors }: FormShown) {
  const words = wordsIn(locale).delegations
  const { typed, posts } = form
  if (posts.length === 0) return <InsetText>{words.nothingToGive}</InsetText>
  return (
    <>
      <h2 class="govuk-heading-m">{words.giveTitle}</h2>
      <Form action={localPath(form.action, locale)}>
        <input type="hidden" name="id" value={form.id} />
        <Radios
          name="post"
          legend={{ text: words.post, size: 's' }}
          value={typed('post')}
          error={errorFor(errors, 'post')}
          items={posts.map(({ unit, role }) => ({
            value: `${unit} ${role}`,
            text: `${roleName(role, locale)}, ${unitShortName(directory, unit, locale)}`,
          }))}
        />
        <ColleagueField
          name="to"
          label={words.to}
          hint={words.toHint}
          value={typed('to')}
          colleagues={form.colleagues}
          errors={errors}
        />
        <Radios
          name="form"
          legend={{ text: words.form, size: 's' }}
          value={typed('form')}
          error={errorFor(errors, 'form')}
          items={signingForms.map(value => ({ value, text: words.forms[value] }))}
        />
        <TextInput
          name="basis"
          label={words.basis}
          hint={words.basisHint}
          width={20}
          value={typed('basis')}
          error={errorFor(errors, 'basis')}
        />
        <DayField name="basisOn" label={words.basisOn} {...{ typed, errors }} />
        <DayField name="validFrom" label={words.validFrom} {...{ typed, errors }} />
        <DayField name="validTo" label={words.validTo} {...{ typed, errors }} />
        <MattersFields
          {...{ locale, catalogue, words, errors }}
          chosen={form.fields}
          procedures={typed('procedures')}
        />
        <Button>{words.give}</Button>
      </Form>
    </>
  )
}

interface RevokeProps {
  readonly locale: Locale
  readonly who: string
  readonly action: string
  readonly errors: readonly FieldErrorShown[]
}

export function RevokePage({ locale, who, action, errors }: RevokeProps) {
  const words = wordsIn(locale).delegations
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{words.revokeTitle}</h1>
      <p class="govuk-body">{who}</p>
      <WarningText>{words.revokeWhat}</WarningText>
      <Form action={localPath(action, locale)}>
        <Radios
          name="reason"
          legend={{ text: words.reason, size: 's' }}
          error={errorFor(errors, 'reason')}
          items={revocationReasons.map(value => ({ value, text: words.reasons[value] }))}
        />
        <Button kind="warning">{words.revoke}</Button>
      </Form>
    </>
  )
}
