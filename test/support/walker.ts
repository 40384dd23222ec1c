import * as cheerio from 'cheerio'
import { CookieJar } from 'tough-cookie'
import type { Locale } from '../../src/kernel/index.ts'
import { localPath } from '../../src/platform/http/index.ts'
import {
  type Download,
  type Driver,
  exactly,
  meaning,
  type PickedFile,
  plain,
  type SummaryError,
} from './driver.ts'
import { faultsOfPage } from './journey-page.ts'

type Dom = ReturnType<typeof cheerio.load>
type Node = ReturnType<Dom>

interface Sent {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly body?: FormData | URLSearchParams
}

const mostRedirects = 12

/** Those a person can reach; one out of the order of tabs is there for the Enter key. */
const buttons = 'button:not([type=button]):not([tabindex="-1"]), input[type=submit]'

/**
 * A browser without scripts, over HTTP: reads pages as a person does, by labels, legends and the words of links and
 * buttons, and sends forms with exactly the fields a browser would send. It sees neither styles nor sizes.
 */
export class Walker implements Driver {
  readonly scripts = false
  readonly locale: Locale
  readonly #site: URL
  readonly #jar: CookieJar
  #dom: Dom = cheerio.load('')
  #url: URL
  #status = 0
  #past: URL[] = []
  #files = new Map<string, PickedFile[]>()

  constructor(baseUrl: string, locale: Locale, jar: CookieJar = new CookieJar()) {
    this.#site = new URL(baseUrl)
    this.#url = this.#site
    this.#jar = jar
    this.locale = locale
  }

  visit(path: string): Promise<void> {
    return this.#open(new URL(localPath(path, this.locale), this.#site))
  }

  async follow(words: string): Promise<void> {
    await this.#open(new URL(this.#link(words), this.#url))
  }

  async press(words: string): Promise<void> {
    const links = this.#saying(this.#dom('a[role=button][href]'), words)
    if (links.length === 1) return this.follow(words)
    await this.#go(this.#submission(words))
  }

  async pressTwice(words: string): Promise<void> {
    const sent = this.#submission(words)
    const [, last] = await Promise.all([this.#request(sent), this.#request(sent)])
    await this.#arrive(last, sent)
  }

  async back(): Promise<void> {
    const before = this.#past.at(-2)
    if (before === undefined) throw new Error('there is no page before this one')
    this.#past = this.#past.slice(0, -2)
    await this.#open(before)
  }

  async can(words: string): Promise<boolean> {
    return this.#saying(this.#dom(`a[href], ${buttons}`), words).length > 0
  }

  async fill(label: string, value: string): Promise<void> {
    const control = this.#control(label)
    if (control.is('textarea')) control.text(value)
    else control.attr('value', value)
  }

  async fillDate(question: string, day: string): Promise<void> {
    const [year = '', month = '', date = ''] = day.split('-').map(part => String(Number(part)))
    const boxes = this.#group(question).find('input[type=text]')
    for (const [index, value] of [date, month, year].entries()) boxes.eq(index).attr('value', value)
  }

  async choose(question: string, option: string): Promise<void> {
    const select = this.#labelled(question).filter('select')
    if (select.length > 0) return this.#pick(select.first(), option)
    const radio = this.#labelled(option, this.#group(question)).filter('[type=radio]')
    if (radio.length === 0) throw this.#lost(`the answer «${option}» to «${question}»`)
    this.#dom(`input[type=radio][name="${radio.attr('name')}"]`).removeAttr('checked')
    radio.first().attr('checked', '')
  }

  async tick(label: string): Promise<void> {
    this.#control(label).attr('checked', '')
  }

  async upload(label: string, file: PickedFile): Promise<void> {
    const name = this.#control(label).attr('name') ?? ''
    this.#files.set(name, [...(this.#files.get(name) ?? []), file])
  }

  async valueOf(label: string): Promise<string> {
    const control = this.#control(label)
    if (control.is('textarea')) return control.text()
    return String(control.val() ?? '')
  }

  async dateIn(question: string): Promise<string> {
    const boxes = this.#group(question).find('input[type=text]')
    return boxes
      .map((_, box) => this.#dom(box).attr('value') ?? '')
      .get()
      .join('/')
  }

  async see(words: string): Promise<void> {
    if (!(await this.sees(words))) throw this.#lost(`«${words}»`)
  }

  async sees(words: string): Promise<boolean> {
    return plain(this.#dom('body').text()).includes(plain(words))
  }

  async heading(): Promise<string> {
    return this.#dom('h1').text().replace(/\s+/g, ' ').trim()
  }

  async errorSummary(): Promise<readonly SummaryError[]> {
    const $ = this.#dom
    const links = $('.govuk-error-summary__list li').get()
    return links.map(line => {
      const href = $(line).find('a').attr('href') ?? ''
      return { message: $(line).text().trim(), leadsTo: href.replace(/^#/, '') }
    })
  }

  address(): string {
    return `${this.#url.pathname}${this.#url.search}`.replace(/^\/en(?=\/|$)/, '') || '/'
  }

  async download(words: string): Promise<Download> {
    const reply = await this.#request({ url: new URL(this.#link(words), this.#url), method: 'GET' })
    return {
      status: reply.status,
      mediaType: reply.headers.get('content-type') ?? '',
      content: Buffer.from(await reply.arrayBuffer()),
    }
  }

  async leadsTo(words: string): Promise<string> {
    return this.#link(words)
  }

  async onAnotherDevice(): Promise<Driver> {
    return new Walker(this.#site.origin, this.locale)
  }

  async inAnotherTab(): Promise<Driver> {
    return new Walker(this.#site.origin, this.locale, this.#jar)
  }

  /** What the server said of this page. */
  get status(): number {
    return this.#status
  }

  /** Where the links of this page lead on this site, as addresses without their language. */
  links(): string[] {
    const links = this.#dom('a[href]')
      .map((_, link) => this.#dom(link).attr('href'))
      .get()
    const here = links
      .map(href => new URL(href, this.#url))
      .filter(({ origin }) => origin === this.#site.origin)
    return [
      ...new Set(
        here.map(({ pathname, search }) => `${pathname}${search}`.replace(/^\/en(?=\/|$)/, '') || '/'),
      ),
    ]
  }

  // --- finding things on the page

  #link(words: string): string {
    const links = this.#dom('a[href]')
    const found = this.#saying(links, words)
    const addresses = new Set(found.map((_, each) => this.#dom(each).attr('href')).get())
    if (addresses.size !== 1) throw this.#lost(`one link «${words}» (there are ${addresses.size})`)
    return [...addresses][0] ?? ''
  }

  /** Those that say exactly this; when there are none, those that mean it. */
  #saying(nodes: Node, words: string): Node {
    const by = (wanted: RegExp) => nodes.filter((_, each) => wanted.test(this.#words(this.#dom(each))))
    const same = by(exactly(words))
    return same.length > 0 ? same : by(meaning(words))
  }

  #words(node: Node): string {
    return (node.attr('aria-label') ?? node.text()).normalize('NFC')
  }

  #control(label: string): Node {
    const found = this.#labelled(label)
    if (found.length !== 1) throw this.#lost(`one control «${label}» (there are ${found.length})`)
    return found
  }

  #labelled(label: string, within: Node = this.#dom('body')): Node {
    const labels = this.#saying(within.find('label'), label)
    const ids = labels.map((_, each) => this.#dom(each).attr('for')).get()
    return this.#dom(ids.map(id => `[id="${id}"]`).join(', ') || 'never')
  }

  #group(question: string): Node {
    const legend = this.#saying(this.#dom('legend'), question)
    if (legend.length !== 1) throw this.#lost(`one question «${question}» (there are ${legend.length})`)
    return legend.closest('fieldset')
  }

  #pick(select: Node, option: string): void {
    const line = this.#saying(select.find('option'), option)
    if (line.length !== 1) throw this.#lost(`one choice «${option}» (there are ${line.length})`)
    select.find('option').removeAttr('selected')
    line.attr('selected', '')
  }

  #lost(what: string): Error {
    const text = plain(this.#dom('main').text()).slice(0, 1500)
    return new Error(`${this.#status} ${this.address()} has not ${what}. The page says:\n${text}`)
  }

  // --- sending forms

  #submission(words: string): Sent {
    const found = this.#saying(this.#dom(buttons), words)
    if (found.length !== 1) throw this.#lost(`one button «${words}» (there are ${found.length})`)
    const button = found.first()
    const form = button.closest('form')
    if (form.length !== 1) throw this.#lost(`a form around the button «${words}»`)
    const action = new URL(button.attr('formaction') ?? form.attr('action') ?? '', this.#url)
    const fields = this.#fieldsOf(form, button)
    if ((form.attr('method') ?? 'get').toLowerCase() === 'get') return asked(action, fields)
    return { url: action, method: 'POST', body: this.#bodyOf(form, fields) }
  }

  #fieldsOf(form: Node, button: Node): [string, string | PickedFile][] {
    const fields: [string, string | PickedFile][] = []
    const add = (name: string, value: string | PickedFile) => fields.push([name, value])
    form.find('input, select, textarea, button').each((_, node) => {
      const control = this.#dom(node)
      const name = control.attr('name')
      if (name === undefined || control.is(':disabled') || control.closest('fieldset[disabled]').length > 0)
        return
      if (control.is('button, [type=submit]')) {
        if (control.is(button)) add(name, control.attr('value') ?? '')
      } else if (control.is('select')) {
        const chosen = control.find('option[selected]')
        const line = chosen.length > 0 ? chosen.first() : control.find('option').first()
        if (line.length > 0) add(name, line.attr('value') ?? line.text())
      } else if (control.is('textarea')) {
        add(name, control.text().replace(/\r?\n/g, '\r\n'))
      } else if (control.is('[type=checkbox], [type=radio]')) {
        if (control.attr('checked') !== undefined) add(name, control.attr('value') ?? 'on')
      } else if (control.is('[type=file]')) {
        const files = this.#files.get(name) ?? [{ name: '', content: Buffer.alloc(0) }]
        for (const file of files) add(name, file)
      } else if (!control.is('[type=button], [type=reset]')) {
        add(name, control.attr('value') ?? '')
      }
    })
    return fields
  }

  #bodyOf(form: Node, fields: readonly [string, string | PickedFile][]): FormData | URLSearchParams {
    if (form.attr('enctype') !== 'multipart/form-data') return new URLSearchParams(texts(fields))
    const body = new FormData()
    for (const [name, value] of fields) {
      if (typeof value === 'string') body.append(name, value)
      else body.append(name, new Blob([new Uint8Array(value.content)]), value.name)
    }
    return body
  }

  // --- over the wire

  #open(url: URL): Promise<void> {
    return this.#go({ url, method: 'GET' })
  }

  async #go(sent: Sent): Promise<void> {
    await this.#arrive(await this.#request(sent), sent)
  }

  async #arrive(reply: Response, { url }: Sent): Promise<void> {
    this.#url = new URL(reply.url || url)
    this.#past.push(this.#url)
    this.#status = reply.status
    this.#files.clear()
    const html = await reply.text()
    if (!reply.headers.get('content-type')?.startsWith('text/html'))
      throw new Error(`${this.address()} is no page: ${reply.status} ${reply.headers.get('content-type')}`)
    this.#dom = cheerio.load(html)
    const faults = faultsOfPage(html, this.locale)
    if (faults.length > 0) throw new Error(`${this.address()} (${reply.status}): ${faults.join('; ')}`)
    if (reply.status >= 500) throw this.#lost('what was asked for')
  }

  /** Follows redirects as browsers do: what comes after a form is fetched. */
  async #request(sent: Sent, redirects = 0): Promise<Response> {
    if (redirects > mostRedirects) throw new Error(`${sent.url} redirects for ever`)
    const { url, method, body } = sent
    const cookie = await this.#jar.getCookieString(url.href)
    const headers = {
      accept: 'text/html',
      ...(cookie === '' ? {} : { cookie }),
      ...(method === 'POST' ? { origin: this.#site.origin } : {}),
    }
    const reply = await fetch(url, { method, headers, redirect: 'manual', ...(body ? { body } : {}) })
    for (const line of reply.headers.getSetCookie()) await this.#jar.setCookie(line, url.href)
    const location = reply.headers.get('location')
    if (location === null || reply.status < 300 || reply.status > 399) return reply
    await reply.body?.cancel()
    return this.#request({ url: new URL(location, url), method: 'GET' }, redirects + 1)
  }
}

function asked(action: URL, fields: readonly [string, string | PickedFile][]): Sent {
  const url = new URL(action)
  url.search = new URLSearchParams(texts(fields)).toString()
  return { url, method: 'GET' }
}

function texts(fields: readonly [string, string | PickedFile][]): [string, string][] {
  return fields.map(([name, value]) => [name, typeof value === 'string' ? value : value.name])
}
