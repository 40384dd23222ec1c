import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Db, jsonb, sql, type Tx } from './db/index.ts'
import { Refusal } from './http/index.ts'

declare module './db/index.ts' {
  interface Tables {
    idempotency_keys: {
      caller: string
      key: string
      digest: Buffer
      outcome: unknown
      created_at: Temporal.Instant
    }
  }
}

/** A request that its sender may repeat: who sent it, under which key, asking for what. */
export interface RepeatableRequest {
  readonly caller: string
  readonly key: string
  readonly body: unknown
}

/** How long a success is remembered. */
const kept = Temporal.Duration.from({ hours: 7 * 24 })

/**
 * Claims a key for the outcome this transaction is about to reach. Undefined: go on. Otherwise the outcome that the same
 * request reached before. A second request with the same key waits here until the first has committed or failed; only
 * successes are kept, because a failed transaction takes its claim with it.
 * @throws Refusal 422 `idempotency_key_reused` when the key came with another body.
 */
export async function claim<Outcome>(
  tx: Tx,
  request: RepeatableRequest,
  outcome: Outcome,
  now: Temporal.Instant,
): Promise<Outcome | undefined> {
  const { caller, key } = request
  const digest = digestOf(request.body)
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values({ caller, key, digest, outcome: jsonb(outcome), created_at: now })
    .onConflict(conflict =>
      conflict
        .columns(['caller', 'key'])
        .doUpdateSet({ digest, outcome: jsonb(outcome), created_at: now })
        .where('idempotency_keys.created_at', '<', now.subtract(kept)),
    )
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst()
  if (claimed !== undefined) return undefined
  const before = await recall<Outcome>(tx, request)
  if (before === undefined) throw new Error('a key was taken and is not there')
  return before
}

/**
 * The outcome the same request reached before, or undefined. For a request that can no longer be checked as it was: a
 * newer form, a file that has gone.
 * @throws Refusal 422 `idempotency_key_reused`
 */
export async function recall<Outcome>(
  db: Db,
  { caller, key, body }: RepeatableRequest,
): Promise<Outcome | undefined> {
  const before = await db
    .selectFrom('idempotency_keys')
    .select(['digest', 'outcome'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst()
  if (before === undefined) return undefined
  if (!before.digest.equals(digestOf(body))) throw new Refusal(422, 'idempotency_key_reused')
  return before.outcome as Outcome
}

function digestOf(body: unknown): Buffer {
  return createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest()
}

/** Gives a key back: the request was refused, and only successes are kept. */
export async function unclaim(tx: Tx, { caller, key }: RepeatableRequest): Promise<void> {
  await tx.deleteFrom('idempotency_keys').where('caller', '=', caller).where('key', '=', key).execute()
}
