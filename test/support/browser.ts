import { existsSync } from 'node:fs'
import packaged from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Browsers that may be installed, for machines where the packaged one does not run. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

let browser: Promise<Browser> | undefined

/** One browser for a whole test file; the first call starts it. Close it with `closeBrowser` in `afterAll`. */
export function theBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

/** Ends the browser, when one was started. */
export async function closeBrowser(): Promise<void> {
  const started = browser
  browser = undefined
  await (await started)?.close()
}

async function launch(): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: await packaged.executablePath(), args: packagedArgs() })
  } catch (cause) {
    const other = installed.find(path => existsSync(path))
    if (other === undefined) throw new Error('no browser runs here: install Chromium', { cause })
    return chromium.launch({ executablePath: other, args: ['--no-sandbox'] })
  }
}

/** With `--single-process` the browser dies with its first page; root cannot have the sandbox. */
function packagedArgs(): string[] {
  return [...packaged.args.filter(arg => arg !== '--single-process'), '--no-sandbox']
}

export interface VisitOptions {
  readonly width?: number
  readonly height?: number
  /** False: as in a browser whose scripts are off. */
  readonly scripts?: boolean
  readonly locale?: 'vi' | 'en'
  readonly baseUrl?: string
  /** 2 is a page at 200 %. */
  readonly zoom?: number
}

/** A visitor with cookies of their own. */
export async function aVisitor(options: VisitOptions = {}): Promise<BrowserContext> {
  const zoom = options.zoom ?? 1
  const context = await (await theBrowser()).newContext({
    viewport: {
      width: Math.round((options.width ?? 1280) / zoom),
      height: Math.round((options.height ?? 900) / zoom),
    },
    deviceScaleFactor: zoom,
    javaScriptEnabled: options.scripts ?? true,
    locale: options.locale === 'en' ? 'en-GB' : 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...(options.baseUrl === undefined ? {} : { baseURL: options.baseUrl }),
  })
  context.setDefaultTimeout(10_000)
  return context
}

/** A picture of the whole page, once its fonts are there. */
export async function screenshot(
  page: Page,
  file: string,
  options: { wholePage?: boolean } = {},
): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({ path: file, fullPage: options.wholePage ?? true, animations: 'disabled' })
}

/** How far the page can be pushed sideways, in pixels: 0 on every page and width. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
