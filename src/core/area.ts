/**
 * What the codes of every division in an area begin with: the one answer to what a seat in a division reaches. A township
 * reaches its villages, a county its townships, the city everything, functional areas (功能区) too, whose codes are their
 * own and begin with none of its digits; a functional area reaches itself.
 */
export function areaOf(division: string): string {
  if (!/^\d{12}$/.test(division)) return division
  if (division.endsWith('00000000')) return ''
  return division.endsWith('000000')
    ? division.slice(0, 6)
    : division.endsWith('000')
      ? division.slice(0, 9)
      : division
}
