import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blank, type CaseEvent } from '../src/core/case/case.ts'
import { clocksOf } from '../src/core/case/clocks.ts'
import { evolve } from '../src/core/case/evolve.ts'
import { isMove } from '../src/core/case/sequences.testing.ts'
import type { Terms } from '../src/core/case/terms.ts'
import { PAPER_OF } from '../src/modules/cases/papers.ts'
import { rowsOf } from '../src/modules/cases/rows.ts'
import { verifyCases } from '../src/modules/cases/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { applicants } from './applicants.ts'
import { beginnings, type Player, playerFor, playersIn, type Tried, type Turn, takeTurn } from './stories.ts'

/**
 * Several people work on a few cases at random, over HTTP and on a real database, alone and two at once. After every turn
 * the rows say what the events say: what lists, timers, papers and other departments see is never a story of its own.
 * `STORIES=40` for a long look.
 */
const STORIES = Number(process.env.STORIES ?? 6)
const CASES = 3
const TURNS = 80

let app: TestApp
let people: Awaited<ReturnType<typeof applicants>>
let players: Player[]
let usual: Terms
let asked: string
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  people = await applicants(app)
  const { id } = await people.atWindow()
  const [first] = await eventsOf(id)
  if (first?.type !== 'Submitted') throw new Error('no beginning')
  usual = first.terms
  const { rows } = await asOwner<{ id: string }>(
    `select id from organisation.organ where department = 'health' and division_code = '620826000000'`,
  )
  asked = rows[0]?.id ?? ''
  players = await playersIn(app, first.places.organ, asked)
}, 60_000)
afterAll(() => app.close())

async function asOwner<R extends Record<string, unknown>>(text: string, values: unknown[] = []) {
  const owner = app.owner()
  await owner.connect()
  const answer = await owner.query<R>(text, values)
  await owner.end()
  return answer
}
async function eventsOf(id: string): Promise<CaseEvent[]> {
  const rows = await app.db
    .selectFrom('cases.event')
    .select('data')
    .where('case_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ data }) => data as unknown as CaseEvent)
}
const fileOf = (id: string) =>
  app.db.selectFrom('cases.file').selectAll().where('case_id', '=', id).executeTakeFirstOrThrow()

const turn: fc.Arbitrary<Turn & { both: boolean }> = fc.record({
  who: fc.nat(99),
  case: fc.nat(99),
  pick: fc.nat(9_999),
  choice: fc.nat(99),
  wild: fc.nat(9).map((n) => n === 0),
  both: fc.nat(9).map((n) => n === 0),
})

/** What the rules may still say to something a screen offered: of its contents, or of what another act must do first. */
const LATER =
  /^(case\/(originals|fee|papers|materials|correction|opinion|collector|acceptor|step|reason|special|not-on|field|hearing|extension|chair|staff)|input|actor\/no-power)/

describe('an office at work', { timeout: 240_000 }, () => {
  const reached = new Set<string>()
  const acts = new Set<string>()
  let refused = 0

  test('whatever is tried, the rows say what the events say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: TURNS, maxLength: TURNS }), async (turns) => {
        const ids: string[] = []
        const ways = beginnings(people, usual, asked)
        for (let n = 0; n < CASES; n += 1) {
          const begin = ways[(turns[n]?.choice ?? 0) % ways.length] as (typeof ways)[number]
          ids.push((await begin()).id)
        }
        for (const one of turns) {
          const id = ids[one.case % ids.length] as string
          const before = await fileOf(id)
          const player = playerFor(players, one, before)
          if (one.both) {
            const other = players[(one.who + 1) % players.length] as Player
            await Promise.all([player, other].map((each) => takeTurn(app, each, id, one, asked)))
          } else {
            const tried = await takeTurn(app, player, id, one, asked)
            if (tried) await assertLawful(id, before, tried)
          }
          await assertRows(id)
        }
        for (const id of ids) reached.add((await fileOf(id)).status)
        await assertLists(ids)
      }),
      { numRuns: STORIES, seed: Number(process.env.SEED ?? 20_261_123), endOnFailure: true },
    )
    const owner = app.owner()
    await owner.connect()
    expect((await verifyCases(owner)).firstBad).toBeNull()
    await owner.end()
    expect(acts.size, [...acts].join(' ')).toBeGreaterThan(15)
    expect(refused, 'something was refused').toBeGreaterThan(20)
    expect([...reached].join(' '), 'some came far').toMatch(/completed|closed|delivered/)
  })

  /** Done or refused; what was refused left nothing; what was done is a move of the lifecycle, by whoever saw the case. */
  async function assertLawful(
    id: string,
    before: Awaited<ReturnType<typeof fileOf>>,
    { name, offered, reply }: Tried,
  ): Promise<void> {
    const after = await fileOf(id)
    const what = `${name}: ${reply.statusCode} ${reply.body.slice(0, 160)}`
    expect(reply.statusCode, what).toBeLessThan(500)
    if (reply.statusCode !== 200) {
      refused += 1
      expect(after, what).toEqual(before)
      expect(reply.json().title, what).toMatch(/\p{Script=Han}.*。$/u)
      if (offered) expect(reply.json().type, `offered, then refused: ${what}`).toMatch(LATER)
      return
    }
    acts.add(name)
    reached.add(after.status)
    if (name === 'Judge') return expect(after.version).toBe(before.version)
    const kind = name === 'Grant' || name === 'Deny' ? 'Decide' : name
    type Status = Parameters<typeof isMove>[0]
    expect(
      isMove(before.status as Status, kind, after.status as Status),
      `${before.status} → ${after.status}: ${what}`,
    ).toBe(true)
    expect(after.version, what).toBeGreaterThanOrEqual(before.version)
  }

  /** The row, the clocks, what others were asked, the papers: each computed anew from the events alone. */
  async function assertRows(id: string): Promise<void> {
    const events = await eventsOf(id)
    const c = events.reduce(evolve, blank)
    const calendar = await app.setting.calendar()
    const file = await fileOf(id)
    expect(file.version).toBe(events.length)
    expect(file).toMatchObject(rowsOf(c, calendar).file)

    const clocks = await app.db
      .selectFrom('cases.clock')
      .select(['kind', 'ref', 'due_on', 'provisional'])
      .where('case_id', '=', id)
      .execute()
    const running = clocksOf(c, calendar).map(({ kind, ref, on, provisional }) => ({
      kind,
      ref,
      due_on: on ?? null,
      provisional,
    }))
    expect(clocks.sort(byKey)).toEqual(running.sort(byKey))

    const opinions = await app.db
      .selectFrom('cases.opinion')
      .select(['opinion', 'organ', 'given_on'])
      .where('case_id', '=', id)
      .orderBy('opinion')
      .execute()
    const folded = 'opinions' in c ? c.opinions : []
    if ('opinions' in c)
      expect(opinions).toEqual(
        folded
          .map((one) => ({ opinion: one.id, organ: one.organ, given_on: one.givenOn ?? null }))
          .sort((a, b) => (a.opinion < b.opinion ? -1 : 1)),
      )
    const open = await app.db
      .selectFrom('cases.consultation')
      .select('consultation')
      .where('case_id', '=', id)
      .where('answered_on', 'is', null)
      .execute()
    const asks =
      c.status === 'none' ? [] : c.consultations.filter(({ answeredOn }) => answeredOn === undefined)
    expect(open.map(({ consultation }) => consultation).sort()).toEqual(asks.map((one) => one.id).sort())

    const papers = await app.db
      .selectFrom('papers.paper')
      .select('kind')
      .where('case_id', '=', id)
      .where('version', '=', 1)
      .execute()
    const told = events.flatMap(({ type }) => PAPER_OF[type] ?? [])
    expect(papers.map(({ kind }) => kind).sort()).toEqual([...told].sort())
  }
  const byKey = (a: { kind: string; ref: string }, b: { kind: string; ref: string }) =>
    `${a.kind}/${a.ref}` < `${b.kind}/${b.ref}` ? -1 : 1

  /** A work list holds exactly what lies on that desk; what somebody holds is in their own list. */
  async function assertLists(ids: readonly string[]): Promise<void> {
    const files = await Promise.all(ids.map(fileOf))
    for (const { name, actor } of players) {
      const listed = async (view: string) => {
        const reply = await app.as(actor).get(`/api/cases?view=${view}&size=100`)
        expect(reply.statusCode, `${name} ${view}`).toBe(200)
        const { cases } = reply.json() as { cases: { id: string }[] }
        return cases
          .map((one) => one.id)
          .filter((id) => ids.includes(id))
          .sort()
      }
      const mine = files.filter(({ holder }) => holder === actor.id).map((file) => file.case_id)
      expect(await listed('mine'), name).toEqual(mine.sort())
      if (!['reviewer', 'approver', 'outputClerk'].includes(actor.post.role)) continue
      const place = actor.post.organ ?? actor.post.site
      const desk = files.filter((file) => file.desk_place === place && file.desk_role === actor.post.role)
      expect(await listed('desk'), name).toEqual(desk.map((file) => file.case_id).sort())
    }
  }
})
