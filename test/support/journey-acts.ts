import { expect } from 'vitest'
import type { AnswerValue, Procedure } from '../../src/modules/catalogue/index.ts'
import type { Driver } from './driver.ts'
import { questionOf, type Words } from './journey-words.ts'
import { demo } from './people.ts'

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

/** Opens a page again and again until it says this: for what another hand, or a job, is about to do. */
export async function visitUntil(person: Driver, path: string, words: string): Promise<void> {
  const looks = async () => {
    await person.visit(path)
    return person.sees(words)
  }
  await expect.poll(looks, { timeout: 15_000, interval: 200, message: `${path} says «${words}»` }).toBe(true)
}
