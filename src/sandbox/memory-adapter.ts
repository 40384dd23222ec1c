import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  /** Epoch seconds, as the provider counts. */
  readonly expiresAt: number
}

/** More sign-ins under way than a demo has at once; the oldest make room. */
const mostKept = 2_000

const kept = new Map<string, Kept>()

/** What the sandbox provider remembers, until the process ends. One instance for each kind of thing it keeps. */
export class MemoryAdapter implements Adapter {
  readonly #kind: string

  constructor(kind: string) {
    this.#kind = kind
  }

  async upsert(id: string, payload: AdapterPayload, expiresInSeconds: number): Promise<undefined> {
    const key = this.#keyOf(id)
    kept.delete(key)
    kept.set(key, { payload, expiresAt: nowSeconds() + expiresInSeconds })
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const found = kept.get(this.#keyOf(id))
    return found !== undefined && found.expiresAt > nowSeconds() ? found.payload : undefined
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(payload => payload.uid === uid)
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findWhere(payload => payload.userCode === userCode)
  }

  async consume(id: string): Promise<undefined> {
    const found = kept.get(this.#keyOf(id))
    if (found !== undefined) found.payload.consumed = nowSeconds()
  }

  async destroy(id: string): Promise<undefined> {
    kept.delete(this.#keyOf(id))
  }

  async revokeByGrantId(grantId: string): Promise<undefined> {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
  }

  #keyOf(id: string): string {
    return `${this.#kind} ${id}`
  }

  #findWhere(isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    const entry = [...kept].find(
      ([key, { payload }]) => key.startsWith(`${this.#kind} `) && isWanted(payload),
    )
    return entry?.[1].payload
  }
}

/** The provider signs and expires by the computer's own time, whatever the city's clock says. */
function nowSeconds(): number {
  return Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
}
