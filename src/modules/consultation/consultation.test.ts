import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizenOf, HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { VISITOR } from '../../platform/actor.ts'
import { tellAskers } from '../notifications/handlers.ts'
import { COUNTY, type Consulting, consulting, ITEM, OTHER_COUNTY } from './consultation.testing.ts'
import type { TicketLine } from './contract.ts'
import { closeSilent } from './schedule.ts'

let app: TestApp
let desk: Consulting
let me: string
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  desk = await consulting(app)
  me = (await applicants(app)).parties.wang
})
afterAll(() => app.close())

const visitor = (more = {}) => app.as(VISITOR, more)
const home = { cookie: `place=${COUNTY}` }
const asking = (more: Record<string, string> = {}) => ({
  ...{ id: randomUUID() as string, item: ITEM, place: COUNTY, question: '夜里摆摊要办证吗？', ...more },
})
const rowOf = (id: string) =>
  app.db.selectFrom('consultation.ticket').selectAll().where('id', '=', id).executeTakeFirst()
const list = async (query = '', who = desk.consultant()): Promise<TicketLine[]> =>
  (await (await who).get(`/api/consultations?size=100&${query}`)).json().tickets
const idsIn = async (query = '', who = desk.consultant()) => (await list(query, who)).map(({ id }) => id)
const typeOf = (reply: { statusCode: number; json: () => { type: string } }) => [
  reply.statusCode,
  reply.json().type,
]

describe('a question on the portal', () => {
  test('of somebody without an account becomes one ticket at the hall of their county, and is followed by number and code', async () => {
    const sent = asking({ asker: '李', phone: '13893310001' })
    const reply = await visitor(home).fill(`/consult?item=${ITEM}`, sent)
    expect(reply.statusCode, reply.body).toBe(303)
    expect(await rowOf(sent.id)).toMatchObject({
      ...{ channel: 'portal', item: ITEM, desk: HOME_HALL, holder: HOME_HALL, division: COUNTY },
      ...{ state: 'asked', due_on: '2026-04-27', party: null },
    })
    const page = (await visitor().get(String(reply.headers.location))).body
    const [, number = ''] = /(ZX620826\d{8}-\d{4})/.exec(page) ?? []
    const [, code = ''] = />([2-9A-Z]{4} [2-9A-Z]{3} [2-9A-Z]{3})</.exec(page) ?? []
    for (const text of ['夜里摆摊要办证吗', '2026年4月27日', '静宁县政务服务中心'])
      expect(page).toContain(text)
    const found = await visitor().fill('/consult/follow', { number: ` ${number.toLowerCase()}`, code })
    expect([found.statusCode, found.headers.location]).toEqual([303, reply.headers.location])
    const wrong = await visitor().fill('/consult/follow', { number, code: 'A234567894' })
    const nobody = await visitor().fill('/consult/follow', { number: `${number.slice(0, -4)}9999`, code })
    for (const no of [wrong, nobody])
      expect([no.statusCode, no.body.includes('没有这条咨询')]).toEqual([422, true])
    expect(JSON.stringify(await rowOf(sent.id))).not.toContain(code.replaceAll(' ', ''))
  })

  test('sent three times at once is one ticket and one number; with other words it is refused', async () => {
    const sent = asking({ question: '同时发三次' })
    const replies = await Promise.all([1, 2, 3].map(() => visitor().fill('/consult', sent)))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    const rows = await app.db
      .selectFrom('consultation.question')
      .select('ticket')
      .where('text', '=', '同时发三次')
      .execute()
    expect(rows).toEqual([{ ticket: sent.id }])
    const numbers = await app.db
      .selectFrom('consultation.ticket')
      .select('number')
      .where('division', '=', COUNTY)
      .execute()
    expect(new Set(numbers.map(({ number }) => Number(number.slice(-4))))).toEqual(
      new Set(numbers.map((_, n) => n + 1)),
    )
    const other = await visitor().fill('/consult', { ...sent, question: '换了内容' })
    expect([other.statusCode, other.body.includes('内容与这次不同')]).toEqual([422, true])
    expect(other.body).toContain('换了内容')
  })

  test('with somebody’s number in it is asked back once, nothing typed is lost', async () => {
    const sent = asking({ question: '我的身份证620826198603152011能办吗' })
    const back = await visitor().fill('/consult', sent)
    expect(back.statusCode).toBe(422)
    for (const text of ['身份证号码', '620826198603152011', '仍要提交']) expect(back.body).toContain(text)
    expect(await rowOf(sent.id)).toBeUndefined()
    expect((await visitor().fill('/consult', { ...sent, anyway: 'yes' })).statusCode).toBe(303)
  })

  test('that is empty, too long, or of no item is refused in a sentence', async () => {
    for (const [fields, sentence] of [
      [asking({ question: ' ' }), '请写下您的问题'],
      [asking({ question: '问'.repeat(1001) }), '最多写1000个字'],
      [asking({ item: 'no-such-item' }), '没有这个事项'],
      [asking({ phone: '看情况' }), '请填写正确的电话号码'],
    ] as const) {
      const reply = await visitor().fill('/consult', fields)
      expect([reply.statusCode, reply.body.includes(sentence)], sentence).toEqual([422, true])
    }
  })

  test('from one account is limited, and not from another', async () => {
    const eager = app.as(citizenOf(randomUUID()))
    await app.db.deleteFrom('platform.attempt').execute()
    const sent = []
    for (let n = 0; n < 21; n += 1) sent.push((await eager.fill('/consult', asking())).statusCode)
    expect([sent.filter((code) => code === 303).length, sent.at(-1)]).toEqual([20, 422])
    await app.db.deleteFrom('platform.attempt').execute()
  })

  test('of an account is its own and nobody else’s', async () => {
    const mine = app.as(citizenOf(me))
    const sent = asking({ question: '我自己的问题' })
    const reply = await mine.fill('/consult', sent)
    expect(reply.headers.location).toBe(`/my/consultations/${sent.id}`)
    expect((await mine.get('/my/consultations')).body).toContain('我自己的问题')
    expect((await mine.get(`/my/consultations/${sent.id}`)).body).toContain('我自己的问题')
    expect(await rowOf(sent.id)).toMatchObject({ party: me, asker: expect.stringContaining('王') })
    const stranger = app.as(citizenOf(randomUUID()))
    expect((await stranger.get(`/my/consultations/${sent.id}`)).statusCode).toBe(404)
    expect((await stranger.get('/my/consultations')).body).not.toContain('我自己的问题')
    expect((await visitor().get('/q/AAAAAAAAAAAAAAAAAAAAAA')).statusCode).toBe(404)
  })
})

describe('the desk', () => {
  test('answers what came by telephone the same day, and cites the guide by version and clause', async () => {
    const ticket = await desk.take()
    expect(ticket).toMatchObject({
      state: 'asked',
      dueOn: '2026-04-20',
      mine: true,
      holder: expect.any(String),
    })
    const done = (await desk.answer(ticket.id)).json()
    expect(done).toMatchObject({ state: 'answered', late: false, may: ['ProposeFaq'] })
    expect(done.history[1].cited).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^办事指南第1版，申请材料第1项/), stands: true }),
    ])
    expect(done.history[1].cited[0].says).toContain('受理标准')
  })

  test('cites only what is there: no clause, no version, no place that does not exist', async () => {
    const { id } = await desk.take()
    const [right] = await desk.cite()
    for (const [citation, type] of [
      [[], 'consultation/uncited'],
      [[{ ...right, clause: 'materials.99' }], 'consultation/clause-unknown'],
      [[{ ...right, version: 2 }], 'consultation/version-old'],
      [[{ ...right, item: 'no-such-item' }], 'guide/unknown'],
      [[{ kind: 'place', site: 'hall-nowhere' }], 'organisation/site-unknown'],
      [[{ kind: 'guide', item: ITEM, version: 1, clause: '../x' }], 'input/invalid'],
    ] as const) {
      const reply = await desk.answer(id, { citations: Promise.resolve(citation as never) })
      expect(reply.json().type).toBe(type)
    }
    expect((await rowOf(id))?.state).toBe('asked')
  })

  test('of two who answer at once one does; the same request twice is one answer', async () => {
    const { id } = await desk.take()
    const request = randomUUID()
    const replies = await Promise.all([
      desk.answer(id, { request, text: '第一个' }),
      desk.answer(id, { text: '第二个' }),
    ])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const again = await desk.answer(id, { request, text: '第一个' })
    expect([200, 409]).toContain(again.statusCode)
    const events = await app.db
      .selectFrom('consultation.event')
      .select('type')
      .where('ticket', '=', id)
      .orderBy('seq')
      .execute()
    expect(events.map(({ type }) => type)).toEqual(['Asked', 'Answered'])
  })

  test('passes on to a department, which alone answers then, and goes on seeing it', async () => {
    const { id } = await desk.take()
    const passed = (await desk.pass(id)).json()
    expect(passed).toMatchObject({ state: 'assigned', dueOn: '2026-04-27', mine: false, may: [] })
    expect(typeOf(await desk.answer(id))).toEqual([403, 'consultation/other-holder'])
    expect(await idsIn('view=waiting')).not.toContain(id)
    expect(await idsIn('view=all')).toContain(id)
    expect(await idsIn('view=waiting', desk.reviewer())).toContain(id)
    const tax = desk.reviewer(desk.organOf('tax'))
    expect(typeOf(await (await tax).get(`/api/consultations/${id}`))).toEqual([404, 'consultation/unknown'])
    const back = await (await desk.reviewer()).post(`/api/consultations/${id}/transfer`, {
      reason: '窗口可以答',
    })
    expect(back.json()).toMatchObject({ state: 'asked', mine: false })
    expect((await desk.answer(id)).statusCode).toBe(200)
    expect(await idsIn('view=all', desk.reviewer())).toContain(id)
  })

  test('is told by the clock what is overdue, and who was late with it', async () => {
    const { id } = await desk.take({ question: '谁超时' })
    await desk.pass(id)
    app.turnTo('2026-04-28')
    expect(await idsIn('view=waiting&overdue=yes', desk.reviewer())).toContain(id)
    const done = (await desk.answer(id, { who: desk.reviewer() })).json()
    expect(done).toMatchObject({ late: true })
    expect(done.held).toMatchObject([
      { place: expect.stringContaining('政务服务中心'), daysLate: 0 },
      { place: expect.stringContaining('市场监督管理局'), daysLate: 3 },
    ])
    const { channels, charged } = (await (await desk.consultant()).get('/api/consultation-figures')).json()
    const phone = channels.find(({ channel }: { channel: string }) => channel === 'phone')
    expect(phone.inTime).toBe(phone.answered - 1)
    expect(charged).toContainEqual({ office: expect.stringContaining('市场监督'), times: 1, days: 3 })
    app.turnTo('2026-04-20')
  })

  test('tells what is no question where to turn, and closes it', async () => {
    const { id } = await desk.take({ question: '有人占道经营' })
    const empty = await (await desk.consultant()).post(`/api/consultations/${id}/dismissal`, { reason: '' })
    expect(typeOf(empty)).toEqual([422, 'consultation/reason'])
    const reason = '投诉举报请拨打12345。'
    const done = await (await desk.consultant()).post(`/api/consultations/${id}/dismissal`, { reason })
    expect(done.json()).toMatchObject({ state: 'closed', may: [], late: false })
    const forgotten = await desk.take({ question: '也是投诉' })
    app.turnTo('2026-04-22')
    const late = await (await desk.consultant()).post(`/api/consultations/${forgotten.id}/dismissal`, {
      reason,
    })
    expect(late.json()).toMatchObject({ state: 'closed', late: true })
    app.turnTo('2026-04-20')
  })

  test('sees its own: not another hall’s, not another county’s; supervision sees its division and does nothing', async () => {
    const { id } = await desk.take()
    expect(await idsIn('view=all', desk.consultant(OTHER_HALL))).not.toContain(id)
    const supervisor = async (division: string) =>
      app.as(await staffAt(app.db, { division, role: 'supervisor' }))
    expect(await idsIn('view=all', supervisor(COUNTY))).toContain(id)
    expect(await idsIn('view=all', supervisor(OTHER_COUNTY))).not.toContain(id)
    expect((await desk.answer(id, { who: supervisor(COUNTY) })).statusCode).toBe(403)
    const helper = app.as(await staffAt(app.db, { site: HOME_HALL, role: 'helper' }))
    expect((await helper.get('/api/consultations')).statusCode).toBe(403)
  })

  test('goes on through pages without losing or repeating one', async () => {
    const first = (await (await desk.consultant()).get('/api/consultations?view=all&size=2')).json()
    const rest = await list(`view=all&after=${first.next}`)
    const all = await idsIn('view=all')
    expect([...first.tickets, ...rest].map(({ id }) => id)).toEqual(all)
  })
})

describe('whoever asked', () => {
  test('is told in their inbox and by text message, reads the basis, asks again and rates', async () => {
    const mine = app.as(citizenOf(me))
    const sent = asking({ question: '还要验收吗？', phone: '13893310009' })
    await mine.fill('/consult', sent)
    await desk.answer(sent.id, { text: '不用验收。' })
    await tellAskers({ db: app.db, setting: app.setting }, [{ caseId: sent.id, seq: 2 }])
    await tellAskers({ db: app.db, setting: app.setting }, [{ caseId: sent.id, seq: 2 }])
    const inbox = (await mine.get('/my/messages')).body
    expect(inbox).toContain(`/my/consultations/${sent.id}`)
    const letters = await app.db
      .selectFrom('notifications.outbox')
      .select(['channel', 'recipient', 'text', 'about'])
      .where('case_id', '=', sent.id)
      .execute()
    expect(letters).toEqual([
      {
        channel: 'sms',
        recipient: '13893310009',
        text: expect.stringContaining('您咨询的'),
        about: 'consultation',
      },
    ])
    const page = (await mine.get(`/my/consultations/${sent.id}`)).body
    for (const text of [
      '不用验收。',
      '办事指南第1版，申请材料第1项',
      '静宁县政务服务中心，2026年4月20日答复',
    ])
      expect(page).toContain(text)
    const path = `/my/consultations/${sent.id}`
    expect((await mine.fill(path, { doing: 'again', question: '那要拍照吗？' })).statusCode).toBe(303)
    expect(await rowOf(sent.id)).toMatchObject({ state: 'asked', round: 2, holder: HOME_HALL })
    expect((await mine.fill(path, { doing: 'rate', stars: '5' })).statusCode).toBe(422)
    await desk.answer(sent.id, { text: '不用拍照。' })
    expect((await mine.fill(path, { doing: 'rate' })).body).toContain('请先选择满意程度')
    expect((await mine.fill(path, { doing: 'rate', stars: '4', text: '清楚' })).statusCode).toBe(303)
    expect(await rowOf(sent.id)).toMatchObject({ state: 'closed', stars: 4 })
    expect((await mine.fill(path, { doing: 'again', question: '还有' })).statusCode).toBe(422)
  })

  test('and comes back no more is closed after five working days, once', async () => {
    const { id } = await desk.take()
    await desk.answer(id)
    app.turnTo('2026-04-27')
    await closeSilent.run(app.db, app.setting)
    expect((await rowOf(id))?.state).toBe('answered')
    app.turnTo('2026-04-28')
    await Promise.all([closeSilent.run(app.db, app.setting), closeSilent.run(app.db, app.setting)])
    const types = await app.db
      .selectFrom('consultation.event')
      .select('type')
      .where('ticket', '=', id)
      .orderBy('seq')
      .execute()
    expect(types.map(({ type }) => type)).toEqual(['Asked', 'Answered', 'Closed'])
    app.turnTo('2026-04-20')
  })

  test('nobody can rewrite what was asked and answered, not even the application', async () => {
    const denied = 'permission denied'
    const { db } = app
    await expect(db.updateTable('consultation.event').set({ actor: 'x' }).execute()).rejects.toThrow(denied)
    await expect(db.deleteFrom('consultation.event').execute()).rejects.toThrow(denied)
    await expect(db.updateTable('consultation.question').set({ text: 'x' }).execute()).rejects.toThrow(denied)
    await expect(db.updateTable('consultation.faq_act').set({ answer: 'x' }).execute()).rejects.toThrow(
      denied,
    )
    await expect(db.updateTable('consultation.ticket').set({ number: 'x' }).execute()).rejects.toThrow(denied)
  })
})
