import { type Locale, say, type Text } from '../../../kernel/index.ts'
import { localPath } from '../../../platform/http/index.ts'
import {
  Checkboxes,
  DateInput,
  Details,
  errorFor,
  type FieldErrorShown,
  Pagination,
  TextInput,
} from '../../../ui/index.ts'
import type { UnitDirectory } from '../directory.ts'
import type { Officer } from '../store/officers.ts'

/** What these pages know of the catalogue. */
export interface CatalogueNames {
  readonly fields: readonly { readonly key: string; readonly name: Text }[]
  find(code: string): { readonly name: Text } | undefined
}

export type Typed = (name: string) => string

interface DayFieldProps {
  readonly name: string
  readonly label: string
  readonly typed: Typed
  readonly errors: readonly FieldErrorShown[]
}

export function DayField({ name, label, typed, errors }: DayFieldProps) {
  return (
    <DateInput
      name={name}
      legend={{ text: label, size: 's' }}
      value={{ day: typed(`${name}-day`), month: typed(`${name}-month`), year: typed(`${name}-year`) }}
      error={errorFor(errors, name)}
    />
  )
}

interface ColleagueFieldProps {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly colleagues: readonly Officer[]
  readonly errors: readonly FieldErrorShown[]
}

/** A box for an e-mail that offers colleagues: people are not looked for in addresses. */
export function ColleagueField({ name, label, hint, value, colleagues, errors }: ColleagueFieldProps) {
  return (
    <>
      <TextInput
        name={name}
        type="email"
        label={label}
        hint={hint}
        value={value}
        spellcheck={false}
        autocomplete="off"
        attributes={{ list: `${name}-list` }}
        error={errorFor(errors, name)}
      />
      <datalist id={`${name}-list`}>
        {colleagues.map(({ id, email, fullName }) => (
          <option key={id} value={email}>
            {fullName}
          </option>
        ))}
      </datalist>
    </>
  )
}

interface ScopeProps {
  readonly locale: Locale
  readonly catalogue: CatalogueNames
  readonly words: {
    readonly fields: string
    readonly fieldsHint?: string
    readonly procedures: string
    readonly proceduresHint: string
  }
  readonly chosen: readonly string[]
  readonly procedures: string
  readonly errors: readonly FieldErrorShown[]
}

/** Fields to tick and codes of procedures to type. */
export function MattersFields({ locale, catalogue, words, chosen, procedures, errors }: ScopeProps) {
  return (
    <>
      <Details summary={words.fields} open={chosen.length > 0}>
        <Checkboxes
          name="fields"
          small
          legend={{ text: words.fields, classes: 'govuk-visually-hidden' }}
          hint={words.fieldsHint}
          values={chosen}
          items={catalogue.fields.map(({ key, name }) => ({ value: key, text: say(name, locale) }))}
        />
      </Details>
      <TextInput
        name="procedures"
        label={words.procedures}
        hint={words.proceduresHint}
        value={procedures}
        spellcheck={false}
        autocomplete="off"
        error={errorFor(errors, 'procedures')}
      />
    </>
  )
}

interface NextProps {
  readonly locale: Locale
  readonly path: string
  readonly next: string | null
}

/** The way to the next page of a list. */
export function Next({ locale, path, next }: NextProps) {
  if (next === null) return null
  return <Pagination next={{ href: `${localPath(path, locale)}?${new URLSearchParams({ after: next })}` }} />
}

/** Boxes for units offer these. */
export function UnitsList({
  directory,
  locale,
}: {
  readonly directory: UnitDirectory
  readonly locale: Locale
}) {
  return (
    <datalist id="units">
      {directory.units.map(unit => (
        <option key={unit.id} value={`${say(unit.shortName, locale)} (${unit.id})`} />
      ))}
    </datalist>
  )
}

export function unitShortName(directory: UnitDirectory, id: string, locale: Locale): string {
  const unit = directory.find(id)
  return unit === undefined ? id : say(unit.shortName, locale)
}
