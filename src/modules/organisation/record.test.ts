import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { sealRecord } from './load.ts'
import { verifyRecord } from './record.ts'

const TODAY = '2026-11-23'
let app: TestApp
let owner: pg.Client
beforeAll(async () => {
  app = await testApp({ today: TODAY })
  owner = app.owner()
  await owner.connect()
  const system = await staffAt(app.db, { division: '620800000000', role: 'systemAdmin' }, { on: TODAY })
  for (const [n, name] of ['常永红', '兰晓军', '赵秉公', '马秀兰'].entries())
    await app
      .as(system)
      .post('/api/people', { name, staffNo: `77000${n}`, title: '科员', from: TODAY, reason: '新入职' })
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

/** What verification says while a change is in force; afterwards the change is taken back. */
async function during(...statements: string[]) {
  await owner.query('begin')
  try {
    for (const text of statements)
      if (!(await owner.query(text)).rowCount) throw new Error(`changed nothing: ${text}`)
    return (await verifyRecord(owner)).firstBad
  } finally {
    await owner.query('rollback')
  }
}
const line = (change: string, seq = 2) => `update organisation.change set ${change} where seq = ${seq}`

describe('the record of administration', () => {
  test('is whole, line by line, as the application wrote it', async () => {
    const { rows } = await owner.query('select count(*)::int as n from organisation.change')
    expect(rows[0].n).toBeGreaterThan(2)
    expect(await verifyRecord(owner)).toEqual({ ok: true, changes: rows[0].n, firstBad: null })
  })

  test.each([
    ['one letter of the reason', `reason = reason || '。'`],
    ['who did it', `author = 'somebody'`],
    ['the name of who did it', `author_name = '某某'`],
    ['the post they did it in', 'author_post = null'],
    ['when, by a millisecond', `recorded_at = recorded_at - interval '1 millisecond'`],
    ['what was done', `kind = 'relieved'`],
    ['about whom', `subject = '某某'`],
    ['a fact', `facts = jsonb_set(facts, '{staffNo}', '"770009"')`],
    ['a fact that was not there', `facts = facts || '{"before": "某某"}'`],
    ['whose audit administrator reads it', `division = '620826000000'`],
    ['that it was no demo', `origin = 'demo'`],
    ['its hash', `hash = repeat('0', 64)`],
    ['that it was sealed at all', 'hash = null'],
  ])('%s cannot be changed unseen', async (_, change) => {
    expect(await during(line(change))).toMatchObject({ change: 2 })
  })

  test('a line taken out, two that changed places and a last line cut off are seen', async () => {
    expect(await during('delete from organisation.change where seq = 2')).toMatchObject({ change: 3 })
    expect(await during(line('seq = 900', 1), line('seq = 1', 2), line('seq = 2', 900))).toMatchObject({
      change: 1,
    })
    const last = 'delete from organisation.change where seq = (select max(seq) from organisation.change)'
    expect(await during(last)).toMatchObject({ what: '末尾缺少记录' })
    const head = 'update organisation.change_head set seq = seq - 1'
    expect(await during(last, head)).toMatchObject({ change: 0 })
  })

  test('what an earlier release wrote is sealed once, and nothing that is sealed again', async () => {
    const unsealed = `insert into organisation.change
      (id, seq, request_id, recorded_at, author_kind, author, author_name, kind, subject, facts, reason)
      select $1, max(seq) + 1, $1, '2026-11-23T01:00:00Z', 'installation', 'x', '系统', 'personEntered', '某某', '{}', '旧版记录'
      from organisation.change`
    await owner.query(unsealed, [randomUUID()])
    expect((await verifyRecord(owner)).ok).toBe(false)
    await sealRecord(owner)
    expect((await verifyRecord(owner)).ok).toBe(true)
    await owner.query(line(`reason = '改过', hash = null`))
    await sealRecord(owner)
    expect((await verifyRecord(owner)).firstBad).toMatchObject({ change: 2 })
  })
})
