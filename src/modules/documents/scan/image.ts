import { crc32 } from 'node:zlib'
import type { UnsafeBecause } from './scanner.ts'

/** A 200-megapixel photograph passes; a picture made to exhaust whoever decodes it does not. */
const maxSide = 30_000
const maxPixels = 200_000_000

/**
 * A PNG is whole when its chunks, each with its checksum, lead from IHDR by IDAT to IEND and nothing follows.
 * @source ISO/IEC 15948:2004, 5 (datastream structure) and 11.2.2 (IHDR)
 */
export function examinePng(bytes: Buffer): UnsafeBecause | undefined {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') return 'damaged'
  if (!chunksAreWhole(bytes)) return 'damaged'
  return examineSize(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

function chunksAreWhole(bytes: Buffer): boolean {
  let at = 8
  let sawData = false
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4))
      return false
    const type = bytes.toString('latin1', at + 4, at + 8)
    sawData ||= type === 'IDAT'
    if (type === 'IEND') return sawData && end === bytes.length
    at = end
  }
  return false
}

/**
 * A JPEG is readable when its segments lead from SOI to a frame header with a size, a scan follows, and the image ends.
 * Bytes after the end are let be: many phones put a second picture there.
 * @source ITU-T T.81, annex B (marker segments)
 */
export function examineJpeg(bytes: Buffer): UnsafeBecause | undefined {
  let size: { width: number; height: number } | undefined
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > bytes.length) return 'damaged'
    if (isFrameHeader(marker) && length >= 8) {
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    if (marker === startOfScan)
      return endsAfter(bytes, at) && size ? examineSize(size.width, size.height) : 'damaged'
    at += 2 + length
  }
  return 'damaged'
}

const startOfScan = 0xda

/** SOF0…SOF15 without DHT, JPG and DAC, which share the range. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function endsAfter(bytes: Buffer, at: number): boolean {
  return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
}

function examineSize(width: number, height: number): UnsafeBecause | undefined {
  const sane = width > 0 && height > 0 && width <= maxSide && height <= maxSide && width * height <= maxPixels
  return sane ? undefined : 'dimensions'
}
