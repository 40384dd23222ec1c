import { type App, createHttp } from '../../src/platform/http/index.ts'
import { createLog } from '../../src/platform/log.ts'

/** The HTTP platform without a single module: a test adds the routes it is about. Error pages are the bare code. */
export function bareHttp(): Promise<App> {
  return createHttp({
    baseUrl: 'http://localhost:8080',
    secret: 'a secret of the tests, long enough',
    log: createLog('silent'),
    errorPage: (_, reply, failure) => reply.send(failure.code),
    requestsPerMinute: false,
    ready: async () => true,
    title: 'test',
  })
}
