/** What tells a spreadsheet that this is UTF-8. */
export const MARK = '\uFEFF'

/** One line of CSV (RFC 4180), safe to open: what a spreadsheet would run as a formula stands there as text. */
export function lineOf(cells: readonly (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, also after blanks and in full width; a quote
 * before it makes it text (OWASP: CSV injection).
 */
const harmless = (text: string) => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text)
