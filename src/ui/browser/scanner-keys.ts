/** A scanner's keys follow each other faster than any hand's. */
const betweenMs = 45
/** Shorter than any code; a hand that drums on the keys reaches three or four. */
const shortest = 6

interface Press {
  readonly key: string
  readonly code: string
}

/**
 * Tells a barcode scanner, which types like a keyboard, from a hand: its text goes into the page's search and is sent,
 * whatever had the focus. A hand's keys are passed on, a moment later.
 */
export function hearScanner(press: (key: string, code: string) => boolean) {
  let burst: Press[] = []
  let timer = 0
  const end = () => {
    window.clearTimeout(timer)
    const ended = burst
    burst = []
    return ended
  }
  const settle = () => {
    const ended = end()
    if (ended.length >= shortest) search(ended)
    else for (const { key, code } of ended) press(key, code)
  }
  return {
    /** True while no key waits. */
    isQuiet: () => burst.length === 0,
    /** True when the key ended a scan and means nothing else. */
    took(event: KeyboardEvent): boolean {
      if (event.key.length === 1) {
        burst.push({ key: event.key, code: event.code })
        window.clearTimeout(timer)
        timer = window.setTimeout(settle, betweenMs)
        // Inside a burst a space or a slash must not scroll or open anything.
        if (burst.length >= shortest) event.preventDefault()
        return false
      }
      if (event.key !== 'Enter' || burst.length < shortest) return false
      event.preventDefault()
      search(end())
      return true
    },
  }
}

function search(typed: readonly Press[]): void {
  const field = document.querySelector<HTMLInputElement>('input[data-mc-scan-into]')
  if (field === null) return
  field.value = typed.map(({ key }) => key).join('')
  field.form?.requestSubmit()
}
