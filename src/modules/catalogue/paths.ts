import type { Locale } from '../../kernel/index.ts'
import { localPath } from '../../platform/http/index.ts'

/** What the list of procedures is asked with, in the words of its address. */
export interface ListAddress {
  readonly q?: string | undefined
  readonly field?: string | undefined
  readonly audience?: string | undefined
  readonly lifeEvent?: string | undefined
  readonly canFileOnline?: boolean | undefined
  readonly page?: number | undefined
}

/** Every address of the catalogue's pages. */
export const paths = {
  procedures: (asked: ListAddress, locale: Locale) => localPath(`/thu-tuc${queryOf(asked)}`, locale),
  procedure: (code: string, locale: Locale) => localPath(`/thu-tuc/${code}`, locale),
  lifeEvent: (key: string, locale: Locale) => localPath(`/su-kien/${key}`, locale),
  /** Where filing begins: the filing pages answer there. */
  file: (code: string, locale: Locale) => localPath(`/nop-ho-so/${code}`, locale),
  home: (locale: Locale) => localPath('/', locale),
}

/** The words of the list's address. */
export const listWords = {
  q: 'q',
  field: 'linh-vuc',
  audience: 'doi-tuong',
  lifeEvent: 'viec',
  canFileOnline: 'truc-tuyen',
  page: 'trang',
} as const

function queryOf(asked: ListAddress): string {
  const query = new URLSearchParams()
  for (const [key, word] of Object.entries(listWords)) {
    const value = asked[key as keyof ListAddress]
    if (value === true) query.set(word, 'co')
    else if (value !== undefined && value !== false && value !== '' && !(key === 'page' && value === 1)) {
      query.set(word, String(value))
    }
  }
  return query.size === 0 ? '' : `?${query}`
}
