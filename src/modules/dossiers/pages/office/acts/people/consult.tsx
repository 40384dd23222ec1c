import { say } from '../../../../../../kernel/index.ts'
import {
  Checkboxes,
  errorFor,
  type FieldErrorShown,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '../../../../../../ui/index.ts'
import { askOpinions } from '../../../../actions/consult.ts'
import { dossierWords } from '../../../../words.ts'
import { textOf, textsOf } from '../../form-values.ts'
import type { Opened } from '../../opened.ts'
import { type Act, type ActFormProps, contentOf } from '../act.ts'
import { ActForm } from '../act-form.tsx'
import { peopleWords } from './messages.ts'

interface Typed {
  readonly units: readonly string[]
  readonly ward: string
  readonly question: string
  readonly days: string
  readonly means: string
  readonly basis: string
}

export const consult: Act<Typed> = {
  action: 'consult',
  title: ({ locale }) => peopleWords(locale).consult.title,
  blank: () => ({ units: [], ward: '', question: '', days: '2', means: 'report', basis: '' }),
  read: body => ({
    units: textsOf(body, 'units'),
    ward: textOf(body, 'ward'),
    question: textOf(body, 'question'),
    days: textOf(body, 'days').trim(),
    means: textOf(body, 'means'),
    basis: textOf(body, 'basis'),
  }),
  faults,
  perform: ({ question, days, means, basis, ...typed }, { deps }, acting) =>
    askOpinions(deps, acting, {
      units: askedUnits(typed),
      question,
      within: { workingDays: Number(days) },
      silence: means === 'consent' ? { means, basis } : { means: 'report' },
    }),
  faultOf: (because, { locale }) =>
    because === 'unit_cannot_answer'
      ? { field: 'units', message: dossierWords(locale).because[because] }
      : undefined,
  isSame: ({ question }, entry, opened) => contentOf(entry, 'question', opened) === question.trim(),
  words: ({ question, basis }) => [question, basis].filter(text => text.trim() !== ''),
  Form: ConsultForm,
}

function askedUnits({ units, ward }: Pick<Typed, 'units' | 'ward'>): string[] {
  return ward === '' ? [...units] : [...units, ward]
}

function faults(typed: Typed, { locale }: Opened): FieldErrorShown[] {
  const words = peopleWords(locale).consult
  const days = Number(typed.days)
  const isDays = /^\d{1,2}$/.test(typed.days) && days >= 1 && days <= 30
  const wrong: FieldErrorShown[] = []
  if (askedUnits(typed).length === 0) wrong.push({ field: 'units', message: words.unitsMissing })
  if (typed.question.trim() === '') wrong.push({ field: 'question', message: words.questionMissing })
  if (!isDays) wrong.push({ field: 'days', message: words.daysWrong })
  if (typed.means === 'consent' && typed.basis.trim() === '')
    wrong.push({ field: 'basis', message: words.basisMissing })
  return wrong
}

/** The city's own departments and outside bodies are few and ticked; of its many communes one is chosen. */
function ConsultForm({ opened, typed, errors }: ActFormProps<Typed>) {
  const { dossier, units, locale } = opened
  const words = peopleWords(locale).consult
  const askable = units.filter(unit => unit.decides && unit.id !== dossier.competentAuthority)
  const named = askable.map(unit => ({ value: unit.id, text: say(unit.shortName, locale), unit }))
  const isWard = ({ unit }: (typeof named)[number]) => unit.wardCode !== undefined
  return (
    <ActForm opened={opened} action="consult" button={words.button}>
      <p class="govuk-body">{words.intro}</p>
      <Checkboxes
        name="units"
        small
        legend={{ text: words.units, size: 's' }}
        values={typed.units}
        error={errorFor(errors, 'units')}
        items={named.filter(each => !isWard(each)).map(({ value, text }) => ({ value, text }))}
      />
      <Select
        name="ward"
        label={{ text: words.ward, size: 's' }}
        value={typed.ward}
        items={[
          { value: '', text: words.noWard },
          ...named.filter(isWard).map(({ value, text }) => ({ value, text })),
        ]}
      />
      <Textarea
        name="question"
        label={{ text: words.question, size: 's' }}
        hint={words.questionHint}
        value={typed.question}
        error={errorFor(errors, 'question')}
      />
      <TextInput
        name="days"
        label={{ text: words.days, size: 's' }}
        width={2}
        inputmode="numeric"
        autocomplete="off"
        value={typed.days}
        error={errorFor(errors, 'days')}
      />
      <Radios
        name="means"
        small
        legend={{ text: words.silence, size: 's' }}
        value={typed.means === 'consent' ? 'consent' : 'report'}
        items={[
          { value: 'report', text: words.report },
          {
            value: 'consent',
            text: words.consent,
            conditional: (
              <TextInput
                name="basis"
                label={words.basis}
                hint={words.basisHint}
                value={typed.basis}
                error={errorFor(errors, 'basis')}
              />
            ),
          },
        ]}
      />
    </ActForm>
  )
}
