import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The secret that signs cookies: the one given, else one of this installation's own, made once and kept in its data
 * folder, so that a form opened before a restart can still be sent after it.
 */
export function secretOf({
  secret,
  dataDir,
}: {
  readonly secret: string | null
  readonly dataDir: string
}): string {
  if (secret !== null) return secret
  const file = path.join(dataDir, 'secret')
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
  }
  mkdirSync(dataDir, { recursive: true })
  const made = randomBytes(32).toString('base64url')
  writeFileSync(file, made, { mode: 0o600 })
  return made
}
