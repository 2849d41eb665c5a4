import { sheetsFrom } from '../src/core/catalogue/exchange.ts'
import { readCatalogue } from '../src/modules/catalogue/files.ts'
import { lineOf, MARK } from '../src/platform/csv.ts'
import { newId } from '../src/platform/id.ts'
import { writeTables } from '../src/platform/tables.ts'
import { districtItems } from '../tests/district-items.ts'
import type { Client } from './load.ts'

/** A file of so many items that was tried and, but for one that is too long for it, taken over. Milliseconds. */
export type Imported = {
  what: string
  rows: number
  /** Of the file, and of the answer that says row by row what would happen. */
  bytes: number
  trial: number
  /** Undefined for a file that is only tried. */
  taken: number | undefined
  /** The longest that somebody else waited for a search meanwhile. */
  others: number
  /** By how many MB the peak of the server's memory rose. */
  memory: number
}

/** An eighth of a city, the published items of a district, those of a city, and as many rows as a sheet may have. */
const SIZES = [285, 1_135, 2_278]
const LONGEST = 20_000

/**
 * Items that come in from files: names of a whole city with the elements and lists of the written items, as XLSX and CSV.
 * The first file of each kind is not counted, so that what is compared is compiled. `peak` answers the server's.
 */
export async function imports(
  call: Client,
  cookie: string,
  peak: () => Promise<number>,
): Promise<Imported[]> {
  const items = itemsOf(SIZES.at(-1) ?? 0)
  const tables = (many: number) => sheetsFrom(items.slice(0, many))
  const withLists = async (many: number) => Buffer.from(await writeTables(tables(many)))
  const plain = (many: number) => Buffer.from(MARK + (tables(many)[0]?.rows ?? []).map(lineOf).join(''))
  const one = (what: string, rows: number, bytes: Buffer, taking = true) =>
    measured(call, cookie, { what, rows, bytes, taking, peak })
  for (const bytes of [await withLists(100), plain(100)]) await one('warming up', 100, bytes)
  const done: Imported[] = []
  for (const rows of SIZES) done.push(await one('XLSX with its lists', rows, await withLists(rows)))
  for (const rows of SIZES) done.push(await one('CSV', rows, plain(rows)))
  const [head = [], ...lines] = tables(SIZES[0] ?? 0)[0]?.rows ?? []
  const many = Array.from({ length: LONGEST }, (_, n) => [
    `long-${n}`,
    ...(lines[n % lines.length] ?? []).slice(1).map((cell, at) => (head[at + 1] === '基本编码' ? '' : cell)),
  ])
  const long = Buffer.from(await writeTables([{ name: '事项', rows: [head, ...many] }]))
  done.push(await one('XLSX, the longest there may be', LONGEST, long, false))
  return done
}

/** Items under the names of a district, told apart by a number; the rest is what the market regulation's items say. */
function itemsOf(many: number) {
  const like = readCatalogue().filter(({ guide }) => guide.department === DEPARTMENT)
  const names = [...new Set(districtItems().map(({ name }) => name))]
  return Array.from({ length: many }, (_, n) => {
    const round = Math.floor(n / names.length)
    const name = `${names[n % names.length]}${round === 0 ? '' : `（${round + 1}）`}`
    const baseCode = `9930${String(n).padStart(8, '0')}`
    const guide = { ...like[n % like.length]?.guide, name, baseCode }
    return { item: `bench-${n}`, baseCode, name, department: DEPARTMENT, guide }
  })
}
/** What the demo city's editor writes for. */
const DEPARTMENT = 'market-regulation'

type File = { what: string; rows: number; bytes: Buffer; taking: boolean; peak: () => Promise<number> }

async function measured(
  call: Client,
  cookie: string,
  { what, rows, bytes, taking, peak }: File,
): Promise<Imported> {
  const before = await peak()
  const id = newId()
  let over = false
  const others = waiting(call, () => over)
  const [trial, tried] = await timed(() =>
    call.send(`/api/item-imports/${id}/trial?name=items.xlsx`, bytes, cookie),
  )
  if (tried.status !== 200) throw new Error(`trial: ${tried.status} ${tried.body.slice(0, 300)}`)
  const [took, made] = taking
    ? await timed(() => call('POST', `/api/item-imports/${id}/drafts`, {}, cookie))
    : [undefined, undefined]
  over = true
  if (made && made.body !== JSON.stringify({ drafts: rows }))
    throw new Error(`drafts: ${made.status} ${made.body}`)
  return {
    ...{ what, rows, bytes: bytes.length, trial, taken: took, others: await others },
    memory: (await peak()) - before,
  }
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const begun = performance.now()
  const answer = await work()
  return [performance.now() - begun, answer]
}

/** Somebody who searches all the while: how long they waited at most. */
async function waiting(call: Client, over: () => boolean): Promise<number> {
  let most = 0
  while (!over())
    most = Math.max(most, (await timed(() => call('GET', '/api/items?text=%E9%A3%9F%E5%93%81')))[0])
  return most
}

/** As lines of a report: what a row takes, beside what it takes in the shortest file of the same kind. */
export function importLines(done: readonly Imported[]): string[] {
  return [
    '| file | items | MB | trial s | ms a row | drafts s | ms a row | beside the shortest | others waited ms | memory MB |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...done.map((one) => {
      const least = done.find(({ what }) => what === one.what) ?? one
      const { what, rows, bytes, trial, taken, others, memory } = one
      const times = [ratio(one, least, 'trial'), ...(taken === undefined ? [] : [ratio(one, least, 'taken')])]
      const cells = [
        ...[what, rows.toLocaleString('en'), (bytes / 1e6).toFixed(1)],
        ...[seconds(trial), each(trial, rows), taken === undefined ? '' : seconds(taken)],
        ...[taken === undefined ? '' : each(taken, rows), one === least ? '' : times.join(', ')],
        ...[Math.round(others), `+${memory}`],
      ]
      return `| ${cells.join(' | ')} |`
    }),
  ]
}

const seconds = (ms: number) => (ms / 1_000).toFixed(2)
const each = (ms: number, rows: number) => (ms / rows).toFixed(2)
const ratio = (one: Imported, least: Imported, of: 'trial' | 'taken') =>
  `${((one[of] ?? 0) / one.rows / ((least[of] ?? 1) / least.rows)).toFixed(2)} ×`
