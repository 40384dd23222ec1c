export { type ExchangeDeps, exchangeRoutes } from './routes.ts'
