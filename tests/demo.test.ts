import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountOf } from '../src/core/case/account.ts'
import { type CaseEvent, isEnded, type Status } from '../src/core/case/case.ts'
import { type Day, day } from '../src/core/day.ts'
import { STATUS } from '../src/core/words/cases.ts'
import { administerPast } from '../src/demo/administration.ts'
import { supervisePast } from '../src/demo/cards.ts'
import { makePast } from '../src/demo/cases.ts'
import { consultPast } from '../src/demo/consultations.ts'
import { inspectPast } from '../src/demo/inspections.ts'
import { PLANS } from '../src/demo/plans.ts'
import { ratePast } from '../src/demo/ratings.ts'
import { verifyCases } from '../src/modules/cases/verify.ts'
import { verifyClocks } from '../src/modules/cases/verify-clocks.ts'
import { loadCatalogue } from '../src/modules/catalogue/load.ts'
import { goRound } from '../src/modules/forensics/schedule.ts'
import { loadDemoAccounts } from '../src/modules/identity/demo.ts'
import { loadCity } from '../src/modules/organisation/load.ts'
import { verifyRecord } from '../src/modules/organisation/record.ts'
import { loadCalendar } from '../src/platform/calendar.ts'
import { readCalendar } from '../src/platform/calendar-files.ts'
import { type Db, openOwnerDb } from '../src/platform/db.ts'
import { HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from './app.ts'

/** The past of the demo city, made by the real commands: no screen is empty, and none of it could not have happened. */
const TODAY = '2026-11-23'
let app: TestApp
let owner: pg.Client
let tables: Db
let made = 0
beforeAll(async () => {
  app = await testApp({ today: TODAY, empty: true })
  owner = app.owner()
  await owner.connect()
  await loadCalendar(owner, readCalendar())
  await loadCity(owner)
  await loadCatalogue(app.db, { changesFrom: day('2026-01-01') })
  tables = openOwnerDb(app.url)
  await loadDemoAccounts(app.db, day(TODAY))
  made = await makePast(tables, app.setting, { today: day(TODAY) })
  await ratePast(tables, day(TODAY))
  await inspectPast(tables, app.setting, day(TODAY))
  await consultPast(tables, app.setting, day(TODAY))
  await administerPast(tables, { today: day(TODAY), calendar: await app.setting.calendar() })
  await supervisePast(tables, app.setting, day(TODAY))
}, 180_000)
afterAll(async () => {
  await tables.destroy()
  await owner.end()
  await app.close()
})
const count = async (text: string) => Number((await owner.query<{ n: string }>(text)).rows[0]?.n)

describe('what is planned', () => {
  const living = (Object.keys(STATUS) as Status[]).filter((status) => status !== 'none')

  test('is some three hundred cases, in every state there is', () => {
    const total = PLANS.reduce((sum, plan) => sum + plan.count, 0)
    expect(total).toBeGreaterThan(280)
    expect(total).toBeLessThan(340)
    expect([...new Set(PLANS.map(({ until }) => until))].sort()).toEqual(living.sort())
  })

  test('lies within the last two months, with the oldest mostly done', () => {
    for (const { ago, until, pace } of PLANS) {
      expect(ago[0]).toBeLessThanOrEqual(ago[1])
      expect(ago[1]).toBeLessThanOrEqual(43)
      expect(pace).toBeGreaterThan(0)
      if (ago[0] > 30) expect(isEnded(until), until).toBe(true)
    }
  })

  test('gives each of the demo accounts something of their own', () => {
    expect([...new Set(PLANS.flatMap(({ who }) => who ?? []))].sort()).toEqual([
      'citizen1',
      'citizen2',
      'enterprise',
    ])
  })
})

describe('what was made', () => {
  test('is all that was planned, in every state, and nothing twice', async () => {
    expect(made).toBe(PLANS.reduce((sum, plan) => sum + plan.count, 0))
    expect(await count('select count(*) as n from cases.file')).toBe(made)
    const { rows } = await owner.query<{ status: string }>('select distinct status from cases.file')
    const states = rows.map(({ status }) => status)
    for (const { until } of PLANS) expect(states, until).toContain(until)
    await makePast(tables, app.setting, { today: day(TODAY) })
    expect(await count('select count(*) as n from cases.file'), 'an interrupted start goes on').toBe(made)
  }, 60_000)

  test('has extensions, hearings from the right to the record, field checks, halts and terminations', async () => {
    const { rows } = await owner.query<{ type: string }>('select distinct type from cases.event')
    const types = rows.map(({ type }) => type)
    for (const type of ['Extended', 'FieldChecked', 'Halted', 'Proceeded', 'Terminated'])
      expect(types).toContain(type)
    for (const type of ['HearingOffered', 'HearingAsked', 'HearingCalled', 'HearingHeld'])
      expect(types).toContain(type)
  })

  test('holds in every chain, with every day as it follows, and every event says that it is a demo', async () => {
    expect(await verifyCases(owner)).toMatchObject({ ok: true, cases: made })
    expect(await verifyClocks(owner)).toMatchObject({ ok: true, cases: made })
    expect(await count(`select count(*) as n from cases.event where origin <> 'demo'`)).toBe(0)
    expect(await count(`select count(*) as n from cases.file where origin <> 'demo'`)).toBe(0)
  })

  test('happened when it says: in office hours, in order, not before it was submitted and not after today', async () => {
    expect(
      await count(`select count(*) as n from cases.event where recorded_at > '${TODAY}T23:59:59+08'`),
    ).toBe(0)
    expect(
      await count(`select count(*) as n from cases.event a join cases.event b on b.case_id = a.case_id and b.seq = a.seq + 1
        where b.recorded_at < a.recorded_at`),
    ).toBe(0)
    const night = await count(`select count(*) as n from cases.event where data ->> 'by' ~ '^[0-9a-f-]{36}$'
      and extract(hour from recorded_at at time zone 'Asia/Shanghai') not between 8 and 19`)
    expect(night).toBe(0)
  })

  test('numbers run on without a gap, for every item and day', async () => {
    expect(
      await count(`select coalesce(sum(c.last - (select count(*) from cases.file f where f.implementation = c.implementation
        and f.submitted_on = c.day)), 0) as n from cases.counter c`),
    ).toBe(0)
  })

  test('was decided by whoever may, and never by who accepted it where the law keeps the two apart', async () => {
    expect(
      await count(`select count(*) as n from cases.event d join cases.event a on a.case_id = d.case_id and a.type = 'Accepted'
        join cases.file f on f.case_id = d.case_id where d.type in ('Granted', 'Denied') and f.handling = 'promised' and a.actor = d.actor`),
    ).toBe(0)
  })

  test('is rated by some, and bad ratings say why', async () => {
    expect(await count('select count(*) as n from evaluation.rating')).toBeGreaterThan(20)
    expect(
      await count(
        `select count(*) as n from evaluation.rating where stars <= 2 and cardinality(details) = 0 and text = ''`,
      ),
    ).toBe(0)
  })

  test('holds what supervision should see: pauses that are lawful and rare', async () => {
    await goRound.run(app.db, app.setting)
    const inspector = app.as(
      await staffAt(app.db, { division: '620800000000', role: 'supervisor' }, { on: TODAY }),
    )
    const { findings } = (await inspector.get('/api/forensics/findings?size=100')).json()
    const kinds = new Set(findings.map(({ kind }: { kind: string }) => kind))
    expect([kinds.has('repeatedPause'), kinds.has('latePause')]).toEqual([true, true])
    expect(findings.length, 'an honest city has few').toBeLessThan(20)
  })

  test('has inspections in every state, and a work plan of every county', async () => {
    const inspector = app.as(
      await staffAt(app.db, { division: '620800000000', role: 'supervisor' }, { on: TODAY }),
    )
    const states = async () => {
      const found = new Set<string>()
      const { inspections } = (await inspector.get('/api/inspections?size=100')).json()
      for (const { id } of inspections as { id: string }[]) {
        const { found: findings, measures } = (await inspector.get(`/api/inspections/${id}`)).json()
        for (const { state, overdue } of findings) found.add(state).add(overdue ? 'overdue' : 'in time')
        if (measures.length > 0) found.add('measure')
      }
      return [[...found].sort(), inspections.length]
    }
    const before = await states()
    expect(before[0]).toEqual(['confirmed', 'in time', 'measure', 'open', 'overdue', 'reported', 'sentBack'])
    const { calls } = (await inspector.get('/api/plan-calls')).json()
    const plans = calls[0].counties.map(({ state }: { state: string }) => state)
    expect([...new Set(plans)].sort()).toEqual(['filed', 'late'])
    await inspectPast(tables, app.setting, day(TODAY))
    expect(await states(), 'an interrupted start goes on').toEqual(before)
  })

  test('leaves no desk of the hall empty', async () => {
    const busy: string[] = []
    for (const site of [HOME_HALL, OTHER_HALL])
      for (const role of ['clerk', 'outputClerk', 'hallManager'] as const) {
        const actor = await staffAt(app.db, { site, role }, { on: TODAY })
        const { cases } = (await app.as(actor).get('/api/cases?view=all&size=5')).json() as {
          cases: unknown[]
        }
        if (cases.length > 0) busy.push(`${site} ${role}`)
      }
    expect(busy).toHaveLength(6)
    const supervisor = await staffAt(app.db, { division: '620800000000', role: 'supervisor' }, { on: TODAY })
    const counts = (await app.as(supervisor).get('/api/cases/counts?view=all')).json() as {
      over: number
      byStatus: object
    }
    expect(Object.keys(counts.byStatus).length).toBeGreaterThan(10)
  })
})

describe('what was administered', () => {
  test('is there to read, in its order and within the last two months, and is made once', async () => {
    const again = { today: day(TODAY), calendar: await app.setting.calendar() }
    await administerPast(tables, again)
    const { rows } = await owner.query(
      'select kind, origin, recorded_at::text as at from organisation.change order by seq',
    )
    expect(rows.length).toBeGreaterThan(7)
    expect(new Set(rows.map(({ origin }) => origin))).toEqual(new Set(['demo']))
    expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort())
    expect(await verifyRecord(owner)).toMatchObject({ ok: true, changes: rows.length })
  })
})

describe('the supervision of its past', () => {
  const all = async (column: string) =>
    (await owner.query<{ one: string }>(`select distinct ${column} as one from supervision.card`)).rows
      .map(({ one }) => one)
      .sort()

  test('knows questions that were answered too late, at desk and department', async () => {
    const { rows } = await owner.query<{ kind: string }>(
      "select distinct place_kind as kind from supervision.card where rule = '9-yellow' and found_on < current_date order by 1",
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['organ', 'site'])
  })

  test('left cards of every level, in every state, and every end of an appeal', async () => {
    expect(await all('level')).toEqual(['red', 'warning', 'yellow'])
    expect(await all('state')).toEqual(['cancelled', 'issued', 'ordered', 'pending', 'revoked'])
    expect(await all("coalesce(appeal, 'none')")).toEqual(['none', 'open', 'referred', 'returned', 'upheld'])
    expect(await all("coalesce(order_state, 'none')")).toEqual(['answered', 'none', 'open'])
  })

  test('happened in the order of the days, and nobody answered before there was a card', async () => {
    expect(
      await count(`select count(*) as n from supervision.entry e join supervision.entry b
        on b.card = e.card and b.nth = e.nth - 1 where e.at < b.at`),
    ).toBe(0)
    expect(
      await count(
        'select count(*) as n from supervision.card where found_on > $TODAY'.replace('$TODAY', `'${TODAY}'`),
      ),
    ).toBe(0)
  })
})

test('the explanation of every clock of the city ends on the day that is stored, and says it was the last', async () => {
  const calendar = await app.setting.calendar()
  const { rows } = await owner.query<{
    case_id: string
    events: CaseEvent[]
    clocks: { name: string; due_on: Day }[]
  }>(`
    select f.case_id, (select json_agg(e.data order by e.seq) from cases.event e where e.case_id = f.case_id) as events,
      (select coalesce(json_agg(json_build_object('name', k.kind || '/' || k.ref, 'due_on', k.due_on)), '[]')
       from cases.clock k where k.case_id = f.case_id) as clocks
    from cases.file f`)
  let explained = 0
  for (const { case_id, events, clocks } of rows) {
    const accounts = accountOf(events, calendar, day(TODAY))
    const running = accounts.filter(({ state }) => state !== 'ended')
    const told = running.map(({ kind, ref, dueOn }) => `${kind}/${ref} ${dueOn ?? null}`)
    expect(told.sort(), case_id).toEqual(clocks.map(({ name, due_on }) => `${name} ${due_on}`).sort())
    for (const { clock, dueOn, counted, runs } of accounts) {
      explained += 1
      if (dueOn === undefined || clock.limit.unit !== 'workingDay') continue
      expect(counted, case_id).toBe(clock.limit.count)
      const last = runs.flatMap(({ days }) => days).findLast(({ on }) => on <= dueOn)
      expect(last, case_id).toMatchObject(counted > 0 ? { on: dueOn, counted: true } : { on: dueOn })
    }
  }
  expect(explained).toBeGreaterThan(rows.length)
})

test('questions of every county stand at its desk in every state, by every channel, and one answer is public', async () => {
  const states = await owner.query<{ state: string; n: string }>(
    'select state, count(*) as n from consultation.ticket group by state order by state',
  )
  expect(states.rows.map(({ state }) => state)).toEqual(['answered', 'asked', 'assigned', 'closed'])
  const before = await count('select count(*) as n from consultation.event')
  await consultPast(tables, app.setting, day(TODAY))
  expect(await count('select count(*) as n from consultation.event')).toBe(before)
  expect(await count('select count(distinct channel) as n from consultation.ticket')).toBe(5)
  expect(await count("select count(*) as n from consultation.faq_act where state = 'published'")).toBe(7)
})
