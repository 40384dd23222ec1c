import { fileTypeFromFile } from 'file-type'

/** The kinds of file people may send. HEIC is left out, so that phones convert a photograph to JPEG by themselves. */
export const acceptedMediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type MediaType = (typeof acceptedMediaTypes)[number]

/** The largest file taken: 20 MB, counted in units of 1,024 as phones and computers show it. */
export const maxFileBytes = 20 * 1024 * 1024

const accepted: ReadonlySet<string> = new Set(acceptedMediaTypes)

/** What the file is by its bytes, whatever its name says; undefined when it is nothing we take. */
export async function mediaTypeOf(path: string): Promise<MediaType | undefined> {
  const found = await fileTypeFromFile(path)
  return found !== undefined && accepted.has(found.mime) ? (found.mime as MediaType) : undefined
}
