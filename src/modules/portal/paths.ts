import type { Locale } from '../../kernel/index.ts'
import { localPath } from '../../platform/http/index.ts'
import type { SiteLink } from '../../ui/index.ts'

/** Every address of the portal's own pages, in Vietnamese as routes know them. */
export const routes = {
  home: '/',
  help: '/tro-giup',
  accessibility: '/tiep-can',
  privacy: '/du-lieu-ca-nhan',
  track: '/tra-cuu',
} as const

/** The address of one of them in a language. */
export function pathOf(page: keyof typeof routes, locale: Locale): string {
  return localPath(routes[page], locale)
}

/** The doors at the foot of every page, for `configureSite`. */
export const footerLinks: readonly SiteLink[] = [
  { path: routes.help, text: { vi: 'Trợ giúp', en: 'Help' } },
  { path: routes.accessibility, text: { vi: 'Ai cũng dùng được', en: 'Accessibility' } },
  { path: routes.privacy, text: { vi: 'Dữ liệu cá nhân', en: 'Personal data' } },
]
