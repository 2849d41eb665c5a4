import { ITEM_IMPORT } from '../words/item-import.ts'
import { LIST_SHEETS } from './columns.ts'
import type { Content, ReadSheet } from './exchange.ts'

/** Guides written out whole, as our own JSON export has them. */
export type WholeGuide = { item: string; guide: Content }

/**
 * What a JSON file holds: guides written out whole (`[{ "item": …, "guide": { … } }]`), or rows with the national field
 * names or the Chinese ones (`[{ "task_name": …, "materials": [ … ] }]`), which are read like a table whose first line has
 * the names. Undefined when it is neither.
 */
export function readJson(value: unknown): { whole: WholeGuide[] } | { sheets: ReadSheet[] } | undefined {
  const entries = Array.isArray(value) ? value : isObject(value) ? (value.items ?? value.data) : undefined
  if (!Array.isArray(entries) || entries.length === 0 || !entries.every(isObject)) return undefined
  if (entries.every((entry) => isObject(entry.guide) && typeof entry.item === 'string'))
    return { whole: entries.map(({ item, guide }) => ({ item: String(item), guide: guide as Content })) }
  const items = flat(
    ITEM_IMPORT.itemSheet,
    entries.map((entry, n) => [n + 1, entry]),
  )
  const lists = LIST_SHEETS.flatMap(({ zh, path }) => {
    const rows = entries.flatMap((entry, n) => {
      const list = entry[zh] ?? entry[path]
      const owner = entry.item ?? entry.catalog_code ?? entry.task_name ?? entry.事项名称 ?? entry.name
      if (!Array.isArray(list)) return []
      return list.filter(isObject).map((row): [number, Content] => [n + 1, { item: owner, ...row }])
    })
    return rows.length > 0 ? [flat(zh, rows)] : []
  })
  return { sheets: [items, ...lists] }
}

function flat(name: string, rows: readonly (readonly [number, Content])[]): ReadSheet {
  const heads = [...new Set(rows.flatMap(([, row]) => Object.keys(row).filter((key) => !isList(row[key]))))]
  return {
    name,
    rows: [
      { number: 0, cells: heads.map((text) => ({ text })) },
      ...rows.map(([number, row]) => ({ number, cells: heads.map((head) => ({ text: plain(row[head]) })) })),
    ],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isList = (value: unknown): boolean => Array.isArray(value) && value.some(isObject)

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join('、')
  return isObject(value) || value === null || value === undefined ? '' : String(value)
}
