/** One field of the input that cannot stand, by a code that the module's messages turn into a sentence. */
export interface FieldError {
  readonly field: string
  readonly code: string
  readonly message?: string
}

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503

/**
 * A refusal of the domain with a stable code: thrown by actions and stores, turned into a page or a problem
 * document in one place. Whatever is not a refusal is a fault.
 */
export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>

  constructor(status: RefusalStatus, code: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.status = status
    this.code = code
    this.detail = detail
  }
}

/** Input that cannot stand, field by field. */
export class InvalidInput extends Refusal {
  readonly errors: readonly FieldError[]

  constructor(errors: readonly FieldError[], code = 'invalid_input') {
    super(422, code)
    this.errors = errors
  }
}
