import { local, say as sayText } from '../../../../../../kernel/index.ts'
import type { FieldErrorShown } from '../../../../../../ui/index.ts'
import {
  type AnswerContext,
  type AnswerFault,
  type Answers,
  checkAnswers,
  type Dictionary,
  type FormBody,
  groupsAskedFor,
  type Procedure,
  readAnswers,
  sayFault,
} from '../../../../../catalogue/index.ts'
import type { Righted } from '../../../../actions/put-right.ts'
import type { Applicant } from '../../../../applicant.ts'
import { applicantForm, peopleDictionary } from '../../../filing/people-form.ts'
import type { Opened } from '../../opened.ts'

/** What the form says: which part is put right, and everything typed there. */
export interface TypedRight {
  /** `matter`, `applicant`, or a group of questions. */
  readonly part: string
  readonly reason: string
  readonly procedure: string
  readonly authority: string
  readonly body: FormBody
  /** Groups of another procedure's questions that were on the page. */
  readonly asked: readonly string[]
}

type Form = Procedure['form']

/** Questions to show, and their answers so far. */
export interface Questions {
  readonly form: Form
  readonly dictionary: Dictionary
  readonly groups: readonly Form['groups'][number][]
  readonly answers: Answers
}

/** What the form comes to: what is to be changed, what cannot stand, which questions are asked. */
export interface RightedPlan {
  readonly change: Omit<Righted, 'reason'>
  readonly errors: readonly FieldErrorShown[]
  readonly questions: Questions | undefined
}

export const parts = { matter: 'matter', applicant: 'applicant' } as const

export function planOf(typed: TypedRight, opened: Opened): RightedPlan {
  if (typed.part === parts.matter) return matterPlan(typed, opened)
  return typed.part === parts.applicant ? applicantPlan(typed, opened) : groupPlan(typed, opened)
}

/** Another procedure may ask what the first did not: what is answered stays, the rest is asked here. */
function matterPlan(typed: TypedRight, opened: Opened): RightedPlan {
  const { deps, dossier, contents } = opened
  const { procedure, authority, asked, body } = typed
  const change = { procedure, competentAuthority: authority }
  const right = deps.catalogue.procedure(procedure)
  if (procedure === dossier.procedure.code || right === undefined)
    return { change, errors: [], questions: undefined }
  const { form } = right
  const { dictionary } = deps.catalogue
  const context = contextOf(opened)
  const faults: AnswerFault[] = []
  let answers: Answers = own(form, contents.answers)
  for (const key of asked.filter(each => form.groups.some(group => group.key === each))) {
    const earlier = without(answers, keysOf(form, key))
    const read = readAnswers(form, dictionary, key, body, { ...context, earlier })
    faults.push(...read.errors)
    answers = { ...earlier, ...read.answers }
  }
  const missing = checkAnswers(form, dictionary, answers, context).errors
  const found = [...faults, ...missing.filter(({ field }) => !faults.some(fault => fault.field === field))]
  const groups = groupsAskedFor(form, answers).filter(
    group =>
      asked.includes(group.key) || group.fields.some(({ key }) => found.some(({ field }) => field === key)),
  )
  return {
    change: { ...change, answers },
    // Nobody has done anything wrong who has not seen the questions yet.
    errors: found.filter(({ field }) => isOnPage(form, asked, field)).map(say(form, dictionary, opened)),
    questions: found.length === 0 ? undefined : { form, dictionary, groups, answers },
  }
}

function applicantPlan({ body }: TypedRight, opened: Opened): RightedPlan {
  const { contents } = opened
  const read = readAnswers(applicantForm, peopleDictionary, 'applicant', body, contextOf(opened))
  const { language } = contents.applicant ?? {}
  const applicant = {
    ...(read.answers as unknown as Applicant),
    ...(language === undefined ? {} : { language }),
  }
  return {
    change: { applicant },
    errors: read.errors.map(say(applicantForm, peopleDictionary, opened)),
    questions: {
      form: applicantForm,
      dictionary: peopleDictionary,
      groups: applicantForm.groups,
      answers: { ...contents.applicant } as Answers,
    },
  }
}

/** One group of the dossier's own questions. */
export function groupPlan({ part, body }: Pick<TypedRight, 'part' | 'body'>, opened: Opened): RightedPlan {
  const { procedure, contents, deps } = opened
  const { form } = procedure
  const { dictionary } = deps.catalogue
  const earlier = without(contents.answers, keysOf(form, part))
  const read = readAnswers(form, dictionary, part, body, { ...contextOf(opened), earlier })
  return {
    change: { answers: { ...earlier, ...read.answers } },
    errors: read.errors.map(say(form, dictionary, opened)),
    questions: {
      form,
      dictionary,
      groups: form.groups.filter(({ key }) => key === part),
      answers: contents.answers,
    },
  }
}

/** The parts that can be put right: the matter, the applicant, and each group of questions that was asked. */
export function groupsOf({ procedure, contents }: Opened): readonly Form['groups'][number][] {
  return groupsAskedFor(procedure.form, contents.answers)
}

function contextOf({ now, dossier, units }: Opened): AnswerContext {
  return {
    today: local(now).toPlainDate(),
    filedOn: local(Temporal.Instant.from(dossier.filedAt)).toPlainDate(),
    wards: new Set(units.filter(unit => unit.wardCode !== undefined).map(({ id }) => id)),
  }
}

function say(form: Form, dictionary: Dictionary, { locale }: Opened) {
  return (fault: AnswerFault) => ({ field: fault.field, message: sayFault(fault, form, dictionary, locale) })
}

function keysOf(form: Form, group: string): string[] {
  return form.groups.find(({ key }) => key === group)?.fields.map(({ key }) => key) ?? []
}

function own(form: Form, answers: Answers): Answers {
  const keys = new Set(form.groups.flatMap(group => group.fields.map(({ key }) => key)))
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)))
}

function without(answers: Answers, keys: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key)))
}

function isOnPage(form: Form, asked: readonly string[], field: string): boolean {
  return asked.some(key => keysOf(form, key).includes(field))
}

/** What was typed, in one form of letters (NFC). */
export function bodyOf(body: unknown): TypedRight['body'] {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    fields.flatMap(([name, value]) => {
      const first = [value].flat()[0]
      return typeof first === 'string' && first.length <= 20_000 ? [[name, first.normalize('NFC')]] : []
    }),
  )
}

/** The communes and wards an answer may name. */
export function wardChoices({ units, locale }: Opened): { value: string; text: string }[] {
  const wards = units.filter(unit => unit.wardCode !== undefined)
  return wards.map(({ id, shortName }) => ({ value: id, text: sayText(shortName, locale) }))
}
