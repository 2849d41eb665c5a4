import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { failureOf } from '../../../platform/call.ts'

let frame: HTMLIFrameElement | undefined

/**
 * The one-time notice (一次性告知单) of an item for a place, straight to the printer: the same PDF a citizen gets, in a frame
 * nobody sees. Throws where no window of that place takes the item in.
 */
export async function printNotice(item: string, place: string): Promise<void> {
  const reply = await fetch(`/items/${item}/notice.pdf?${new URLSearchParams({ place })}`).catch(
    (error: unknown) => {
      throw failureOf(error)
    },
  )
  if (!reply.ok || !/^application\/pdf/.test(reply.headers.get('content-type') ?? ''))
    throw new Error(CONSULTING_DESK.noNotice.zh)
  const address = URL.createObjectURL(await reply.blob())
  if (frame) URL.revokeObjectURL(frame.src)
  frame?.remove()
  frame = document.createElement('iframe')
  frame.className = 'print-frame'
  frame.title = CONSULTING_DESK.print.zh
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.onload = ({ currentTarget }) => (currentTarget as HTMLIFrameElement).contentWindow?.print()
  frame.src = address
  document.body.append(frame)
}
