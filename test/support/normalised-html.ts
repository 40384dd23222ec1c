import { load } from 'cheerio'

type Tree = ReturnType<ReturnType<typeof load>>[0]

/**
 * HTML so written that two texts are equal when a browser would build the same page: one tag a line, attributes and
 * classes in alphabetical order, white space as it is shown. For tests.
 */
export function normalised(html: string): string {
  const root = load(html, null, false).root()[0]
  return (root?.children ?? []).flatMap(node => linesOf(node as Tree, '')).join('\n')
}

function linesOf(node: Tree, indent: string): string[] {
  if (node === undefined) return []
  if (node.type === 'text') {
    const text = (node as unknown as { data: string }).data.replaceAll(/\s+/g, ' ').trim()
    return text === '' ? [] : [indent + text]
  }
  if (!('children' in node && 'attribs' in node)) return []
  const children = node.children.flatMap(child => linesOf(child as Tree, `${indent}  `))
  return [`${indent}<${node.name}${attributesOf(node.attribs)}>`, ...children]
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
  const entries = Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([name, value]) => ` ${name}="${name === 'class' ? sorted(value) : value}"`).join('')
}

function sorted(classNames: string): string {
  return classNames.split(/\s+/).filter(Boolean).toSorted().join(' ')
}
