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

async function redraw(): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (answer === undefined || !answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll<HTMLElement>('[data-mc-part]')) {
    const fresh = page.querySelector(`[data-mc-part="${part.dataset.mcPart}"]`)
    if (fresh !== null && fresh.innerHTML !== part.innerHTML) replace(part, fresh)
  }
}

function replace(part: HTMLElement, fresh: Element): void {
  const focused = document.activeElement
  const href =
    focused instanceof HTMLAnchorElement && part.contains(focused) ? focused.getAttribute('href') : null
  part.replaceWith(fresh)
  if (href !== null) fresh.querySelector<HTMLElement>(`a[href="${CSS.escape(href)}"]`)?.focus()
}
