import { Ajv, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifyInstance } from 'fastify'

/**
 * Bodies are taken as they are: what has the wrong type or an unknown name is refused by field. Addresses are text, so
 * their parameters are read into numbers and booleans first.
 */
export function validateInput(app: FastifyInstance): void {
  const strict = ajv({ coerceTypes: false, useDefaults: true })
  const reading = ajv({ coerceTypes: 'array', useDefaults: true, removeAdditional: false })
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : reading).compile(schema as object),
  )
}

function ajv(options: Options): Ajv {
  const validator = new Ajv({ allErrors: true, strict: false, ...options })
  addFormats.default(validator)
  return validator
}
