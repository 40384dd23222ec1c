import { tickAgain, tickedIn } from './picking.ts'

const settleMs = 150

/** Draws the parts of the page anew that the server says have changed. The reader's place and focus stay. */
export function followChanges(): void {
  const address = document.body.dataset.mcLive
  if (address === undefined) return
  let timer = 0
  const changed = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(redraw, settleMs)
  }
  const source = new EventSource(address)
  source.addEventListener('message', changed)
  source.addEventListener('changed', changed)
  // After a broken line the page may have missed something.
  let broken = false
  source.addEventListener('error', () => {
    broken = true
  })
  source.addEventListener('open', () => {
    if (broken) changed()
    broken = false
  })
  window.addEventListener('pagehide', () => source.close())
}

/** Parts may be drawn by an address of their own: a page that costs much need not be made for a line of news. */
async function redraw(): Promise<void> {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-mc-part]')]
  const addresses = new Set(parts.map(part => part.dataset.mcFrom ?? location.href))
  for (const address of addresses) {
    await redrawFrom(
      address,
      parts.filter(part => (part.dataset.mcFrom ?? location.href) === address),
    )
  }
}

async function redrawFrom(address: string, parts: readonly HTMLElement[]): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (answer === undefined || !answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of parts) {
    const fresh = page.querySelector(`[data-mc-part="${part.dataset.mcPart}"]`)
    if (fresh !== null && fresh.innerHTML !== part.innerHTML) replace(part, fresh)
  }
}

function replace(part: HTMLElement, fresh: Element): void {
  const focused = document.activeElement
  const isHere = focused instanceof HTMLElement && part.contains(focused)
  const href = isHere && focused instanceof HTMLAnchorElement ? focused.getAttribute('href') : null
  const id = isHere && focused.id !== '' ? focused.id : null
  const ticked = tickedIn(part)
  part.replaceWith(fresh)
  tickAgain(fresh, ticked)
  if (href !== null) fresh.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)?.focus()
  else if (id !== null) document.getElementById(id)?.focus()
}
