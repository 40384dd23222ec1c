/** The second press of a button does nothing: the first is on its way. The server is safe without this; people are calmer with it. */
export function sendOnce(): void {
  const sent = new WeakSet<EventTarget>()
  document.addEventListener('submit', event => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.dataset.mcForm !== 'once') return
    if (sent.has(form)) event.preventDefault()
    else if (!event.defaultPrevented) sent.add(form)
  })
  // A page that the back button brings back may be sent again.
  window.addEventListener('pageshow', event => {
    if (event.persisted) for (const form of document.forms) sent.delete(form)
  })
}
