import QRCode from 'qrcode'
import type { PaperText } from '../../core/document/paper.ts'
import { wordsOf } from '../../core/document/paper.ts'
import { assertDrawable, type Typeset, typeset } from '../../platform/typeset.ts'
import { type Layout, TEMPLATE } from './template.ts'

/**
 * Typeset a paper. `address` is where its QR leads; without one there is no QR. Lines stand as the standard has them
 * when that costs no page more than closer lines would. Throws `paper/missing-glyph`.
 */
export async function setPaper(
  text: PaperText,
  { layout, address, at }: { layout: Layout; address?: string | undefined; at: Date },
): Promise<Typeset> {
  assertDrawable(wordsOf(text).join(''))
  const qr = address === undefined ? '' : codeOf(address)
  let best: Typeset | undefined
  for (const tightness of FORMS.has(text.kind) ? [2, 3] : [0, 1, 2]) {
    const made = await typeset(TEMPLATE, { text, layout, qr, tightness }, at)
    if (best === undefined || made.pages < best.pages) best = made
    if (best.pages === 1) break
  }
  return best as Typeset
}

/** Papers that are forms rather than letters are set in 四号 from the start. */
const FORMS: ReadonlySet<PaperText['kind']> = new Set(['receipt', 'oneTimeNotice', 'deliveryRecord'])

/** A QR as one path of an SVG, drawn by the typesetter like any picture. */
export function codeOf(address: string): string {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const squares = Array.from(data, (dark, at) =>
    dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  ).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path d="${squares}"/></svg>`
}
