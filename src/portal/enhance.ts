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
    if (request.responseURL && request.status < 400) arrive(request.responseURL, form)
    else if (request.status === 422) replacePage(request.responseText)
    else plainly(form, button, bar)
  })
  request.addEventListener('error', () => plainly(form, button, bar))
  request.send(data)
}

/** Where the answer led, and there to the row the form stands in; the same page is read anew. */
function arrive(address: string, form: HTMLFormElement): void {
  const row = form.closest('li[id]')
  history.replaceState(null, '', row ? `${address}#${row.id}` : address)
  location.reload()
}

/** The server's page with what was wrong: the files are not sent a second time only to be refused again. */
function replacePage(text: string): void {
  document.open()
  document.write(text)
  document.close()
}

/** Choosing a file is enough to send it, where a form asks for nothing else. */
document.addEventListener('change', (event) => {
  const input = event.target
  if (!(input instanceof HTMLInputElement) || input.dataset.send === undefined || !input.files?.length) return
  const { form } = input
  const button = form?.querySelector('button') ?? null
  if (form && !tooLarge(input) && 'requestSubmit' in form) form.requestSubmit(button)
})

/** Largest file the server takes: known before minutes are spent on sending it. */
const LIMIT = 20 * 1024 * 1024
function tooLarge(input: HTMLInputElement): boolean {
  const large = Array.from(input.files ?? []).some((file) => file.size > LIMIT)
  input.parentElement?.querySelector('.problem')?.remove()
  if (!large) return false
  const problem = document.createElement('span')
  problem.className = 'problem'
  problem.setAttribute('role', 'alert')
  problem.textContent = '文件超过 20 MB，请压缩或分开后再上传。'
  input.before(problem)
  input.value = ''
  return true
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
