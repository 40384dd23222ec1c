import { afterAll, describe, expect, test } from 'vitest'
import type { Locale } from '../../src/kernel/index.ts'
import { closeBrowser } from '../support/browser.ts'
import { aDraftedBirth, aFiledBirth, aSignedBirth } from '../support/dossiers.ts'
import { type Driver, kindOfPage } from '../support/driver.ts'
import { BrowserDriver } from '../support/driver-browser.ts'
import { signInAsCitizen, signInAsOfficer } from '../support/journey-acts.ts'
import { answerBirth, beginBirth, goOn } from '../support/journey-birth.ts'
import { openSite, type Site } from '../support/journey-site.ts'
import { type Words, wordsIn } from '../support/journey-words.ts'
import { Walker } from '../support/walker.ts'

afterAll(closeBrowser)

/** Everybody who sees pages of their own: how they come in. */
const people: Readonly<Record<string, (person: Driver, words: Words) => Promise<void>>> = {
  'somebody unknown': person => person.visit('/'),
  'a citizen': (person, words) => signInAsCitizen(person, words, 'hoa'),
  'a counter officer': (person, words) => signInAsOfficer(person, words, 'tiepnhan.badinh'),
  'a handling officer': (person, words) => signInAsOfficer(person, words, 'xuly.badinh'),
  'a leader': (person, words) => signInAsOfficer(person, words, 'lanhdao.badinh'),
  'a supervisor': (person, words) => signInAsOfficer(person, words, 'giamsat'),
  'an administrator': (person, words) => signInAsOfficer(person, words, 'quantri'),
}

/** Pages that people come to by other ways than a link: a letter, a bookmark, somebody's word. */
function unlinked(who: string): string[] {
  if (who === 'somebody unknown') return ['/sandbox/mail', '/tra-cuu/H26.107-261005-0003']
  const own = '/tai-khoan/phien-dang-nhap'
  return who === 'a citizen' ? [own] : [own, '/can-bo/doi-mat-khau']
}

/** Files are looked at, not read as pages. */
const isFile = (address: string) =>
  /\/(?:papers|files|attachments|office\/forms)\/|\.(?:pdf|csv)(?:\?|$)|\/api\//.test(address)

/** Pages are of one kind whatever is searched for, filtered and sorted, and whichever procedure they are about. */
function kindOf(address: string): string {
  return kindOfPage(address)
    .replace(/\?(?!queue=|state=).*/, '')
    .replace(/(?<=\/(?:thu-tuc|nop-ho-so)\/)[^/]+$/, ':one')
    .replace(/(?<=\/(?:viec-trong-doi|su-kien)\/)[^/]+$/, ':one')
}

/** Follows every link to a page of a kind not met before; gives one address of each kind. */
async function walkEverywhere(person: Walker, from: readonly string[]): Promise<string[]> {
  const met = new Map<string, string>()
  const ahead = [...from]
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    if (met.has(kindOf(address)) || isFile(address)) continue
    met.set(kindOf(address), address)
    await person.visit(address)
    expect(person.status, `${address} is answered`).toBeLessThan(400)
    ahead.push(...person.links())
  }
  return [...met.values()]
}

/** Leaves a draft half done behind. */
async function leaveDraft(person: Driver, words: Words): Promise<void> {
  await beginBirth(person, words)
  await goOn(person, words, words.filing.where)
  await person.press(words.filing.saveAndGoOn)
  await answerBirth(person, 'requester')
  await person.press(words.filing.saveAndLeave)
}

async function aBusySite(): Promise<Site> {
  const site = await openSite()
  await aFiledBirth(site)
  await aDraftedBirth(site)
  await aSignedBirth(site)
  return site
}

describe('every link leads to a page in order', () => {
  for (const [who, comeIn] of Object.entries(people)) {
    for (const locale of ['vi', 'en'] as const satisfies Locale[]) {
      test(`for ${who} (${locale})`, async () => {
        const site = await aBusySite()
        const words = wordsIn(locale)
        const person = new Walker(site.baseUrl, locale)
        await comeIn(person, words)
        const home = person.address()
        if (who === 'a citizen') await leaveDraft(person, words)
        const addresses = await walkEverywhere(person, [home, ...person.links(), ...unlinked(who)])
        expect(addresses.length).toBeGreaterThan(3)
        if (locale === 'en') return
        const reader = await BrowserDriver.start({ baseUrl: site.baseUrl, width: 1280 })
        await comeIn(reader, words)
        for (const address of addresses) await reader.visit(address)
        await reader.close()
      })
    }
  }
})
