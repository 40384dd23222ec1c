import type { Text } from '../../kernel/index.ts'
import { type App, anyone, type Request } from '../../platform/http/index.ts'
import { sendPage } from '../../ui/index.ts'
import { type Catalogue, type CatalogueEntry, canFileOnline } from '../catalogue/index.ts'
import { routes } from './paths.ts'
import { AccessibilityPage, HelpPage, PrivacyPage } from './views/about-pages.tsx'
import { HomeHero, HomePage, type HomePageProps } from './views/home-page.tsx'
import { messagesIn } from './words.ts'

export interface PortalDeps {
  readonly catalogue: Catalogue
  /** What the pages say of the city, from its pack. */
  readonly city: { readonly name: Text; readonly hotlines?: readonly string[] | undefined }
}

/** The home page and the pages about the service. */
export function portalRoutes(deps: PortalDeps): (app: App) => void {
  const open = { config: { access: anyone } }
  return app => {
    app.get(routes.home, open, (request, reply) => {
      const words = messagesIn(request.locale)
      const props = homeProps(deps.catalogue, request)
      const page = {
        title: words.homeTitle,
        description: words.homeDescription,
        hero: <HomeHero {...props} />,
      }
      return sendPage(reply, page, <HomePage {...props} />)
    })
    app.get(routes.help, open, ({ locale }, reply) => {
      const hotlines = deps.city.hotlines ?? []
      return sendPage(
        reply,
        { title: messagesIn(locale).helpTitle },
        <HelpPage hotlines={hotlines} locale={locale} />,
      )
    })
    app.get(routes.accessibility, open, ({ locale }, reply) =>
      sendPage(
        reply,
        { title: messagesIn(locale).accessibilityTitle },
        <AccessibilityPage locale={locale} />,
      ),
    )
    app.get(routes.privacy, open, ({ locale }, reply) =>
      sendPage(reply, { title: messagesIn(locale).privacyTitle }, <PrivacyPage locale={locale} />),
    )
  }
}

function homeProps(catalogue: Catalogue, { locale }: Request): HomePageProps {
  return { starts: startsOf(catalogue), lifeEvents: catalogue.lifeEvents, size: catalogue.size, locale }
}

/** Nobody has measured yet what many look for: the first procedure that can be filed of each of the first life events. */
function startsOf(catalogue: Catalogue): readonly CatalogueEntry[] {
  const firsts = catalogue.lifeEvents.flatMap(
    event => catalogue.byLifeEvent(event.key).find(canFileOnline) ?? [],
  )
  return [...new Set(firsts)].slice(0, 4)
}
