import { say } from '../../../../../kernel/index.ts'
import { localPath } from '../../../../../platform/http/index.ts'
import { ErrorMessage, type FieldErrorShown, InsetText } from '../../../../../ui/index.ts'
import {
  type Component,
  missingComponents,
  papersAskedFor,
  timeLimitFor,
} from '../../../../catalogue/index.ts'
import { acceptDossier, type Checked } from '../../../actions/answer-filing.ts'
import { promise } from '../../../rules/promises.ts'
import { textOf } from '../form-values.ts'
import { messagesIn } from '../messages.ts'
import type { Opened } from '../opened.ts'
import { paths } from '../paths.ts'
import { sayMoment } from '../time-words.ts'
import type { Act, ActFormProps } from './act.ts'
import { ActForm } from './act-form.tsx'

/** Counts as they were typed, by component. */
type Typed = ReadonlyMap<string, { readonly originals: string; readonly copies: string }>

export const accept: Act<Typed> = {
  action: 'accept',
  title: ({ locale }) => messagesIn(locale).accept.title,
  blank: opened =>
    new Map(
      askedPapers(opened).map(({ key }) => {
        const { originals, copies } = sentCounts(opened.dossier, key)
        return [key, { originals: String(originals), copies: String(copies) }]
      }),
    ),
  read: (body, opened) =>
    new Map(
      askedPapers(opened).map(({ key }) => [
        key,
        { originals: textOf(body, `originals-${key}`).trim(), copies: textOf(body, `copies-${key}`).trim() },
      ]),
    ),
  faults: (typed, opened) => {
    const unread = askedPapers(opened).flatMap(component => countFaults(component, typed, opened))
    return unread.length > 0 ? unread : missingFaults(checkedOf(typed, opened), opened)
  },
  perform: (typed, opened, acting) => acceptDossier(opened.deps, acting, checkedOf(typed, opened)),
  isSame: () => true,
  words: () => [],
  Form: AcceptForm,
}

/** As it was handed in; files that were sent without a count are one copy. */
function sentCounts(dossier: Opened['dossier'], key: string): { originals: number; copies: number } {
  const { originals = 0, copies = 0 } = dossier.components.find(component => component.key === key) ?? {}
  const isUncounted = originals + copies === 0 && fileCount(dossier, key) > 0
  return { originals, copies: isUncounted ? 1 : copies }
}

function askedPapers({ procedure, contents }: Opened): readonly Component[] {
  return papersAskedFor(procedure, contents.answers)
}

function countFaults(component: Component, typed: Typed, { locale }: Opened): FieldErrorShown[] {
  const message = messagesIn(locale).accept.notANumber(say(component.name, locale))
  const counts = typed.get(component.key)
  return (['originals', 'copies'] as const)
    .filter(name => !isCount(counts?.[name] ?? ''))
    .map(name => ({ field: `${name}-${component.key}`, message }))
}

/** Nothing typed is none; the record holds no more than 99 of a paper. */
function isCount(typed: string): boolean {
  return /^\d{0,2}$/.test(typed)
}

/** The papers that are there, as counted; the electronic form goes with them, it is the answers themselves. */
function checkedOf(typed: Typed, { dossier }: Opened): Checked[] {
  const counted = [...typed].map(([key, { originals, copies }]) => ({
    key,
    originals: Number(originals),
    copies: Number(copies),
  }))
  const others = dossier.components.filter(({ key }) => !typed.has(key))
  const present = counted.filter(
    ({ key, originals, copies }) => originals + copies > 0 || fileCount(dossier, key) > 0,
  )
  return [...others.map(({ key, originals, copies }) => ({ key, originals, copies })), ...present]
}

function fileCount({ components }: Opened['dossier'], key: string): number {
  return components.find(component => component.key === key)?.files.length ?? 0
}

/** A required paper has to be counted: one that came as files is a copy. */
function missingFaults(
  checked: readonly Checked[],
  { dossier, procedure, contents, locale }: Opened,
): FieldErrorShown[] {
  const messages = messagesIn(locale).accept
  const present = checked.filter(({ originals, copies }) => originals + copies > 0).map(({ key }) => key)
  return missingComponents(procedure, contents.answers, present).map(({ key, name }) => ({
    field: `originals-${key}`,
    message: (fileCount(dossier, key) > 0 ? messages.uncounted : messages.missing)(say(name, locale)),
  }))
}

function AcceptForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { locale } = opened
  const messages = messagesIn(locale).accept
  const papers = askedPapers(opened)
  return (
    <ActForm opened={opened} action="accept" button={messages.button}>
      <p class="govuk-body">{messages.intro}</p>
      {papers.length === 0 ? (
        <p class="govuk-body">{messages.noPapers}</p>
      ) : (
        <table class="govuk-table mc-table--stack">
          <caption class="govuk-table__caption govuk-table__caption--s">{messages.caption}</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              {[messages.component, messages.electronic, messages.originals, messages.copies].map(name => (
                <th key={name} scope="col" class="govuk-table__header">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {papers.map(component => (
              <PaperRow
                key={component.key}
                opened={opened}
                component={component}
                typed={typed}
                errors={errors}
              />
            ))}
          </tbody>
        </table>
      )}
      <InsetText>{sayPromise(opened)}</InsetText>
    </ActForm>
  )
}

interface PaperRowProps extends Omit<ActFormProps<Typed>, 'choices'> {
  readonly component: Component
}

function PaperRow({ opened, component, typed, errors }: PaperRowProps) {
  const { locale } = opened
  const messages = messagesIn(locale).accept
  const name = say(component.name, locale)
  const counts = typed.get(component.key)
  const needed = component.required && component.kind !== 'shown'
  const demands = messages.demands(component.originals, component.copies)
  const isWrong = (field: string) => errors.some(error => error.field === field)
  // The row names the paper already.
  const isSent = fileCount(opened.dossier, component.key) > 0
  const hereOf = (typed: string) => {
    if (!isCount(typed)) return messages.notANumberHere
    return isSent ? messages.uncountedHere : messages.missingHere
  }
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {name}
        <br />
        <span class="mc-soft">
          {[needed ? messages.required : messages.optional, demands].filter(Boolean).join(', ')}
        </span>
      </th>
      <td class="govuk-table__cell">
        <span class="mc-table__label">{messages.electronic}</span>
        <FileLinks opened={opened} component={component} />
      </td>
      {(['originals', 'copies'] as const).map(kind => (
        <CountCell
          key={kind}
          id={`${kind}-${component.key}`}
          column={messages[kind]}
          label={messages[`${kind}Of`](name)}
          value={counts?.[kind] ?? ''}
          error={isWrong(`${kind}-${component.key}`) ? hereOf(counts?.[kind] ?? '') : undefined}
        />
      ))}
    </tr>
  )
}

interface CountCellProps {
  readonly id: string
  readonly column: string
  readonly label: string
  readonly value: string
  readonly error: string | undefined
}

function CountCell({ id, column, label, value, error }: CountCellProps) {
  const isWrong = error !== undefined
  return (
    <td class="govuk-table__cell">
      <span class="mc-table__label" aria-hidden="true">
        {column}
      </span>
      <label class="govuk-visually-hidden" for={id}>
        {label}
      </label>
      {isWrong && <ErrorMessage id={`${id}-error`} words={error} />}
      <input
        class={`govuk-input govuk-input--width-3${isWrong ? ' govuk-input--error' : ''}`}
        id={id}
        name={id}
        type="text"
        inputmode="numeric"
        value={value}
        autocomplete="off"
        aria-describedby={isWrong ? `${id}-error` : undefined}
      />
    </td>
  )
}

function FileLinks({ opened, component }: { readonly opened: Opened; readonly component: Component }) {
  const { dossier, locale, files } = opened
  const handed = dossier.components.find(({ key }) => key === component.key)?.files ?? []
  if (handed.length === 0) return <>{messagesIn(locale).accept.none}</>
  return (
    <>
      {handed.map(({ id }, index) => (
        <span key={id}>
          {index > 0 && <br />}
          <a
            class="govuk-link"
            href={localPath(paths.file(dossier.code, id), locale)}
            target="_blank"
            rel="noopener"
          >
            {files.get(id)?.originalName ?? messagesIn(locale).files(1)}
          </a>
        </span>
      ))}
    </>
  )
}

/** The date the applicant will be promised, were the button pressed now. */
function sayPromise({ deps, dossier, procedure, contents, locale, now }: Opened): string {
  const messages = messagesIn(locale).accept
  const timeLimit = timeLimitFor(procedure, contents.answers)
  const promised = promise({ timeLimit }, now, deps.calendar(), dossier.competentAuthority)
  if (promised.dueAt !== null) return messages.willBeDue(sayMoment(promised.dueAt, now, locale))
  const at = promised.dueAtProvisional
  return at === null ? '' : messages.willBeDueProvisional(sayMoment(at, now, locale))
}
