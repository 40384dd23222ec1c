import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { Locale } from '../../src/kernel/index.ts'
import { closeBrowser } from './browser.ts'
import type { Driver } from './driver.ts'
import { BrowserDriver } from './driver-browser.ts'
import { openSite, type Site } from './journey-site.ts'
import { type Words, wordsIn } from './journey-words.ts'
import { Walker } from './walker.ts'

/** What a journey is given: a program of its own, and people who come to it. */
export interface Journey {
  readonly site: Site
  readonly locale: Locale
  /** The sentences of the pages, in the language of this run. */
  readonly words: Words
  /** Somebody with a device of their own. */
  someone(): Promise<Driver>
}

/** A journey that only a browser can go. */
export interface BrowserJourney extends Journey {
  someone(): Promise<BrowserDriver>
}

type Back = 'desk' | 'phone' | 'plain' | 'english'

const backs: Readonly<
  Record<Back, { readonly says: string; readonly locale: Locale; readonly width?: number }>
> = {
  desk: { says: 'at a desk, with scripts', locale: 'vi', width: 1280 },
  phone: { says: 'on a phone, with scripts', locale: 'vi', width: 390 },
  plain: { says: 'without scripts', locale: 'vi' },
  english: { says: 'without scripts, in English', locale: 'en' },
}

interface JourneyOptions {
  /** When it begins; a working morning when left out. */
  readonly at?: string
  readonly backs?: readonly Back[]
}

/** One way through the service, told once and gone with scripts and without, in Vietnamese and in English. */
export function journey(
  title: string,
  tell: (journey: Journey) => Promise<void>,
  { at, backs: wanted = ['desk', 'plain', 'english'] }: JourneyOptions = {},
): void {
  for (const back of wanted) {
    test(`${title} (${backs[back].says})`, async () => tell(await prepare(back, at)))
  }
}

/** The same for what only a browser can show: keys, sizes, scripts. */
export function browserJourney(
  title: string,
  tell: (journey: BrowserJourney) => Promise<void>,
  options: Pick<JourneyOptions, 'at'> = {},
): void {
  test(title, async () => {
    const { site, locale, words, browser } = await prepare('desk', options.at)
    await tell({ site, locale, words, someone: browser })
  })
}

/** Call once at the top of each file of journeys. */
export function endBrowserAfterwards(): void {
  afterAll(closeBrowser)
}

async function prepare(back: Back, at: string | undefined) {
  const site = await openSite(at === undefined ? {} : { at })
  const { locale, width } = backs[back]
  const browser = async () => {
    const driver = await BrowserDriver.start({ baseUrl: site.baseUrl, width: width ?? 1280 })
    onTestFinished(() => driver.close())
    return driver
  }
  const someone = async () => (width === undefined ? new Walker(site.baseUrl, locale) : browser())
  return { site, locale, words: wordsIn(locale), browser, someone: someone as () => Promise<Driver> }
}

/** Opens a page again and again until it says this: for what another hand, or a job, is about to do. */
export async function visitUntil(person: Driver, path: string, words: string): Promise<void> {
  const looks = async () => {
    await person.visit(path)
    return person.sees(words)
  }
  await expect.poll(looks, { timeout: 15_000, interval: 200, message: `${path} says «${words}»` }).toBe(true)
}
