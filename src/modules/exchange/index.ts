export type { ExchangeDeps } from './deps.ts'
export { exchangeRoutes } from './routes.ts'
