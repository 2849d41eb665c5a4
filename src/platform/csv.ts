/** What tells a spreadsheet that this is UTF-8. */
export const MARK = '\uFEFF'

/** One line of a table. A cell that a spreadsheet would take for a formula is made text of. */
export function lineOf(cells: readonly string[]): string {
  const safe = cells.map((cell) => {
    const text = /^[=+\-@\t\r]/.test(cell) && !/^-?\d+$/.test(cell) ? `'${cell}` : cell
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  return `${safe.join(',')}\r\n`
}
