/** What Chromium on Android and ChromeOS knows; nobody else yet, and there the box is typed into. */
interface BarcodeDetectorLike {
  detect(image: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>
}
type DetectorClass = {
  new (options: { formats: string[] }): BarcodeDetectorLike
  getSupportedFormats(): Promise<string[]>
}

const lookMs = 200

/** A button beside a box that takes a scanner's text: the camera reads the same code and sends the same form. */
export async function offerScanning(): Promise<void> {
  const Detector = (window as unknown as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const boxes = document.querySelectorAll<HTMLInputElement>('input[data-mc-scan]')
  if (Detector === undefined || navigator.mediaDevices === undefined || boxes.length === 0) return
  if (!(await Detector.getSupportedFormats()).includes('qr_code')) return
  for (const box of boxes) addButton(box, new Detector({ formats: ['qr_code'] }))
}

function addButton(box: HTMLInputElement, detector: BarcodeDetectorLike): void {
  const button = document.createElement('button')
  const note = document.createElement('p')
  let stop: (() => void) | undefined
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary'
  button.textContent = box.dataset.mcScan ?? ''
  note.className = 'govuk-body'
  note.setAttribute('role', 'status')
  box.after(button, note)
  button.addEventListener('click', async () => {
    if (stop !== undefined) return stop()
    note.textContent = ''
    try {
      stop = await look(
        button,
        detector,
        text => {
          box.value = text
          box.form?.requestSubmit()
        },
        () => {
          stop = undefined
          button.textContent = box.dataset.mcScan ?? ''
        },
      )
      button.textContent = box.dataset.mcScanStop ?? ''
    } catch {
      note.textContent = box.dataset.mcScanFailed ?? ''
    }
  })
}

/** Looks until a code is seen or somebody says stop; the camera is let go in either case. */
async function look(
  after: HTMLElement,
  detector: BarcodeDetectorLike,
  seen: (text: string) => void,
  ended: () => void,
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const video = document.createElement('video')
  video.className = 'mc-scan'
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  after.after(video)
  await video.play()
  const stop = () => {
    window.clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    video.remove()
    ended()
  }
  const timer = window.setInterval(async () => {
    const [code] = await detector.detect(video).catch(() => [])
    if (code === undefined || video.srcObject === null || !video.isConnected) return
    stop()
    seen(code.rawValue)
  }, lookMs)
  return stop
}
