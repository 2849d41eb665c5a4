import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOME_HALL, OTHER_HALL, staffAt, type TestApp, testApp } from '../../../tests/app.ts'
import { sampleGuide } from '../../../tests/guides.ts'
import { termsOf } from '../../core/case/terms.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { depthOf } from '../../core/guide/subject.ts'
import type { Staff } from '../../platform/actor.ts'
import { divisionOn, organFor } from '../organisation/facade.ts'
import type { Offer } from './contract.ts'
import { organsBeside } from './offer.ts'

/** Which window takes what: asked of every window of a hall, a township and a village, for every item there is. */
let app: TestApp
let windows: Staff[]
let township: Staff
let village: Staff
beforeAll(async () => {
  app = await testApp({ today: '2026-04-20' })
  windows = []
  for (let nth = 0; ; nth += 1) {
    const clerk = await staffAt(app.db, { site: HOME_HALL, role: 'clerk' }, { nth }).catch(() => undefined)
    if (!clerk) break
    windows.push(clerk)
  }
  township = await staffAt(app.db, { site: 'centre-620826101', role: 'townshipClerk' })
  village = await staffAt(app.db, { site: 'station-620826101200', role: 'villageAgent' })
}, 60_000)
afterAll(() => app.close())

const ITEMS = readdirSync('data/catalogue').map((file) => file.replace(/\.yaml$/, ''))
const COUNTY = '620826000000'
const TOWNSHIP = '620826101000'
const VILLAGE = '620826101200'

const guideOf = async (item: string) => (await app.server.inject(`/api/items/${item}`)).json().guide as Guide
/** As deep as the item needs its place. */
const placeFor = (guide: Guide) =>
  ({ city: COUNTY, county: COUNTY, township: TOWNSHIP, village: VILLAGE })[depthOf(guide)]
async function asks(actor: Staff, item: string, place: string): Promise<Offer> {
  const reply = await app.as(actor).get(`/api/counter/items/${item}?place=${place}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json() as Offer
}

describe('every item', { timeout: 60_000 }, () => {
  test.each(ITEMS)(
    '%s is taken in at one window of the hall, and the others send people there',
    async (item) => {
      const guide = await guideOf(item)
      const place = placeFor(guide)
      const offers = await Promise.all(
        windows.map(async (clerk) => ({ clerk, offer: await asks(clerk, item, place) })),
      )
      const taking = offers.filter(({ offer }) => offer.refusal === null)
      const atHall = guide.acceptedAt.includes('county')
      expect(taking.length > 0, `${item} at the hall of its county`).toBe(atHall)
      for (const { offer } of offers) {
        expect(offer.deepEnough).toBe(true)
        expect(offer).toMatchObject({
          item,
          name: guide.name,
          handling: guide.handling,
          originals: guide.originals,
        })
        expect(offer.delivery).toEqual(guide.delivery)
      }
      const numbers = taking.map(({ clerk }) => Number(clerk.post.window?.slice(-2)))
      for (const { offer } of offers.filter(({ offer }) => offer.refusal !== null)) {
        expect(offer.refusal).toMatch(/。$/)
        if (!atHall) continue
        expect(offer.refusal, 'the sentence leads to a window that takes it').toMatch(
          new RegExp(numbers.map((number) => `${number}号窗口`).join('|')),
        )
      }
      for (const { offer } of taking) {
        expect(offer.organ, 'somebody decides there').toMatch(/\p{Script=Han}{4}/u)
        expect(offer.handOut?.name, 'and the result can be handed out').toMatch(/\p{Script=Han}/u)
        expect(offer.stations.length > 0).toBe(guide.delivery.includes('station'))
      }
    },
  )

  test.each(ITEMS)(
    '%s is taken in by a township and a village exactly where the guide says so',
    async (item) => {
      const guide = await guideOf(item)
      for (const [actor, level] of [
        [township, 'township'],
        [village, 'village'],
      ] as const) {
        const { refusal } = await asks(actor, item, VILLAGE)
        if (!guide.acceptedAt.includes(level)) {
          expect(refusal, `${item} in a ${level}`).toMatch(/不受理|没有场所/)
          expect(refusal).toContain(guide.name)
        } else if (refusal !== null)
          expect(refusal, 'and if not, then because it lies elsewhere').toContain('不受理该地点')
      }
    },
  )
})

describe('a place', () => {
  const market = () => windows.find(({ post }) => post.window === `${HOME_HALL}-02`) as Staff

  test('that is too wide to say who decides is asked for more of, and nothing is refused yet', async () => {
    for (const item of ITEMS) {
      const guide = await guideOf(item)
      if (!['township', 'village'].includes(depthOf(guide))) continue
      const { deepEnough, refusal, organ } = await asks(market(), item, COUNTY)
      expect([deepEnough, refusal, organ], item).toEqual([false, null, ''])
    }
  })

  test('in another county is taken in only where the item may be applied for anywhere', async () => {
    for (const item of ITEMS) {
      const guide = await guideOf(item)
      if (depthOf(guide) !== 'county' || !guide.acceptedAt.includes('county')) continue
      const offers = await Promise.all(windows.map((clerk) => asks(clerk, item, '620802000000')))
      const isTaken = offers.some(({ refusal }) => refusal === null)
      const everywhere = ['city', 'province', 'nation'].includes(guide.crossRegion)
      expect(isTaken, `${item}, ${guide.crossRegion}`).toBe(everywhere)
    }
  })

  test('that does not exist, and an item that does not, are told as such', async () => {
    const ask = (item: string, place: string) =>
      app.as(market()).get(`/api/counter/items/${item}?place=${place}`)
    expect((await ask('food-business-permit', '110101000000')).json().type).toBe(
      'organisation/division-unknown',
    )
    expect((await ask('fly-to-mars', COUNTY)).json().type).toBe('guide/unknown')
  })
})

describe('the counter of a window', () => {
  test('says where it is and which groups it takes; together the windows of a hall take all of them', async () => {
    const groups = new Set<string>()
    for (const clerk of windows) {
      const counter = (await app.as(clerk).get('/api/counter')).json()
      expect(counter.site).toMatchObject({ id: HOME_HALL, division: COUNTY })
      expect(counter.window.name).toMatch(/^\d+号窗口 /)
      expect(counter.counties[0], 'its own county first').toMatchObject({ code: COUNTY, name: '静宁' })
      for (const group of counter.groups as string[]) groups.add(group)
    }
    for (const group of [
      'investment',
      'market',
      'realEstate',
      'insurance',
      'police',
      'birth',
      'housingFund',
      'other',
    ])
      expect(
        [...groups].some((one) => one === group || one === '*'),
        group,
      ).toBe(true)
  })

  test('a hall of another county is another counter', async () => {
    const other = await staffAt(app.db, { site: OTHER_HALL, role: 'clerk' })
    const counter = (await app.as(other).get('/api/counter')).json()
    expect([counter.site.id, counter.counties[0].code]).toEqual([OTHER_HALL, '620802000000'])
  })
})

describe('art. 35: what a lower organ reviews first', () => {
  const step = { role: 'reviewer', days: 5, standard: '核对。', result: '上报。' } as const
  const lower = { ...step, id: 'lower', name: '初审', lowerReview: true } as const
  const steps = [lower, ...sampleGuide().steps]

  test('is reviewed by the organ one level below, in the place of the matter, and decided by its own', async () => {
    const on = app.setting.today()
    for (const [level, at, below] of [
      ['city', '620800000000', 'county'],
      ['county', COUNTY, 'township'],
    ] as const) {
      const guide = sampleGuide({ steps, decidedAt: [level] })
      const { department } = guide
      const decider = await organFor(app.db, { department, level, division: at }, on)
      const expected = await organFor(app.db, { department, level: below, division: TOWNSHIP }, on)
      const place = await divisionOn(app.db, TOWNSHIP, on)
      const implementation = { code: `${decider.id}620131999000000`, organ: decider.id, level, division: at }
      const offer = { item: 'sample', version: 1, guide, place, implementation: implementation as never }
      const terms = termsOf(guide, 1, implementation, await organsBeside(app.db, offer, on))
      expect(terms.steps.map(({ organ }) => organ)).toEqual([expected.id, decider.id, decider.id])
    }
  })

  test('asks for a place that names the lower organ', () => {
    expect(depthOf(sampleGuide({ steps, decidedAt: ['city'] }))).toBe('county')
    expect(depthOf(sampleGuide({ steps, decidedAt: ['county'] }))).toBe('township')
  })
})
