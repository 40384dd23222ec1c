import type { AnswerValue, Procedure } from '../../src/modules/catalogue/index.ts'
import type { Driver } from './driver.ts'
import { demo, questionOf, type Words } from './journey-words.ts'

/** Signs a demo citizen in, by the chooser of the sandbox's identity service. */
export async function signInAsCitizen(person: Driver, words: Words, key: string): Promise<void> {
  await person.visit('/dang-nhap')
  await person.press(words.identity.signInButton)
  await chooseCitizen(person, words, key)
}

/** At the identity service's own page: says who one is. */
export async function chooseCitizen(person: Driver, words: Words, key: string): Promise<void> {
  const citizen = demo.citizens.find(each => each.key === key)
  if (citizen === undefined) throw new Error(`no demo citizen ${key}`)
  await person.press(words.sandbox.signInAs(citizen.fullName))
}

export async function signInAsOfficer(person: Driver, words: Words, key: string): Promise<void> {
  const officer = demo.officers.find(each => each.key === key)
  if (officer === undefined) throw new Error(`no demo officer ${key}`)
  await person.visit('/can-bo/dang-nhap')
  await person.fill(words.identity.email, officer.email)
  await person.fill(words.identity.password, demo.password)
  await person.press(words.identity.signIn)
}

/** Answers the questions of one page, each in the way it is asked. Answers of other pages are left alone. */
export async function answer(
  person: Driver,
  procedure: Procedure,
  group: string,
  answers: Readonly<Record<string, AnswerValue>>,
): Promise<void> {
  const fields = procedure.form.groups.find(each => each.key === group)?.fields ?? []
  for (const { key } of fields) {
    const value = answers[key]
    if (value === undefined) continue
    const { asked, term, option } = questionOf(procedure, key, person.locale)
    if (term.type === 'date') await person.fillDate(asked, String(value))
    else if (term.type === 'choice' || term.type === 'yesNo') await person.choose(asked, option(value))
    else await person.fill(asked, String(value))
  }
}
