import { goKey, type ListMove, listKeys, pageKeys } from '../desk-keys.ts'
import { movePicked, pickAll, pickHere } from './picking.ts'
import { hearScanner } from './scanner-keys.ts'

/** How long a first key waits for its second. */
const goMs = 1_500

/** One key for each act of the page, as its buttons show, and some for its lists. Never while somebody types. */
export function answerKeys(): void {
  const press = presser()
  const scanner = hearScanner(press)
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
    if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return
    // A field takes the very next letter, and a quick hand has it ready.
    if (scanner.isQuiet() && isSame(pageKeys.search, event.key, event.code)) {
      if (press(event.key, event.code)) event.preventDefault()
      return
    }
    if (scanner.took(event)) return
    if (event.key.length === 1) {
      // A scanner types faster than a hand: what a key does waits until it is plain who pressed it.
      if (isKnown(event.key, event.code)) event.preventDefault()
      return
    }
    if (press(event.key, event.code)) event.preventDefault()
  })
}

const untyped = ['checkbox', 'radio', 'button', 'submit', 'reset']

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && untyped.includes(target.type)) return false
  return target.closest('input, textarea, select, [contenteditable]') !== null
}

/** Answers one key after another; the first of a pair is remembered for a moment. */
function presser(): (key: string, code: string) => boolean {
  let goesUntil = 0
  return (key, code) => {
    if (performance.now() < goesUntil) {
      goesUntil = 0
      return follow(named('mcGo', key, code))
    }
    // A page that has the letter for something of its own keeps it.
    const own = named('mcKey', key, code)
    if (own === undefined && isSame(goKey, key, code) && document.querySelector('[data-mc-go]') !== null) {
      goesUntil = performance.now() + goMs
      return true
    }
    return follow(own) || moveInList(moveOf(key, code))
  }
}

function isKnown(key: string, code: string): boolean {
  return (
    named('mcKey', key, code) !== undefined ||
    named('mcGo', key, code) !== undefined ||
    isSame(goKey, key, code) ||
    moveOf(key, code) !== undefined
  )
}

/** By the letter, else by its place: a Vietnamese keyboard may turn a letter into another. */
function isSame(name: string, key: string, code: string): boolean {
  return name.toLowerCase() === key.toLowerCase() || code === `Key${name.toUpperCase()}`
}

function named(attribute: 'mcKey' | 'mcGo', key: string, code: string): HTMLElement | undefined {
  const selector = attribute === 'mcKey' ? '[data-mc-key]' : '[data-mc-go]'
  const targets = [...document.querySelectorAll<HTMLElement>(selector)]
  const name = (target: HTMLElement) => target.dataset[attribute] ?? ''
  return (
    targets.find(target => name(target).toLowerCase() === key.toLowerCase()) ??
    targets.find(target => name(target) !== '' && isSame(name(target), key, code))
  )
}

function follow(target: HTMLElement | undefined): boolean {
  if (target === undefined) return false
  const link = target instanceof HTMLLIElement ? target.querySelector('a') : target
  if (link instanceof HTMLInputElement) link.focus()
  else link?.click()
  return true
}

function moveOf(key: string, code: string): ListMove | undefined {
  const moves = Object.entries(listKeys) as [ListMove, readonly string[]][]
  return moves.find(([, keys]) =>
    keys.some(name => name === key || (name.length === 1 && isSame(name, key, code))),
  )?.[0]
}

function moveInList(move: ListMove | undefined): boolean {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>('[data-mc-rows] tbody tr')]
  if (move === undefined || rows.length === 0) return false
  const now = rows.findIndex(row => row.contains(document.activeElement))
  if (move === 'pickAll') pickAll()
  else if (move === 'pick') pickHere(rows[Math.max(now, 0)])
  else focusRow(rows[move === 'down' ? Math.min(now + 1, rows.length - 1) : Math.max(now, 1) - 1])
  movePicked()
  return true
}

function focusRow(row: HTMLTableRowElement | undefined): void {
  row?.querySelector('a')?.focus()
}
