import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'oxc-parser'
import { projectRoot } from '../../src/platform/root.ts'

/** A file of ours as the tests about the code read it. Paths are from the project's root, with `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  /** The text with every comment blanked out: what a word in it says, the program says. */
  readonly code: string
  /** Every module the file names, at the top or later; `to` is a path of ours, or undefined for a library. */
  readonly imports: readonly { readonly specifier: string; readonly to: string | undefined }[]
}

const isSource = (file: string) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
const { exclude } = JSON.parse(readFileSync(path.join(projectRoot, 'tsconfig.build.json'), 'utf8')) as {
  readonly exclude: readonly string[]
}

/** Whether a file is only for tests: the build leaves it out. The browser's scripts have a build of their own. */
export function isTest(file: string): boolean {
  // A pattern that names a folder leaves out all that is in it.
  const isLeftOut = exclude.some(
    pattern => path.matchesGlob(file, pattern) || path.matchesGlob(file, `${pattern}/**`),
  )
  return isLeftOut && !file.startsWith('src/ui/browser/')
}

/** Every source file below a folder, tests among them. @throws when a file cannot be parsed */
export function readSources(folder: string): SourceFile[] {
  return filesBelow(folder).filter(isSource).map(readSource)
}

export function filesBelow(folder: string): string[] {
  const found = readdirSync(path.join(projectRoot, folder), { recursive: true, withFileTypes: true })
  return found
    .filter(entry => entry.isFile())
    .map(entry => path.relative(projectRoot, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

/** The source files git lists below a folder; undefined where the project came without git. */
export function listedByGit(folder: string): string[] | undefined {
  try {
    const out = execFileSync('git', ['ls-files', '-z', folder], { cwd: projectRoot, encoding: 'utf8' })
    return out.split('\0').filter(isSource)
  } catch {
    return undefined
  }
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(projectRoot, file), 'utf8')
  const { module, comments, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`)
  let code = text
  for (const { start, end } of comments)
    code = code.slice(0, start) + blank(code.slice(start, end)) + code.slice(end)
  const requests = [
    ...module.staticImports.map(each => each.moduleRequest.value),
    ...module.staticExports.flatMap(each => each.entries.flatMap(entry => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(each => text.slice(each.moduleRequest.start, each.moduleRequest.end)),
    ...[...code.matchAll(/\bimport\('([^']+)'\)/g)].map(match => match[1] ?? ''),
  ]
  const specifiers = [...new Set(requests.map(each => each.replace(/^['"`]|['"`]$/g, '')))]
  return {
    path: file,
    text,
    code,
    imports: specifiers.map(specifier => ({ specifier, to: target(file, specifier) })),
  }
}

/** Blanks keep their lines, so that a finding can be named by its line. */
function blank(comment: string): string {
  return comment.replace(/[^\n]/g, ' ')
}

function target(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined
}

/** Where a pattern stands in the program's own words: `path:line`, with what was found. */
export function findings(sources: readonly SourceFile[], pattern: RegExp): string[] {
  return sources.flatMap(({ path: file, code }) =>
    code.split('\n').flatMap((line, index) => {
      const found = pattern.exec(line)
      return found === null ? [] : [`${file}:${index + 1} ${found[0]}`]
    }),
  )
}
