import { type Locale, say, type Text } from '../kernel/index.ts'

/** A door in the header or the footer. Paths are the Vietnamese ones; the layout turns them into the page's language. */
export interface SiteLink {
  readonly path: string
  readonly text: Text
}

/** What every page says of the place it serves. Set once, by the composition root, from the city's pack. */
export interface Site {
  readonly serviceName: Text
  readonly cityName: Text
  readonly navigation: readonly SiteLink[]
  readonly footer: readonly SiteLink[]
  /** Doors at the foot for whoever is signed in: their own sessions. */
  readonly accountLinks: readonly SiteLink[]
  readonly signInPath: string
  readonly signOutPath: string
  readonly citizenPath: string
  readonly officePath: string
}

let site: Site = {
  serviceName: { vi: 'Một Cửa' },
  cityName: { vi: '' },
  navigation: [
    { path: '/thu-tuc', text: { vi: 'Thủ tục', en: 'Procedures' } },
    { path: '/tra-cuu', text: { vi: 'Tra cứu hồ sơ', en: 'Track a dossier' } },
  ],
  footer: [],
  accountLinks: [],
  signInPath: '/dang-nhap',
  signOutPath: '/dang-xuat',
  citizenPath: '/ho-so-cua-toi',
  officePath: '/office',
}

/** Says once, when the program starts, which city the pages belong to and where their doors lead. */
export function configureSite(given: Partial<Site> & Pick<Site, 'cityName'>): void {
  site = { ...site, ...given }
}

/** The place the pages serve. */
export function currentSite(): Site {
  return site
}

/** The service with its city, as titles end. @example 'Một Cửa, Thành phố A' */
export function siteTitle(locale: Locale): string {
  return [say(site.serviceName, locale), say(site.cityName, locale)].filter(Boolean).join(', ')
}
