import type { Locale } from '../../../kernel/index.ts'
import { DateInput, errorFor, type FieldErrorShown, Select, TextInput } from '../../../ui/index.ts'
import type { UnitDirectory } from '../../organisation/index.ts'
import { messagesIn } from './messages.ts'
import type { HoursTyped } from './offer-forms.ts'
import { counterName } from './words.ts'

interface HoursProps {
  readonly typed: HoursTyped
  readonly errors: readonly FieldErrorShown[]
  readonly locale: Locale
}

/** A day with its hours. */
export function HoursFields({ typed, errors, locale }: HoursProps) {
  const { slots } = messagesIn(locale)
  return (
    <>
      <DateInput
        name="day"
        legend={slots.day}
        hint={slots.dayHint}
        value={typed.day}
        wrong={errorFor(errors, 'day-day') === undefined ? [] : ['day', 'month', 'year']}
        error={errorFor(errors, 'day-day')}
      />
      <TextInput
        name="from"
        label={slots.from}
        hint={slots.timeHint}
        width={5}
        value={typed.from}
        error={errorFor(errors, 'from')}
      />
      <TextInput
        name="to"
        label={slots.to}
        hint={slots.timeHint}
        width={5}
        value={typed.to}
        error={errorFor(errors, 'to')}
      />
    </>
  )
}

interface UnitProps {
  readonly units: readonly string[]
  readonly value: string
  readonly directory: UnitDirectory
  readonly locale: Locale
}

/** The officer's counter; asked only of who has several. */
export function UnitField({ units, value, directory, locale }: UnitProps) {
  if (units.length === 1) return <input type="hidden" name="unit" value={units[0]} />
  return (
    <Select
      name="unit"
      label={messagesIn(locale).slots.unit}
      items={units.map(id => ({ value: id, text: counterName(directory.find(id), locale) }))}
      value={value}
    />
  )
}
