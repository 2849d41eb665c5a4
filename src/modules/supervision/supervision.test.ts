import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { addWorkingDays } from '../../core/calendar.ts'
import { day } from '../../core/day.ts'
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

/** A case with a yellow card, found on the first working day past the promise. */
async function yellow() {
  app.turnTo('2026-04-20')
  const made = await world.accepted()
  await world.passTo(await after(made.promised, 1))
  const card = (await world.cards(made.id)).find(({ rule }) => rule === '3-yellow')
  if (!card) throw new Error('no card')
  return { ...made, card: card.card, path: `/api/cases/${made.id}/cards/${card.card}` }
}

describe('what time does to a case becomes a card', () => {
  test('预警 before the promised day, 黄牌 past it, 红牌 past the law, each once and each in place of the one before', async () => {
    app.turnTo('2026-04-20')
    const { id, promised, legal, organ } = await world.accepted()
    expect(await world.cards(id)).toEqual([])
    const rules = async () =>
      (await world.cards(id))
        .filter(({ chain }) => chain.startsWith('limit'))
        .map(({ rule, escalated }) => [rule, escalated])
    await world.passTo(promised)
    expect(await rules()).toEqual([['3-warning', false]])
    await world.passTo(await after(promised, 1))
    expect(await rules()).toEqual([
      ['3-warning', true],
      ['3-yellow', false],
    ])
    await world.passTo(await after(legal, 1))
    await Promise.all([world.sweep(), world.sweep(), world.look(id)])
    expect(await rules()).toEqual([
      ['3-warning', true],
      ['3-yellow', true],
      ['4-red', false],
    ])
    const [red] = (await world.cards(id)).filter(({ rule }) => rule === '4-red')
    expect(red).toMatchObject({
      place: organ,
      place_kind: 'organ',
      turn: 'reviewer',
      state: 'issued',
      value: 1,
    })
    expect(red?.evidence).toMatchObject({
      rule: { id: '4-red', version: 1, threshold: 0 },
      events: [{ type: 'Accepted', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      charges: [{ place: organ, turn: 'reviewer', overdue: 1 }],
    })
  })

  test('after a long silence all levels are found at once, and only the highest stands', async () => {
    app.turnTo('2026-04-20')
    const { id, legal } = await world.accepted()
    app.turnTo(await after(legal, 3))
    await world.look(id)
    const limit = (await world.cards(id)).filter(({ chain }) => chain.startsWith('limit'))
    expect(limit.map(({ rule, escalated }) => [rule, escalated])).toEqual([
      ['3-yellow', true],
      ['4-red', false],
    ])
  })

  test('a case in time costs no look until its day, and one that failed stops none of the others', async () => {
    app.turnTo('2026-04-20')
    const [bad, good] = [await world.accepted(), await world.accepted()]
    const watch = await app.db
      .selectFrom('supervision.watch')
      .select('look_on')
      .where('case_id', '=', good.id)
      .executeTakeFirst()
    expect(watch?.look_on && watch.look_on > '2026-04-20' && watch.look_on <= good.promised).toBe(true)
    await owner.query('update cases.event set data = $2 where case_id = $1 and seq = 3', [
      bad.id,
      { type: 'Accepted', on: 'never', by: 'x', how: 'reviewed' },
    ])
    await world.passTo(await after(good.promised, 1))
    expect((await world.cards(good.id)).map(({ rule }) => rule)).toContain('3-yellow')
    expect(await world.cards(bad.id)).toEqual([])
    const failed = await app.db
      .selectFrom('supervision.watch')
      .select(['tries', 'trouble'])
      .where('case_id', '=', bad.id)
      .executeTakeFirst()
    expect(failed).toMatchObject({ tries: 1, trouble: expect.stringContaining('not a day') })
    await owner.query('update supervision.watch set look_on = null where case_id = $1', [bad.id])
  })
})

describe('from a card to the end of it', () => {
  test('the department answers and appeals; the county revokes, and the card stays on record', async () => {
    const { id, path, card } = await yellow()
    const shown = (await world.as.approver.get(path)).json()
    expect(shown).toMatchObject({ level: 'yellow', state: 'issued', actions: ['Reply', 'Appeal'] })
    expect((await world.as.clerk.get(path)).statusCode, 'not the window’s card').toBe(404)
    expect((await world.as.other.get(path)).statusCode, 'not that county’s').toBe(404)
    expect((await world.as.approver.post(`${path}/reply`, { text: '检验排队，已办结' })).json().replied).toBe(
      true,
    )
    expect((await world.as.approver.post(`${path}/appeal`, { reason: '当日停电' })).json().appeal).toBe(
      'open',
    )
    const again = await world.as.approver.post(`${path}/appeal`, { reason: '再次申诉' })
    expect([again.statusCode, again.json().type]).toEqual([409, 'card/not-now'])
    expect((await world.as.approver.post(`${path}/revocation`, { reason: '自己撤销' })).statusCode).toBe(403)
    const revoked = (await world.as.county.post(`${path}/revocation`, { reason: '情况属实' })).json()
    expect(revoked).toMatchObject({ state: 'revoked', appeal: 'upheld', actions: [] })
    expect((await world.cards(id)).some((one) => one.card === card)).toBe(true)
    expect(await world.entries(id)).toEqual(
      expect.arrayContaining(['issued', 'replied', 'appealed', 'revoked']),
    )
  })

  test('上报: what the county refers only the city decides', async () => {
    const { path } = await yellow()
    await world.as.approver.post(`${path}/appeal`, { reason: '标准不清' })
    expect((await world.as.county.post(`${path}/referral`, { reason: '请市级定' })).json().appeal).toBe(
      'referred',
    )
    expect((await world.as.county.post(`${path}/appeal-return`, { reason: '打回' })).statusCode).toBe(409)
    expect((await world.as.city.post(`${path}/appeal-return`, { reason: '牌有效' })).json()).toMatchObject({
      state: 'issued',
      appeal: 'returned',
    })
  })

  test('督办单: numbered without gaps, answered by the department', async () => {
    const [one, two] = [await yellow(), await yellow()]
    const order = (path: string) =>
      world.as.county.post(`${path}/order`, { text: '三日内办结', dueOn: '2026-12-31' })
    const numbers = (await Promise.all([order(one.path), order(two.path)])).map(
      (reply) => reply.json().orderNumber,
    )
    expect(numbers.sort()).toEqual(['督办〔2026〕1号', '督办〔2026〕2号'])
    const done = (await world.as.approver.post(`${one.path}/order-answer`, { text: '已办结' })).json()
    expect(done).toMatchObject({ state: 'ordered', order: 'answered', replied: true })
    const three = await yellow()
    const none = await world.as.county.get(`${three.path}/order`)
    expect([none.statusCode, none.json().type]).toEqual([404, 'card/no-order'])
    expect((await world.as.other.get(`${one.path}/order`)).statusCode).toBe(404)
    for (const reader of [world.as.county, world.as.approver]) {
      const printed = await reader.get(`${one.path}/order`)
      expect(printed.headers['content-type']).toBe('application/pdf')
      expect(printed.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      expect(decodeURIComponent(printed.headers['content-disposition'] as string)).toMatch(
        /督办〔2026〕\d+号/,
      )
    }
  })

  test('two who decide at once: one does, the other reads how it stands', async () => {
    const { path } = await yellow()
    const replies = await Promise.all(
      [1, 2].map(() => world.as.approver.post(`${path}/reply`, { text: '已办结' })),
    )
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })
})
