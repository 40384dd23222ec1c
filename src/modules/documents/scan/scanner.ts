import { readFile } from 'node:fs/promises'
import type { MediaType } from '../accept.ts'
import { examineJpeg, examinePng } from './image.ts'
import { examinePdf } from './pdf.ts'

/** Why a file is not safe or not readable; each has a sentence for the person in messages.*.ts. */
export type UnsafeBecause =
  | 'damaged'
  | 'dimensions'
  | 'pdf_active'
  | 'pdf_attachment'
  | 'pdf_encrypted'
  | 'pdf_unreadable'
  | 'malware'

export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'refused'; readonly because: UnsafeBecause }

/** A file that waits in quarantine. */
export interface ScannedFile {
  readonly path: string
  readonly mediaType: MediaType
}

/**
 * Says whether a quarantined file may be shown to people. An adapter that cannot answer (its service is down) throws:
 * the file then stays in quarantine and is scanned again later, it is never let through.
 */
export interface Scanner {
  scan(file: ScannedFile): Promise<ScanVerdict>
}

/** Looks at the structure of the three kinds of file we take. It knows no virus signatures. */
export const contentScanner: Scanner = {
  async scan({ path, mediaType }) {
    const because = examine(await readFile(path), mediaType)
    return because === undefined ? { verdict: 'clean' } : { verdict: 'refused', because }
  },
}

function examine(bytes: Buffer, mediaType: MediaType): UnsafeBecause | undefined {
  if (mediaType === 'application/pdf') return examinePdf(bytes)
  return mediaType === 'image/png' ? examinePng(bytes) : examineJpeg(bytes)
}
