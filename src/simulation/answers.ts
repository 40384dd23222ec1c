import {
  type Answers,
  checkAnswers,
  type Dictionary,
  type Field,
  fieldsOf,
  type Procedure,
  type Term,
  termOf,
} from '../modules/catalogue/index.ts'
import type { Chance } from './chance.ts'
import { fullName, personalNumber } from './names.ts'

/** What an invented answer may know: the day it is given and the wards there are. */
export interface AnswerWorld {
  readonly dictionary: Dictionary
  readonly today: Temporal.PlainDate
  readonly wards: ReadonlySet<string>
}

/** So often a form is filled in again where its answers cannot stand together. */
const attempts = 200

/**
 * A form filled in so that it can be filed: every question answered by its kind, and those that cannot stand together
 * answered again. Undefined when chance does not find a way; the procedure is then not filed.
 */
export function inventAnswers(procedure: Procedure, world: AnswerWorld, chance: Chance): Answers | undefined {
  const fields = fieldsOf(procedure.form)
  let given = Object.fromEntries(fields.map(field => [field.key, invent(field, world, chance)]))
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { answers, errors } = checkAnswers(procedure.form, world.dictionary, given, world)
    if (errors.length === 0) return answers
    const wrong = new Set(errors.map(({ field }) => field))
    // Where days contradict each other any of them may be the wrong one.
    const again = fields.filter(({ key, term }) => wrong.has(key) || isDate(term, world) || chance.percent(5))
    given = { ...given, ...Object.fromEntries(again.map(field => [field.key, invent(field, world, chance)])) }
  }
  return undefined
}

function isDate(term: string, { dictionary }: AnswerWorld): boolean {
  return dictionary.get(term)?.type === 'date'
}

function invent(field: Field, world: AnswerWorld, chance: Chance): Answers[string] {
  const term = termOf(world.dictionary, field)
  return inventors[term.type](term, field, world, chance)
}

type Inventor = (term: Term, field: Field, world: AnswerWorld, chance: Chance) => Answers[string]

const words = ['Theo giấy tờ kèm theo', 'Số 12, ngõ 34, phố Thực Hành', 'Giải quyết công việc gia đình']

const inventors: Record<Term['type'], Inventor> = {
  text: (term, _, __, chance) => fitting(term, chance.one(words)),
  longText: (term, _, __, chance) => fitting(term, chance.one(words)),
  number: ({ schema = {} }, _, __, chance) => {
    const least = Number(schema.minimum ?? 1)
    return chance.between(least, Math.min(Number(schema.maximum ?? least + 20), least + 20))
  },
  money: (_, __, ___, chance) => chance.between(1, 900) * 100_000,
  date: (_, __, { today }, chance) =>
    today
      .subtract({ days: chance.percent(50) ? chance.between(1, 50) : chance.between(51, 28_000) })
      .toString(),
  choice: ({ options = [] }, field, _, chance) =>
    chance.one(field.options ?? options.map(({ value }) => value)),
  yesNo: (_, __, ___, chance) => chance.percent(50),
  personName: (_, __, ___, chance) => fullName(chance),
  personalNumber: (_, __, ___, chance) => personalNumber(chance),
  taxCode: () => '0100109106',
  phone: (_, __, ___, chance) => `09000${String(chance.between(0, 99_999)).padStart(5, '0')}`,
  email: () => 'thuc-hanh@hop-thu.example',
  ward: (_, __, { wards }, chance) => chance.one([...wards]),
}

/** As long as the term allows, and of its shape where it has one. */
function fitting({ schema = {} }: Term, text: string): string {
  if (schema.pattern !== undefined) return '0123456789'
  return text.slice(0, Number(schema.maxLength ?? 200))
}
