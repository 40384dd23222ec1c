import type { MediaType } from './accept.ts'

const extensions: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

const longestName = 120

/**
 * A sent name as we keep it: NFC, without folders, control and direction characters (which can make `exe.pdf` of
 * `fdp.exe`), not longer than 120 characters, with the extension its content deserves.
 */
export function tidyFileName(name: string, mediaType: MediaType): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const tidy = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>:|?*]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const stem = [...tidy].slice(0, longestName).join('').trim()
  return `${stem === '' ? 'tep' : stem}.${extensions[mediaType]}`
}

/**
 * The header that names a file being sent, with a plain name for old programs beside the true one.
 * @source RFC 6266, 4.1 and appendix D
 */
export function contentDisposition(show: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${show}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
