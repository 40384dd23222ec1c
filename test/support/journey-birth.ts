import { say } from '../../src/kernel/index.ts'
import type { Driver, PickedFile } from './driver.ts'
import { birthAnswers, onePixelPng } from './filings.ts'
import { answer } from './journey-acts.ts'
import { theProcedure, type Words } from './journey-words.ts'

const birth = theProcedure('1.001193')

/** What the hospital gave, photographed. */
export const birthNotice: PickedFile = { name: 'giay-chung-sinh.png', content: onePixelPng }

/** The groups of questions that this birth is asked, in order. */
const groups = ['requester', 'child', 'birth', 'mother', 'fatherKnown'] as const
type Group = (typeof groups)[number]

/** Opens the filing of a birth: the page before, and the first part behind it. The person is signed in. */
export async function beginBirth(person: Driver, { filing }: Words): Promise<void> {
  await person.visit('/nop-ho-so/1.001193')
  await person.press(filing.begin)
}

/** From the list of parts on to the first that is not done. */
export async function goOn(person: Driver, { filing }: Words, part: string): Promise<void> {
  await person.press(filing.goOnWith(part))
}

/** Types a page of questions, without going on. */
export function answerBirth(person: Driver, group: Group): Promise<void> {
  return answer(person, birth, group, birthAnswers)
}

/** How people call it. */
export function nameOfBirth({ locale }: Driver): string {
  return say(birth.shortName ?? birth.name, locale)
}

export function titleOf(group: Group, { locale }: Driver): string {
  const found = birth.form.groups.find(({ key }) => key === group)
  return found === undefined ? '' : say(found.title, locale)
}

/** The name of the hospital's paper. */
export function birthNoticeName({ locale }: Driver): string {
  const found = birth.components.find(({ key }) => key === 'birthNotice')
  return found === undefined ? '' : say(found.name, locale)
}

/** From the list of parts to the page of papers: where, and all the questions. */
export async function answerAll(person: Driver, words: Words): Promise<void> {
  const { filing } = words
  await goOn(person, words, filing.where)
  await person.press(filing.saveAndGoOn)
  for (const group of groups) {
    await answerBirth(person, group)
    await person.press(filing.saveAndGoOn)
  }
}

/** Sends one file for the hospital's paper. */
export async function sendNotice(
  person: Driver,
  { filing }: Words,
  file: PickedFile = birthNotice,
): Promise<void> {
  await person.upload(`${filing.chooseFilesShort}: ${birthNoticeName(person)}`, file)
  await person.press(`${filing.upload}${filing.uploadFor(birthNoticeName(person))}`)
}

/** From the papers to the page that shows everything once more. */
export async function goToCheck(person: Driver, { filing }: Words): Promise<void> {
  await person.press(filing.saveAndGoOn)
  await person.choose(filing.returnQuestion, filing.returnAccount)
  await person.press(filing.saveAndGoOn)
}

/** The whole filing, up to the button that files. */
export async function prepareBirth(person: Driver, words: Words): Promise<void> {
  await beginBirth(person, words)
  await answerAll(person, words)
  await sendNotice(person, words)
  await goToCheck(person, words)
  await person.tick(words.filing.declarationCheck)
}

/** Files a birth and gives its code. */
export async function fileBirth(person: Driver, words: Words): Promise<string> {
  await prepareBirth(person, words)
  await person.press(words.filing.submit)
  return codeOn(person)
}

/** The dossier's code, as its page's address has it. */
export function codeOn(person: Driver): string {
  const code = /H26\.[\w.]+-\d{6}-\d+/.exec(person.address())?.[0]
  if (code === undefined) throw new Error(`${person.address()} is no page of a dossier`)
  return code
}
