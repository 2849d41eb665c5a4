import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyClocks } from '../src/modules/cases/verify-clocks.ts'
import { type TestApp, testApp } from './app.ts'
import { applicants } from './applicants.ts'

/** What lists and timers are told of a case's days follows from its events and the calendar, and is found out when not. */
let app: TestApp
let owner: pg.Client
let open: string
beforeAll(async () => {
  app = await testApp({ today: '2026-09-18' })
  const people = await applicants(app)
  open = (await people.atWindow('wang')).id
  await people.accept(open)
  await people.atWindow('li')
  await people.deliver((await people.atWindow('wang')).id)
  owner = app.owner()
  await owner.connect()
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

/** What verification says while a change is in force; afterwards the change is taken back. */
async function during(text: string) {
  await owner.query('begin')
  try {
    const { rowCount } = await owner.query(text.replaceAll('$case', `'${open}'`))
    if (rowCount === 0) throw new Error(`changed nothing: ${text}`)
    return await verifyClocks(owner)
  } finally {
    await owner.query('rollback')
  }
}

test('every clock that runs is stored with the day that follows from the events', async () => {
  const { rows } = await owner.query<{ cases: number; clocks: number }>(
    'select (select count(*)::int from cases.file) as cases, (select count(*)::int from cases.clock) as clocks',
  )
  expect(rows[0]?.clocks).toBeGreaterThan(3)
  expect(await verifyClocks(owner)).toEqual({ ok: true, ...rows[0], firstBad: null })
})

describe('a day that does not follow is named', () => {
  test.each([
    [
      'a promised day a day later',
      "update cases.clock set due_on = due_on + 1 where case_id = $case and kind = 'promised'",
      'promised',
    ],
    [
      'a legal day that is called provisional',
      "update cases.clock set provisional = true where case_id = $case and kind = 'legal'",
      'legal',
    ],
    ['a clock that is lost', "delete from cases.clock where case_id = $case and kind = 'legal'", 'legal'],
    [
      'a clock that nobody runs',
      "insert into cases.clock values ($case, 'delivery', '', '2026-10-10', false)",
      'delivery',
    ],
    [
      'a clock that was stopped',
      "update cases.clock set due_on = null where case_id = $case and kind = 'promised'",
      'promised',
    ],
    ['the day a list shows', 'update cases.file set due_on = due_on - 1 where case_id = $case', 'list'],
    ['what the day of a list is', "update cases.file set due_kind = 'legal' where case_id = $case", 'list'],
    [
      'the promised day of the file',
      'update cases.file set promised_on = promised_on + 1 where case_id = $case',
      'list/days',
    ],
  ])('%s', async (_, change, clock) => {
    expect(await during(change)).toMatchObject({ ok: false, firstBad: { caseId: open, clock } })
  })

  test('a calendar that changed without its cases', async () => {
    const { ok, firstBad } = await during(
      `update platform.calendar_year set content = jsonb_set(content, '{notices,0,arrangements,6,makeup}', '[]') where year = 2026`,
    )
    expect(ok).toBe(false)
    expect(firstBad).toMatchObject({ stored: expect.any(String), computed: expect.any(String) })
  })
})
