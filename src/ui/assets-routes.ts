import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type App, anyone, Refusal, type Reply, type Request } from '../platform/http/index.ts'
import { assetsFolder } from './assets.tsx'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}

interface Asset {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
}

/**
 * Serves the built assets under `/assets/`, kept in memory (some 200 kB) and compressed when they were built. A name
 * carries the digest of its content, so a browser asks for it once.
 */
export function assetsRoutes(app: App): void {
  const assets = readAssets()
  app.get<{ Params: { name: string } }>(
    '/assets/:name',
    { config: { access: anyone, rateLimit: false }, schema: { hide: true } },
    (request, reply) => {
      const asset = assets.get(request.params.name)
      if (asset === undefined) throw new Refusal(404, 'not_found')
      return sendAsset(request, reply, asset)
    },
  )
}

function sendAsset(request: Request, reply: Reply, asset: Asset): Reply {
  const accepted = request.headers['accept-encoding'] ?? ''
  reply.type(asset.type).header('cache-control', 'public, max-age=31536000, immutable')
  if (asset.gzip !== undefined) reply.header('vary', 'accept-encoding')
  if (asset.br !== undefined && /\bbr\b/.test(accepted)) {
    return reply.header('content-encoding', 'br').send(asset.br)
  }
  if (asset.gzip !== undefined && /\bgzip\b/.test(accepted)) {
    return reply.header('content-encoding', 'gzip').send(asset.gzip)
  }
  return reply.send(asset.plain)
}

function readAssets(): ReadonlyMap<string, Asset> {
  const names = existsSync(assetsFolder) ? readdirSync(assetsFolder) : []
  return new Map(
    names.flatMap(name => {
      const type = mediaTypes[path.extname(name)]
      return type === undefined ? [] : [[name, readAsset(name, type)] as const]
    }),
  )
}

function readAsset(name: string, type: string): Asset {
  const file = path.join(assetsFolder, name)
  return {
    type,
    plain: readFileSync(file),
    br: readIfThere(`${file}.br`),
    gzip: readIfThere(`${file}.gz`),
  }
}

function readIfThere(file: string): Buffer | undefined {
  return existsSync(file) ? readFileSync(file) : undefined
}
