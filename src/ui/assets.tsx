import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../platform/root.ts'

/** The folder of built assets; it is served under `/assets/`, for ever: every name carries a digest of its content. */
export const assetsFolder = path.join(projectRoot, 'dist', 'assets')

interface Chunk {
  readonly file: string
  readonly css?: readonly string[]
}

type Manifest = Readonly<Record<string, Chunk | undefined>>

const entries = {
  public: ['src/ui/browser/public.ts'],
  office: ['src/ui/browser/public.ts', 'src/ui/browser/office.ts'],
} as const

const tags = new Map<keyof typeof entries, ReturnType<typeof drawTags>>()

/** Style sheet and scripts of a kind of page. None before the assets are built: pages work without. */
export function assetTags(kind: keyof typeof entries) {
  const known = tags.get(kind)
  if (known) return known
  const drawn = drawTags(kind)
  tags.set(kind, drawn)
  return drawn
}

function drawTags(kind: keyof typeof entries) {
  const manifest = readManifest()
  const chunks = entries[kind].flatMap(entry => manifest[entry] ?? [])
  const fonts = Object.values(manifest).flatMap(chunk => (chunk?.file.endsWith('.woff2') ? [chunk.file] : []))
  return (
    <>
      {fonts.filter(isFirst).map(file => (
        <link
          key={file}
          rel="preload"
          href={`/assets/${file}`}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      {chunks
        .flatMap(chunk => chunk.css ?? [])
        .map(file => (
          <link key={file} rel="stylesheet" href={`/assets/${file}`} />
        ))}
      {chunks.map(chunk => (
        <script key={chunk.file} type="module" src={`/assets/${chunk.file}`} />
      ))}
    </>
  )
}

/** The two that every Vietnamese page needs at once. */
function isFirst(file: string): boolean {
  return file.includes('-400-')
}

function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(path.join(assetsFolder, 'manifest.json'), 'utf8')) as Manifest
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw cause
  }
}
