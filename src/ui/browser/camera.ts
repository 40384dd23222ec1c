/** Not in the libraries of types yet. @source Shape Detection API, barcode detection */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

interface DetectorMaker {
  new (options: { readonly formats: readonly string[] }): Detector
}

const lookMs = 200
const formats = ['qr_code', 'code_128']

/** Offers the camera for codes printed on slips, where the browser can read them. */
export function offerCamera(): void {
  const Maker = (window as unknown as { BarcodeDetector?: DetectorMaker }).BarcodeDetector
  if (Maker === undefined || navigator.mediaDevices?.getUserMedia === undefined) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-mc-camera]')) {
    button.hidden = false
    button.addEventListener('click', () => scan(new Maker({ formats }), button))
  }
}

async function scan(detector: Detector, button: HTMLButtonElement): Promise<void> {
  const dialog = dialogFor(button)
  const video = dialog.querySelector('video') as HTMLVideoElement
  const note = dialog.querySelector('p') as HTMLElement
  let stream: MediaStream | undefined
  dialog.addEventListener('close', () => {
    for (const track of stream?.getTracks() ?? []) track.stop()
    dialog.remove()
  })
  dialog.showModal()
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  } catch {
    note.textContent = button.dataset.mcRefused ?? ''
    return
  }
  video.srcObject = stream
  await video.play().catch(() => {})
  const found = await firstCode(detector, video, () => dialog.open)
  if (found === undefined) return
  dialog.close()
  const field = button.form?.querySelector<HTMLInputElement>('input[data-mc-scan-into]')
  if (!field) return
  field.value = found
  button.form?.requestSubmit()
}

async function firstCode(
  detector: Detector,
  video: HTMLVideoElement,
  isOpen: () => boolean,
): Promise<string | undefined> {
  while (isOpen()) {
    const [code] = await detector.detect(video).catch(() => [])
    if (code !== undefined && isOpen()) return code.rawValue
    await new Promise(resolve => window.setTimeout(resolve, lookMs))
  }
  return undefined
}

function dialogFor(button: HTMLButtonElement): HTMLDialogElement {
  const dialog = document.createElement('dialog')
  dialog.className = 'mc-dialog'
  const note = document.createElement('p')
  note.className = 'govuk-body'
  note.textContent = button.dataset.mcCamera ?? ''
  const video = document.createElement('video')
  video.className = 'mc-camera'
  video.muted = true
  video.setAttribute('playsinline', '')
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'govuk-button govuk-button--secondary'
  close.textContent = button.dataset.mcClose ?? ''
  close.addEventListener('click', () => dialog.close())
  dialog.append(note, video, close)
  document.body.append(dialog)
  return dialog
}
