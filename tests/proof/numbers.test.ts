import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Application, submissions, submitAll } from '../../src/modules/cases/submit.ts'
import { transact } from '../../src/platform/db.ts'
import { type TestApp, testApp } from '../app.ts'
import { applicant } from './application.ts'
import { type Node, openNode } from './nodes.ts'
import { assertRecord } from './record.ts'

/** P6: numbers are drawn in the transaction of the act, whatever becomes of it: none twice, none missing, in order. */
const WRITERS = 16
const EACH = Number(process.env.EACH ?? 25)

let app: TestApp
const nodes: Node[] = []
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  nodes.push(await openNode(app.url, { connections: 10 }), await openNode(app.url, { connections: 10 }))
}, 60_000)
afterAll(async () => {
  for (const node of nodes) await node.close()
  await app.close()
})

describe('P6 numbers', { timeout: 240_000 }, () => {
  test('sixteen writers on two servers, while transactions are rolled back and connections are killed under them', async () => {
    const [first] = nodes as [Node]
    const makers = [await applicant(first), await applicant(first, 'drug-retail-licence')]
    const ways = nodes.map(({ db, setting }) => submissions(db, setting))
    const stored = new Map<string, string>()
    const faults = { killed: 0, rolledBack: 0, refused: 0, failed: 0 }
    let isOver = false

    const writer = async (n: number) => {
      const way = ways[n % 2] as (typeof ways)[0]
      for (let sent = 0; sent < EACH; sent += 1) {
        const one = (makers[(n + sent) % 2] as (typeof makers)[0]).application()
        for (let tries = 0; tries < 50 && !stored.has(one.id); tries += 1)
          await way(one).then(
            ({ number }) => stored.set(one.id, number),
            () => {
              faults.failed += 1 // its connection was killed: the id, sent again, tells what became of it
            },
          )
      }
    }
    /** The same rows, drawn and thrown away again. */
    const thrower = async () => {
      while (!isOver)
        await transact(first.db, async (tx) => {
          const round = makers.map(({ application }) => application())
          await submitAll(tx, round, { calendar: await first.setting.calendar(), setting: first.setting })
          throw new Error('thought better of it')
        }).catch(() => {
          faults.rolledBack += 1
        })
    }
    /** An id that is stored already with something else, in the same round as good ones. */
    const mistaken = async () => {
      const taken = (makers[0] as (typeof makers)[0]).application()
      while (!stored.has(taken.id))
        await (ways[0] as (typeof ways)[0])(taken).then(
          ({ number }) => stored.set(taken.id, number),
          () => {}, // killed as well: whether it was stored is told by the next answer
        )
      while (!isOver)
        await (ways[0] as (typeof ways)[0])({ ...taken, form: { other: 'x' } } as Application).catch(() => {
          faults.refused += 1
        })
    }
    const killer = async () => {
      const owner = app.owner()
      await owner.connect()
      while (!isOver) {
        await new Promise((resolve) => setTimeout(resolve, 40))
        const { rowCount } = await owner.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in%' or state = 'active' and query like '%cases.%'
             and pid <> pg_backend_pid() and datname = current_database()
           order by random() limit 1`,
        )
        faults.killed += rowCount ?? 0
      }
      await owner.end()
    }
    const beside = [thrower(), mistaken(), killer()]
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)))
    isOver = true
    await Promise.all(beside)

    process.stdout.write(`P6: ${JSON.stringify({ cases: stored.size, ...faults })}\n`)
    expect(stored.size).toBeGreaterThanOrEqual(WRITERS * EACH)
    for (const [fault, times] of Object.entries(faults))
      expect(times, `${fault} really happened`).toBeGreaterThan(0)
    const { cases } = await assertRecord(app)
    expect(cases).toBe(stored.size)
    await assertSerials([...stored.values()])
  })

  /** From 1 on, for each item and day, and rising in the order in which the database recorded them. */
  async function assertSerials(told: readonly string[]): Promise<void> {
    const rows = await app.db
      .selectFrom('cases.file')
      .select(['number', 'implementation'])
      .orderBy('number')
      .execute()
    expect(rows.map(({ number }) => number)).toEqual(told.toSorted())
    const series = Map.groupBy(rows, ({ implementation }) => implementation)
    expect(series.size).toBe(2)
    for (const numbers of series.values())
      expect(numbers.map(({ number }) => Number(number.slice(39)))).toEqual(numbers.map((_, n) => n + 1))
  }
})
