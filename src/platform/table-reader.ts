import { constants, inflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import type { ViolationCode } from '../core/violation.ts'
import {
  type Cell,
  MOST_ROWS,
  type Row,
  type Sheet,
  type TableAnswer,
  type TableFile,
  type TableOrder,
} from './tables.ts'

/**
 * The reader of tables at work: a process of its own, because a file made to do harm may ask for any amount of memory or
 * time (tables.ts). It answers one order and ends with its parent.
 */
type Refusal = Extract<ViolationCode, `table/${string}`>
class Refused extends Error {
  readonly code: Refusal
  constructor(code: Refusal) {
    super(code)
    this.code = code
  }
}

/** Bytes a file may have once unpacked, one part and all together, and parts it may have. */
const MOST_UNPACKED = 100 * 1024 * 1024
const MOST_PARTS = 2_000
const MOST_COLUMNS = 200
/** Digits a spreadsheet keeps of a number. */
const EXACT_DIGITS = 15

process.on('disconnect', () => process.exit())
process.once('message', async (order: TableOrder) => {
  process.send?.(await answerTo(order))
})

async function answerTo(order: TableOrder): Promise<TableAnswer> {
  try {
    if (order.do === 'write') return { bytes: written(order.sheets) }
    return { file: read(await input()) }
  } catch (error) {
    return { refused: error instanceof Refused ? error.code : 'table/unreadable' }
  }
}

async function input(): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function read(bytes: Buffer): TableFile {
  if (bytes.length === 0) throw new Refused('table/empty')
  const kind = bytes.toString('hex', 0, 4)
  if (kind === '504b0304') {
    assertHarmlessZip(bytes)
    return { format: 'xlsx', sheets: sheetsOf(bytes) }
  }
  if (kind === 'd0cf11e0') {
    assertHarmlessCompound(bytes)
    return { format: 'xls', sheets: sheetsOf(bytes) }
  }
  const text = textOf(bytes)
  if (text.trim() === '') throw new Refused('table/empty')
  if (/^\s*[[{]/.test(text)) return { format: 'json', value: jsonOf(text) }
  return { format: 'csv', sheets: sheetsOf(text) }
}

/**
 * What a zip says of its parts is held against what they hold, before any of it is believed: no macros, nothing
 * encrypted, and no more than it says (a zip bomb says less).
 */
function assertHarmlessZip(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0) throw new Refused('table/unreadable')
  const parts = bytes.readUInt16LE(end + 10)
  if (parts > MOST_PARTS) throw new Refused('table/too-large')
  let at = bytes.readUInt32LE(end + 16)
  let unpacked = 0
  for (let n = 0; n < parts; n++) {
    if (bytes.readUInt32BE(at) !== 0x504b0102) throw new Refused('table/unreadable')
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [packed, full] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (flags & 1) throw new Refused('table/encrypted')
    if (/vbaProject/i.test(name)) throw new Refused('table/macros')
    unpacked += full
    if (unpacked > MOST_UNPACKED) throw new Refused('table/too-large')
    if (method === 8) assertUnpacksTo(full, bytes, bytes.readUInt32LE(at + 42), packed)
    else if (method !== 0) throw new Refused('table/unreadable')
    at += 46 + nameLength + extra + comment
  }
}

function assertUnpacksTo(full: number, bytes: Buffer, header: number, packed: number): void {
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  try {
    inflateRawSync(bytes.subarray(from, from + packed), {
      maxOutputLength: Math.max(full, 1),
      finishFlush: constants.Z_SYNC_FLUSH,
    })
  } catch (error) {
    throw new Refused(
      (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'table/too-large' : 'table/unreadable',
    )
  }
}

function assertHarmlessCompound(bytes: Buffer): void {
  const paths = XLSX.CFB.read(bytes, { type: 'buffer' }).FullPaths.join('\n')
  if (/EncryptedPackage/i.test(paths)) throw new Refused('table/encrypted')
  if (/_VBA_PROJECT/i.test(paths)) throw new Refused('table/macros')
}

/** UTF-8 or UTF-16 where the file says or proves so; otherwise GB18030, which is what Chinese spreadsheets save CSV in. */
function textOf(bytes: Buffer): string {
  const marked = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)]
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {} // not this one
  throw new Refused('table/unreadable')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    throw new Refused('table/json')
  }
}

function sheetsOf(data: Buffer | string): Sheet[] {
  let book: XLSX.WorkBook
  try {
    book = XLSX.read(data, {
      type: typeof data === 'string' ? 'string' : 'buffer',
      raw: true, // a code of digits in a CSV is no number
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      sheetRows: MOST_ROWS + 1,
    })
  } catch (error) {
    throw new Refused(/password|encrypt/i.test(String(error)) ? 'table/encrypted' : 'table/unreadable')
  }
  const seen = book.SheetNames.filter((_, n) => !book.Workbook?.Sheets?.[n]?.Hidden)
  const sheets = seen.flatMap((name) => {
    const sheet = book.Sheets[name] as XLSX.DenseWorkSheet | undefined
    return sheet ? [{ name, rows: rowsOf(sheet) }] : []
  })
  if (sheets.every(({ rows }) => rows.length === 0)) throw new Refused('table/empty')
  return sheets
}

function rowsOf(sheet: XLSX.DenseWorkSheet): Row[] {
  const data = sheet['!data'] ?? []
  if (data.length > MOST_ROWS) throw new Refused('table/too-many-rows')
  const merges: readonly XLSX.Range[] = sheet['!merges'] ?? []
  return data.flatMap((row, at) => {
    if (!row) return []
    if (row.length > MOST_COLUMNS) throw new Refused('table/too-large')
    const merged = merges.filter(({ s, e }) => s.r <= at && at <= e.r)
    const cells = Array.from({ length: row.length }, (_, column): Cell => {
      const cell = cellOf(row[column])
      const inside = merged.some(({ s, e }) => s.c <= column && column <= e.c)
      return inside ? { ...cell, trouble: 'merged' } : cell
    })
    return cells.every(({ text, trouble }) => text === '' && !trouble) ? [] : [{ number: at + 1, cells }]
  })
}

function cellOf(cell: XLSX.CellObject | undefined): Cell {
  if (!cell || cell.t === 'z') return cell?.f === undefined ? { text: '' } : { text: '', trouble: 'formula' }
  const text = plain(cell)
  if (cell.f !== undefined) return { text, trouble: 'formula' }
  if (cell.t === 'e') return { text: String(cell.w ?? ''), trouble: 'error' }
  if (cell.t === 'n' && text.replace(/\D/g, '').length > EXACT_DIGITS) return { text, trouble: 'rounded' }
  return { text }
}

function plain({ t, v }: XLSX.CellObject): string {
  if (v instanceof Date) return v.toISOString().slice(0, 10)
  if (t === 'b') return v ? '是' : '否'
  if (t === 'n') return Number(v).toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 })
  return String(v ?? '').trim()
}

function written(sheets: Extract<TableOrder, { do: 'write' }>['sheets']): Uint8Array {
  const book = XLSX.utils.book_new()
  for (const { name, rows } of sheets) {
    const sheet = XLSX.utils.aoa_to_sheet(
      rows.map((row) => row.map((text) => ({ t: 's', v: text }) satisfies XLSX.CellObject)),
    )
    sheet['!cols'] = (rows[0] ?? []).map((head) => ({ wch: Math.min(40, Math.max(12, head.length * 2 + 2)) }))
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Uint8Array
}
