import { type App, anyone } from '../../platform/http/index.ts'

/** The emblem as browsers show it in a tab: the same door on the brand's ground. */
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="#9d1c1f"/><g transform="translate(4 4)"><path fill="none" stroke="#f2b705" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="M5 36V13.5L20 4l15 9.5V36"/><path fill="#f2b705" d="M14 19h14v17H14z"/><path fill="#fff" d="M22.5 21 30 18.5V38l-7.5-2.5z"/><circle fill="#9d1c1f" cx="19.5" cy="28" r="1.3"/></g></svg>`

/** Browsers ask for the old name whatever the page says. */
export function faviconRoutes(app: App): void {
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.get(path, { config: { access: anyone, rateLimit: false }, schema: { hide: true } }, (_, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(svg),
    )
  }
}
