/** Forms that carry files show how much has arrived; the answer is drawn as the browser would have drawn it. */
export function showProgress(enhance: () => void): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-mc-progress]')) {
    form.addEventListener('submit', event => {
      if (event.defaultPrevented || !hasFiles(form)) return
      event.preventDefault()
      if (form.dataset.mcBusy !== undefined) return
      form.dataset.mcBusy = ''
      upload(form, event.submitter, enhance)
    })
  }
}

function hasFiles(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some(input => input.files?.length)
}

function upload(form: HTMLFormElement, submitter: HTMLElement | null, enhance: () => void): void {
  const bar = barIn(form)
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.onprogress = event => {
    if (event.lengthComputable) bar.show(Math.round((100 * event.loaded) / event.total))
  }
  request.onload = () => draw(request, enhance)
  request.onerror = () => {
    delete form.dataset.mcBusy
    bar.fail()
  }
  request.send(new FormData(form, submitter))
}

/** The answer is already here: to fetch its page again would lose the news it carries ("the file was added"). */
function draw(request: XMLHttpRequest, enhance: () => void): void {
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  history.pushState(null, '', request.responseURL)
  document.title = page.title
  document.body.replaceWith(page.body)
  window.scrollTo(0, 0)
  enhance()
}

function barIn(form: HTMLFormElement) {
  form.querySelector('.mc-upload')?.remove()
  const box = document.createElement('div')
  const words = document.createElement('p')
  const bar = document.createElement('progress')
  box.className = 'mc-upload'
  words.setAttribute('role', 'status')
  words.textContent = form.dataset.mcProgress ?? ''
  bar.max = 100
  bar.setAttribute('aria-label', form.dataset.mcProgress ?? '')
  box.append(words, bar)
  form.append(box)
  return {
    show(percent: number) {
      bar.value = percent
    },
    fail() {
      bar.remove()
      words.textContent = form.dataset.mcFailed ?? ''
    },
  }
}
