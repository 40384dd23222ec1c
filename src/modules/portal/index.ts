export { sayFailure } from './error-messages.ts'
export { errorPage } from './error-page.tsx'
export { footerLinks } from './paths.ts'
export { type PortalDeps, portalRoutes } from './routes.tsx'
