import { InvalidInput, Refusal, type Request, type Viewer } from '../../platform/http/index.ts'
import type { RepeatableRequest } from '../../platform/idempotency.ts'
import { actorOf } from '../dossiers/index.ts'

/** Whoever the bearer token names. @throws Refusal 401 */
export function callerOf(request: Request): Viewer {
  if (request.viewer === null) throw new Refusal(401, 'sign_in_required')
  return request.viewer
}

/** The request as one that may be repeated, when it carries an `Idempotency-Key`. */
export function repeatableOf(request: Request, what: string): RepeatableRequest | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new InvalidInput([{ field: 'Idempotency-Key', code: 'format' }])
  }
  return { caller: actorOf(callerOf(request)).id, key, body: { what, body: request.body ?? null } }
}
