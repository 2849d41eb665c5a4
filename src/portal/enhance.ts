/**
 * Comfort for browsers that run it; every page works without. Old browsers skip `type="module"` and lose nothing.
 */

/** A form is sent once: the second click waits for the first answer. Files show how far they are. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return
  if (form.dataset.sent) {
    event.preventDefault()
    return
  }
  form.dataset.sent = '1'
  const button = event.submitter
  if (button instanceof HTMLButtonElement) {
    // the value of a disabled button would not be sent, so it only looks busy
    button.setAttribute('aria-busy', 'true')
  }
  if (form.enctype === 'multipart/form-data' && hasFiles(form)) {
    event.preventDefault()
    sendWithProgress(form, button)
  }
})

/** Coming back by the back button finds a form that can be sent again. */
window.addEventListener('pageshow', () => {
  for (const form of Array.from(document.forms)) {
    delete form.dataset.sent
    for (const busy of Array.from(form.querySelectorAll('[aria-busy]'))) busy.removeAttribute('aria-busy')
  }
})

/** What is wrong is read out first. */
document.getElementById('problems')?.focus()

for (const button of Array.from(document.querySelectorAll('[data-print]'))) {
  button.removeAttribute('hidden')
  button.addEventListener('click', () => window.print())
}

function hasFiles(form: HTMLFormElement): boolean {
  return Array.from(form.querySelectorAll<HTMLInputElement>('input[type=file]')).some(
    (input) => (input.files?.length ?? 0) > 0,
  )
}

function sendWithProgress(form: HTMLFormElement, button: HTMLElement | null): void {
  const data = new FormData(form)
  if (button instanceof HTMLButtonElement && button.name) data.append(button.name, button.value)
  const bar = document.createElement('progress')
  bar.max = 1
  bar.value = 0
  bar.setAttribute('aria-label', '上传进度')
  button?.after(bar)
  const request = new XMLHttpRequest()
  request.open('POST', form.action || location.href)
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total
  })
  request.addEventListener('load', () => {
    if (request.responseURL && request.status < 400 && request.responseURL !== (form.action || location.href))
      location.assign(request.responseURL)
    else plainly(form, button, bar)
  })
  request.addEventListener('error', () => plainly(form, button, bar))
  request.send(data)
}

/** Whatever the script could not do, the browser does by itself: what is wrong comes back with what was typed. */
function plainly(form: HTMLFormElement, button: HTMLElement | null, bar: HTMLElement): void {
  bar.remove()
  if (button instanceof HTMLButtonElement && button.name) {
    const value = document.createElement('input')
    value.type = 'hidden'
    value.name = button.name
    value.value = button.value
    form.append(value)
  }
  form.submit()
}
