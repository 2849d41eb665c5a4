import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyCases } from '../src/modules/cases/verify.ts'
import { type TestApp, testApp } from './app.ts'
import { applicants } from './applicants.ts'

/**
 * Somebody with all the rights of the database reaches into the record. Whatever they change, verification says which case
 * it is and at which event; and when it is put back, all is well again: the check itself changes nothing.
 */
let app: TestApp
let owner: pg.Client
let target: string
let bystanders: string[]
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  const people = await applicants(app)
  const made = []
  for (let n = 0; n < 5; n += 1) made.push((await people.atWindow(n % 2 === 0 ? 'wang' : 'li')).id)
  target = made[2] ?? ''
  bystanders = made.filter((id) => id !== target)
  await people.window(target, 'consultations', { question: '是否适用告知承诺' })
  await people.deliver(target)
  owner = app.owner()
  await owner.connect()
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

/** What verification says while a change is in force; afterwards the change is taken back. */
async function during(statements: readonly string[]) {
  await owner.query('begin')
  try {
    for (const text of statements) {
      const { rowCount } = await owner.query(text.replaceAll('$case', `'${target}'`))
      if (rowCount === 0) throw new Error(`changed nothing: ${text}`)
    }
    return await verifyCases(owner)
  } finally {
    await owner.query('rollback')
  }
}
const event = (change: string, seq = 3) =>
  `update cases.event set ${change} where case_id = $case and seq = ${seq}`
const file = (change: string) => `update cases.file set ${change} where case_id = $case`

describe('an untouched record', () => {
  test('is whole, and every case and event of it was looked at', async () => {
    const { rows } = await owner.query<{ cases: number; events: number }>(
      `select (select count(*)::int from cases.file) as cases, (select count(*)::int from cases.event) as events`,
    )
    expect(await verifyCases(owner)).toEqual({ ok: true, ...rows[0], firstBad: null })
  })
})

describe('an event', () => {
  test.each([
    [
      'one letter of what it says',
      [event(`data = jsonb_set(data, '{question}', '"是否适用告知承诺。"')`)],
      3,
    ],
    ['who did it', [event(`data = jsonb_set(data, '{by}', '"somebody"')`)], 3],
    ['on whose session it was recorded', [event(`actor = 'somebody'`)], 3],
    [
      'when it was recorded, dated back by a millisecond',
      [event(`recorded_at = recorded_at - interval '1 millisecond'`)],
      3,
    ],
    ['the day it has effect', [event(`data = jsonb_set(data, '{on}', '"2026-04-19"')`)], 3],
    ['the request it belongs to', [event(`request_id = gen_random_uuid()`)], 3],
    ['that it was no demo', [event(`origin = 'demo'`)], 3],
    ['what kind it is called', [event(`type = 'Granted'`)], 3],
    ['a field that was not there', [event(`data = data || '{"urgent": true}'`)], 3],
    ['its hash', [event(`hash = repeat('0', 64)`)], 3],
    ['the hash of the one before it', [event(`hash = repeat('0', 64)`, 2)], 2],
    ['the very first', [event(`data = jsonb_set(data, '{channel}', '"online"')`, 1)], 1],
  ] as const)('%s is changed', async (_, statements, seq) => {
    expect((await during(statements)).firstBad).toMatchObject({ caseId: target, seq })
  })

  test('one in the middle is taken out', async () => {
    const out = ['delete from cases.event where case_id = $case and seq = 3']
    expect((await during(out)).firstBad).toMatchObject({ caseId: target, seq: 4 })
    const closed = [...out, 'update cases.event set seq = seq - 1 where case_id = $case and seq > 3']
    expect((await during([...closed, file('version = version - 1')])).firstBad).toMatchObject({ seq: 3 })
  })

  test('two change places', async () => {
    const swap = [
      event('seq = 900', 3),
      event('seq = 3', 4),
      'update cases.event set seq = 4 where case_id = $case and seq = 900',
    ]
    expect((await during(swap)).firstBad).toMatchObject({ caseId: target, seq: 3 })
  })

  test('one is put in that looks like the others', async () => {
    const insert = `insert into cases.event (case_id, seq, type, data, actor, request_id, recorded_at, hash)
      select case_id, (select max(seq) + 1 from cases.event where case_id = $case), type, data, actor, gen_random_uuid(), recorded_at, hash
      from cases.event where case_id = $case and seq = 3`
    expect((await during([insert, file('version = version + 1')])).firstBad).toMatchObject({ caseId: target })
  })

  test('the last event is cut off, with and without the row following', async () => {
    const cut =
      'delete from cases.event where case_id = $case and seq = (select max(seq) from cases.event where case_id = $case)'
    const { firstBad } = await during([cut])
    expect(firstBad).toMatchObject({ caseId: target, what: expect.stringContaining('末尾') })
    expect((await during([cut, file('version = version - 1')])).firstBad).toMatchObject({
      caseId: target,
      seq: 0,
    })
  })

  test('one of another case is hung on it', async () => {
    const other = bystanders[0] ?? ''
    const borrow = `update cases.event set case_id = $case, seq = 900 where case_id = '${other}' and seq = 2`
    const { firstBad } = await during([borrow])
    expect([target, other]).toContain(firstBad?.caseId)
  })

  test('a fact that could not happen then is told, though it was chained as it should', async () => {
    const { rows } = await owner.query('select 1 from cases.event where case_id = $1 and type = $2', [
      target,
      'Delivered',
    ])
    expect(rows).toHaveLength(1)
    const again = [event(`type = 'Accepted', data = data || '{"type": "Accepted"}'`, 3)]
    expect((await during(again)).firstBad).toMatchObject({ seq: 3 })
  })
})

describe('the row that lists show', () => {
  test.each([
    ['the state', `status = 'reviewing'`],
    ['the number', `number = overlay(number placing '9' from 43)`],
    ['the applicant', 'party = gen_random_uuid()'],
    ['the deciding organ in the row', `organ = '11620802MB0000000X'`],
    ['the version of the guide that binds it', 'guide_version = guide_version + 1'],
    ['how many events there are', 'version = version + 1'],
  ])('%s says something else than the events', async (_, change) => {
    expect((await during([file(change)])).firstBad).toMatchObject({ caseId: target })
  })

  test('is gone while its events are there', async () => {
    const { ok, firstBad } = await during(['delete from cases.file where case_id = $case'])
    expect([ok, firstBad?.caseId]).toEqual([false, target])
  })

  test('is there without any event', async () => {
    const { firstBad } = await during(['delete from cases.event where case_id = $case'])
    expect(firstBad?.caseId).toBe(target)
  })
})

describe('the verdict', () => {
  test('names the first case in order when several are touched', async () => {
    const [first = ''] = [target, ...bystanders].sort()
    const { firstBad } = await during([
      event(`actor = 'x'`),
      `update cases.event set actor = 'x' where seq = 1`,
    ])
    expect(firstBad?.caseId).toBe(first)
  })

  test('does not depend on how many cases are read at once', async () => {
    const { rows } = await owner.query<{ n: number }>('select count(*)::int as n from cases.file')
    const { cases } = await verifyCases(owner)
    expect(cases).toBe(rows[0]?.n)
  })
})
