import { isDossierCode } from '../../store.ts'

/**
 * A dossier's code as somebody typed or pasted it: small letters, spaces around and inside, and the dashes that word
 * processors put in are forgiven.
 * @example tidyCode(' h26.107 – 261005 – 0001 ') // 'H26.107-261005-0001'
 */
export function tidyCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Pd}\u2212_]/gu, '-')
    .trim()
  const withoutSpaces = plain.replace(/\s+/gu, '')
  const spacesAsDashes = plain.replace(/[\s-]+/gu, '-')
  return isDossierCode(withoutSpaces) || !isDossierCode(spacesAsDashes) ? withoutSpaces : spacesAsDashes
}
