import { globSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

/** Style sheets and scripts for the pages, with a digest in each name, compressed once here instead of on every request. */
export default defineConfig({
  base: '/assets/',
  publicDir: false,
  css: { postcss: { plugins: [onlyWhatPagesUse()] } },
  build: {
    outDir: 'dist/assets',
    assetsDir: '',
    manifest: 'manifest.json',
    // The security policy takes no data: addresses for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: false,
    target: ['chrome80', 'firefox78', 'safari13.1'],
    rolldownOptions: { input: ['src/ui/browser/public.ts', 'src/ui/browser/office.ts'] },
  },
  plugins: [compressed()],
})

interface CssNode {
  readonly type: string
  readonly name?: string | undefined
  readonly params?: string | undefined
  readonly prop?: string | undefined
  readonly nodes?: readonly CssNode[] | undefined
  readonly source?: { readonly input: { readonly file?: string | undefined } } | undefined
  selectors?: string[] | undefined
  remove(): void
}

interface CssRoot {
  walk(visit: (node: CssNode) => void): void
}

/**
 * Leaves of the design system's style sheet only the rules whose classes stand somewhere in our pages, and takes away its
 * fonts (we have our own), its print rules (likewise) and what only long-dead browsers read.
 */
function onlyWhatPagesUse() {
  const used = usedClasses()
  return {
    postcssPlugin: 'only-what-pages-use',
    OnceExit(root: CssRoot) {
      root.walk(node => {
        if (node.source?.input.file?.includes('govuk-frontend')) keepOrRemove(node, used)
      })
      root.walk(node => {
        if (node.type === 'atrule' && node.nodes?.length === 0) node.remove()
      })
    },
  }
}

function keepOrRemove(node: CssNode, used: ReadonlySet<string>): void {
  if (node.type === 'atrule' && isDead(node)) node.remove()
  if (node.type === 'decl' && /^font-family$|font-smoothing$/.test(node.prop ?? '')) node.remove()
  if (node.type === 'comment') node.remove()
  if (node.type !== 'rule' || node.selectors === undefined) return
  const kept = node.selectors.filter(selector => classesOf(selector).every(name => used.has(name)))
  if (kept.length === 0) node.remove()
  else if (kept.length < node.selectors.length) node.selectors = kept
}

function isDead({ name, params = '' }: CssNode): boolean {
  if (name === 'font-face') return true
  if (name === 'supports') return /^not \((?:text-wrap|caret-color)/.test(params)
  const explorer = /-ms-|\\0/.test(params) && !params.includes('forced-colors')
  return name === 'media' && (explorer || /^(?:only )?print/.test(params))
}

function classesOf(selector: string): string[] {
  return (selector.match(/\.(?:govuk|moj)(?:\\.|[\w-])*/g) ?? []).map(name =>
    name.slice(1).replaceAll('\\', ''),
  )
}

/** Every class of the design system that is written anywhere in the sources, and those its scripts set. */
function usedClasses(): ReadonlySet<string> {
  const sources = globSync('src/**/*.{ts,tsx}', { exclude: name => /\.test\.tsx?$/.test(name) })
  const written = sources.flatMap(file => readFileSync(file, 'utf8').match(/\bgovuk-[\w!-]+/g) ?? [])
  return new Set([...written, 'govuk-frontend-supported', 'govuk-skip-link-focused-element'])
}

/** A `.br` and a `.gz` beside every text asset. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const names = (await readdir(dir)).filter(name => /\.(?:css|js|svg)$/.test(name))
      await Promise.all(names.map(name => compress(path.join(dir, name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  await writeFile(`${file}.br`, brotliCompressSync(content))
  await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }))
}
