import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { failureOf } from '../../../platform/call.ts'
import { printPdf } from '../../../workbench/widgets/print.ts'

/**
 * The one-time notice (一次性告知单) of an item for a place, straight to the printer: the same PDF a citizen gets. Throws where
 * no window of that place takes the item in.
 */
export async function printNotice(item: string, place: string): Promise<void> {
  const reply = await fetch(`/items/${item}/notice.pdf?${new URLSearchParams({ place })}`).catch(
    (error: unknown) => {
      throw failureOf(error)
    },
  )
  if (!reply.ok || !/^application\/pdf/.test(reply.headers.get('content-type') ?? ''))
    throw new Error(CONSULTING_DESK.noNotice.zh)
  printPdf(await reply.blob(), CONSULTING_DESK.print.zh)
}
