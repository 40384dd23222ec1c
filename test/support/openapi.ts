import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { App } from '../../src/platform/http/index.ts'

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> }
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the document says what it is, and it is held against it
  readonly body: any
}

export interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly file?: { readonly name: string; readonly content: Buffer }
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A client that knows nothing but the OpenAPI document: what the document does not describe cannot be called, a body that
 * does not fit its schema is not sent, an answer that does not fit its schema is a fault.
 */
export async function openApiClient(app: App, token?: string) {
  const document = (await app.inject({ url: '/api/v1/openapi.json' })).json()
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)

  const fits = (schema: object, value: unknown, what: string) => {
    if (!ajv.validate(schema, value))
      throw new Error(`${what} does not fit the document: ${ajv.errorsText()}`)
  }

  return async function call(method: string, path: string, given: Call = {}): Promise<Answer> {
    const operation = document.paths[path]?.[method.toLowerCase()] as Operation | undefined
    if (operation === undefined) throw new Error(`${method} ${path} is not described`)
    const known = new Set(
      operation.parameters?.map(parameter => `${parameter.in} ${parameter.name.toLowerCase()}`),
    )
    const used = [
      ...Object.keys(given.params ?? {}).map(name => `path ${name}`),
      ...Object.keys(given.query ?? {}).map(name => `query ${name}`),
      ...Object.keys(given.headers ?? {}).map(name => `header ${name}`),
    ]
    for (const name of used)
      if (!known.has(name.toLowerCase())) throw new Error(`${method} ${path}: ${name} is not described`)
    const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(given.params?.[name] ?? ''),
    )
    const headers = { ...given.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) }
    const sent = await bodyOf(operation, given, fits)
    const answer = await app.inject({
      method: method as 'GET',
      url: given.query === undefined ? url : `${url}?${new URLSearchParams(given.query)}`,
      headers: { ...headers, ...sent.headers },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
    })
    const described = operation.responses[answer.statusCode]
    if (described === undefined)
      throw new Error(
        `${method} ${path} answered ${answer.statusCode}, which is not described: ${answer.body}`,
      )
    const body: unknown = answer.json()
    const schema = Object.values(described.content ?? {})[0]?.schema
    if (schema !== undefined) fits(schema, body, `the answer of ${method} ${path}`)
    return { status: answer.statusCode, body }
  }
}

async function bodyOf(
  operation: Operation,
  given: Call,
  fits: (schema: object, value: unknown, what: string) => void,
): Promise<{ payload?: Buffer; headers: Record<string, string> }> {
  const content = operation.requestBody?.content ?? {}
  if (given.file !== undefined) {
    if (content['multipart/form-data'] === undefined) throw new Error('no upload is described')
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(given.file.content)]), given.file.name)
    const sent = new Response(form)
    const type = sent.headers.get('content-type') ?? ''
    return { payload: Buffer.from(await sent.arrayBuffer()), headers: { 'content-type': type } }
  }
  if (given.body === undefined) return { headers: {} }
  const schema = content['application/json']?.schema
  if (schema === undefined) throw new Error('no JSON body is described')
  fits(schema, given.body, 'the body')
  return { payload: Buffer.from(JSON.stringify(given.body)), headers: { 'content-type': 'application/json' } }
}
