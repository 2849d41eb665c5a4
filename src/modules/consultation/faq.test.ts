import { createHmac, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OTHER_HALL, type TestApp, testApp } from '../../../tests/app.ts'
import { VISITOR } from '../../platform/actor.ts'
import { forgetGuides } from '../catalogue/guides.ts'
import { COUNTY, type Consulting, consulting, ITEM, OTHER_COUNTY } from './consultation.testing.ts'
import type { FaqDeskLine } from './contract.ts'

let app: TestApp
let owner: pg.Client
let desk: Consulting
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  desk = await consulting(app)
})
afterAll(async () => {
  await owner.end()
  await app.close()
})

const typeOf = (reply: { statusCode: number; json: () => { type: string } }) => [
  reply.statusCode,
  reply.json().type,
]
const guidePage = async (place = COUNTY) => (await app.as(VISITOR).get(`/items/${ITEM}?place=${place}`)).body
const faqDesk = async (show = 'todo', organ = desk.market): Promise<FaqDeskLine[]> =>
  (await (await desk.approver(organ)).get(`/api/faq-desk?show=${show}`)).json().faq

/** A ticket answered on a clause, and its answer proposed; what the department then sees of it. */
async function proposed(question: string, answer = '可以，带租赁合同。', clause = 'materials.1') {
  const { id, number } = await desk.take({ question })
  await desk.answer(id, { citations: desk.cite(clause) })
  const reply = await (await desk.consultant()).post(`/api/consultations/${id}/faq`, { question, answer })
  expect(reply.statusCode, reply.body).toBe(200)
  const line = (await faqDesk()).find((one) => one.ticket === number) as FaqDeskLine
  return { ...line, ticket: id }
}
const publish = async (line: FaqDeskLine, more = {}, organ = desk.market, request?: string) =>
  (await desk.approver(organ)).post(
    `/api/faq-desk/${line.id}/publication`,
    {
      ...{ nth: line.nth, question: line.question, answer: line.answer },
      ...{ version: line.version, clause: line.clause, ...more },
    },
    request,
  )

/** A newer guide of the item from that day on, as the catalogue would load it. */
async function guideFrom(on: string, change: (guide: { materials: { standard: string }[] }) => void) {
  const { rows } = await owner.query(
    'select version, data from catalogue.guide where item = $1 order by version desc limit 1',
    [ITEM],
  )
  const { version, data } = rows[0]
  change(data)
  await owner.query(
    'insert into catalogue.guide select (jsonb_populate_record(g, $2)).* from catalogue.guide g where g.item = $1 and g.version = $3',
    [ITEM, JSON.stringify({ version: version + 1, starts_on: on, data }), version],
  )
  forgetGuides()
}

describe('a good answer', () => {
  test('is public only when the item’s department has approved it, with its version and clause', async () => {
    const line = await proposed('租房能办食品许可吗？')
    expect(await guidePage()).not.toContain(line.question)
    const tax = desk.organOf('tax')
    expect(typeOf(await publish(line, {}, tax))).toEqual([404, 'consultation/faq-unknown'])
    expect((await faqDesk('todo', tax)).map(({ id }) => id)).not.toContain(line.id)
    expect((await publish(line, { answer: '可以，带租赁合同和房主身份证明。' })).statusCode).toBe(200)
    const page = await guidePage()
    for (const text of [
      line.question,
      '房主身份证明',
      '依据：办事指南第1版，申请材料第1项',
      '市场监督管理局',
    ])
      expect(page).toContain(text)
    expect(page).toContain(`/consult?item=${ITEM}&amp;place=${COUNTY}#ask`)
    const found = (await app.as(VISITOR).get('/consult?q=租赁')).body
    expect(found).toContain(line.question)
    expect((await app.as(VISITOR).get('/consult?q=租赁 潜水')).body).not.toContain(line.question)
    expect(
      (await app.as(VISITOR).get(`/api/faq?text=${encodeURIComponent('租赁')}`)).json().faq,
    ).toHaveLength(1)
  })

  test('of one county is not told to another', async () => {
    const line = await proposed('静宁的问题')
    await publish(line)
    expect(await guidePage(COUNTY)).toContain('静宁的问题')
    expect(await guidePage(OTHER_COUNTY)).not.toContain('静宁的问题')
    expect((await app.as(VISITOR).get(`/items/${ITEM}`)).body).toContain('静宁的问题')
  })

  test('tells nobody’s numbers, whatever was typed', async () => {
    const line = await proposed('我13893312345能办吗', '请带 620826198603152011 的证')
    expect([line.question, line.answer]).toEqual(['我***能办吗', '请带 *** 的证'])
    await publish(line, { answer: '打 13893312345 问' })
    expect(await guidePage()).toContain('打 *** 问')
  })

  test('of two approvers at once one decides; a request sent again changes nothing', async () => {
    const line = await proposed('两个人同时审核')
    const request = randomUUID()
    const replies = await Promise.all([publish(line, {}, desk.market, request), publish(line)])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(typeOf(await publish(line))).toEqual([409, 'consultation/faq-changed'])
    const acts = await app.db
      .selectFrom('consultation.faq_act')
      .select('nth')
      .where('faq', '=', line.id)
      .execute()
    expect(acts).toHaveLength(2)
  })

  test('is declined with a reason, and stays out', async () => {
    const line = await proposed('不采用的')
    const decline = async (reason: string) =>
      (await desk.approver()).post(`/api/faq-desk/${line.id}/declination`, { nth: line.nth, reason })
    expect(typeOf(await decline(' '))).toEqual([422, 'consultation/reason'])
    expect((await decline('与指南重复')).json()).toMatchObject({ state: 'declined', reason: '与指南重复' })
    expect(await guidePage()).not.toContain('不采用的')
    const again = await (await desk.consultant()).post(`/api/consultations/${line.ticket}/faq`, {
      ...{ question: '不采用的', answer: '再推荐' },
    })
    expect(typeOf(again)).toEqual([409, 'consultation/faq-proposed'])
    const undone = await publish({ ...line, nth: 2 })
    expect(typeOf(undone)).toEqual([409, 'consultation/faq-not-now'])
  })

  test('that rests on no clause of a guide belongs to no item', async () => {
    const { id } = await desk.take()
    const law = [{ kind: 'law', law: '行政许可法', article: '第三十二条' }]
    await desk.answer(id, { citations: Promise.resolve(law as never) })
    const reply = await (await desk.consultant()).post(`/api/consultations/${id}/faq`, {
      ...{ question: '问', answer: '答' },
    })
    expect(typeOf(reply)).toEqual([422, 'consultation/faq-item'])
  })

  test('is hidden from the day a newer guide changes its clause, and comes back confirmed under the new one', async () => {
    const changed = await proposed('条款变了的', '按第一项', 'materials.1')
    const same = await proposed('条款没变的', '按第二项', 'materials.2')
    await publish(changed)
    await publish(same)
    await guideFrom('2026-05-01', ({ materials }) => {
      if (materials[0]) materials[0].standard = '申请人签名，一式两份。'
    })
    expect(await guidePage()).toContain('条款变了的')
    app.turnTo('2026-05-06')
    const page = await guidePage()
    expect(page).not.toContain('条款变了的')
    expect(page).toContain('依据：办事指南第1版答复，现行第2版规定相同，申请材料第2项')
    const [todo] = (await faqDesk()).filter(({ id }) => id === changed.id)
    expect(todo).toMatchObject({ state: 'published', recheck: true, version: 1 })
    expect((await faqDesk()).map(({ id }) => id)).not.toContain(same.id)
    const old = await publish(todo as FaqDeskLine)
    expect(typeOf(old)).toEqual([409, 'consultation/version-old'])
    expect((await publish(todo as FaqDeskLine, { version: 2, answer: '一式两份' })).json().recheck).toBe(
      false,
    )
    expect(await guidePage()).toContain('一式两份')
    const asked = (await (await desk.consultant()).get(`/api/consultations/${changed.ticket}`)).json()
    expect(asked.history[1].cited[0].stands).toBe(false)
    const withdraw = await (await desk.approver()).post(`/api/faq-desk/${same.id}/withdrawal`, {
      ...{ nth: 2, reason: '不再需要' },
    })
    expect(withdraw.json().state).toBe('withdrawn')
    expect(await guidePage()).not.toContain('条款没变的')
    app.turnTo('2026-04-20')
  })
})

describe('a channel', () => {
  const SECRET = 'k'.repeat(32)
  const message = (more = {}) => ({
    ...{ messageId: randomUUID() as string, sender: 'openid-1', division: COUNTY, item: ITEM },
    ...{ question: '微信问的', ...more },
  })
  const now = () => String(Math.floor(Date.now() / 1_000))
  const sign = (body: string, at: string, secret = SECRET) =>
    createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  const post = (body: string, { at = now(), signature = sign(body, at), channel = 'wechat' } = {}) =>
    app.server.inject({
      ...{ method: 'POST', url: `/api/inbound/${channel}/consultations`, payload: body },
      headers: { 'content-type': 'application/json', 'x-timestamp': at, 'x-signature': signature },
    })
  const open = () => Object.assign(app.setting, { inbound: { wechat: SECRET } })

  test('is closed unless it was configured', async () => {
    Object.assign(app.setting, { inbound: {} })
    expect(typeOf(await post(JSON.stringify(message())))).toEqual([404, 'consultation/channel-off'])
    open()
    const kiosk = await post(JSON.stringify(message()), { channel: 'kiosk' })
    expect(typeOf(kiosk)).toEqual([404, 'consultation/channel-off'])
    const proto = await post(JSON.stringify(message()), { channel: '__proto__' })
    expect(proto.statusCode).toBeGreaterThanOrEqual(400)
  })

  test('makes one ticket of one message, however often it comes, and answers with number and code', async () => {
    open()
    const body = JSON.stringify(message())
    const replies = await Promise.all([post(body), post(body), post(body)])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
    const { number, address, dueOn } = replies[0]?.json() ?? {}
    expect([number.slice(0, 8), dueOn]).toEqual(['ZX620826', '2026-04-27'])
    const page = await app.as(VISITOR).get(new URL(address).pathname)
    expect(page.body).toContain('微信问的')
    const other = JSON.stringify({ ...JSON.parse(body), question: '改过的' })
    expect(typeOf(await post(other))).toEqual([409, 'consultation/id-used'])
  })

  test('goes on with its ticket: by the thread of its sender, or by number and code, once a message', async () => {
    open()
    const first = message()
    const { number, queryCode, address } = (await post(JSON.stringify(first))).json()
    const [about, follow] = [{ messageId: first.messageId }, message({ question: '要带照片吗？' })]
    const send = (more = {}, sent = follow) => post(JSON.stringify({ ...sent, about, ...more }))
    const early = await send()
    expect(typeOf(early), 'nobody has answered yet').toEqual([409, 'consultation/not-now'])
    const ticket = await app.db
      .selectFrom('consultation.ticket')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    await desk.answer(ticket.id)
    expect(typeOf(await send({ sender: 'openid-2' }))).toEqual([404, 'consultation/unknown'])
    expect(typeOf(await send({ about: { messageId: 'none' } }))).toEqual([404, 'consultation/unknown'])
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map((reply) => [reply.statusCode, reply.json().number])).toEqual(
      [1, 2, 3].map(() => [200, number]),
    )
    expect(typeOf(await send({ question: '改过的' }))).toEqual([409, 'consultation/id-used'])
    await desk.answer(ticket.id, { text: '不用照片。' })
    const wrong = { about: { number, queryCode: 'A234567894' } }
    const kiosk = message({ question: '还要什么？', sender: 'kiosk-7' })
    expect(typeOf(await send(wrong, kiosk))).toEqual([404, 'consultation/unknown'])
    const spoken = { about: { number: ` ${number.toLowerCase()}`, queryCode } }
    expect((await send(spoken, kiosk)).json()).toMatchObject({ number, dueOn: '2026-04-27' })
    expect(typeOf(await send(spoken, first)), 'a message that is a ticket already').toEqual([
      ...[409, 'consultation/id-used'],
    ])
    const { history } = (await (await desk.consultant()).get(`/api/consultations/${ticket.id}`)).json()
    expect(history.map(({ type, text }: { type: string; text: string }) => [type, text])).toEqual([
      ['Asked', '微信问的'],
      ['Answered', '可以，带租赁合同。'],
      ['AskedAgain', '要带照片吗？'],
      ['Answered', '不用照片。'],
      ['AskedAgain', '还要什么？'],
    ])
    expect((await app.as(VISITOR).get(new URL(address).pathname)).body).toContain('还要什么？')
  })

  test('is believed for five minutes, with its own key, for exactly these bytes', async () => {
    open()
    const body = JSON.stringify(message())
    const at = now()
    const old = String(Number(at) - 301)
    const faults = {
      'an old one': { at: old },
      'one from the future': { at: String(Number(at) + 400) },
      'another key': { at, signature: sign(body, at, 'x'.repeat(32)) },
      'other bytes': { at, signature: sign(`${body} `, at) },
      'another time': { at, signature: sign(body, old) },
      'no number': { at: '1e9', signature: sign(body, '1e9') },
      none: { at, signature: '' },
    }
    for (const [name, fault] of Object.entries(faults))
      expect(typeOf(await post(body, fault)), name).toEqual([401, 'consultation/signature'])
    expect((await post(body)).statusCode).toBe(200)
  })

  test('that sends nonsense is refused without a trace', async () => {
    open()
    const before = await app.db.selectFrom('consultation.ticket').select('id').execute()
    for (const body of [
      '{',
      JSON.stringify(message({ question: '' })),
      JSON.stringify(message({ item: 'no-such-item' })),
      JSON.stringify(message({ division: '999999999999' })),
      JSON.stringify(message({ more: 1 })),
      '{"__proto__":{"status":"granted"}}',
      JSON.stringify(message({ question: '长'.repeat(9_000) })),
    ]) {
      const { statusCode } = await post(body)
      expect([400, 404, 413, 422].includes(statusCode), `${statusCode} ${body.slice(0, 80)}`).toBe(true)
    }
    expect(await app.db.selectFrom('consultation.ticket').select('id').execute()).toEqual(before)
  })

  test('lies at the hall of the place it names', async () => {
    open()
    const sent = message({ division: OTHER_COUNTY, question: '另一个县的' })
    await post(JSON.stringify(sent))
    const { desk: at } = await app.db
      .selectFrom('consultation.ticket')
      .select('desk')
      .where('message_id', '=', sent.messageId)
      .executeTakeFirstOrThrow()
    expect(at).toBe(OTHER_HALL)
  })
})
