import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { day } from '../src/core/day.ts'
import { guideOn } from '../src/modules/catalogue/facade.ts'
import { loadCatalogue } from '../src/modules/catalogue/load.ts'
import { loadCity } from '../src/modules/organisation/load.ts'
import { fileOf } from '../src/modules/publishing/bind.ts'
import { leaflet } from '../src/modules/publishing/binding.ts'
import { BOOK_TEMPLATE } from '../src/modules/publishing/book-template.ts'
import { gather } from '../src/modules/publishing/gather.ts'
import { startCluster } from '../src/platform/cluster.ts'
import { asOwner } from '../src/platform/database.ts'
import { type Db, openDb } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { typeset } from '../src/platform/typeset.ts'

const TODAY = day('2026-11-30')
const ITEMS = 200
const COUNTY = '620826000000'

/**
 * What printing takes: a volume of 200 items read from the database (the shipped ones, and variations of them under codes
 * of their own), as PDF and as DOCX, and the guide of one item as a citizen asks for it. Seconds, with the rest.
 */
export async function handbook(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
  const cluster = await startCluster(folder)
  try {
    await asOwner(cluster.url, async (owner) => {
      await migrate(owner)
      await loadCity(owner, { counties: ['620826'] })
    })
    const db = openDb(cluster.url, 4)
    try {
      await loadCatalogue(db, { changesFrom: TODAY })
      await fillUp(db)
      return await measured(db)
    } finally {
      await db.destroy()
    }
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(db: Db): Promise<string[]> {
  const lines: string[] = []
  const began = performance.now()
  let steps = 0
  const book = await gather(db, { part: 'all', division: '' }, TODAY, async () => {
    steps++
  })
  const gathered = performance.now()
  const pdf = await fileOf(book, 'pdf', TODAY)
  const printed = performance.now()
  const docx = await fileOf(book, 'docx', TODAY)
  const written = performance.now()
  const there = await gather(db, { part: 'all', division: COUNTY }, TODAY, async () => {})
  const local = performance.now()
  const size = ({ bytes }: { bytes: Buffer }) => `${(bytes.length / 1e6).toFixed(1)} MB`
  lines.push(
    `| handbook, ${book.chapters.length} items: read and written, told ${steps} times | ${seconds(gathered - began)} |`,
    `| … typeset as PDF, ${pdf.pages} pages, ${size(pdf)} | ${seconds(printed - gathered)} |`,
    `| … of a county, ${there.chapters.length} items with its own places: read and written | ${seconds(local - written)} |`,
    `| … as DOCX, ${size(docx)} | ${seconds(written - printed)} |`,
  )
  await one(db, 'construction-permit') // the first typesetting reads the fonts
  const times: number[] = []
  for (const { id } of book.chapters.slice(0, 50)) {
    const start = performance.now()
    await one(db, id)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  lines.push(
    `| the guide of one item as PDF, 50 items one after the other: median, slowest | ${seconds(times[25] ?? 0)}, ${seconds(times.at(-1) ?? 0)} |`,
  )
  return lines
}

async function one(db: Db, item: string): Promise<void> {
  const book = leaflet(await guideOn(db, item, TODAY), { today: TODAY, departments: new Map() })
  await typeset(BOOK_TEMPLATE, { book }, new Date(`${TODAY}T00:00:00+08:00`))
}

/** Copies of the items under names and codes of their own, until there are enough. */
async function fillUp(db: Db): Promise<void> {
  for (let copy = 1; ; copy++) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from catalogue.item`.execute(db)
    const missing = ITEMS - (rows[0]?.n ?? 0)
    if (missing <= 0) return
    await sql`
      with original as (
        select * from catalogue.item where item !~ '-copy-' order by item limit ${missing}),
      copied as (
        insert into catalogue.item
        select r.* from original o, lateral jsonb_populate_record(null::catalogue.item, to_jsonb(o) || jsonb_build_object(
          'item', o.item || '-copy-' || ${String(copy)}::text, 'name', o.name || '（' || ${String(copy)}::text || '）',
          'base_code', ${String(copy)}::text || substr(o.base_code, 2))) r
        returning item)
      insert into catalogue.guide (item, version, starts_on, data, fingerprint)
      select g.item || '-copy-' || ${String(copy)}::text, 1, g.starts_on, g.data || jsonb_build_object('name', (g.data->>'name') || '（' || ${String(copy)}::text || '）'), g.fingerprint
      from catalogue.guide g where g.item in (select item from original) and g.version = 1`.execute(db)
  }
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
