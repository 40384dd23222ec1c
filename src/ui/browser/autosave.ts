const quietMs = 1_200
const retryMs = 10_000

/** Keeps what is typed: a pause in typing sends the form's fields to the address of its draft. */
export function saveDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-mc-autosave]')) keepDraft(form)
}

function keepDraft(form: HTMLFormElement): void {
  const note = noteIn(form)
  let timer = 0
  let sending = false
  const later = (ms: number) => {
    window.clearTimeout(timer)
    timer = window.setTimeout(save, ms)
  }
  const save = async () => {
    if (sending) return later(quietMs)
    sending = true
    const kept = await send(form)
    sending = false
    note.textContent = (kept ? form.dataset.mcSaved : form.dataset.mcUnsaved) ?? ''
    if (!kept) later(retryMs)
  }
  form.addEventListener('input', () => later(quietMs))
  form.addEventListener('submit', () => window.clearTimeout(timer))
}

async function send(form: HTMLFormElement): Promise<boolean> {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  const address = form.dataset.mcAutosave ?? ''
  try {
    const answer = await fetch(address, { method: 'POST', body: fields, keepalive: true })
    return answer.ok
  } catch {
    return false
  }
}

function noteIn(form: HTMLFormElement): HTMLElement {
  const note = document.createElement('p')
  note.className = 'mc-saved'
  note.setAttribute('role', 'status')
  form.append(note)
  return note
}
