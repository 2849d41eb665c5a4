import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { papersModule } from '../papers/module.ts'
import { casesModule } from './module.ts'

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
const accepted: string[] = []
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [casesModule, papersModule] })
  people = await applicants(app)
  for (const day of ['20', '20', '20', '21', '21', '22', '22']) {
    app.turnTo(`2026-04-${day}`)
    const { id } = await people.atWindow()
    await people.accept(id)
    accepted.push(id)
  }
})
afterAll(() => app.close())

type Page = { papers: { id: string; caseId: string; on: string }[]; next: string | null }
const clerk = async (site = HOME_HALL) => app.as(await staffAt(app.db, { site, role: 'clerk' }))
const pageOf = async (who: Awaited<ReturnType<typeof clerk>>, query: string): Promise<Page> =>
  (await who.get(`/api/unsealed-papers?${query}`)).json()
/** Every page, and what is done between one and the next. */
async function walk(size: number, between: (page: Page) => Promise<void> = async () => {}): Promise<Page[]> {
  const pages: Page[] = []
  for (let after = ''; ; ) {
    const page = await pageOf(await clerk(), `size=${size}${after && `&after=${after}`}`)
    pages.push(page)
    if (page.next === null) return pages
    after = page.next
    await between(page)
  }
}

describe('papers that lack their stamped scan', () => {
  test('come in pages, oldest first, each paper once', async () => {
    const pages = await walk(3)
    expect(pages.map(({ papers }) => papers.length)).toEqual([3, 3, 1])
    const papers = pages.flatMap((page) => page.papers)
    expect(new Set(papers.map(({ caseId }) => caseId))).toEqual(new Set(accepted))
    const order = papers.map(({ on, id }) => `${on} ${id}`)
    expect(order).toEqual(order.toSorted())
  })

  test('what is bound between two pages makes nobody miss one', async () => {
    const all = (await walk(100)).flatMap((page) => page.papers)
    const bound: { case_id: string; paper_id: string; organ: string; issued_on: string }[] = []
    const pages = await walk(2, async ({ papers: [first] }) => {
      const row = await app.db
        .deleteFrom('papers.unsealed')
        .where('paper_id', '=', first?.id ?? '')
        .returningAll()
        .executeTakeFirstOrThrow()
      bound.push(row)
    })
    expect(pages.flatMap((page) => page.papers)).toEqual(all)
    await app.db.insertInto('papers.unsealed').values(bound).execute()
  })

  test('older ones of another place take up no room, and are nobody else’s to see', async () => {
    const { organ } = await app.db
      .selectFrom('cases.file')
      .select('organ')
      .where('case_id', '=', accepted[0] ?? '')
      .executeTakeFirstOrThrow()
    const owner = app.owner()
    await owner.connect()
    await owner.query(`update cases.file set site = $2, hand_out = $2 where case_id = any ($1)`, [
      accepted.slice(0, 3),
      OTHER_HALL,
    ])
    await owner.end()
    expect((await pageOf(await clerk(), 'size=4')).papers.map(({ caseId }) => caseId)).toEqual(
      accepted.slice(3),
    )
    expect((await pageOf(await clerk(OTHER_HALL), 'size=4')).papers).toHaveLength(3)
    const reviewer = app.as(await staffAt(app.db, { organ, role: 'reviewer' }))
    expect((await pageOf(reviewer, 'size=100')).papers).toHaveLength(7)
  })

  test('a place in the list that nobody gave out is the beginning', async () => {
    const first = await pageOf(await clerk(), 'size=2')
    for (const after of ['x', '2026-02-31.x', `2026-13-40.${randomUUID()}`])
      expect(await pageOf(await clerk(), `size=2&after=${after}`)).toEqual(first)
  })
})

describe('a paper that is shown at a desk', () => {
  test('leads by its code to its case, for whoever may see that case', async () => {
    const [, , , id = ''] = accepted
    const papers = await app.db
      .selectFrom('papers.paper')
      .select(['token', 'kind'])
      .where('case_id', '=', id)
      .execute()
    expect(papers.map(({ kind }) => kind).sort()).toEqual(['acceptanceNotice', 'receipt'])
    for (const { token } of papers) {
      const check = (await app.server.inject({ url: `/api/paper-checks/${token}` })).json()
      const found = async (site?: string) =>
        (await (await clerk(site)).get(`/api/cases?view=all&q=${check.caseNumber}`)).json().cases
      expect(await found()).toMatchObject([{ id, number: check.caseNumber }])
      expect(await found(OTHER_HALL)).toEqual([])
    }
  })

  test('the page for everybody shows the number in groups, to be compared with the paper', async () => {
    const { token, text } = await app.db
      .selectFrom('papers.paper')
      .select(['token', 'text'])
      .where('case_id', '=', accepted[3] ?? '')
      .executeTakeFirstOrThrow()
    const grouped = (text as { mark: string[] }).mark[1] ?? 'none'
    expect((await app.server.inject({ url: `/check/${token}` })).body).toContain(grouped)
  })
})
