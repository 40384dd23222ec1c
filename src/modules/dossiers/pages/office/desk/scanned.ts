import type { Db } from '../../../../../platform/db/index.ts'
import { findByToken, parseCheckToken } from '../../../../documents/index.ts'
import { findPublicById, isDossierCode } from '../../../store.ts'
import { tidyCode } from '../../public/typed-code.ts'

/**
 * What a scanner read, as one would have typed it: the code in the address behind a slip's QR code or in its barcode, the
 * dossier of a signed paper, the personal number on an identity card. Anything else is what it is.
 * @example await readScan(db, 'https://motcua.example/tra-cuu/H26.107-261005-0001') // 'H26.107-261005-0001'
 */
export async function readScan(db: Db, text: string): Promise<string> {
  const card = /^(\d{12})\|/.exec(text)
  if (card?.[1] !== undefined) return card[1]
  const isAddress = /^https?:\/\//i.test(text)
  const last = isAddress ? (/\/([^/?#]+)\/?(?:[?#].*)?$/.exec(text)?.[1] ?? '') : text
  const code = tidyCode(decoded(last))
  if (isDossierCode(code)) return code
  const token = isAddress || !/\s/.test(text.trim()) ? parseCheckToken(last) : undefined
  if (token === undefined) return text
  const paper = await findByToken(db, token)
  const dossier = paper && (await findPublicById(db, paper.dossierId))
  return dossier?.code ?? text
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
