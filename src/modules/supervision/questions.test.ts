import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOME_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { COUNTY, type Consulting, consulting, OTHER_COUNTY } from '../consultation/consultation.testing.ts'
import { closeSilent } from '../consultation/schedule.ts'
import { checkCard, findUnanswered } from './patrol.ts'
import { lookAtQuestions } from './questions.ts'
import { findDue, walkOver } from './schedule.ts'

const MONDAY = '2026-04-20'
let app: TestApp
let owner: pg.Client
let desk: Consulting
beforeAll(async () => {
  app = await testApp({ today: MONDAY })
  owner = app.owner()
  await owner.connect()
  desk = await consulting(app)
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

const supervisor = async (division = COUNTY) =>
  app.as(await staffAt(app.db, { division, role: 'supervisor' }))
const cards = (id: string) =>
  app.db
    .selectFrom('supervision.card')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('found_on')
    .orderBy('rule')
    .execute()
const cardOf = async (id: string, rule = '9-yellow') => {
  const [card] = (await cards(id)).filter((one) => one.rule === rule)
  if (!card) throw new Error('no card')
  return { ...card, path: `/api/cases/${id}/cards/${card.card}` }
}
const passTo = async (on: string) => {
  app.turnTo(on)
  await findDue.run(app.db, app.setting)
}
/** Asked on Monday by telephone and passed on at once: the department has three days of its own, the asker five. */
async function asked(channel = 'phone'): Promise<string> {
  app.turnTo(MONDAY)
  const { id } = await desk.take({ channel })
  await desk.pass(id)
  await lookAtQuestions({ db: app.db, setting: app.setting }, [{ caseId: id, seq: 2 }])
  return id
}

test('预警 the day before, 黄牌 the day after, once each, at the department that was late', async () => {
  const id = await asked()
  expect(await cards(id)).toEqual([])
  await passTo('2026-04-24')
  expect(await cards(id)).toMatchObject([{ rule: '9-warning', place: desk.market, reply_due_on: null }])
  await passTo('2026-04-27')
  expect(await cards(id), 'its last day').toHaveLength(1)
  await passTo('2026-04-28')
  await Promise.all([passTo('2026-04-28'), passTo('2026-04-28')])
  const [warning, yellow] = await cards(id)
  expect([warning?.escalated, (await cards(id)).length]).toEqual([true, 2])
  expect(yellow).toMatchObject({
    ...{
      about: 'question',
      rule: '9-yellow',
      level: 'yellow',
      state: 'issued',
      value: 3,
      applicant_name: '',
    },
    ...{ place: desk.market, place_kind: 'organ', turn: 'answers', division: COUNTY, due_on: '2026-04-23' },
    reply_due_on: '2026-05-08',
  })
  expect(yellow?.evidence).toMatchObject({
    rule: { id: '9-yellow', version: 1, threshold: 0 },
    clock: { startedOn: MONDAY, limit: { count: 3 } },
    events: [{ seq: 1, type: 'Asked', on: MONDAY }],
    held: [{ place: HOME_HALL }, { place: desk.market }],
    charges: [
      { place: HOME_HALL, days: 0, overdue: 0 },
      { place: desk.market, days: 3, overdue: 3 },
    ],
  })
})

test('a question answered on its last day is no card, however long ago', async () => {
  const id = await asked()
  app.turnTo('2026-04-27')
  expect((await desk.answer(id, { who: desk.reviewer() })).statusCode).toBe(200)
  app.turnTo('2026-06-01')
  await lookAtQuestions({ db: app.db, setting: app.setting }, [{ caseId: id, seq: 3 }])
  expect(await cards(id)).toEqual([])
  const watch = await app.db
    .selectFrom('supervision.watch')
    .select(['look_on', 'about'])
    .where('case_id', '=', id)
    .executeTakeFirst()
  expect(watch, 'nobody looks again for nothing').toEqual({ look_on: null, about: 'question' })
})

test('a desk that held it back is charged, at its own board; its consultant answers and appeals, the county decides', async () => {
  app.turnTo(MONDAY)
  const { id } = await desk.take()
  app.turnTo('2026-04-21')
  await desk.pass(id)
  await lookAtQuestions({ db: app.db, setting: app.setting }, [{ caseId: id, seq: 2 }])
  const { path, number } = await cardOf(id)
  const consultant = await desk.consultant()
  const listed = (await consultant.get(`/api/cards?q=${number}`)).json().cards
  expect(listed).toMatchObject([{ about: 'question', placeName: '静宁县政务服务中心', personName: null }])
  expect((await (await desk.reviewer()).get(path)).statusCode, 'whoever received it late').toBe(404)
  const hall = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'hallManager' }))
  expect((await hall.get(path)).statusCode, 'the head of the hall is told of a yellow card').toBe(200)
  const output = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'outputClerk' }))
  expect((await output.get(path)).statusCode, 'who answers no questions').toBe(404)
  expect((await consultant.get(path)).json()).toMatchObject({ value: 1, actions: ['Reply', 'Appeal'] })
  expect((await consultant.post(`${path}/reply`, { text: '当日来电过多' })).json().replied).toBe(true)
  expect((await consultant.post(`${path}/appeal`, { reason: '电话中断' })).json().appeal).toBe('open')
  const revoked = (await (await supervisor()).post(`${path}/revocation`, { reason: '属实' })).json()
  expect(revoked).toMatchObject({ state: 'revoked', appeal: 'upheld' })
})

test('the supervisor comes from the card to the question, orders, and the order names nobody who asked', async () => {
  const id = await asked()
  await passTo('2026-04-28')
  const { path, number } = await cardOf(id)
  const county = await supervisor()
  const shown = (await county.get(path)).json()
  expect(shown).toMatchObject({ about: 'question', caseId: id, number, actions: ['Revoke', 'Order'] })
  const ticket = (await county.get(`/api/consultations/${shown.caseId}`)).json()
  expect(ticket).toMatchObject({ id, number, held: [{ daysLate: 0 }, { daysLate: 3 }] })
  expect((await (await supervisor(OTHER_COUNTY)).get(path)).statusCode).toBe(404)
  const order = { text: '今日答复', dueOn: '2026-05-08' }
  expect((await county.post(`${path}/order`, order)).json().state).toBe('ordered')
  expect((await county.get(`${path}/order`)).headers['content-type']).toBe('application/pdf')
})

test('a day on which the system served nobody excuses by itself, and the patrol marks the card that stood', async () => {
  const id = await asked()
  await passTo('2026-04-28')
  const { card } = await cardOf(id)
  const other = await asked()
  await owner.query(
    `insert into supervision.outage values ('2026-04-22T00:00:00+08:00', '2026-04-23T23:00:00+08:00')`,
  )
  app.turnTo('2026-04-28')
  await passTo('2026-04-28')
  expect((await cards(other)).map(({ rule }) => rule)).toEqual(['9-warning'])
  await app.db.transaction().execute((tx) => checkCard(tx as never, app.setting, { caseId: id, card }))
  expect((await cardOf(id)).checked).toBe('abnormal')
  await owner.query('delete from supervision.outage')
})

test('a card of a question nobody answers becomes a card of point 28, like every other', async () => {
  const id = await asked()
  await passTo('2026-04-28')
  app.turnTo('2026-05-09')
  await findUnanswered.run(app.db, app.setting)
  expect((await cardOf(id, '28-yellow')).about).toBe('question')
})

test('a rule that is set anew looks at questions anew, and the report counts questions apart from cases', async () => {
  const id = await asked()
  await owner.query('update supervision.watch set look_on = null')
  const city = await supervisor('620800000000')
  const change = { threshold: 1, enabled: true, reason: '试行' }
  expect((await city.put('/api/supervision-rules/9-yellow', change)).statusCode).toBe(200)
  app.turnTo('2026-04-28')
  await walkOver.run(app.db, app.setting)
  await findDue.run(app.db, app.setting)
  expect(await cardOf(id)).toMatchObject({ rule_version: 2 })
  await closeSilent.run(app.db, app.setting)
  const [head = '', ...lines] = (
    await (await supervisor()).get(`/api/supervision-report.csv?from=2026-04-01&until=2026-04-30`)
  ).body
    .trim()
    .split('\r\n')
  const columns = head.replace('\uFEFF', '').split(',')
  const cells = lines.find((line) => line.startsWith('静宁县'))?.split(',') ?? []
  const of = (name: string) => Number(cells[columns.indexOf(name)])
  const standing = await app.db
    .selectFrom('supervision.card')
    .select('card')
    .where('level', '=', 'yellow')
    .where('state', 'in', ['issued', 'ordered'])
    .where('issued_on', '<=', '2026-04-30')
    .execute()
  expect([of('办件黄牌'), of('咨询黄牌'), of('咨询红牌')]).toEqual([0, standing.length, 0])
  const tickets = await app.db.selectFrom('consultation.ticket').select('state').execute()
  const done = tickets.filter(({ state }) => state === 'answered' || state === 'closed')
  expect([of('咨询数'), of('咨询回复数')]).toEqual([tickets.length, done.length])
})
