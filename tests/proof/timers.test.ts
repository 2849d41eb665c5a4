import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addWorkingDays } from '../../src/core/calendar.ts'
import { day } from '../../src/core/day.ts'
import { silenceAccepts } from '../../src/modules/cases/schedule.ts'
import { verifyClocks } from '../../src/modules/cases/verify-clocks.ts'
import { type TestApp, testApp } from '../app.ts'
import { applicants } from '../applicants.ts'
import { type Node, openNode } from './nodes.ts'

/**
 * P18: what is due because time passed takes effect once, never early, however long everything was down, with several
 * servers at work; a case that fails stops none of the others.
 */
const CASES = Number(process.env.CASES ?? 12)
let app: TestApp
let owner: pg.Client
const ids: string[] = []
beforeAll(async () => {
  app = await testApp({ today: '2026-09-18' })
  owner = app.owner()
  await owner.connect()
  const people = await applicants(app)
  for (let n = 0; n < CASES; n += 1) ids.push((await people.atWindow(n % 2 === 0 ? 'wang' : 'li')).id)
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

const accepted = async () =>
  (
    await owner.query<{ case_id: string; on: string; n: number }>(
      `select case_id, min(data ->> 'on') as on, count(*)::int as n from cases.event where type = 'Accepted' group by case_id`,
    )
  ).rows

test('silence takes effect once, not early, after a month without any server, beside a case that cannot be computed', async () => {
  const lastDay = addWorkingDays(await app.setting.calendar(), day('2026-09-18'), 5)
  const onTheDay = await openNode(app.url, { today: lastDay })
  await silenceAccepts.run(onTheDay.db, onTheDay.setting)
  await onTheDay.close()
  expect(await accepted(), 'never early').toEqual([])

  // the first that would come to its turn can never be computed
  const { rows } = await owner.query<{ case_id: string }>(
    'select case_id from cases.file order by due_on, case_id limit 1',
  )
  const poisoned = rows[0]?.case_id ?? ''
  await owner.query(`update cases.event set data = data - 'terms' where case_id = $1 and seq = 1`, [poisoned])

  const nodes: Node[] = [
    await openNode(app.url, { today: '2026-11-02' }),
    await openNode(app.url, { today: '2026-11-02' }),
  ]
  const sweep = () => Promise.allSettled(nodes.map(({ db, setting }) => silenceAccepts.run(db, setting)))
  const first = await sweep()
  const second = await sweep()
  for (const node of nodes) await node.close()
  for (const turn of [first, second]) // by whichever of the two had it in hand
    expect(
      turn.map(({ status }) => status),
      'the failing case is reported',
    ).toContain('rejected')
  const done = await accepted()
  expect(done.map(({ case_id }) => case_id).sort()).toEqual(ids.filter((id) => id !== poisoned).sort())
  for (const { on, n } of done) expect({ on, n }).toEqual({ on: '2026-09-18', n: 1 })

  await owner.query(
    `update cases.event set data = (select data from cases.event e where e.seq = 1 and e.case_id <> $1 limit 1)
    where case_id = $1 and seq = 1`,
    [poisoned],
  )
  expect(await verifyClocks(owner)).toMatchObject({ ok: true, cases: CASES })
}, 60_000)
