import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Locale, say } from '../../src/kernel/index.ts'
import type { Field, Procedure, Term } from '../../src/modules/catalogue/index.ts'
import { messagesIn as catalogue } from '../../src/modules/catalogue/words.ts'
import { messagesIn as filing } from '../../src/modules/dossiers/pages/filing/messages.ts'
import { messagesIn as office } from '../../src/modules/dossiers/pages/office/messages.ts'
import { messagesIn as tracking } from '../../src/modules/dossiers/pages/public/words.ts'
import { dossierWords } from '../../src/modules/dossiers/words.ts'
import { messagesIn as identity } from '../../src/modules/identity/messages.ts'
import { messagesIn as notifications } from '../../src/modules/notifications/messages.ts'
import { messagesIn as portal } from '../../src/modules/portal/words.ts'
import { projectRoot } from '../../src/platform/root.ts'
import { messagesIn as sandbox } from '../../src/sandbox/messages.ts'
import { messagesIn as ui } from '../../src/ui/locale.ts'

/** What the pages say, module by module, in one language. */
export function wordsIn(locale: Locale) {
  return {
    ui: ui(locale),
    portal: portal(locale),
    catalogue: catalogue(locale),
    identity: identity(locale),
    filing: filing(locale),
    office: office(locale),
    tracking: tracking(locale),
    dossiers: dossierWords(locale),
    sandbox: sandbox(locale),
    letterAbout: (code: string) => subjectsAbout(code, locale),
  }
}

/** The subjects of the letters about a dossier. */
function subjectsAbout(code: string, locale: Locale) {
  const { letters } = notifications(locale)
  const about = { name: '', procedure: '', code, link: '' }
  const at = '2026-10-05T02:00:00Z'
  return {
    filingReceived: letters.filingReceived({ ...about, filedAt: at, answerBy: at }).subject,
    resultReady: letters.resultReady({ ...about, result: '', inAccount: true, counter: null, fee: null })
      .subject,
  }
}

export type Words = ReturnType<typeof wordsIn>

/** The invented people of the pack. */
export const demo = read('demo.json') as {
  readonly password: string
  readonly officers: readonly { readonly key: string; readonly email: string; readonly name: string }[]
  readonly citizens: readonly { readonly key: string; readonly fullName: string }[]
}

/** A procedure as its form asks: for journeys that answer it. */
export function theProcedure(code: string): Procedure {
  return read(`procedures/${code}.json`) as Procedure
}

const terms = new Map((read('dictionary.json') as Term[]).map(term => [term.key, term]))

/** How a question is put, and how its answers are called. */
export function questionOf(procedure: Procedure, key: string, locale: Locale) {
  const field = procedure.form.groups.flatMap(group => group.fields).find(each => each.key === key)
  const term = terms.get(field?.term ?? '')
  if (field === undefined || term === undefined) throw new Error(`${procedure.code} does not ask ${key}`)
  return {
    asked: say(namedBy(field, term), locale),
    term,
    option: (value: unknown) => optionOf(term, value, locale),
  }
}

function namedBy(field: Field, term: Term) {
  return field.name ?? term.name
}

function optionOf(term: Term, value: unknown, locale: Locale): string {
  if (typeof value === 'boolean') return value ? catalogue(locale).yes : catalogue(locale).no
  const option = term.options?.find(each => each.value === value)
  if (option === undefined) throw new Error(`${term.key} has no answer ${value}`)
  return say(option.name, locale)
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(projectRoot, 'packs/hanoi', file), 'utf8'))
}
