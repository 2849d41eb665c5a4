let frame: HTMLIFrameElement | undefined

/** A PDF straight to the printer, in a frame nobody sees; the one before it is let go. */
export function printPdf(pdf: Blob, title: string): void {
  if (frame) URL.revokeObjectURL(frame.src)
  frame?.remove()
  frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.title = title
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.onload = ({ currentTarget }) => (currentTarget as HTMLIFrameElement).contentWindow?.print()
  frame.src = URL.createObjectURL(pdf)
  document.body.append(frame)
}
