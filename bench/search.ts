import pg from 'pg'
import { openDb } from '../src/platform/db.ts'
import { fillCatalogue, SIZE } from '../tests/search/city.ts'
import { hitAtThree, type Labelled, labelled } from '../tests/search/queries.ts'
import { type Client, type Figures, measure } from './load.ts'

/** The search at the size of a city: how long it takes, and how often what is meant is among the first three. */
export type Searched = {
  items: number
  villages: number
  rows: ({ what: string } & Figures)[]
  hits: { half: string; queries: number; share: number; missed: string[] }[]
}

type Answer = { items: { item: string; name: string }[] }

/** Eight people search at once: in the whole city, and for a county or a village of theirs. */
export async function search(url: string, call: Client, seconds: number): Promise<Searched> {
  const db = openDb(url, 2)
  const items = await fillCatalogue(db)
  await db.destroy()
  const places = await placesOf(url)
  const queries = [...labelled('tuned'), ...labelled('held-out')]
  const pick = <T>(from: readonly T[]) => from[Math.floor(Math.random() * from.length)] as T
  const ask = (typed: string, more = '') => call('GET', `/api/items?text=${encodeURIComponent(typed)}${more}`)
  const rows: Searched['rows'] = []
  for (const [what, more] of [
    ['in the whole city', () => ''],
    ['in a county', () => `&place=${pick(places.counties)}`],
    ['in a village', () => `&place=${pick(places.villages)}`],
  ] as const) {
    const typed = () => pick<Labelled>(queries).typed
    await measure(8, 2, async () => (await ask(typed(), more())).status === 200)
    rows.push({
      what,
      ...(await measure(8, seconds, async () => (await ask(typed(), more())).status === 200)),
    })
  }
  const one = async (typed: string) => (JSON.parse((await ask(typed, '&size=3')).body) as Answer).items
  const hits: Searched['hits'] = []
  for (const half of ['tuned', 'held-out'] as const) {
    const those = labelled(half)
    hits.push({ half, queries: those.length, ...(await hitAtThree(those, one)) })
  }
  return { items, villages: SIZE.villages, rows, hits }
}

async function placesOf(url: string): Promise<{ counties: string[]; villages: string[] }> {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('vacuum (analyze)')
  const { rows } = await owner.query<{ code: string; level: string }>(
    `select code, level from organisation.division where level in ('county', 'village') and code ~ '^[0-9]{12}$'`,
  )
  await owner.end()
  const of = (level: string) => rows.filter((row) => row.level === level).map(({ code }) => code)
  return { counties: of('county'), villages: of('village') }
}

/** As lines of a report. */
export function searchLines({ items, villages, rows, hits }: Searched): string[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    `${items.toLocaleString('en')} items in 7 counties, 30 of them in ${villages.toLocaleString('en')} villages as well; 8 at once.`,
    '',
    '| search | a second | p50 ms | p95 ms | p99 ms |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(({ what, rate, p50, p95, p99 }) => `| ${[what, rate, p50, p95, p99].join(' | ')} |`),
    '',
    '| queries | how many | hit@3 |',
    '|---|---:|---:|',
    ...hits.map(({ half, queries, share }) => `| ${half} | ${queries} | ${percent(share)} |`),
  ]
}
