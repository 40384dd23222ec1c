import { formatDate, type Locale, type Page } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Banner,
  Button,
  Details,
  ErrorSummary,
  errorFor,
  type FieldErrorShown,
  Fieldset,
  Form,
  InsetText,
  Radios,
  SummaryList,
  Table,
  Tag,
  TextInput,
  WarningText,
} from '../../../ui/index.ts'
import type { UnitChangePreview } from '../actions/change-units.ts'
import type { UnitDirectory } from '../directory.ts'
import { paths } from '../paths.ts'
import { idOf, type UnitChange, type UnitChangeFault, unitChangeKinds } from '../rules/unit-changes.ts'
import type { PlannedUnitChange } from '../store/unit-changes.ts'
import { wordsIn } from '../words/index.ts'
import { DayField, Next, type Typed, UnitsList, unitShortName } from './parts.tsx'

/** Lines of the form: more units than a decree for one place names. */
export const fromLines = 6
export const intoLines = 4
/** What is asked of a new or renamed unit. */
export const recordBoxes = [
  'id',
  'name',
  'shortName',
  'counterName',
  'agencyCode',
  'wardCode',
  'address',
] as const

interface ListProps {
  readonly locale: Locale
  readonly page: Page<PlannedUnitChange>
  readonly directory: UnitDirectory
  readonly done?: string | undefined
}

export function UnitChangesPage({ locale, page, directory, done }: ListProps) {
  const words = wordsIn(locale).unitChanges
  const news = done === undefined ? undefined : words.done[done]
  const { change, decree, on, state } = words.columns
  return (
    <>
      {news !== undefined && <Banner kind="success" text={news} />}
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.intro}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={localPath(paths.addUnitChange, locale)}>
          {words.add}
        </a>
      </p>
      {page.items.length === 0 ? (
        <InsetText>{words.none}</InsetText>
      ) : (
        <Table
          stack
          firstCellIsHeader
          head={[change, decree, on, state]}
          rows={page.items.map(each => [
            <>
              {words.kinds[each.kind]}: {saying(each, directory, locale)}
            </>,
            each.decree,
            formatDate(each.effectiveOn),
            <State {...{ locale, directory }} change={each} />,
          ])}
        />
      )}
      <Next locale={locale} path={paths.unitChanges} next={page.next} />
    </>
  )
}

function saying({ from, into }: UnitChange, directory: UnitDirectory, locale: Locale): string {
  const names = (ids: readonly string[]) => ids.map(id => unitShortName(directory, id, locale)).join(', ')
  const after = into.map(each => (typeof each === 'string' ? names([each]) : each.shortName.vi)).join(', ')
  return wordsIn(locale).unitChanges.says(names(from), after)
}

function State(props: { locale: Locale; directory: UnitDirectory; change: PlannedUnitChange }) {
  const { locale, directory, change } = props
  const words = wordsIn(locale).unitChanges
  if (change.appliedAt !== undefined) return <Tag tone="done">{words.states.applied}</Tag>
  if (change.cancelledAt !== undefined) return <Tag tone="quiet">{words.states.cancelled}</Tag>
  const isStuck = change.faults.length > 0
  return (
    <>
      <Tag tone={isStuck ? 'late' : 'soon'}>{isStuck ? words.states.stuck : words.states.waiting}</Tag>
      {isStuck && (
        <ul class="govuk-list">
          {change.faults.map((fault, index) => (
            <li key={index}>{sentenceOf(fault, directory, locale)}</li>
          ))}
        </ul>
      )}
      <Form action={localPath(paths.cancelUnitChange(change.id), locale)}>
        <Button kind="secondary">
          {words.cancel} <span class="govuk-visually-hidden">{saying(change, directory, locale)}</span>
        </Button>
      </Form>
    </>
  )
}

/** A fault as a sentence that names the unit. */
export function sentenceOf(
  { because, unit }: UnitChangeFault,
  directory: UnitDirectory,
  locale: Locale,
): string {
  const words = wordsIn(locale).unitChanges
  const sentence = words.because[because] ?? because
  return unit === undefined ? sentence : words.ofUnit(unitShortName(directory, unit, locale), sentence)
}

interface FormProps {
  readonly locale: Locale
  readonly id: string
  readonly typed: Typed
  readonly directory: UnitDirectory
  readonly errors: readonly FieldErrorShown[]
}

export function UnitChangeFormPage({ locale, id, typed, directory, errors }: FormProps) {
  const words = wordsIn(locale).unitChanges
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 class="govuk-heading-l">{words.add}</h1>
      <p class="govuk-body">{words.intro}</p>
      <Form action={localPath(paths.addUnitChange, locale)}>
        <input type="hidden" name="id" value={id} />
        <Radios
          name="kind"
          legend={{ text: words.kind, size: 'm' }}
          value={typed('kind')}
          error={errorFor(errors, 'kind')}
          items={unitChangeKinds.map(value => ({
            value,
            text: words.kinds[value],
            hint: words.kindHints[value],
          }))}
        />
        <TextInput
          name="decree"
          label={words.decree}
          hint={words.decreeHint}
          width={20}
          value={typed('decree')}
          error={errorFor(errors, 'decree')}
        />
        <DayField name="effectiveOn" label={words.effectiveOn} {...{ typed, errors }} />
        <FromLines {...{ locale, typed, errors }} />
        <h2 class="govuk-heading-m">{words.intoTitle}</h2>
        <p class="govuk-hint">{words.intoHint}</p>
        {Array.from({ length: intoLines }, (_, line) => (
          <IntoLine key={line} {...{ locale, typed, errors, line }} />
        ))}
        <Radios
          name="main"
          small
          inline
          legend={{ text: words.main, size: 's' }}
          value={typed('main')}
          error={errorFor(errors, 'main')}
          items={Array.from({ length: intoLines }, (_, line) => ({
            value: String(line),
            text: words.mainOf(line + 1),
          }))}
        />
        <UnitsList {...{ directory, locale }} />
        <Button>{words.preview}</Button>
      </Form>
    </>
  )
}

interface LinesProps {
  readonly locale: Locale
  readonly typed: Typed
  readonly errors: readonly FieldErrorShown[]
}

function FromLines({ locale, typed, errors }: LinesProps) {
  const words = wordsIn(locale).unitChanges
  return (
    <Fieldset legend={{ text: words.fromTitle, size: 'm' }}>
      {Array.from({ length: fromLines }, (_, line) => (
        <TextInput
          key={line}
          name={`from-${line}`}
          label={words.from(line + 1)}
          {...(line === 0 ? { hint: words.unitHint } : {})}
          value={typed(`from-${line}`)}
          attributes={{ list: 'units' }}
          error={errorFor(errors, `from-${line}`)}
        />
      ))}
    </Fieldset>
  )
}

interface IntoProps extends LinesProps {
  readonly line: number
}

/** The first successor stands open; further ones, which only a split has, are folded until they say something. */
function IntoLine(props: IntoProps) {
  const { locale, typed, errors, line } = props
  const title = wordsIn(locale).unitChanges.into(line + 1)
  const boxes = ['into', ...recordBoxes].map(box => `${box}-${line}`)
  if (line === 0) {
    return (
      <Fieldset legend={{ text: title, size: 's' }}>
        <IntoBoxes {...props} />
      </Fieldset>
    )
  }
  return (
    <Details
      summary={title}
      open={boxes.some(box => typed(box) !== '' || errorFor(errors, box) !== undefined)}
    >
      <Fieldset legend={{ text: title, classes: 'govuk-visually-hidden' }}>
        <IntoBoxes {...props} />
      </Fieldset>
    </Details>
  )
}

function IntoBoxes({ locale, typed, errors, line }: IntoProps) {
  const words = wordsIn(locale).unitChanges
  const hints: Partial<Record<(typeof recordBoxes)[number], string>> = {
    id: words.idHint,
    name: words.nameHint,
  }
  return (
    <>
      <TextInput
        name={`into-${line}`}
        label={words.existing}
        value={typed(`into-${line}`)}
        attributes={{ list: 'units' }}
        error={errorFor(errors, `into-${line}`)}
      />
      {recordBoxes.map(box => (
        <TextInput
          key={box}
          name={`${box}-${line}`}
          label={words[box]}
          hint={hints[box]}
          value={typed(`${box}-${line}`)}
          error={errorFor(errors, `${box}-${line}`)}
        />
      ))}
    </>
  )
}

interface PreviewProps {
  readonly locale: Locale
  readonly change: UnitChange
  readonly preview: UnitChangePreview
  readonly dossiers: number | undefined
  readonly isDue: boolean
  /** Everything typed, to be sent again. */
  readonly sent: readonly (readonly [name: string, value: string])[]
  readonly directory: UnitDirectory
}

export function UnitChangePreviewPage(props: PreviewProps) {
  const { locale, change, preview, dossiers, isDue, sent, directory } = props
  const words = wordsIn(locale).unitChanges
  const names = (ids: readonly string[]) =>
    ids.map(id => nameAfter(id, change, directory, locale)).join(', ') || words.noUnit
  const { rows } = words
  return (
    <>
      <h1 class="govuk-heading-l">{words.previewTitle}</h1>
      <p class="govuk-body">
        {words.kinds[change.kind]}: {saying(change, directory, locale)} ({change.decree})
      </p>
      <SummaryList
        rows={[
          { key: rows.units, value: words.counted(preview.unitsBefore, preview.unitsAfter) },
          { key: rows.ended, value: names(preview.ended) },
          { key: rows.goOn, value: names(change.into.map(idOf)) },
          { key: rows.main, value: preview.main === undefined ? words.noUnit : names([preview.main]) },
          { key: rows.officers, value: words.people(preview.officers) },
          { key: rows.branches, value: preview.branches },
          { key: rows.delegations, value: preview.delegations },
          { key: rows.teams, value: preview.teams },
          ...(dossiers === undefined ? [] : [{ key: rows.dossiers, value: dossiers }]),
        ]}
      />
      <WarningText>{isDue ? words.whenDue : words.when(formatDate(change.effectiveOn))}</WarningText>
      <Form action={localPath(paths.addUnitChange, locale)}>
        {sent.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button name="confirm" value="yes">
          {words.confirm}
        </Button>{' '}
        <Button kind="secondary" name="confirm" value="no">
          {words.back}
        </Button>
      </Form>
    </>
  )
}

function nameAfter(id: string, change: UnitChange, directory: UnitDirectory, locale: Locale): string {
  const record = change.into.find(each => typeof each !== 'string' && each.id === id)
  return record === undefined || typeof record === 'string'
    ? unitShortName(directory, id, locale)
    : record.shortName.vi
}
