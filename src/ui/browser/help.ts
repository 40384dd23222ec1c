/** The sheet of keys opens over the page; without scripts, or when it cannot be fetched, its link leads to it. */
export function openHelpHere(): void {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('[data-mc-help] a') : null
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    show(link.href).catch(() => location.assign(link.href))
  })
}

async function show(address: string): Promise<void> {
  const answer = await fetch(address, { headers: { accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const sheet = page.querySelector('[data-mc-sheet]')
  if (!answer.ok || sheet === null) throw new Error('no sheet')
  const dialog = document.createElement('dialog')
  dialog.className = 'mc-dialog'
  const heading = sheet.querySelector('h1, h2')
  if (heading !== null) {
    heading.id = 'mc-help-title'
    dialog.setAttribute('aria-labelledby', heading.id)
  }
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'govuk-button govuk-button--secondary mc-dialog__close'
  close.textContent = sheet.getAttribute('data-mc-sheet')
  close.addEventListener('click', () => dialog.close())
  dialog.append(close, ...sheet.childNodes)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
