import { instantText } from '../../core/document/phrases.ts'
import { ADMIN } from '../../core/words/admin-screens.ts'
import { say } from '../../core/words/workbench.ts'

/** From when to when: 2026-11-23 至 2026-12-31, or 2026-11-23 起. */
export function periodInWords(from: string, to: string | null): string {
  return to ? `${from} ${ADMIN.until.zh} ${to}` : say(ADMIN.since, { from })
}

/** The same instant in a column: 2026-11-24 01:30, in China. */
export function instantBriefly(at: string): string {
  return new Date(Date.parse(at) + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ')
}
const EIGHT_HOURS = 8 * 3_600_000

export const instant = (at: string | null): string | null => at && instantText(at)
