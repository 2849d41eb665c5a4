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
    else if (request.status === 422 && refuse(form, request.responseText)) bar.remove()
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

/** The server's own sentence beside the file: it is not sent a second time only to be refused again. */
function refuse(form: HTMLFormElement, page: string): boolean {
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const said = /role="alert"[^>]*>(?:<h2>)?([^<]+)/.exec(page)?.[1]
  if (!input || !said) return false
  delete form.dataset.sent
  for (const busy of Array.from(form.querySelectorAll('[aria-busy]'))) busy.removeAttribute('aria-busy')
  tell(input, plainText(said))
  return true
}

const plainText = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '')
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

/** What is wrong with a chosen file, read out at once; the choice is taken back. */
function tell(input: HTMLInputElement, sentence: string): void {
  const problem = document.createElement('span')
  problem.className = 'problem'
  problem.setAttribute('role', 'alert')
  problem.textContent = sentence
  input.before(problem)
  input.value = ''
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
  for (const old of Array.from(input.closest('li, form')?.querySelectorAll('.problem') ?? [])) old.remove()
  if (Array.from(input.files ?? []).every((file) => file.size <= LIMIT)) return false
  tell(input, '文件超过 20 MB，请压缩或分开后再上传。')
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
