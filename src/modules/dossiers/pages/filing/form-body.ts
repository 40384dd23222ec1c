import type { Request } from '../../../../platform/http/index.ts'

/** A posted form as the browser sent it, without the token and the buttons. */
export type Posted = Readonly<Record<string, string>>

/** What a form posted; of a name sent twice the first counts. Everything is put into one form of letters (NFC). */
export function postedOf(request: Request): Posted {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    const first = Array.isArray(value) ? value[0] : value
    if (name !== '_csrf' && typeof first === 'string') fields[name] = first.normalize('NFC')
  }
  return fields
}

/** The fields of a group alone: a posted form may carry anything, the draft keeps only what the group asks. */
export function fieldsOf(posted: Posted, keys: readonly string[]): Posted {
  const names = new Set(keys.flatMap(key => [key, `${key}-day`, `${key}-month`, `${key}-year`]))
  return Object.fromEntries(
    Object.entries(posted).filter(([name, value]) => names.has(name) && value.length <= 20_000),
  )
}

/** A word from the address after the question mark. */
export function queryOf(request: Request, name: string): string | undefined {
  const value = (request.query as Record<string, unknown> | undefined)?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
