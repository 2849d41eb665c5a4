import { YES_NO } from '../../core/words/catalogue.ts'
import type { Value } from './datasets.ts'

/** What tells Excel that a file is UTF-8. */
export const BOM = '\uFEFF'

/** One line of CSV (RFC 4180), safe to open: what a spreadsheet would run as a formula stands there as text. */
export function csvLine(values: readonly Value[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: Value): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? YES_NO.yes.zh : YES_NO.no.zh
  const text = harmless(typeof value === 'string' ? value : value.join('\n'))
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, also after blanks and in full width; a quote
 * before it makes it text (OWASP: CSV injection).
 */
const harmless = (text: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text)
