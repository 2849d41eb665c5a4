import { ITEM_IMPORT } from '../words/item-import.ts'
import {
  CellFault,
  type Column,
  ITEM_COLUMNS,
  KEY_COLUMNS,
  LIST_SHEETS,
  type ListSheet,
  OWNER,
} from './columns.ts'

/** A cell as a table gives it; `trouble` says why it cannot be relied on. */
export type ReadCell = { text: string; trouble?: keyof typeof ITEM_IMPORT.trouble }
export type ReadSheet = { name: string; rows: readonly { number: number; cells: readonly ReadCell[] }[] }

/** An item as the catalogue has it, for telling what an import would change. */
export type KnownItem = { item: string; baseCode: string; name: string; department: string; guide: Content }
/** A guide that may not be whole. */
export type Content = Readonly<Record<string, unknown>>

/** What would become of one row. `repeat` says the same as a row before it; `same` is in the catalogue already. */
export type Outcome = 'create' | 'change' | 'same' | 'repeat' | 'error'
export type Fault = { sheet: string; cell: string; sentence: string }
export type PlannedRow = {
  sheet: string
  row: number
  name: string
  outcome: Outcome
  /** The key of the item changed; of a new one the key the row gives, if any. */
  item: string | undefined
  /** The code by which the file knows it, where that is not our base code: kept as it is written. */
  foreignCode: string | undefined
  /** The organ the row names, where the city has none of that name: the importing department takes it on. */
  foreignOrgan: string | undefined
  content: Content | undefined
  /** Chinese names of the elements that differ from the item as it is. */
  changed: string[]
  faults: Fault[]
}
export type ImportPlan = {
  rows: PlannedRow[] /** Faults of no single item. */
  faults: Fault[]
  ignored: Fault[]
}

type Catalogue = {
  known: readonly KnownItem[]
  /** The importing department, and the names under which the city knows departments and organs. */
  department: string
  departmentOf: (organ: string) => string | undefined
}

/**
 * What importing these sheets would do, row by row; nothing is done. One sheet holds the items, others may hold their
 * lists (材料, 依据 …), told apart by their names and heads. An empty cell leaves an element as it is; a list that has a row
 * for an item replaces that list whole, and an entry of the same name keeps what no column says (its situation, its id).
 */
export function planImport(sheets: readonly ReadSheet[], catalogue: Catalogue): ImportPlan {
  const work = planning(sheets, catalogue)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** The same, row by row: whoever has other things to do may leave off between two rows. */
export function* planning(
  sheets: readonly ReadSheet[],
  catalogue: Catalogue,
): Generator<undefined, ImportPlan> {
  const plan: ImportPlan = { rows: [], faults: [], ignored: [] }
  const lists = new Map<ListSheet, Table>()
  let items: Table | undefined
  for (const sheet of sheets) {
    const kind = LIST_SHEETS.find(({ zh }) => sheet.name.trim() === zh)
    const columns = kind ? [ownerColumn, ...kind.columns] : [...Object.values(keyColumns), ...ITEM_COLUMNS]
    const table = tableOf(sheet, columns)
    if (!table) {
      if (sheet.rows.length > 0)
        plan.ignored.push({ sheet: sheet.name, cell: '', sentence: ITEM_IMPORT.noHead })
      continue
    }
    plan.faults.push(...table.faults)
    plan.ignored.push(...table.ignored)
    if (kind) lists.set(kind, table)
    else items ??= table
  }
  if (!items)
    return { ...plan, faults: [...plan.faults, { sheet: '', cell: '', sentence: ITEM_IMPORT.noItems }] }
  const seen = new Map<string, PlannedRow>()
  const shelf = shelfOf(catalogue.known)
  const columns = ITEM_COLUMNS.toSorted((a, b) => (items?.places.get(a) ?? 0) - (items?.places.get(b) ?? 0))
  for (const row of items.rows) {
    yield
    const planned = plannedRow(row, { ...catalogue, sheet: items.sheet, columns, lists, shelf })
    const key = planned.item ?? planned.foreignCode ?? `${text(planned.content?.baseCode)}|${planned.name}`
    const before = seen.get(key)
    if (before && planned.outcome !== 'error') {
      const same = equal(before.content, planned.content)
      planned.outcome = same ? 'repeat' : 'error'
      if (!same)
        planned.faults.push({
          sheet: items.sheet,
          cell: `A${row.number}`,
          sentence: ITEM_IMPORT.twice(before.row),
        })
    } else if (!before) seen.set(key, planned)
    plan.rows.push(planned)
  }
  const owners = new Set(plan.rows.flatMap(namesOf))
  for (const [kind, table] of lists)
    for (const row of table.rows)
      if (!owners.has(row.text(ownerColumn)))
        plan.faults.push({
          sheet: table.sheet,
          cell: cellName(row.at(ownerColumn), row.number),
          sentence: ITEM_IMPORT.noOwner(row.text(ownerColumn), kind.zh),
        })
  return plan
}

/** The same for guides written out whole: each takes the place of the guide there is. */
export function planWhole(
  guides: readonly { item: string; guide: Content }[],
  catalogue: Catalogue,
): ImportPlan {
  const { known, department } = catalogue
  const seen = new Map<string, number>()
  const rows = guides.map(({ item, guide }, n): PlannedRow => {
    const found = known.find((one) => one.item === item)
    const faults: Fault[] = []
    const fault = (sentence: string) => faults.push({ sheet: '', cell: cellName(undefined, n + 1), sentence })
    const before = seen.get(item)
    if (before !== undefined) fault(ITEM_IMPORT.twice(before))
    else seen.set(item, n + 1)
    if (text(guide.name) === '') fault(ITEM_IMPORT.noName)
    if (guide.department !== department) fault(ITEM_IMPORT.otherDepartment(text(guide.name)))
    const changed = found
      ? [...new Set([...Object.keys(found.guide), ...Object.keys(guide)])]
          .filter((key) => !equal(found.guide[key], guide[key]))
          .map((key) => zhOf(key))
      : []
    const outcome: Outcome =
      faults.length > 0 ? 'error' : !found ? 'create' : changed.length === 0 ? 'same' : 'change'
    return {
      ...{ sheet: '', row: n + 1, name: text(guide.name), outcome, item, content: guide },
      ...{ foreignCode: undefined, foreignOrgan: undefined, changed: [...new Set(changed)], faults },
    }
  })
  return { rows, faults: [], ignored: [] }
}

/** The Chinese name of a part of a guide; parts that no table can hold have one of their own. */
const zhOf = (key: string): string =>
  ITEM_IMPORT.parts[key as keyof typeof ITEM_IMPORT.parts] ??
  [...LIST_SHEETS, ...ITEM_COLUMNS].find(({ path }) => path === key || path.startsWith(`${key}.`))?.zh ??
  key

const asColumn = (key: { zh: string; code: string; also: readonly string[] }): Column => ({
  ...key,
  path: '',
  as: { read: (cell) => cell, write: String },
})
const keyColumns = {
  item: asColumn(KEY_COLUMNS.item),
  department: asColumn(KEY_COLUMNS.department),
  taskCode: asColumn(KEY_COLUMNS.taskCode),
}
const ownerColumn = asColumn(OWNER)

/** The catalogue by what a row may know an item by: a file has thousands of rows, a catalogue thousands of items. */
type Shelf = Record<'item' | 'baseCode' | 'name', ReadonlyMap<string, KnownItem>>

function shelfOf(known: readonly KnownItem[]): Shelf {
  const by = (key: keyof Shelf) => new Map(known.toReversed().map((one) => [one[key], one]))
  return { item: by('item'), baseCode: by('baseCode'), name: by('name') }
}

/** What every row of a file is read with; its columns from the left to the right. */
type Desk = Pick<Catalogue, 'department' | 'departmentOf'> & {
  sheet: string
  columns: readonly Column[]
  lists: ReadonlyMap<ListSheet, Table>
  shelf: Shelf
}

function plannedRow(
  row: TableRow,
  { sheet, columns, lists, shelf, department, departmentOf }: Desk,
): PlannedRow {
  const key = row.text(keyColumns.item)
  const code = row.text(columnOf('baseCode'))
  const name = row.text(columnOf('name'))
  const foreignCode = row.text(keyColumns.taskCode) || undefined
  const named = !key && !code && !foreignCode // whatever has a code of its own is not known by its name
  const found = shelf.item.get(key) ?? shelf.baseCode.get(code) ?? (named ? shelf.name.get(name) : undefined)
  const organ = row.text(keyColumns.department)
  const owner = organ ? departmentOf(organ) : department
  const planned: PlannedRow = {
    sheet,
    row: row.number,
    name: name || found?.name || '',
    outcome: 'error',
    item: found?.item ?? (key || undefined),
    foreignCode,
    foreignOrgan: organ && !owner ? organ : undefined,
    content: undefined,
    changed: [],
    faults: [],
  }
  const fault = (column: Column, sentence: string) =>
    planned.faults.push({ sheet, cell: cellName(row.at(column), row.number), sentence })
  if (planned.name === '') fault(columnOf('name'), ITEM_IMPORT.noName)
  if ((owner ?? department) !== department || (found && found.department !== department))
    fault(keyColumns.department, ITEM_IMPORT.otherDepartment(organ || (found?.name ?? '')))
  const content: Record<string, unknown> = structuredClone(found?.guide ?? { department }) as Record<
    string,
    unknown
  >
  planned.content = content
  for (const column of columns) setFrom(content, column, row, fault)
  for (const [kind, table] of lists) setList(content, kind, table, planned, found)
  if ((content.fee as { charged?: boolean } | undefined)?.charged === false) content.fee = { charged: false }
  planned.changed = changedIn(found?.guide, content)
  if (planned.faults.length === 0)
    planned.outcome = !found ? 'create' : planned.changed.length === 0 ? 'same' : 'change'
  return planned
}

function setFrom(
  into: Record<string, unknown>,
  column: Column,
  row: TableRow,
  fault: (column: Column, sentence: string) => void,
): void {
  const cell = row.cell(column)
  if (!cell) return
  if (cell.trouble) {
    fault(column, ITEM_IMPORT.trouble[cell.trouble])
    return
  }
  if (cell.text === '') return
  try {
    setAt(into, column.path, column.as.read(cell.text))
  } catch (error) {
    if (!(error instanceof CellFault)) throw error
    fault(column, `${column.zh}：${error.message}`)
  }
}

function setList(
  content: Record<string, unknown>,
  kind: ListSheet,
  table: Table,
  planned: PlannedRow,
  found: KnownItem | undefined,
): void {
  const rows = [...new Set(namesOf(planned))]
    .flatMap((name) => table.owned().get(name) ?? [])
    .sort((a, b) => a.number - b.number)
  if (rows.length === 0) return
  const before = (at(found?.guide, kind.path) as Record<string, unknown>[] | undefined) ?? []
  const entries = rows.map((row, n) => {
    const named = kind.named === undefined ? undefined : row.text(kind.columns[0] as Column)
    const same = named === undefined ? undefined : before.find((one) => one[kind.named as string] === named)
    const entry: Record<string, unknown> = { ...(same ?? (kind.named ? { id: freshId(before, n) } : {})) }
    const fault = (column: Column, sentence: string) =>
      planned.faults.push({ sheet: table.sheet, cell: cellName(row.at(column), row.number), sentence })
    for (const column of kind.columns) setFrom(entry, column, row, fault)
    return entry
  })
  setAt(content, kind.path, entries)
}

/** An id that no entry of before has; `n` is the place in the new list. */
function freshId(before: readonly Content[], n: number): string {
  const used = new Set(before.map(({ id }) => id))
  let number = n + 1
  while (used.has(`row-${number}`)) number += 1_000
  return `row-${number}`
}

/** The names under which a row of a list may call an item its own: its key, its name, its base code. */
const namesOf = ({ item, name, content }: PlannedRow): string[] =>
  [item ?? '', name, text(content?.baseCode)].filter((one) => one !== '')

/** The elements that differ, by their Chinese names, in the order of the table. */
function changedIn(before: Content | undefined, after: Content): string[] {
  if (!before) return []
  return [...ITEM_COLUMNS, ...LIST_SHEETS]
    .filter(({ path }) => !equal(at(before, path), at(after, path)))
    .map(({ zh }) => zh)
}

/** The sheets of an export, heads first: the items, then a sheet a list. What no table can hold stays behind. */
export function sheetsFrom(items: readonly KnownItem[]): { name: string; rows: string[][] }[] {
  const key = KEY_COLUMNS.item.zh
  return [
    {
      name: ITEM_IMPORT.itemSheet,
      rows: [
        [key, ...ITEM_COLUMNS.map(({ zh }) => zh)],
        ...items.map(({ item, guide }) => [
          item,
          ...ITEM_COLUMNS.map(({ path, as }) => as.write(at(guide, path))),
        ]),
      ],
    },
    ...LIST_SHEETS.map(({ zh, path, columns }) => ({
      name: zh,
      rows: [
        [OWNER.zh, ...columns.map((column) => column.zh)],
        ...items.flatMap(({ item, guide }) =>
          ((at(guide, path) as Content[] | undefined) ?? []).map((entry) => [
            item,
            ...columns.map((column) => column.as.write(at(entry, column.path))),
          ]),
        ),
      ],
    })),
  ]
}

/** A table in a sheet: the first of its ten rows with the most known heads is its head, the rows below its rows. */
type Table = {
  sheet: string
  rows: TableRow[]
  places: ReadonlyMap<Column, number>
  /** The rows of a list by the item they name. */
  owned: () => ReadonlyMap<string, TableRow[]>
  faults: Fault[]
  ignored: Fault[]
}
type TableRow = {
  number: number
  at: (column: Column) => number | undefined
  cell: (column: Column) => ReadCell | undefined
  text: (column: Column) => string
}

function tableOf(sheet: ReadSheet, columns: readonly Column[]): Table | undefined {
  const heads = sheet.rows.slice(0, 10).map((row) => row.cells.map(({ text: head }) => headOf(head, columns)))
  const known = heads.map((row) => row.filter((column) => column !== undefined).length)
  const most = Math.max(0, ...known)
  if (most === 0) return undefined
  const head = known.indexOf(most)
  const number = sheet.rows[head]?.number ?? 0
  const places = new Map<Column, number>()
  const faults: Fault[] = []
  const ignored: Fault[] = []
  heads[head]?.forEach((column, n) => {
    const given = sheet.rows[head]?.cells[n]?.text ?? ''
    const cell = cellName(n, number)
    if (column && places.has(column))
      faults.push({ sheet: sheet.name, cell, sentence: ITEM_IMPORT.headTwice(given) })
    else if (column) places.set(column, n)
    else if (given !== '') ignored.push({ sheet: sheet.name, cell, sentence: ITEM_IMPORT.headUnknown(given) })
  })
  const rows = sheet.rows.slice(head + 1).map(({ number, cells }): TableRow => {
    const cell = (column: Column) => cells[places.get(column) ?? -1]
    return {
      number,
      cell,
      at: (column) => places.get(column),
      text: (column) => cell(column)?.text.trim() ?? '',
    }
  })
  const filled = rows.filter((row) => columns.some((column) => row.cell(column)?.text))
  let owned: ReadonlyMap<string, TableRow[]> | undefined
  return {
    ...{ sheet: sheet.name, rows: filled, places, faults, ignored },
    owned() {
      owned ??= Map.groupBy(filled, (row) => row.text(ownerColumn))
      return owned
    },
  }
}

function headOf(head: string, columns: readonly Column[]): Column | undefined {
  const bare = (one: string) =>
    one
      .replace(/[\s*＊]/g, '')
      .replace(/[（(](必填|选填)[）)]$/, '')
      .toLowerCase()
  const wanted = bare(head)
  if (wanted === '') return undefined
  return columns.find(({ zh, code, also = [] }) => [zh, code, ...also].some((one) => bare(one) === wanted))
}

const byPath = new Map(ITEM_COLUMNS.map((column) => [column.path, column]))
const columnOf = (path: string): Column => byPath.get(path) as Column

/** 0, 2 → A2. */
export function cellName(column: number | undefined, row: number): string {
  if (column === undefined) return `第${row}行`
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row}`
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], value)
}

function setAt(into: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() as string
  const home = keys.reduce<Record<string, unknown>>((inside, key) => {
    inside[key] = { ...(inside[key] as object | undefined) }
    return inside[key] as Record<string, unknown>
  }, into)
  home[last] = value
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The same content, whatever the order of its keys. */
function equal(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, n) => equal(part, other[n]))
  if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
    const keys = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...keys].every((key) => equal((one as Content)[key], (other as Content)[key]))
  }
  return one === other
}
