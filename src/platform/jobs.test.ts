import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../tests/app.ts'
import { transact } from './db.ts'
import { newId } from './id.ts'
import { type Job, NO_JOBS, openJobs, prepareQueues, work } from './jobs.ts'
import type { Module } from './module.ts'
import { until } from './process.ts'

/** Two modules that listen: one to what is accepted, one to acceptance and refusal alike. */
const heard: { queue: string; jobs: Job[] }[] = []
let trouble = 0
const hears = (name: string, on: string[], oncePerCase = false): Module => ({
  name,
  handlers: {
    news: {
      on,
      ...(oncePerCase ? { oncePerCase } : {}),
      handle: async (_outside, jobs) => {
        if (trouble > 0) {
          trouble -= 1
          throw new Error('not now')
        }
        heard.push({ queue: name, jobs: [...jobs] })
      },
    },
  },
})
const MODULES = [
  hears('papers', ['cases/Accepted']),
  hears('letters', ['cases/Accepted', 'cases/Refused']),
  hears('watch', ['cases/Closed', 'cases/Delivered'], true),
  { name: 'silent' },
] as const satisfies Module[]

let app: TestApp
let made: ReturnType<typeof openJobs>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20', modules: [] })
  made = openJobs(MODULES, app.url)
  await made.boss.start()
  await prepareQueues(made.boss, MODULES)
}, 60_000)
afterAll(async () => {
  await made.boss.stop({ graceful: false })
  await app.close()
})
beforeEach(async () => {
  heard.length = 0
  await sql`delete from pgboss.job`.execute(app.db)
})

const promised = async () => {
  const { rows } = await sql<{ name: string; data: unknown; state: string }>`
    select name, data, state from pgboss.job order by name, data ->> 'seq'`.execute(app.db)
  return rows
}
const accepted = (caseId: string, seq = 1) => ({ event: 'cases/Accepted', caseId, seq })

describe('a promise of work', () => {
  test('is one for all that happened to a case at once, where that is enough', async () => {
    const [first, second] = [newId(), newId()]
    const news = [
      { event: 'cases/Closed', caseId: first, seq: 2 },
      { event: 'cases/Delivered', caseId: first, seq: 3 },
      { event: 'cases/Closed', caseId: second, seq: 1 },
    ]
    await transact(app.db, (tx) => made.jobs.announce(tx, news))
    const watched = (await promised()).filter(({ name }) => name === 'watch.news')
    expect(watched.map(({ data }) => data)).toEqual([
      { caseId: second, seq: 1 },
      { caseId: first, seq: 3 },
    ])
  })

  test('goes to every queue that listens to the event, with ids and nothing else', async () => {
    const caseId = newId()
    await transact(app.db, (tx) =>
      made.jobs.announce(tx, [accepted(caseId), { event: 'cases/Refused', caseId, seq: 2 }]),
    )
    expect((await promised()).map(({ name, data }) => [name, data])).toEqual([
      ['letters.news', { caseId, seq: 1 }],
      ['letters.news', { caseId, seq: 2 }],
      ['papers.news', { caseId, seq: 1 }],
    ])
  })

  test('is made with the act or not at all', async () => {
    await expect(
      transact(app.db, async (tx) => {
        await made.jobs.announce(tx, [accepted(newId())])
        throw new Error('the act is undone')
      }),
    ).rejects.toThrow('undone')
    expect(await promised()).toEqual([])
  })

  test('what nobody listens to is promised to nobody', async () => {
    await transact(app.db, (tx) =>
      made.jobs.announce(tx, [{ event: 'cases/Claimed', caseId: newId(), seq: 3 }]),
    )
    await transact(app.db, (tx) => made.jobs.announce(tx, []))
    expect(await promised()).toEqual([])
  })

  test('queues may be made again by every server that starts', async () => {
    await Promise.all([prepareQueues(made.boss, MODULES), prepareQueues(made.boss, MODULES)])
    const { rows } = await sql<{ name: string }>`select name from pgboss.queue order by name`.execute(app.db)
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['dead', 'letters.news', 'papers.news']),
    )
  })

  test('to nobody is a promise that may be given anywhere', async () => {
    await transact(app.db, (tx) => NO_JOBS.announce(tx, [accepted(newId())]))
    expect(await promised()).toEqual([])
  })
})

describe('a promise that is kept', () => {
  test('many at once, each once and to whom it was made; one that failed is kept and not forgotten', async () => {
    const ids = Array.from({ length: 30 }, () => newId())
    await transact(app.db, (tx) =>
      made.jobs.announce(
        tx,
        ids.map((id) => accepted(id)),
      ),
    )
    await work(made.boss, MODULES, { db: app.db, setting: app.setting })
    await until(() => heard.flatMap(({ jobs }) => jobs).length >= 60, 15_000)
    for (const queue of ['papers', 'letters']) {
      const got = heard
        .filter((one) => one.queue === queue)
        .flatMap(({ jobs }) => jobs.map(({ caseId }) => caseId))
      expect(got.sort(), queue).toEqual([...ids].sort())
    }
    expect(heard.length, 'in a few handfuls').toBeLessThan(30)

    trouble = 1
    heard.length = 0
    const late = newId()
    await transact(app.db, (tx) => made.jobs.announce(tx, [{ event: 'cases/Refused', caseId: late, seq: 9 }]))
    await until(() => trouble === 0, 10_000)
    let left: Awaited<ReturnType<typeof promised>> = []
    for (let tries = 0; tries < 100 && left[0]?.state !== 'retry'; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      left = (await promised()).filter(({ data }) => (data as Job).caseId === late)
    }
    expect(left).toEqual([{ name: 'letters.news', data: { caseId: late, seq: 9 }, state: 'retry' }])
  }, 40_000)
})
