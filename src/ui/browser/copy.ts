/** Shows the buttons that only scripts can answer. */
export function offerCopies(): void {
  if (navigator.clipboard === undefined) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-mc-copy]')) {
    const word = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.mcCopy ?? '')
      button.textContent = button.dataset.mcCopied ?? word
      window.setTimeout(() => {
        button.textContent = word
      }, 2_000)
    })
  }
}

export function offerPrinting(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-mc-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
