import type { DivisionRow } from './rows.ts'
import type { DivisionLine } from './source.ts'

/** The divisions of the file with what follows from it: the way down from the city, and the short name. */
export function divisionRows(lines: readonly DivisionLine[]): DivisionRow[] {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const pathOf = (line: DivisionLine): string[] => {
    const parent = line.parent === null ? undefined : byCode.get(line.parent)
    return parent ? [...pathOf(parent), line.code] : [line.code]
  }
  return lines.map((line) => {
    const parent = line.parent === null ? undefined : byCode.get(line.parent)
    return { ...line, short_name: shortName(line, parent), path: pathOf(line) }
  })
}

const COUNTY = /[区县市]$/
const TOWNSHIP = /(?:管理委员会(?:地区|街道)?|街道|镇|乡)$/

/** 静宁 for 静宁县, 威戎 for 威戎镇, 西关村 for 西关村委会, 西关社区 for 西关居委会; what the statistics call virtual is a place too. */
function shortName({ name, level, kind }: DivisionLine, parent: DivisionLine | undefined): string {
  if (kind === 'functional') return name
  if (level === 'township') return name.replace(TOWNSHIP, '').replace(/^平凉/, '')
  if (level !== 'village') return name.replace(COUNTY, '')
  const own = name.startsWith(parent?.name ?? '\n') ? name.slice(parent?.name.length) : name
  const place = own.replace('虚拟', '').replace(/(?:村民|居民)?委员会$|村委会$|居委会$|服务中心$/, '')
  if (/(?:村|社区|生活区)$/.test(place)) return place
  return place + (own.includes('居') ? '社区' : '村')
}
