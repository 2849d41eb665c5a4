import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicant } from '../../../tests/proof/application.ts'
import { submissions } from './submit.ts'

let app: TestApp
let made: string[]
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  const { application } = await applicant(app)
  const submit = submissions(app.db, app.setting)
  made = await Promise.all(Array.from({ length: 14 }, async () => (await submit(application())).id))
})
afterAll(() => app.close())

describe('acts that arrive together', () => {
  test('share one transaction, and each has its own answer', async () => {
    const clerk = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }))
    const stranger = app.as(await staffAt(app.db, { site: OTHER_HALL, role: 'clerk' }))
    const [done, hidden, ...fresh] = made as [string, string, ...string[]]
    await clerk.post(`/api/cases/${done}/acceptance`)

    const accept = (id: string, who = clerk) => who.post(`/api/cases/${id}/acceptance`)
    const replies = await Promise.all([
      ...fresh.map((id) => accept(id)),
      accept(done),
      accept(hidden, stranger),
      accept(randomUUID()),
      clerk.post(`/api/cases/${hidden}/delivery`, { way: 'pickup', collector: 'applicant', name: '王䶮' }),
    ])
    const statuses = replies.map(({ statusCode }) => statusCode)
    expect(statuses).toEqual([...fresh.map(() => 200), 409, 404, 404, 403])
    expect(replies[fresh.length + 1]?.body).toBe(replies[fresh.length + 2]?.body)

    const { rows } = await sql<{ transactions: number; events: number }>`
      select count(distinct xmin::text)::int as transactions, count(*)::int as events from cases.event
      where type = 'Accepted' and case_id = any (${fresh}::uuid[])`.execute(app.db)
    expect(rows[0]?.events).toBe(fresh.length)
    expect(rows[0]?.transactions).toBeLessThan(fresh.length)
  })

  test('number their papers without gaps, each in the series of its organ', async () => {
    const { rows } = await sql<{ number: string }>`
      select number from papers.paper where kind = 'acceptanceNotice' and case_id = any (${made}::uuid[])
      order by number`.execute(app.db)
    const serials = rows.map(({ number }) => Number(/(\d+)号$/.exec(number)?.[1]))
    expect(serials.sort((a, b) => a - b)).toEqual(Array.from({ length: made.length - 1 }, (_, n) => n + 1))
  })
})
