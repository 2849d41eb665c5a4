import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { registration } from '../../../tests/intake.ts'
import { cataloguers } from '../../../tests/item-drafts.ts'
import { day } from '../../core/day.ts'
import { guideInForce } from './facade.ts'

/** What a county says for itself beside the guide of the city. */
const FOOD = 'food-business-permit'
const HOME = '620826000000'
const OTHER = '620802000000'
let app: TestApp
let owner: pg.Client
let desk: Awaited<ReturnType<typeof cataloguers>>
let chief: ReturnType<TestApp['as']>
let code: string
let otherCode: string

beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  owner = app.owner()
  await owner.connect()
  desk = await cataloguers(app)
  const organ = await desk.organOf('market-regulation', HOME)
  chief = app.as(await staffAt(app.db, { role: 'approver', organ }))
  code = (await guideInForce(app.db, { item: FOOD, organ }, day('2026-04-20'))).implementation.code
  const other = await desk.organOf('market-regulation', OTHER)
  otherCode = (await guideInForce(app.db, { item: FOOD, organ: other }, day('2026-04-20'))).implementation
    .code
}, 60_000)
afterAll(async () => {
  await owner.end()
  await app.close()
})

const workingDays = (count: number) => ({ count, unit: 'workingDay' })
const keep = (local: object, { startsOn = '2026-04-20', at = code, by = chief } = {}) =>
  by.put(`/api/local-guides/${at}`, { local, startsOn, reason: '本县提速' })
const refusal = (reply: { statusCode: number; json: () => { type: string } }) =>
  [reply.statusCode, reply.json().type] as const
const promisedAt = async (at: string, on: string) =>
  (await guideInForce(app.db, at, day(on))).guide.promisedLimit.count
const page = async (place: string) =>
  (await app.as({ kind: 'visitor', id: 'visitor' }).get(`/items/${FOOD}?place=${place}`)).body
const clerk = async () => {
  for (let nth = 0; nth < 12; nth += 1) {
    const staff = await staffAt(app.db, { site: 'hall-620826', role: 'clerk' }, { nth })
    if (staff.post.window?.endsWith('02')) return app.as(staff)
  }
  throw new Error('no such window')
}

describe('a county promises better than the city, at its own place', () => {
  test('a longer promise is refused, so is another organ’s item, and a day that is over', async () => {
    expect(refusal(await keep({ promised: workingDays(9) }))).toEqual([422, 'local/longer'])
    expect(refusal(await keep({ promised: workingDays(5) }, { at: otherCode }))).toEqual([
      404,
      'local/unknown',
    ])
    expect(refusal(await keep({ promised: workingDays(5) }, { startsOn: '2026-04-19' }))).toEqual([
      422,
      'draft/day-past',
    ])
    expect((await keep({ phone: '打电话' })).statusCode).toBe(400)
    expect(await promisedAt(code, '2026-04-20')).toBe(8)
  })

  test('from its day on the shorter promise is in the guide there, in its case, and nowhere else', async () => {
    const before = await (await clerk()).post('/api/registrations', registration())
    const kept = await keep(
      { promised: workingDays(5), window: '6号窗口', phone: '0933-2521234' },
      { startsOn: '2026-04-22' },
    )
    expect(kept.statusCode, kept.body).toBe(200)
    expect([await promisedAt(code, '2026-04-21'), await promisedAt(code, '2026-04-22')]).toEqual([8, 5])
    expect(await promisedAt(otherCode, '2026-04-22')).toBe(8)
    app.turnTo('2026-04-22')
    expect(await page(HOME)).toContain('5个工作日内办结')
    expect(await page(HOME)).toContain('6号窗口')
    expect(await page(OTHER)).toContain('8个工作日内办结')
    const after = await (await clerk()).post('/api/registrations', registration())
    const terms = async (id: string) => {
      const { data } = await app.db
        .selectFrom('cases.event')
        .select('data')
        .where('case_id', '=', id)
        .where('seq', '=', 1)
        .executeTakeFirstOrThrow()
      return (data as unknown as { terms: { promised: { count: number }; steps: { days: number }[] } }).terms
    }
    expect((await terms(before.json().id)).promised.count).toBe(8)
    const there = await terms(after.json().id)
    expect(there.promised.count).toBe(5)
    expect(there.steps.reduce((sum, step) => sum + step.days, 0)).toBeLessThanOrEqual(5)
  })

  test('one change of the city is seen in every county; a promise that was overtaken is told to whoever keeps it', async () => {
    const draft = await desk.open('change', [FOOD])
    const guide = draft.content[0].guide
    const content = [
      {
        item: FOOD,
        guide: {
          ...guide,
          notes: ['全市统一的新说明'],
          promisedLimit: workingDays(4),
          steps: guide.steps.map((step: object) => ({ ...step, days: 1 })),
        },
      },
    ]
    await desk.publish('change', [FOOD], { startsOn: '2026-04-22', content })
    for (const place of [HOME, OTHER]) {
      expect(await page(place)).toContain('全市统一的新说明')
      expect(await page(place)).toContain('4个工作日内办结')
    }
    const { lines } = (await desk.editor.get(`/api/local-guides?item=${FOOD}`)).json()
    const state = (at: string) => lines.find((line: { code: string }) => line.code === at)
    expect(state(code)).toMatchObject({ promise: 'overtaken', local: { window: '6号窗口' }, mine: false })
    expect(state(otherCode)).toMatchObject({ promise: 'none', local: null })
    const watched = (await desk.legal.get('/api/local-guides')).json().lines
    expect(watched.map((line: { code: string }) => line.code)).toEqual([code])
    const own = (await chief.get('/api/local-guides')).json().lines
    expect(new Set(own.map(({ organ }: { organ: string }) => organ)).size).toBe(1)
    expect(own.find((line: { code: string }) => line.code === code)).toMatchObject({
      mine: true,
      promise: 'overtaken',
    })
  })

  test('what was said can only be followed by what is said next', async () => {
    expect((await keep({}, { startsOn: '2026-04-23' })).statusCode).toBe(200)
    app.turnTo('2026-04-23')
    expect(await page(HOME)).not.toContain('6号窗口')
    await expect(owner.query('delete from catalogue.local')).rejects.toThrow('never changes')
    await expect(owner.query(`update catalogue.local set data = '{}'`)).rejects.toThrow('never changes')
  })
})

describe('outcomes', () => {
  test('an editor sees those of the department, with the items that miss and why', async () => {
    const mine = (await desk.editor.get('/api/item-figures')).json()
    const all = (await desk.legal.get('/api/item-figures')).json()
    expect(mine.items).toBeLessThan(all.items)
    const { of, done } = all.shares.find(({ outcome }: { outcome: string }) => outcome === 'fullyOnline')
    expect(of).toBe(all.items - all.excluded.length)
    expect(all.misses.filter(({ outcome }: { outcome: string }) => outcome === 'fullyOnline')).toHaveLength(
      of - done,
    )
    expect(all.excluded.every(({ reason }: { reason: string }) => reason.length > 5)).toBe(true)
  })
})
