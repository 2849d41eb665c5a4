import { sql } from 'kysely'
import { openDb } from '../src/platform/db.ts'
import { fillCatalogue } from '../tests/search/city.ts'
import type { Client } from './load.ts'

/** One whole dataset, downloaded: milliseconds, and by how many MB the peak of the server's memory rose. */
export type Downloaded = { what: string; items: number; mb: number; ms: number; memory: number }

const FILES = ['items.json', 'items.csv', 'guides.json', 'guides.csv', 'materials.json', 'materials.csv']

/** Open data of the written items, and then of a whole city, every file to its end. `peak` answers the server's memory. */
export async function openData(
  url: string,
  call: Client,
  peak: () => Promise<number>,
): Promise<Downloaded[]> {
  const few = await every(url, call, peak)
  await fillGuides(url)
  return [...few, ...(await every(url, call, peak))]
}

async function every(url: string, call: Client, peak: () => Promise<number>): Promise<Downloaded[]> {
  const db = openDb(url, 1)
  const { rows } = await sql<{
    n: number
  }>`select count(distinct item)::int as n from catalogue.guide`.execute(db)
  await db.destroy()
  await call.drain('/open-data/items.json') // so that what is compared is compiled
  const done: Downloaded[] = []
  for (const what of FILES) {
    const before = await peak()
    const begun = performance.now()
    const { status, bytes } = await call.drain(`/open-data/${what}`)
    if (status !== 200) throw new Error(`${what}: ${status}`)
    const ms = performance.now() - begun
    done.push({ what, items: rows[0]?.n ?? 0, mb: bytes / 1e6, ms, memory: (await peak()) - before })
  }
  return done
}

/** Items to the number of a city, and for each of them a guide: one of the written ones under its name and code. */
async function fillGuides(url: string): Promise<void> {
  const db = openDb(url, 1)
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from catalogue.item where item like 'filler-%') as there`.execute(db)
  if (!rows[0]?.there) await fillCatalogue(db)
  await sql`
    with written as (
      select g.*, row_number() over (order by item) - 1 as n, count(*) over () as many
      from catalogue.guide g where g.version = 1 and g.item !~ '^filler-')
    insert into catalogue.guide (item, version, starts_on, data, fingerprint)
    select i.item, 1, w.starts_on,
      w.data || jsonb_build_object('name', i.name, 'baseCode', i.base_code), w.fingerprint
    from catalogue.item i join written w on w.n = substr(i.item, 8)::int % w.many
    where i.item ~ '^filler-' on conflict do nothing`.execute(db)
  await db.destroy()
}

/** As lines of a report. */
export function openDataLines(done: readonly Downloaded[]): string[] {
  return [
    '| open data | items | MB | seconds | ms an item | memory MB |',
    '|---|---:|---:|---:|---:|---:|',
    ...done.map(({ what, items, mb, ms, memory }) => {
      const cells = [
        what,
        items.toLocaleString('en'),
        mb.toFixed(1),
        (ms / 1_000).toFixed(2),
        (ms / items).toFixed(2),
      ]
      return `| ${[...cells, `+${memory}`].join(' | ')} |`
    }),
  ]
}
