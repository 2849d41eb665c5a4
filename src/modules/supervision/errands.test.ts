import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { addWorkingDays } from '../../core/calendar.ts'
import { day } from '../../core/day.ts'
import { findClusters } from './clusters.ts'
import { beat } from './outages.ts'
import { findUnanswered, patrol } from './patrol.ts'
import { walkOver } from './schedule.ts'
import { supervised } from './supervision.testing.ts'

let app: TestApp
let owner: pg.Client
let world: Awaited<ReturnType<typeof supervised>>
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  world = await supervised(app, owner)
})
afterAll(async () => {
  await owner.end()
  await app.close()
})
const after = async (on: string, days: number) => addWorkingDays(await app.setting.calendar(), day(on), days)
const yellow = async () => {
  app.turnTo('2026-04-20')
  const made = await world.accepted()
  await world.passTo(await after(made.promised, 1))
  return made
}
const rulesOf = async (id: string) => (await world.cards(id)).map(({ rule }) => rule)

describe('a card nobody answers', () => {
  test('becomes a card of point 28 after five working days, once, and that one no other', async () => {
    const { id, promised } = await yellow()
    app.turnTo(await after(promised, 6))
    await findUnanswered.run(app.db, app.setting)
    expect(await rulesOf(id)).not.toContain('28-yellow')
    app.turnTo(await after(promised, 7))
    await Promise.all([findUnanswered.run(app.db, app.setting), findUnanswered.run(app.db, app.setting)])
    app.turnTo(await after(promised, 20))
    await findUnanswered.run(app.db, app.setting)
    const found = (await world.cards(id)).filter(({ point }) => point === 28)
    const unanswered = (await world.cards(id)).filter(
      (card) => card.reply_due_on && !card.escalated && card.point !== 28,
    )
    expect(found.map(({ occurrence }) => occurrence).sort()).toEqual(
      unanswered.map(({ card }) => `card/${card}`).sort(),
    )
  })
})

describe('the patrol', () => {
  test('marks a card that fresh data would not issue, and takes nothing away', async () => {
    const { id, promised } = await yellow()
    const standing = async () => (await world.cards(id)).find(({ rule }) => rule === '3-yellow')
    await patrol.run(app.db, app.setting)
    expect((await standing())?.checked).toBe('normal')
    const lost = promised
    await owner.query('insert into supervision.outage (from_at, until_at) values ($1, $2)', [
      `${lost}T07:00:00+08:00`,
      `${lost}T19:00:00+08:00`,
    ])
    await owner.query('update supervision.card set checked_at = null')
    await patrol.run(app.db, app.setting)
    expect(await standing()).toMatchObject({ checked: 'abnormal', state: 'issued' })
    await owner.query('delete from supervision.outage')
  })
})

describe('bad ratings of one site', () => {
  test('become one card when they are three in thirty days, which waits for a person', async () => {
    app.turnTo(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))
    const cases = [
      await world.people.atWindow(),
      await world.people.atWindow(),
      await world.people.atWindow(),
    ]
    const rate = (id: string) =>
      owner.query(
        `insert into evaluation.rating (case_id, service, stars, details, text, channel, rater, division, site, organ, item)
         values ($1, 1, 1, '{}', '跑了三趟', 'pc', 'x', '620826000000', $2, $3, 'food-business-permit')`,
        [id, HOME_HALL, world.organ],
      )
    const found = async () =>
      (await app.db.selectFrom('supervision.card').selectAll().where('point', '=', 27).execute()).map(
        ({ place, state, value }) => ({ place, state, value }),
      )
    for (const { id } of cases.slice(0, 2)) await rate(id)
    await findClusters.run(app.db, app.setting)
    expect(await found()).toEqual([])
    await rate(cases[2]?.id ?? '')
    await Promise.all([findClusters.run(app.db, app.setting), findClusters.run(app.db, app.setting)])
    expect(await found()).toEqual([{ place: HOME_HALL, state: 'pending', value: 3 }])
  })
})

describe('the server’s own absence', () => {
  test('is noted by whoever comes back first, once, from the last sign of life', async () => {
    await beat(app.db)
    await beat(app.db)
    const outages = () => app.db.selectFrom('supervision.outage').selectAll().execute()
    expect(await outages()).toEqual([])
    await owner.query("update supervision.heartbeat set beat_at = now() - interval '2 days'")
    await Promise.all([beat(app.db), beat(app.db), beat(app.db)])
    const [one, ...more] = await outages()
    expect(more).toEqual([])
    expect(Date.parse(one?.until_at ?? '') - Date.parse(one?.from_at ?? '')).toBeGreaterThan(47 * 3_600_000)
    await owner.query('delete from supervision.outage')
  })
})

describe('a rule', () => {
  test('is changed by the city with a reason, from then on: cards keep their version, and all cases are looked at anew', async () => {
    const { id, promised } = await yellow()
    const change = { threshold: 5, enabled: true, reason: '试行期放宽' }
    const refused = await world.as.county.put('/api/supervision-rules/3-yellow', change)
    expect([refused.statusCode, refused.json().type]).toEqual([409, 'card/rule-city'])
    expect(
      (await world.as.city.put('/api/supervision-rules/3-yellow', { ...change, reason: ' ' })).statusCode,
    ).toBe(400)
    expect((await world.as.city.put('/api/supervision-rules/10-yellow', change)).statusCode).toBe(404)
    expect((await world.as.city.put('/api/supervision-rules/3-yellow', change)).statusCode).toBe(200)
    const kept = (await world.cards(id)).find(({ rule }) => rule === '3-yellow')
    expect([kept?.rule_version, kept?.state]).toEqual([1, 'issued'])
    app.turnTo('2026-04-20')
    const other = await world.accepted()
    await world.passTo(await after(promised, 1))
    expect(await rulesOf(other.id)).not.toContain('3-yellow')
    await world.as.city.put('/api/supervision-rules/3-yellow', {
      threshold: 0,
      enabled: true,
      reason: '试行结束',
    })
    await walkOver.run(app.db, app.setting)
    await world.sweep()
    const late = (await world.cards(other.id)).find(({ rule }) => rule === '3-yellow')
    expect(late?.rule_version).toBe(3)
  })

  test('without a change nobody is looked at anew', async () => {
    await walkOver.run(app.db, app.setting)
    await world.sweep()
    await owner.query('update supervision.watch set look_on = null')
    await walkOver.run(app.db, app.setting)
    const { rows } = await owner.query(
      'select count(*)::int as n from supervision.watch where look_on is not null',
    )
    expect(rows[0].n).toBe(0)
  })
})

describe('urging and transfer', () => {
  test('the window urges the department that has the case, which answers within a working day', async () => {
    app.turnTo('2026-04-20')
    const { id } = await world.accepted()
    const text = '申请人来窗口询问，请告知进度'
    const sent = await world.as.clerk.post('/api/urges', { caseId: id, text })
    expect(sent.json()).toMatchObject({ dueOn: '2026-04-21', answer: null, late: false })
    expect((await world.as.clerk.post('/api/urges', { caseId: id, text })).json().type).toBe('errand/open')
    expect((await world.as.reviewer.post('/api/urges', { caseId: id, text })).json().type).toBe(
      'errand/own-desk',
    )
    expect((await world.as.other.post('/api/urges', { caseId: id, text })).statusCode).toBe(404)
    expect((await world.as.county.post('/api/urges', { caseId: id, text })).statusCode).toBe(200)
    const waiting = (await world.as.reviewer.get('/api/errands')).json().errands
    expect(waiting.filter((one: { caseId: string }) => one.caseId === id)).toHaveLength(2)
    const path = `/api/errands/${id}/${sent.json().errand}/answer`
    expect((await world.as.clerk.post(path, { answer: '自问自答' })).statusCode).toBe(404)
    expect((await world.as.reviewer.post(path, { answer: '明天现场核查' })).json()).toMatchObject({
      answer: '明天现场核查',
      late: false,
    })
    expect((await world.as.reviewer.post(path, { answer: '再答' })).statusCode).toBe(404)
    const shown = (await world.as.clerk.get(`/api/cases/${id}/supervision`)).json()
    expect(shown.errands.map((one: { answer: string | null }) => one.answer)).toContain('明天现场核查')
    expect(shown.held.map((one: { turn: string }) => one.turn)).toEqual(['clerk', 'reviewer'])
  })

  test('a request that is repeated urges once', async () => {
    const { id } = await world.accepted()
    const request = '0198f000-0000-7000-8000-00000000000a'
    const send = () => world.as.clerk.post('/api/urges', { caseId: id, text: '请尽快' }, request)
    const [one, two] = [await send(), await send()]
    expect([one.statusCode, two.statusCode, two.json().errand]).toEqual([200, 200, one.json().errand])
  })

  test('whoever holds a case hands it to a colleague at the same desk, who takes it and then holds it', async () => {
    app.turnTo('2026-04-20')
    const { id } = await world.people.atWindow()
    const [one, two] = [
      await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth: 0 }),
      await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth: 1 }),
    ]
    const sent = { caseId: id, to: two.id, text: '下午外出培训' }
    expect((await app.as(one).post('/api/transfers', sent)).json().type).toBe('errand/not-held')
    await app.as(one).post(`/api/cases/${id}/claim`)
    const stranger = { ...sent, to: (await staffAt(app.db, { organ: world.organ, role: 'reviewer' })).id }
    expect((await app.as(one).post('/api/transfers', stranger)).json().type).toBe('errand/not-colleague')
    const errand = (await app.as(one).post('/api/transfers', sent)).json()
    expect(errand).toMatchObject({ kind: 'transfer', toName: two.name })
    const answer = `/api/errands/${id}/${errand.errand}/answer`
    expect((await app.as(one).post(answer, { answer: '我自己来' })).statusCode).toBe(404)
    expect((await app.as(two).post(answer, { answer: '好的' })).json()).toMatchObject({ taken: true })
    const { holder } = (await app.as(two).get(`/api/cases/${id}`)).json()
    expect(holder).toBe(two.id)
  })
})

describe('the desk of supervision', () => {
  test('counts what stands by county, by department and hall, by person, each for its own supervisor', async () => {
    const { id } = await yellow()
    const [card] = await world.cards(id)
    const city = (await world.as.city.get('/api/supervision-figures')).json()
    expect(city.lines.map(({ key }: { key: string }) => key)).toEqual(['620826000000'])
    const county = (await world.as.county.get('/api/supervision-figures')).json()
    const own = county.lines.find(({ key }: { key: string }) => key === card?.place)
    expect(own).toMatchObject({ kind: 'organ' })
    expect(own.yellow).toBeGreaterThan(0)
    expect(county.due.over).toBeGreaterThan(0)
    expect((await world.as.other.get('/api/supervision-figures')).json()).toMatchObject({
      lines: [],
      due: { over: 0 },
    })
    const hands = (await world.as.county.get(`/api/supervision-figures?place=${card?.place}`)).json()
    expect(hands.lines[0]).toMatchObject({ kind: 'window', key: 'reviewer' })
  })

  test('says what falls due in each part today, tomorrow and this week, and leads to those cases', async () => {
    const { id, organ } = await world.accepted()
    const line = async (key: string, query = '') =>
      (await world.as.city.get(`/api/supervision-figures${query}`))
        .json()
        .lines.find((one: { key: string }) => one.key === key)
    const listed = async (query: string) =>
      (await world.as.city.get(`/api/cases?view=all&size=100&${query}`))
        .json()
        .cases.map((one: { id: string }) => one.id)
    const [dueOn] = (
      await owner.query<{ due_on: string }>('select due_on::text from cases.file where case_id = $1', [id])
    ).rows
    if (!dueOn) throw new Error('not due')
    app.turnTo(dueOn.due_on)
    const county = await line('620826000000')
    expect(county.today).toBe((await listed('due=today&division=620826000000')).length)
    expect(await listed('due=today&division=620826000000')).toContain(id)
    expect(county.week).toBeGreaterThanOrEqual(county.today + county.tomorrow)
    const place = await line(organ, '?division=620826000000')
    expect(place).toMatchObject({ kind: 'organ', today: county.today })
    expect(await listed(`due=today&place=${organ}`)).toContain(id)
    const hand = await line('reviewer', `?division=620826000000&place=${organ}`)
    expect(hand.today).toBe((await listed(`due=today&place=${organ}&hand=reviewer`)).length)
    app.turnTo('2026-04-30') // the next working day is the sixth of May
    const before = (await world.as.city.get('/api/supervision-figures')).json()
    expect(before.tomorrow).toBe('2026-05-06')
    const next = await line('620826000000')
    expect(next.tomorrow).toBe((await listed('due=tomorrow&division=620826000000')).length)
  })

  test('a list of cards is narrowed by what some card is charged to, and the export with it', async () => {
    app.turnTo('2026-04-20')
    const [{ id, promised }, { id: elsewhere }] = [await world.accepted(), await world.accepted()]
    await world.passTo(await after(promised, 1))
    const [card] = await world.cards(id)
    const choices = async (who: keyof typeof world.as, query = '') =>
      (await world.as[who].get(`/api/card-choices${query}`)).json()
    const city = await choices('city')
    expect(city.divisions).toEqual([{ id: '620826000000', name: '静宁' }])
    expect(city.places.map((one: { id: string }) => one.id)).toContain(card?.place)
    expect([city.windows, city.persons]).toEqual([[], []])
    expect(await choices('city', '?division=620802000000')).toMatchObject({ places: [] })
    expect(await choices('other')).toEqual({ divisions: [], places: [], windows: [], persons: [] })
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })
    await owner.query(
      'update supervision.card set place = $2, place_kind = $3, turn = $4, person = $5, person_name = $6, service_window = $7 where case_id = $1',
      [id, HOME_HALL, 'site', 'clerk', clerk.id, clerk.name, clerk.post.window],
    )
    await owner.query(
      `update supervision.card set person = gen_random_uuid(), person_name = '别处' where case_id = $1`,
      [elsewhere],
    )
    const hall = await choices('county', `?place=${HOME_HALL}`)
    expect(hall.persons).toEqual([{ id: clerk.id, name: clerk.name }])
    expect(hall.windows).toEqual([{ id: clerk.post.window, name: expect.stringContaining('窗口') }])
    const query = `division=620826000000&place=${HOME_HALL}&window=${clerk.post.window}&person=${clerk.id}`
    const found = (await world.as.county.get(`/api/cards?${query}`)).json().cards
    expect(found.map((one: { caseId: string }) => one.caseId)).toEqual(found.map(() => id))
    const table = (await world.as.county.get(`/api/cards.csv?${query}`)).body.trim().split('\r\n')
    expect(table).toHaveLength(found.length + 1)
    expect((await world.as.county.get(`/api/cards?${query}&level=red`)).json().cards).toEqual([])
  })

  test('pages, narrows and exports: the table has what the list has, and no cell becomes a formula', async () => {
    await owner.query(
      "update supervision.card set applicant_name = '=1+1,“甲”' where ctid in (select ctid from supervision.card limit 1)",
    )
    const all: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { cards: { card: string }[]; next: string | null } = (
        await world.as.city.get(`/api/cards?size=3${next ? `&after=${next}` : ''}`)
      ).json()
      all.push(...page.cards.map(({ card }) => card))
      next = page.next
    }
    const { rows } = await owner.query<{ card: string }>('select card from supervision.card')
    expect([...all].sort()).toEqual(rows.map(({ card }) => card).sort())
    const table = await world.as.city.get('/api/cards.csv')
    expect(table.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(table.body.startsWith('\uFEFF级别,状态,监察点')).toBe(true)
    expect(table.body.trim().split('\r\n')).toHaveLength(all.length + 1)
    expect(table.body).toContain('"\'=1+1,“甲”"')
    const red = (await world.as.city.get('/api/cards?level=red')).json().cards
    expect(red.every(({ level }: { level: string }) => level === 'red')).toBe(true)
  })

  test('the report has the province’s columns, one line a county, and empty where nothing is recorded', async () => {
    app.turnTo('2026-04-30')
    const report = (await world.as.city.get('/api/supervision-report.csv?from=2026-04-01')).body.split('\r\n')
    expect(report[0]).toContain(
      '行政区划,收件数,办结数,办结率,法定提速率,承诺提速率,办件黄牌,办件红牌,咨询数',
    )
    const home = report.find((line) => line.startsWith('静宁县'))
    expect(home).toMatch(/^静宁县,[1-9]\d*,0,0\.00%,,,\d+,\d+,0,0,0,0,,,,,\d+,\d+$/)
    expect((await world.as.approver.get('/api/supervision-report.csv')).statusCode).toBe(403)
  })
})
