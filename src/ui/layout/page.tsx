import { type Locale, say } from '../../kernel/index.ts'
import { localPath, type Viewer } from '../../platform/http/index.ts'
import { assetTags } from '../assets.tsx'
import type { FieldErrorShown } from '../components/error-summary.tsx'
import { CsrfContext, Form } from '../components/form.tsx'
import { BackLink, Breadcrumbs, type Crumb, SkipLink } from '../components/links.tsx'
import { SideNavigation, type SideSection } from '../components/navigation.tsx'
import { classes, isShown, type Words } from '../components/words.ts'
import { LocaleContext, messagesIn, useLocale, useMessages } from '../locale.ts'
import { currentSite, type SiteLink, siteTitle } from '../site.ts'
import { Emblem } from './emblem.tsx'

/** What a page says of itself; everything around its content is drawn from this. */
export interface PageProps {
  /** Of this page only; the service and the city are added, and "Lỗi:" when there are errors. */
  readonly title: string
  readonly errors?: readonly FieldErrorShown[] | undefined
  /** The whole width, for tables and dossiers. */
  readonly wide?: boolean | undefined
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** A warm ground from edge to edge above the content; it holds the `h1`. */
  readonly hero?: Words
  /** `office`: side navigation, denser. */
  readonly nav?: 'public' | 'office' | undefined
  /** Office: the doors at the left, with what waits behind each. */
  readonly side?: readonly SideSection[] | undefined
  /** Office: the unit the officer works in, below the service's name. */
  readonly place?: string | undefined
  readonly description?: string | undefined
  readonly status?: number | undefined
  /** Where this page can be fetched, when it answers a form: the language switch leads there. */
  readonly here?: string | undefined
  /** False where nobody's sign-in is read, so that the header does not offer one to somebody who is signed in. */
  readonly doors?: false | undefined
  /** Address of server-sent events: on each the page offers, or draws, the new list. */
  readonly live?: string | undefined
}

/** What the request gives to a page. */
export interface PageRequest {
  readonly locale: Locale
  readonly viewer: Viewer | null
  readonly csrfToken: () => string
  /** The page's Vietnamese address with its query; null when it cannot be fetched again. */
  readonly here: string | null
}

interface LayoutProps {
  readonly page: PageProps
  readonly request: PageRequest
  readonly children: Words
}

/** The whole document around a page's content. */
export function Document({ page, request, children }: LayoutProps) {
  const office = page.nav === 'office'
  return (
    <LocaleContext.Provider value={request.locale}>
      <CsrfContext.Provider value={request.csrfToken}>
        <html lang={request.locale} class="govuk-template">
          <Head page={page} locale={request.locale} />
          <body class={classes('govuk-template__body', office && 'mc-office')} data-mc-live={page.live}>
            <SkipLink href="#main-content">{messagesIn(request.locale).skipToContent}</SkipLink>
            <Header page={page} request={request} />
            {office ? <Office page={page}>{children}</Office> : <Public page={page}>{children}</Public>}
            {!office && <Footer signedIn={request.viewer !== null} />}
          </body>
        </html>
      </CsrfContext.Provider>
    </LocaleContext.Provider>
  )
}

function Head({ page, locale }: { readonly page: PageProps; readonly locale: Locale }) {
  const failed = page.errors !== undefined && page.errors.length > 0
  const title = `${failed ? `${messagesIn(locale).titleError}: ` : ''}${page.title} – ${siteTitle(locale)}`
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
      <meta name="theme-color" content="#9d1c1f" />
      <meta name="color-scheme" content="light" />
      {page.description && <meta name="description" content={page.description} />}
      {assetTags(page.nav ?? 'public')}
    </head>
  )
}

function Header({ page, request }: { readonly page: PageProps; readonly request: PageRequest }) {
  const site = currentSite()
  const locale = useLocale()
  const messages = useMessages()
  const office = page.nav === 'office'
  const line = office ? page.place : say(site.cityName, locale)
  return (
    <header class="mc-mast">
      <div class={classes('mc-mast__row', !office && 'govuk-width-container')}>
        <a class="mc-mast__brand" href={localPath(office ? site.officePath : '/', locale)}>
          <Emblem />
          <span class="mc-mast__names">
            <span class="mc-mast__name">{say(site.serviceName, locale)}</span>{' '}
            {line && <span class="mc-mast__line">{line}</span>}
          </span>
        </a>
        <nav class="mc-mast__nav" aria-label={messages.mainNavigation}>
          <ul class="mc-mast__list">
            {!office &&
              site.navigation.map(link => <MastLink key={link.path} link={link} here={request.here} />)}
            {!office && request.viewer && <HomeLink viewer={request.viewer} here={request.here} />}
            <LanguageSwitch here={request.here} />
            {page.doors !== false && <ViewerDoors viewer={request.viewer} />}
          </ul>
        </nav>
      </div>
    </header>
  )
}

function MastLink({ link, here }: { readonly link: SiteLink; readonly here: string | null }) {
  const locale = useLocale()
  const current = here !== null && (here === link.path || here.startsWith(`${link.path}?`))
  return (
    <li>
      <a
        class="mc-mast__link"
        href={localPath(link.path, locale)}
        aria-current={current ? 'page' : undefined}
      >
        {say(link.text, locale)}
      </a>
    </li>
  )
}

/** Whoever is signed in finds their own work by its name, not only behind theirs. */
function HomeLink({ viewer, here }: { readonly viewer: Viewer; readonly here: string | null }) {
  const site = currentSite()
  const path = viewer.kind === 'citizen' ? site.citizenPath : site.officePath
  const words = viewer.kind === 'citizen' ? 'account' : 'myWork'
  const text = { vi: messagesIn('vi')[words], en: messagesIn('en')[words] }
  return <MastLink link={{ path, text }} here={here} />
}

/** Leads to the same page in the other language, and says so in that language. */
function LanguageSwitch({ here }: { readonly here: string | null }) {
  const messages = useMessages()
  const other = useLocale() === 'vi' ? 'en' : 'vi'
  if (here === null) return null
  return (
    <li>
      <a class="mc-mast__link" href={localPath(here, other)} hreflang={other} lang={other} rel="alternate">
        {messages.otherLanguage}
      </a>
    </li>
  )
}

function ViewerDoors({ viewer }: { readonly viewer: Viewer | null }) {
  const site = currentSite()
  const locale = useLocale()
  const messages = useMessages()
  if (viewer === null) {
    return (
      <li>
        <a class="mc-mast__link mc-mast__link--strong" href={localPath(site.signInPath, locale)}>
          {messages.signIn}
        </a>
      </li>
    )
  }
  const home = viewer.kind === 'citizen' ? site.citizenPath : site.officePath
  return (
    <>
      <li>
        <a class="mc-mast__link mc-mast__link--strong" href={localPath(home, locale)}>
          {viewer.name}
        </a>
      </li>
      <li>
        <Form action={localPath(site.signOutPath, locale)}>
          <button class="mc-mast__link mc-mast__button" type="submit">
            {messages.signOut}
          </button>
        </Form>
      </li>
    </>
  )
}

function Public({ page, children }: { readonly page: PageProps; readonly children: Words }) {
  const width = classes('govuk-width-container', page.wide && 'mc-wide')
  const hasHero = isShown(page.hero)
  return (
    <>
      <Before page={page} width={width} />
      <main id="main-content" class="mc-main" tabindex={-1}>
        {hasHero && (
          <div class="mc-hero">
            <div class="govuk-width-container">{page.hero}</div>
          </div>
        )}
        <div class={classes(width, 'govuk-main-wrapper', !hasHero && 'govuk-main-wrapper--auto-spacing')}>
          {children}
        </div>
      </main>
    </>
  )
}

function Before({ page, width }: { readonly page: PageProps; readonly width: string }) {
  if (!page.back && !page.breadcrumbs) return null
  return (
    <div>
      <div class={width}>
        {page.breadcrumbs && <Breadcrumbs items={page.breadcrumbs} collapseOnMobile />}
        {page.back && <BackLink href={page.back.href}>{page.back.text}</BackLink>}
      </div>
    </div>
  )
}

function Office({ page, children }: { readonly page: PageProps; readonly children: Words }) {
  const messages = useMessages()
  return (
    <div class={classes('mc-desk', page.side === undefined && 'mc-desk--alone')}>
      {page.side && (
        <div class="mc-desk__side" data-mc-part="side">
          <SideNavigation
            label={messages.officeNavigation}
            sections={page.side.map(s => ({ level: 2, ...s }))}
          />
        </div>
      )}
      <div class="mc-desk__work">
        <Before page={page} width="mc-desk__before" />
        <main id="main-content" class="mc-main" tabindex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

function Footer({ signedIn }: { readonly signedIn: boolean }) {
  const site = currentSite()
  const links = signedIn ? [...site.footer, ...site.accountLinks] : site.footer
  const locale = useLocale()
  const messages = useMessages()
  const city = say(site.cityName, locale)
  return (
    <footer class="mc-footer">
      <div class="govuk-width-container">
        {links.length > 0 && (
          <nav aria-label={messages.footerNavigation}>
            <ul class="mc-footer__list">
              {links.map(link => (
                <li key={link.path}>
                  <a class="govuk-link" href={localPath(link.path, locale)}>
                    {say(link.text, locale)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {city && <p class="mc-footer__line">{messages.footerLine(city)}</p>}
        <p class="mc-footer__line">{messages.footerSource}</p>
      </div>
    </footer>
  )
}
