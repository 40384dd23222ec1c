/** One key for each act of the page, as its buttons show. Never while somebody types. */
export function answerKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTyping(event.target)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return moveInList(event)
    const target = targetOf(event)
    if (target === undefined) return
    event.preventDefault()
    if (target instanceof HTMLInputElement) target.focus()
    else target.click()
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  )
}

/** By the letter, else by its place: a Vietnamese keyboard may turn a letter into another. */
function targetOf(event: KeyboardEvent): HTMLElement | undefined {
  const letter = event.code.startsWith('Key') ? event.code.slice(3) : ''
  const targets = [...document.querySelectorAll<HTMLElement>('[data-mc-key]')]
  const named = (name: string) =>
    targets.find(target => target.dataset.mcKey?.toLowerCase() === name.toLowerCase())
  return named(event.key) ?? (letter === '' ? undefined : named(letter))
}

/** Up and down walk through the links of a list of work. */
function moveInList(event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-mc-rows] tbody tr')].flatMap(
    row => row.querySelector('a') ?? [],
  )
  if (links.length === 0) return
  const now = links.indexOf(document.activeElement as HTMLAnchorElement)
  const next = event.key === 'ArrowDown' ? now + 1 : Math.max(now, 1) - 1
  const link = links[Math.min(next, links.length - 1)]
  if (link === undefined) return
  event.preventDefault()
  link.focus()
}
