import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { normalised } from '../../test/support/normalised-html.ts'
import { projectRoot } from '../platform/root.ts'
import { Button } from './components/button.tsx'
import { Checkboxes, type Choice, type Divider, Radios } from './components/choices.tsx'
import { DateInput, type DatePart } from './components/date-input.tsx'
import { ErrorSummary } from './components/error-summary.tsx'
import { ErrorMessage, type FieldProps, Fieldset, Hint, Label } from './components/field.tsx'
import { FileUpload } from './components/file-upload.tsx'
import { BackLink, Breadcrumbs, SkipLink } from './components/links.tsx'
import { Details, InsetText, NotificationBanner, Panel, Tag, WarningText } from './components/notices.tsx'
import { type PageNumber, Pagination } from './components/pagination.tsx'
import { Select } from './components/select.tsx'
import { type SummaryAction, SummaryList } from './components/summary-list.tsx'
import { Table } from './components/table.tsx'
import { TaskList } from './components/task-list.tsx'
import { PasswordInput, TextInput } from './components/text-input.tsx'
import { Textarea } from './components/textarea.tsx'
import type { Attributes, Words } from './components/words.ts'
import { LocaleContext } from './locale.ts'

/** A fixture's options as the design system's macros take them; each drawing below reads what its component has. */
// biome-ignore lint/suspicious/noExplicitAny: options are as various as the components, and only read here
type Options = any

interface Fixture {
  readonly name: string
  readonly options: Options
  readonly html: string
}

/** HTML given by a fixture goes round our escaping: a mark is drawn, and exchanged for the HTML afterwards. */
const raw: string[] = []
const mark = (html: string) => `⟦${raw.push(html.trim()) - 1}⟧`
const unmarked = (html: string): string => html.replaceAll(/⟦(\d+)⟧/g, (_, index) => raw[Number(index)] ?? '')

const words = (o: Options): Words => (o?.html ? mark(o.html) : o?.text)
const dress = (o: Options) => ({ classes: o?.classes, attributes: o?.attributes as Attributes | undefined })
const wordy = (o: Options) => (o ? { text: words(o), ...dress(o) } : undefined)
const label = (o: Options) => (o ? { ...wordy(o), text: words(o), heading: o.isPageHeading } : undefined)
const list = (items: Options): Options[] => (items ?? []).filter(Boolean)
const errorOf = (o: Options) =>
  o ? { text: words(o), ...dress(o), hiddenText: o.visuallyHiddenText } : undefined

function field(o: Options): FieldProps {
  return {
    name: o.name,
    id: o.id,
    label: label(o.label),
    hint: wordy(o.hint),
    error: errorOf(o.errorMessage),
    describedBy: o.describedBy,
    disabled: o.disabled,
    formGroup: {
      ...dress(o.formGroup),
      before: words(o.formGroup?.beforeInput),
      after: words(o.formGroup?.afterInput),
    },
    ...dress(o),
  }
}

const choice = (o: Options): Choice | Divider =>
  o.divider
    ? { divider: o.divider }
    : {
        value: o.value,
        text: words(o),
        id: o.id,
        name: o.name,
        hint: wordy(o.hint),
        checked: o.checked,
        disabled: o.disabled,
        conditional: words(o.conditional),
        exclusive: o.behaviour === 'exclusive',
        label: o.label,
        attributes: o.attributes,
      }

function choices(o: Options) {
  return {
    name: o.name,
    idPrefix: o.idPrefix,
    legend: o.fieldset?.legend && label(o.fieldset.legend),
    fieldset: o.fieldset && { ...dress(o.fieldset), describedBy: o.fieldset.describedBy },
    items: list(o.items).map(choice),
    hint: wordy(o.hint),
    error: errorOf(o.errorMessage),
    describedBy: o.describedBy,
    formGroup: {
      ...dress(o.formGroup),
      before: words(o.formGroup?.beforeInputs),
      after: words(o.formGroup?.afterInputs),
    },
    ...dress(o),
  }
}

function dateParts(o: Options): readonly DatePart[] {
  const given = list(o.items)
  const usual = ['day', 'month', 'year'].filter(name => o[name] !== false).map(name => ({ name, ...o[name] }))
  return (given.length > 0 ? given : usual).map(part => {
    const fullName = `${o.namePrefix ? `${o.namePrefix}-` : ''}${part.name}`
    return {
      name: fullName,
      id: part.id ?? `${o.id}-${part.name}`,
      label: part.label ?? part.name.charAt(0).toUpperCase() + part.name.slice(1),
      value: part.value ?? o[part.name]?.value ?? o.values?.[fullName],
      width: /width-/.test(part.classes ?? '')
        ? undefined
        : ['year', o.year?.name].includes(part.name)
          ? 4
          : 2,
      error: /govuk-input--error/.test(part.classes ?? '') ? true : part.error,
      autocomplete: part.autocomplete,
      inputmode: part.inputmode,
      pattern: part.pattern,
      classes: part.classes?.replace('govuk-input--error', ''),
      attributes: part.attributes,
    }
  })
}

const action = (o: Options): SummaryAction => ({
  href: o.href,
  text: words(o),
  hiddenText: o.visuallyHiddenText,
  ...dress(o),
})

const cell = (o: Options) => ({
  ...wordy(o),
  text: words(o),
  numeric: o.format === 'numeric',
  colspan: o.colspan,
  rowspan: o.rowspan,
})

const pageLink = (o: Options) =>
  o && { href: o.href, text: words(o), label: o.labelText, attributes: o.attributes }

const pageNumber = (o: Options): PageNumber =>
  o.ellipsis
    ? { ellipsis: true }
    : {
        number: o.number,
        href: o.href,
        current: o.current,
        hiddenText: o.visuallyHiddenText,
        attributes: o.attributes,
      }

/** How each component is drawn from a fixture's options. */
const drawings: Readonly<Record<string, (o: Options) => VNode>> = {
  button: o => (
    <Button
      href={o.href}
      type={o.type}
      name={o.name}
      value={o.value}
      id={o.id}
      disabled={o.disabled}
      start={o.isStartButton}
      once={o.preventDoubleClick}
      {...dress(o)}
    >
      {o.html && o.isStartButton ? [words(o)] : words(o)}
    </Button>
  ),
  input: o => (
    <TextInput
      {...field(o)}
      type={o.type}
      value={o.value}
      inputmode={o.inputmode}
      autocomplete={o.autocomplete}
      autocapitalize={o.autocapitalize}
      spellcheck={o.spellcheck}
      pattern={o.pattern}
      prefix={wordy(o.prefix)}
      suffix={wordy(o.suffix)}
      wrapper={o.inputWrapper}
    />
  ),
  'password-input': o => (
    <PasswordInput {...field(o)} value={o.value} autocomplete={o.autocomplete} button={o.button} />
  ),
  textarea: o => (
    <Textarea
      {...field(o)}
      value={o.value}
      rows={o.rows}
      spellcheck={o.spellcheck}
      autocomplete={o.autocomplete}
    />
  ),
  select: o => <Select {...field(o)} items={list(o.items)} value={o.value} />,
  radios: o => <Radios {...choices(o)} value={o.value} />,
  checkboxes: o => <Checkboxes {...choices(o)} values={o.values} />,
  'date-input': o => (
    <DateInput
      name={o.id}
      id={o.id}
      legend={o.fieldset?.legend && label(o.fieldset.legend)}
      fieldset={o.fieldset && dress(o.fieldset)}
      describedBy={o.fieldset?.describedBy}
      hint={wordy(o.hint)}
      error={errorOf(o.errorMessage)}
      parts={dateParts(o)}
      formGroup={{
        ...dress(o.formGroup),
        before: words(o.formGroup?.beforeInputs),
        after: words(o.formGroup?.afterInputs),
      }}
      {...dress(o)}
    />
  ),
  'file-upload': o => <FileUpload {...field(o)} multiple={o.multiple} />,
  'error-summary': o => (
    <ErrorSummary
      title={o.titleHtml ? mark(o.titleHtml) : o.titleText}
      description={o.descriptionHtml ? mark(o.descriptionHtml) : o.descriptionText}
      errors={list(o.errorList).map(e => ({
        field: '',
        message: words(e),
        href: e.href ?? '',
        attributes: e.attributes,
      }))}
      autoFocus={o.disableAutoFocus === undefined ? undefined : !o.disableAutoFocus}
      {...dress(o)}
    />
  ),
  'error-message': o => (
    <ErrorMessage id={o.id} words={{ ...errorOf(o), text: words(o), hiddenText: hiddenTextOf(o) }} />
  ),
  fieldset: o => (
    <Fieldset legend={o.legend && label(o.legend)} describedBy={o.describedBy} role={o.role} {...dress(o)}>
      {o.html && mark(o.html)}
    </Fieldset>
  ),
  label: o => <Label words={{ ...label(o), text: words(o) }} for={o.for} />,
  hint: o => <Hint id={o.id} words={{ ...wordy(o), text: words(o) }} />,
  'summary-list': o => (
    <SummaryList
      rows={list(o.rows).map(row => ({
        key: wordy(row.key) ?? '',
        value: wordy(row.value) ?? '',
        actions: row.actions?.items?.map(action),
        actionsClasses: row.actions?.classes,
        classes: row.classes,
      }))}
      card={
        o.card && {
          title: wordy(o.card.title),
          level: o.card.title?.headingLevel,
          actions: o.card.actions?.items?.map(action),
          actionsClasses: o.card.actions?.classes,
          ...dress(o.card),
        }
      }
      {...dress(o)}
    />
  ),
  'task-list': o => (
    <TaskList
      idPrefix={o.idPrefix}
      items={list(o.items).map(item => ({
        title: wordy(item.title) ?? '',
        href: item.href,
        hint: words(item.hint),
        status: {
          text: item.status.tag ? (
            <Tag {...dress(item.status.tag)}>{words(item.status.tag)}</Tag>
          ) : (
            words(item.status)
          ),
          classes: item.status.classes,
        },
        classes: item.classes,
      }))}
      {...dress(o)}
    />
  ),
  table: o => (
    <Table
      caption={o.caption}
      captionClasses={o.captionClasses}
      head={o.head?.map(cell)}
      rows={list(o.rows).map(row => row.map(cell))}
      firstCellIsHeader={o.firstCellIsHeader}
      {...dress(o)}
    />
  ),
  pagination: o => (
    <Pagination
      previous={pageLink(o.previous)}
      next={pageLink(o.next)}
      items={o.items && list(o.items).map(pageNumber)}
      landmark={o.landmarkLabel}
      {...dress(o)}
    />
  ),
  tag: o => <Tag {...dress(o)}>{words(o)}</Tag>,
  'notification-banner': o => (
    <NotificationBanner
      kind={o.type}
      title={o.titleHtml ? mark(o.titleHtml) : o.titleText}
      titleId={o.titleId}
      level={o.titleHeadingLevel}
      role={o.role}
      autoFocus={o.disableAutoFocus === undefined ? undefined : !o.disableAutoFocus}
      text={o.text}
      {...dress(o)}
    >
      {o.html && mark(o.html)}
    </NotificationBanner>
  ),
  panel: o => (
    <Panel title={o.titleHtml ? mark(o.titleHtml) : o.titleText} level={o.headingLevel} {...dress(o)}>
      {words(o)}
    </Panel>
  ),
  'inset-text': o => (
    <InsetText id={o.id} {...dress(o)}>
      {words(o)}
    </InsetText>
  ),
  details: o => (
    <Details
      id={o.id}
      summary={o.summaryHtml ? mark(o.summaryHtml) : o.summaryText}
      open={o.open}
      {...dress(o)}
    >
      {words(o)}
    </Details>
  ),
  breadcrumbs: o => (
    <Breadcrumbs
      items={list(o.items).map(item => ({ href: item.href, text: words(item), attributes: item.attributes }))}
      label={o.labelText}
      collapseOnMobile={o.collapseOnMobile}
      {...dress(o)}
    />
  ),
  'back-link': o => (
    <BackLink href={o.href || '#'} {...dress(o)}>
      {words(o)}
    </BackLink>
  ),
  'warning-text': o => (
    <WarningText hiddenText={o.iconFallbackText} {...dress(o)}>
      {words(o)}
    </WarningText>
  ),
  'skip-link': o => (
    <SkipLink href={o.href || '#content'} {...dress(o)}>
      {words(o)}
    </SkipLink>
  ),
}

/** The macros take false for "nothing", our prop takes an empty text. */
function hiddenTextOf(o: Options): string | undefined {
  return o.visuallyHiddenText === false ? '' : o.visuallyHiddenText
}

/** Fixtures we do not follow, by component and name, each with its reason. */
const hole = 'a list with holes: ours are typed and have none'
const interruption = 'the interruption panel is not used: one question a page needs no interruption'
const dropZone = 'the drop zone script is not used: our own progress bar works with the plain input'
const notFollowed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'password-input': { 'with translations': 'the words come from the page language, not from each field' },
  select: { 'with falsy values': 'values are text or numbers, never false' },
  radios: { 'with falsy items': hole },
  checkboxes: { 'with falsy values': hole },
  'task-list': { 'with empty values': hole },
  pagination: { 'with empty items': hole },
  'file-upload': {
    enhanced: dropZone,
    'enhanced, multiple files': dropZone,
    'enhanced, with error message and hint': dropZone,
    'enhanced, custom wrapper classes and attributes': dropZone,
    translated: dropZone,
  },
  panel: {
    interruption,
    'interruption with custom classes': interruption,
    'interruption, button link': interruption,
    'interruption, no actions': interruption,
    'interruption, no actions items': interruption,
    'interruption, submit action': interruption,
    'interruption, with actions classes and attributes': interruption,
    'interruption-with-content-with-long-line-length': interruption,
    'interruption-with-headings-content-and-lists': interruption,
  },
}

function fixturesOf(component: string): readonly Fixture[] {
  const folder = path.join(projectRoot, 'node_modules/govuk-frontend/dist/govuk/components', component)
  return JSON.parse(readFileSync(path.join(folder, 'fixtures.json'), 'utf8')).fixtures
}

/** The fixtures are English, and so are our own words where a fixture leaves them out. */
function drawn(component: string, options: Options): string {
  const draw = drawings[component] as (o: Options) => VNode
  const html = renderToString(<LocaleContext.Provider value="en">{draw(options)}</LocaleContext.Provider>)
  return unmarked(unmarked(html))
}

describe.each(Object.keys(drawings))('%s is drawn as the design system draws it', component => {
  const skipped = notFollowed[component] ?? {}
  const fixtures = fixturesOf(component)

  test.each(fixtures.filter(fixture => !(fixture.name in skipped)))('$name', ({ options, html }) => {
    expect(normalised(drawn(component, options))).toBe(normalised(html))
  })

  test('leaves out only fixtures that exist', () => {
    expect(fixtures.map(fixture => fixture.name)).toEqual(expect.arrayContaining(Object.keys(skipped)))
  })
})
