import { type Client, type Figures, measure } from './load.ts'

/** What a supervisor's desk asks for: how long each page of it takes with eight people at it. */
export type Page = { what: string } & Figures

/** A list or a figure of the desk that took longer than this at the 95th percentile is told so, in milliseconds. */
export const DESK_P95 = 100

/**
 * Every list and figure of the supervisor's desk, of the whole city and of one county: cards by what waits, level, point,
 * place and person, the next page, what falls due by division, department, window and person, the first page of the
 * export, the report, the cases themselves and what stands out in the ledgers.
 */
export async function desk(
  call: Client,
  { city, county }: { city: string; county: string },
  seconds: number,
): Promise<Page[]> {
  const get = (who: string) => async (path: string) => {
    const { status, body } = await call('GET', path, undefined, who)
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 200)}`)
    return body
  }
  const cards = JSON.parse(await get(city)('/api/cards?size=50')) as {
    cards: { place: string }[]
    next: string | null
  }
  const lines = async (who: string, path: string) =>
    (JSON.parse(await get(who)(path)) as { lines: { key: string; kind: string }[] }).lines
  const division = (await lines(city, '/api/supervision-figures'))[0]?.key ?? ''
  const place = (await lines(city, `/api/supervision-figures?division=${division}`))[0]?.key ?? ''
  const hands = await lines(city, `/api/supervision-figures?place=${place}`)
  const person = hands.find(({ kind }) => kind === 'person')?.key
  const pages: [string, string, string][] = [
    ['cards of the city', city, '/api/cards'],
    ['cards of the city, the next page', city, `/api/cards?after=${encodeURIComponent(cards.next ?? '')}`],
    ['red cards', city, '/api/cards?level=red'],
    ['cards that wait for an answer', city, '/api/cards?waits=reply'],
    ['appeals', city, '/api/cards?waits=appeal'],
    ['cards to be looked at (待发)', city, '/api/cards?waits=look'],
    ['cards the patrol doubts', city, '/api/cards?waits=abnormal'],
    ['cards that were revoked', city, '/api/cards?state=revoked'],
    ['cards of a rare point', city, '/api/cards?point=20'],
    ['cards of a division', city, `/api/cards?division=${division}`],
    ['cards of a department', city, `/api/cards?place=${place}`],
    ...(person
      ? [['cards of a person', city, `/api/cards?person=${person}`] as [string, string, string]]
      : []),
    ['cards by a word of the title', city, `/api/cards?q=${encodeURIComponent('不会有的')}`],
    ['cards of a county', county, '/api/cards'],
    ['a county: red cards that wait', county, '/api/cards?level=red&waits=reply'],
    ['figures of the city, by county', city, '/api/supervision-figures'],
    ['figures of a division, by department', city, `/api/supervision-figures?division=${division}`],
    ['figures of a department, by window and person', city, `/api/supervision-figures?place=${place}`],
    ['figures of a county', county, '/api/supervision-figures'],
    ['the report of a month', city, '/api/supervision-report.csv'],
    ['cases of the city', city, '/api/cases?view=all&size=50'],
    ['findings of the ledgers', city, '/api/forensics/findings'],
  ]
  const found: Page[] = []
  for (const [what, who, path] of pages) {
    await get(who)(path)
    found.push({
      what,
      ...(await measure(4, seconds, async () => (await call('GET', path, undefined, who)).status === 200)),
    })
  }
  const first = await measure(4, seconds, async () => call.firstOf('/api/cards.csv', city))
  return [...found, { what: 'the export’s first page', ...first }]
}
