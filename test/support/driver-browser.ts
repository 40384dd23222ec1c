import { createHash } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, ConsoleMessage, Locator, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Locale } from '../../src/kernel/index.ts'
import { localPath } from '../../src/platform/http/index.ts'
import { aVisitor, sidewaysScroll, type VisitOptions } from './browser.ts'
import {
  type Download,
  type Driver,
  exactly,
  kindOfPage,
  meaning,
  type PickedFile,
  plain,
  type SummaryError,
} from './driver.ts'
import { faultsOfPage } from './journey-page.ts'

/** WCAG 2.2, levels A and AA, as axe-core names its parts. */
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The narrowest screen, and a desk at 200 %: on neither may a page be wider than its window. */
const narrow = [320, 640]

/** More than any page has controls. */
const mostTabs = 80

export interface BrowserOptions extends Pick<VisitOptions, 'width' | 'height'> {
  readonly baseUrl: string
}

/**
 * Whether nobody has scanned this kind of page yet in the whole run: once is enough, a scan takes half a second. The file
 * is made by whoever comes first, also of two that run at once.
 */
function isFirstOf(kind: string): boolean {
  const mark = createHash('sha256').update(kind).digest('hex').slice(0, 32)
  try {
    closeSync(openSync(path.join(inject('runFolder'), mark), 'wx'))
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fault
  }
}

/** A person at Chromium with scripts on, in Vietnamese. Every kind of page met is scanned. */
export class BrowserDriver implements Driver {
  readonly scripts = true
  readonly locale: Locale = 'vi'
  /** For what only a browser can be asked: keys, sizes, what goes over the wire. */
  readonly page: Page
  readonly #context: BrowserContext
  readonly #options: BrowserOptions
  readonly #complaints: string[] = []

  private constructor(context: BrowserContext, page: Page, options: BrowserOptions) {
    this.#context = context
    this.page = page
    this.#options = options
    page.on('console', message => {
      if (message.type() === 'error' && !isAnswerOfPage(message, page)) this.#complaints.push(message.text())
    })
    page.on('pageerror', fault => this.#complaints.push(String(fault)))
  }

  static async start(options: BrowserOptions): Promise<BrowserDriver> {
    const context = await aVisitor(options)
    return new BrowserDriver(context, await context.newPage(), options)
  }

  /** Ends the tab and says what it complained of, so that nothing is lost of the last page. */
  async close(): Promise<void> {
    this.#failOnComplaints()
    await this.#context.close()
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(localPath(path, this.locale))
    await this.#arrived()
  }

  async follow(words: string): Promise<void> {
    const link = await this.#link(words)
    const href = (await link.getAttribute('href')) ?? ''
    if (href.startsWith('#')) return link.click()
    if ((await link.getAttribute('target')) === '_blank') return this.visit(href)
    await this.#leave(() => link.click())
  }

  async press(words: string): Promise<void> {
    const button = await this.#button(words)
    await this.#leave(() => button.click())
  }

  async pressTwice(words: string): Promise<void> {
    const button = await this.#button(words)
    await this.#leave(() => button.dblclick())
  }

  async back(): Promise<void> {
    await this.page.goBack()
    await this.#arrived()
  }

  async can(words: string): Promise<boolean> {
    const name = meaning(words)
    return (await this.page.getByRole('button', { name }).or(this.#leading(name)).count()) > 0
  }

  async fill(label: string, value: string): Promise<void> {
    await (await this.#control(label)).fill(value)
  }

  async fillDate(question: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-').map(part => String(Number(part)))
    const boxes = (await this.#group(question)).getByRole('textbox')
    for (const [index, value] of [date, month, year].entries()) await boxes.nth(index).fill(value)
  }

  async choose(question: string, option: string): Promise<void> {
    const select = this.#labelled(question).and(this.page.locator('select'))
    if ((await select.count()) > 0) {
      const line = await this.#one(hasText => select.locator('option').filter({ hasText }), option, 'choice')
      await select.selectOption({ value: (await line.getAttribute('value')) ?? '' })
      return
    }
    const group = await this.#group(question)
    await (await this.#one(words => group.getByLabel(words), option, 'answer')).check()
  }

  async tick(label: string): Promise<void> {
    await (await this.#control(label)).check()
  }

  async upload(label: string, { name, content }: PickedFile): Promise<void> {
    await (await this.#control(label)).setInputFiles({ name, mimeType: '', buffer: content })
  }

  async valueOf(label: string): Promise<string> {
    return (await this.#control(label)).inputValue()
  }

  async dateIn(question: string): Promise<string> {
    const boxes = await (await this.#group(question)).getByRole('textbox').all()
    return (await Promise.all(boxes.map(box => box.inputValue()))).join('/')
  }

  async see(words: string): Promise<void> {
    const text = new RegExp(exactly(words).source.replace(/^\^|\$$/g, ''), 'i')
    await this.page
      .locator('body')
      .filter({ hasText: text })
      .waitFor()
      .catch(() => this.#lost(`«${words}»`))
  }

  async sees(words: string): Promise<boolean> {
    return plain(await this.#shown()).includes(plain(words))
  }

  async heading(): Promise<string> {
    return (await this.#shown('h1')).replace(/\s+/g, ' ').trim()
  }

  async errorSummary(): Promise<readonly SummaryError[]> {
    const lines = await this.page.locator('.govuk-error-summary__list li').all()
    return Promise.all(
      lines.map(async line => ({
        message: ((await line.textContent()) ?? '').trim(),
        leadsTo: ((await line.locator('a').getAttribute('href')) ?? '').replace(/^#/, ''),
      })),
    )
  }

  address(): string {
    const { pathname, search } = new URL(this.page.url())
    return `${pathname}${search}`
  }

  async download(words: string): Promise<Download> {
    const reply = await this.#context.request.get(await this.leadsTo(words))
    return {
      status: reply.status(),
      mediaType: reply.headers()['content-type'] ?? '',
      content: await reply.body(),
    }
  }

  async leadsTo(words: string): Promise<string> {
    return (await (await this.#link(words)).getAttribute('href')) ?? ''
  }

  onAnotherDevice(): Promise<BrowserDriver> {
    return BrowserDriver.start(this.#options)
  }

  async inAnotherTab(): Promise<BrowserDriver> {
    return new BrowserDriver(this.#context, await this.#context.newPage(), this.#options)
  }

  // --- by keyboard alone

  /** Presses Tab until what says this has the focus, and makes sure that the eye can see it there. */
  async tabTo(words: string): Promise<void> {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      await this.page.keyboard.press('Tab')
      const focused = await this.page.evaluate(whatHasFocus)
      if (!meaning(words).test(focused.name)) continue
      if (!focused.seen) throw new Error(`${this.address()}: the focus on «${focused.name}» cannot be seen`)
      return
    }
    await this.#lost(`«${words}» within ${mostTabs} presses of Tab`)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Presses keys that stay on this page. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Presses a key that leads to another page. */
  async keyAway(key: string): Promise<void> {
    await this.#leave(() => this.page.keyboard.press(key))
  }

  // --- finding things on the page

  async #link(words: string): Promise<Locator> {
    const found = await this.#all(name => this.#leading(name), words, 'link')
    const addresses = new Set(await found.evaluateAll(links => links.map(link => link.getAttribute('href'))))
    if (addresses.size !== 1) return this.#lost(`one link «${words}» (there are ${addresses.size})`)
    return found.first()
  }

  /** Links, those that look like buttons as well. */
  #leading(name: RegExp): Locator {
    const looksLikeButton = this.page.getByRole('button', { name }).and(this.page.locator('a[href]'))
    return this.page.getByRole('link', { name }).or(looksLikeButton)
  }

  #button(words: string): Promise<Locator> {
    // One out of the order of tabs is there for the Enter key.
    const reached = this.page.locator(':not([tabindex="-1"])')
    return this.#one(name => this.page.getByRole('button', { name }).and(reached), words, 'button')
  }

  #control(label: string): Promise<Locator> {
    return this.#one(words => this.page.getByLabel(words).filter({ visible: true }), label, 'control')
  }

  #labelled(label: string): Locator {
    return this.page.getByLabel(meaning(label)).filter({ visible: true })
  }

  #group(question: string): Promise<Locator> {
    return this.#one(name => this.page.getByRole('group', { name }), question, 'question')
  }

  async #one(locate: (words: RegExp) => Locator, words: string, what: string): Promise<Locator> {
    const found = await this.#all(locate, words, what)
    const count = await found.count()
    if (count !== 1) return this.#lost(`one ${what} «${words}» (there are ${count})`)
    return found
  }

  /** Those that say exactly this; when there are none, those that mean it. Waits for the first to come. */
  async #all(locate: (words: RegExp) => Locator, words: string, what: string): Promise<Locator> {
    const close = locate(meaning(words))
    await close
      .first()
      .waitFor({ state: 'attached' })
      .catch(() => this.#lost(`the ${what} «${words}»`))
    const same = locate(exactly(words))
    return (await same.count()) > 0 ? same : close
  }

  /** What is seen of it: hidden words do not count. */
  #shown(part = 'body'): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: the text content has hidden words as well
    return this.page.locator(part).innerText()
  }

  async #lost(what: string): Promise<never> {
    const text = plain(await this.#shown()).slice(0, 1500)
    throw new Error(`${this.address()} has not ${what}. The page says:\n${text}`)
  }

  // --- going from page to page

  /** Does something that leads to another page, drawn by the browser or by a script, and waits until it stands. */
  async #leave(act: () => Promise<void>): Promise<void> {
    await this.page.evaluate(() => document.body.setAttribute('data-left', ''))
    await act()
    await this.page
      .locator('body:not([data-left])')
      .waitFor({ state: 'attached' })
      .catch(() => this.#lost('gone to another page'))
    await this.page.waitForLoadState('load')
    await this.#arrived()
  }

  async #arrived(): Promise<void> {
    const title = await this.page.title()
    this.#failOnComplaints()
    // A page of the same address may have other parts: how many it has tells most of them apart.
    const parts = await this.page.locator('h2').count()
    const kind = `${kindOfPage(this.address())} ${title.startsWith('Lỗi')} ${this.#options.width} ${parts}`
    if (!isFirstOf(kind)) return
    const faults = faultsOfPage(await this.page.content(), this.locale)
    faults.push(...(await this.#barriers()), ...(await this.#overflows()))
    if (faults.length > 0) throw new Error(`${this.address()} (${title}):\n${faults.join('\n')}`)
  }

  #failOnComplaints(): void {
    if (this.#complaints.length === 0) return
    throw new Error(`the browser complains at ${this.address()}:\n${this.#complaints.splice(0).join('\n')}`)
  }

  /** What shuts people out. Papers shown in place are documents of their own, looked at elsewhere. */
  async #barriers(): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .options({ iframes: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: wcag } })
      .setLegacyMode()
      .analyze()
    return violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`)
      return `${id}: ${help} (${nodes.length})\n${places.join('\n')}`
    })
  }

  async #overflows(): Promise<string[]> {
    const size = this.page.viewportSize()
    if (size === null) return []
    const found: string[] = []
    for (const width of narrow.filter(each => each <= size.width)) {
      await this.page.setViewportSize({ width, height: size.height })
      const pixels = await sidewaysScroll(this.page)
      if (pixels > 0) found.push(`${pixels} pixels wider than a window of ${width}`)
    }
    await this.page.setViewportSize(size)
    return found
  }
}

/** Chromium writes a line for each page that is answered with an error; those are pages like others. */
function isAnswerOfPage(message: ConsoleMessage, page: Page): boolean {
  return (
    message.text().startsWith('Failed to load resource') &&
    new URL(message.location().url).pathname === new URL(page.url()).pathname
  )
}

/** Runs in the page: the name of what has the focus, and whether that shows: within the window, with a mark around it. */
function whatHasFocus(): { name: string; seen: boolean } {
  const focused = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null
  if (focused === null || focused === document.body) return { name: '', seen: false }
  const label = focused.labels?.[0]
  const name = focused.getAttribute('aria-label') ?? label?.textContent ?? focused.textContent ?? ''
  const { top, bottom } = focused.getBoundingClientRect()
  const marks = [getComputedStyle(focused), ...(label ? [getComputedStyle(label, '::before')] : [])]
  const marked = marks.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')
  return { name: name.normalize('NFC'), seen: marked && bottom > 0 && top < window.innerHeight }
}
