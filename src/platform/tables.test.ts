import { deflateRawSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import { expect, test } from 'vitest'
import { type Cell, readTables, writeTables } from './tables.ts'

async function* file(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}
const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> => {
  const read = await readTables(file(bytes))
  if (read.format === 'json') throw new Error('a table was expected')
  return read.sheets.flatMap(({ rows }) => rows.map(({ cells }) => cells))
}
const textsOf = async (bytes: Uint8Array) =>
  (await rowsOf(bytes)).map((cells) => cells.map(({ text }) => text))
const refusal = async (bytes: Uint8Array) =>
  readTables(file(bytes)).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )

/** A workbook of one sheet with what spreadsheets do to data. */
function messy(bookType: 'xlsx' | 'biff8'): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['名称', '代码'],
    ['食品', '007'],
    ['合', '并'],
    ['公式', 2],
    ['长', 2 ** 64],
  ])
  sheet['!merges'] = [{ s: { r: 2, c: 0 }, e: { r: 2, c: 1 } }]
  sheet.B4 = { t: 'n', f: '1+1', v: 2 }
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '事项')
  return XLSX.write(book, { type: 'buffer', bookType })
}

test('XLSX keeps codes with their zeros, and names formulas, merged cells and rounded numbers', async () => {
  const rows = await rowsOf(messy('xlsx'))
  expect(rows[1]?.map(({ text }) => text)).toEqual(['食品', '007'])
  expect(rows.slice(2).map((cells) => cells.map(({ trouble }) => trouble ?? ''))).toEqual([
    ['merged', 'merged'],
    ['', 'formula'],
    ['', 'rounded'],
  ])
})

test('the old XLS format reads the same', async () => {
  expect((await textsOf(messy('biff8')))[1]).toEqual(['食品', '007'])
})

test('CSV in UTF-8, with or without its mark, and in GB18030', async () => {
  const wanted = [
    ['名称', '代码'],
    ['食,品', '007'],
  ]
  const csv = '名称,代码\r\n"食,品",007\r\n'
  expect(await textsOf(Buffer.from(csv))).toEqual(wanted)
  expect(await textsOf(Buffer.from(`\uFEFF${csv}`))).toEqual(wanted)
  expect(await textsOf(Buffer.from(`\uFEFF${csv}`, 'utf16le'))).toEqual(wanted)
  const gb = 'c3fbb3c6 2c b4fac2eb 0d0a 22 cab3 2c c6b7 22 2c 303037 0d0a'.replaceAll(' ', '')
  expect(await textsOf(Buffer.from(gb, 'hex'))).toEqual(wanted)
})

test('a formula in a CSV is text like any other', async () => {
  expect(await textsOf(Buffer.from('a,b\n=1+1,@x\n'))).toContainEqual(['=1+1', '@x'])
})

test('what is written is read again, every cell as it was', async () => {
  const rows = [
    ['名称', '代码'],
    ['=HYPERLINK("x")', '000131123000'],
  ]
  expect(await textsOf(await writeTables([{ name: '事项', rows }]))).toEqual(rows)
})

test('JSON is handed on as it is', async () => {
  expect(await readTables(file(Buffer.from('[{"name":"甲"}]')))).toEqual({
    format: 'json',
    value: [{ name: '甲' }],
  })
  expect(await refusal(Buffer.from('[{"name":"甲"}'))).toBe('table/json')
})

test.each([
  ['nothing', Buffer.alloc(0), 'table/empty'],
  ['blank rows', Buffer.from('\n\n\n'), 'table/empty'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'table/unreadable'],
  ['half an XLSX', messy('xlsx').subarray(0, 3_000), 'table/unreadable'],
  ['half an XLS', messy('biff8').subarray(0, 700), 'table/unreadable'],
  [
    'macros',
    zip([
      ['xl/workbook.xml', '<x/>'],
      ['xl/vbaProject.bin', 'x'],
    ]),
    'table/macros',
  ],
  ['a password', zip([['a', 'x']], { flags: 1 }), 'table/encrypted'],
  ['a zip that is no workbook', zip([['a.txt', 'x']]), 'table/unreadable'],
  ['too many parts', zip(Array.from({ length: 2_001 }, (_, n) => [`${n}`, ''])), 'table/too-large'],
])('%s is refused', async (_, bytes, code) => {
  expect(await refusal(bytes)).toBe(code)
})

test('a zip bomb is refused, whether it tells its size or lies; the server feels nothing of it', async () => {
  const before = process.memoryUsage().rss
  const bomb = Buffer.alloc(120 * 1024 * 1024)
  expect(await refusal(zip([['xl/worksheets/sheet1.xml', bomb]]))).toBe('table/too-large')
  expect(
    await refusal(zip([['xl/worksheets/sheet1.xml', bomb.subarray(0, 50_000_000)]], { said: 1_000 })),
  ).toBe('table/too-large')
  expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024) // the bombs themselves lie in this process
})

test('60,000 rows are refused without being kept', async () => {
  const book = XLSX.utils.book_new()
  const rows = Array.from({ length: 60_000 }, (_, n) => [`事项${n}`, 'b'])
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '事项')
  expect(await refusal(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))).toBe(
    'table/too-many-rows',
  )
  expect(await refusal(Buffer.from(rows.map((row) => row.join(',')).join('\n')))).toBe('table/too-many-rows')
})

/** A zip with these parts; `said` is the size it claims for each. */
function zip(
  parts: readonly (readonly [string, string | Buffer])[],
  { flags = 0, said }: { flags?: number; said?: number } = {},
): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    const size = said ?? Buffer.byteLength(content)
    for (const [part, from] of [
      [head, 6],
      [entry, 8],
    ] as const) {
      part.writeUInt16LE(flags, from)
      part.writeUInt16LE(8, from + 2)
      part.writeUInt32LE(packed.length, from + 12)
      part.writeUInt32LE(size, from + 16)
      part.writeUInt16LE(Buffer.byteLength(name), from + 20)
    }
    entry.writeUInt32LE(at, 42)
    bodies.push(head, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, directory, end])
}
