import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { applicant } from '../../../tests/proof/application.ts'
import { editionOf } from '../../core/calendar.ts'
import type { CalendarYear } from '../../core/calendar-year.ts'
import { inRounds } from '../../platform/batch.ts'
import { calendarReader } from '../../platform/calendar.ts'
import { NO_JOBS } from '../../platform/jobs.ts'
import { recount } from './recount.ts'
import { silenceAccepts } from './schedule.ts'
import { submissions } from './submit.ts'
import { verifyClocks } from './verify-clocks.ts'

/** What time does to many cases at once: more than a round of them, with several servers and a crash in between. */
const CASES = 150
let app: TestApp
let owner: pg.Client
let made: string[]
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  const { application } = await applicant(app)
  const submit = submissions(app.db, app.setting)
  made = await Promise.all(Array.from({ length: CASES }, async () => (await submit(application())).id))
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

const eventsOf = async (type: string) => {
  const { rows } = await sql<{ case_id: string; n: number; xmin: string }>`
    select case_id, count(*)::int as n, min(xmin::text) as xmin from cases.event where type = ${type} group by case_id`.execute(
    app.db,
  )
  return rows
}

test('silence accepts a whole day’s cases in rounds, each once, however many servers sweep', async () => {
  app.turnTo('2026-04-27')
  await silenceAccepts.run(app.db, app.setting)
  expect(await eventsOf('Accepted'), 'never early').toEqual([])

  app.turnTo('2026-04-28')
  const sweep = () => silenceAccepts.run(app.db, app.setting)
  await Promise.all([sweep(), sweep(), sweep()])
  await sweep()
  const done = await eventsOf('Accepted')
  expect(done.map(({ case_id }) => case_id).sort()).toEqual([...made].sort())
  expect(done.every(({ n }) => n === 1)).toBe(true)
  expect(new Set(done.map(({ xmin }) => xmin)).size).toBeLessThan(CASES / 5)
  const { rows } = await owner.query<{ number: string }>(
    `select number from papers.paper where kind = 'acceptanceNotice'`,
  )
  const serials = rows.map(({ number }) => Number(/(\d+)号$/.exec(number)?.[1])).sort((a, b) => a - b)
  expect(serials).toEqual(Array.from({ length: CASES }, (_, n) => n + 1))
})

describe('a calendar that moves the days of many cases (P20)', () => {
  beforeAll(async () => {
    app.turnTo('2026-04-28')
    await silenceAccepts.run(app.db, app.setting) // accepted, unless they are already: now they have days that can move
  })

  test('a crash between two rounds leaves whole cases, old or new; after it each is told once', async () => {
    await addNotice()
    let rounds = 0
    app.setting.jobs = {
      announce: async (tx) => {
        rounds += 1
        // the server is gone in the middle of a round: no statement after this one is carried out
        if (rounds !== 2) return
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
        await owner.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid])
      },
    }
    await expect(recount(app.db, app.setting)).rejects.toThrow()
    app.setting.jobs = NO_JOBS
    const half = await told()
    expect(half.length).toBeGreaterThan(0)
    expect(half.length).toBeLessThan(CASES)
    expect(await movedRows()).toEqual(half)
    expect(await newRows()).toEqual(half)

    const again = () => recount(app.db, app.setting)
    const both = await Promise.all([again(), again()]) // two servers at once
    expect(both.flatMap(({ failures }) => failures)).toEqual([])
    expect(await again()).toEqual({ seen: 0, moved: 0, failures: [] })
    expect(await told()).toEqual([...made].sort())
    expect(await movedRows()).toEqual([...made].sort())
    expect((await eventsOf('CalendarChanged')).every(({ n }) => n === 1)).toBe(true)
    expect(await verifyClocks(owner)).toMatchObject({ ok: true, cases: CASES })
  })

  test('the day another department owes its opinion on moves with it, and only that one', async () => {
    const [one, other] = made as [string, string]
    const opinion = '019aa000-0000-7000-8000-000000000001'
    await owner.query(
      `insert into cases.opinion (case_id, opinion, organ, about, asked_on, due_on)
       select id, $2, 'x', '', '2026-04-28', '2026-05-01' from unnest($1::uuid[]) id`,
      [[one, other], opinion],
    )
    await owner.query(
      `update cases.event set data = jsonb_set(data, '{type}', '"OpinionAsked"') || $2::jsonb where case_id = $1 and type = 'CalendarChanged'`,
      [one, JSON.stringify({ id: opinion, organ: 'x', about: '', days: 5, on: '2026-04-28' })],
    )
    await owner.query(
      `insert into cases.clock (case_id, kind, ref, due_on) values ($1, 'opinion', $2, '2026-05-01')`,
      [one, opinion],
    )
    await owner.query('update cases.file set edition = 0 where case_id = any ($1)', [[one, other]])
    await recount(app.db, app.setting)
    const { rows } = await owner.query<{ case_id: string; due_on: string }>(
      'select case_id, due_on::text from cases.opinion order by case_id',
    )
    const of = (id: string) => rows.find(({ case_id }) => case_id === id)?.due_on
    expect(of(one)).not.toBe('2026-05-01')
    expect(of(other)).toBe('2026-05-01')
  })
})

test('a round that fails is halved until what is wrong stands alone', async () => {
  const all = Array.from({ length: 40 }, (_, n) => n)
  const done: number[] = []
  const sizes: number[] = []
  const failed = await inRounds(app.db, all, {
    size: 16,
    work: async (tx, round) => {
      sizes.push(round.length)
      await sql`select 1`.execute(tx)
      if (round.includes(21)) throw new Error('wrong')
      done.push(...round)
    },
  })
  expect(failed).toEqual([{ one: 21, error: new Error('wrong') }])
  expect(done.sort((a, b) => a - b)).toEqual(all.filter((n) => n !== 21))
  expect(sizes.length).toBeLessThan(20)
})

test('a server that stops begins no further round', async () => {
  const stop = new AbortController()
  let rounds = 0
  const work = async () => {
    rounds += 1
    stop.abort()
  }
  await inRounds(app.db, [1, 2, 3, 4, 5, 6], { size: 1, work, stop: stop.signal })
  expect(rounds).toBeLessThan(3)
})

const ids = async (query: string) =>
  (await owner.query<{ case_id: string }>(query)).rows.map(({ case_id }) => case_id)
const told = () => ids(`select case_id from cases.event where type = 'CalendarChanged' order by 1`)
const movedRows = () => ids('select distinct case_id from cases.moved_day order by 1')
const newRows = async () => {
  const edition = editionOf(await app.setting.calendar())
  return ids(`select case_id from cases.file where edition = ${edition} order by 1`)
}

/** An invented notice: a working day within the promised limit is off. The server reads the calendar anew. */
async function addNotice(): Promise<void> {
  const { rows } = await owner.query<{ content: CalendarYear }>(
    'select content from platform.calendar_year where year = 2026',
  )
  const year = rows[0]?.content as CalendarYear
  const arrangements = [{ festival: '临时放假', from: '2026-04-22', to: '2026-04-22', makeup: [] }]
  const notice = { number: '国办发明电〔0000〕1号', title: '测试', issuedOn: '2026-04-20', arrangements }
  await owner.query('update platform.calendar_year set content = $1 where year = 2026', [
    JSON.stringify({ ...year, notices: [...year.notices, notice] }),
  ])
  app.setting.calendar = calendarReader(app.db)
}
