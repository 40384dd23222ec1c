import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder: packs, migrations and templates are read from there whether the code runs from `src` or `dist`. */
export const projectRoot = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('package.json not found above the program')
  return findRoot(parent)
}
