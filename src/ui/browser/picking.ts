/** Shows which lines are chosen, and how many. Without scripts the boxes alone do. */
export function showPicked(): void {
  document.addEventListener('change', event => {
    if (event.target instanceof HTMLInputElement && isBox(event.target)) movePicked()
  })
  // A page that the back button brings back has its boxes as they were.
  window.addEventListener('pageshow', movePicked)
  movePicked()
}

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-mc-rows] input[type=checkbox]')]

function isBox(input: HTMLInputElement): boolean {
  return input.type === 'checkbox' && input.closest('[data-mc-rows]') !== null
}

/** Marks the lines of ticked boxes and counts them. */
export function movePicked(): void {
  const all = boxes()
  for (const box of all) box.closest('tr')?.classList.toggle('mc-picked', box.checked)
  const count = all.filter(box => box.checked).length
  for (const place of document.querySelectorAll('[data-mc-picked]'))
    place.textContent = count === 0 ? '' : String(count)
}

export function pickHere(row: HTMLTableRowElement | undefined): void {
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]')
  if (box) box.checked = !box.checked
  row?.querySelector('a')?.focus()
}

/** All of the page; none when all are chosen already. */
export function pickAll(): void {
  const all = boxes()
  const wanted = all.some(box => !box.checked)
  for (const box of all) box.checked = wanted
}

/** What is ticked, by value, so that a list drawn anew can be ticked again. */
export function tickedIn(part: Element): ReadonlySet<string> {
  const ticked = part.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')
  return new Set([...ticked].map(box => box.value))
}

export function tickAgain(part: Element, ticked: ReadonlySet<string>): void {
  for (const box of part.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    box.checked = ticked.has(box.value)
  movePicked()
}
