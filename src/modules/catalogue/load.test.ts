import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CityWithoutItems, cityWithoutItems, folderWith } from '../../../tests/catalogue.ts'
import { day } from '../../core/day.ts'
import { checkItemCode } from '../../core/identifier.ts'
import { organFor, organsOfDepartment } from '../organisation/facade.ts'
import {
  findDecider,
  guideInForce,
  guideOn,
  guideVersion,
  implementationOf,
  implementationsIn,
} from './facade.ts'
import { loadCatalogue } from './load.ts'

const FOOD = 'food-business-permit'
const FIRM = 'individual-business-registration'
const today = day('2026-11-23')
const changesFrom = today

let app: CityWithoutItems
beforeAll(async () => {
  app = await cityWithoutItems()
})
afterAll(() => app.close())

const count = async (table: 'guide' | 'implementation') => {
  const text = {
    guide: 'select count(*)::int as n from catalogue.guide',
    implementation: 'select count(*)::int as n from catalogue.implementation',
  }
  return (await app.owner.query<{ n: number }>(text[table])).rows[0]?.n
}

describe('loading', () => {
  const files = folderWith(FOOD, FIRM)
  const load = (from = changesFrom) => loadCatalogue(app.db, { folder: files.folder, changesFrom: from })

  test('two servers at once load every file once, as version 1 from the first day on', async () => {
    const done = await Promise.all([load(), load()])
    expect(done.map((one) => one.versions).sort()).toEqual([0, 2])
    expect(await guideOn(app.db, FOOD, day('2024-01-01'))).toMatchObject({
      version: 1,
      startsOn: '2024-01-01',
    })
    await expect(guideOn(app.db, FOOD, day('2023-12-31'))).rejects.toThrow('没有这个事项')
  })

  test('the same files again change nothing', async () => {
    const before = [await count('guide'), await count('implementation')]
    expect(await load()).toMatchObject({ items: 2, versions: 0 })
    expect([await count('guide'), await count('implementation')]).toEqual(before)
  })

  test('a changed file is the next version from its day on; the version before says what it said', async () => {
    files.change(FOOD, 'count: 8', 'count: 7')
    files.change(FOOD, 'days: 4', 'days: 3')
    expect(await load()).toMatchObject({ versions: 1 })
    expect((await guideOn(app.db, FOOD, day('2026-11-22'))).guide.promisedLimit.count).toBe(8)
    expect((await guideOn(app.db, FOOD, today)).guide.promisedLimit.count).toBe(7)
    expect((await guideVersion(app.db, FOOD, 1)).guide.promisedLimit.count).toBe(8)
    expect(await guideOn(app.db, FOOD, today)).toMatchObject({ version: 2, startsOn: '2026-11-23' })
  })

  test('a version cannot begin before the one it follows', async () => {
    files.change(FOOD, 'count: 7', 'count: 6')
    files.change(FOOD, 'days: 3', 'days: 2')
    await expect(load(day('2026-11-01'))).rejects.toThrow('cannot follow')
    expect(await count('guide')).toBe(3)
  })

  test('nothing is written while any file has a fault, and every fault is told', async () => {
    files.change(FIRM, 'windowGroup: market', 'windowGroup: marketing')
    files.change(FOOD, 'visits: 0', 'visits: 1')
    const told = await load().catch((error: Error) => error.message)
    expect(told).toContain(`${FIRM}.yaml: windowGroup: `)
    expect(told).toContain(`${FOOD}.yaml: visitReason: `)
    expect(await count('guide')).toBe(3)
  })
})

describe('a version never changes', () => {
  test.each([
    "update catalogue.guide set data = '{}'",
    'update catalogue.guide set starts_on = starts_on + 1',
    'delete from catalogue.guide',
    'truncate catalogue.guide cascade',
  ])('not even the owner can: %s', async (text) => {
    await expect(app.owner.query(text)).rejects.toThrow('never changes')
  })

  test('the application may not even try', async () => {
    await expect(app.db.deleteFrom('catalogue.guide').execute()).rejects.toThrow('permission denied')
    await expect(app.db.updateTable('catalogue.guide').set({ version: 9 }).execute()).rejects.toThrow(
      'permission denied',
    )
  })

  test('it is read once and then kept', async () => {
    expect((await guideVersion(app.db, FOOD, 1)).guide).toBe((await guideVersion(app.db, FOOD, 1)).guide)
  })
})

describe('who decides', () => {
  const VILLAGE = '620826101201'
  const HOMESTEAD = 'rural-homestead-approval'
  beforeAll(() => loadCatalogue(app.db, { changesFrom }))

  test('every organ of the department has its implementation under a code that embeds it', async () => {
    const organs = await organsOfDepartment(
      app.db,
      { department: 'market-regulation', levels: ['county'] },
      today,
    )
    const rows = await implementationsIn(app.db, FOOD, '620800000000', today)
    expect(rows.map((row) => row.organ).sort()).toEqual(organs.map((organ) => organ.id).sort())
    for (const row of rows) {
      expect(row.code).toBe(`${row.organ}4000131123000`)
      expect(checkItemCode(row.code)).toEqual({ valid: true })
    }
  })

  test('for a village it is the county’s organ where the county decides, the township’s where the township does', async () => {
    const county = await organFor(
      app.db,
      { department: 'market-regulation', level: 'county', division: VILLAGE },
      today,
    )
    const township = await organFor(
      app.db,
      { department: 'township-government', level: 'township', division: VILLAGE },
      today,
    )
    expect(await findDecider(app.db, FOOD, VILLAGE, today)).toMatchObject({
      organ: county.id,
      level: 'county',
    })
    expect(await findDecider(app.db, HOMESTEAD, VILLAGE, today)).toMatchObject({
      organ: township.id,
      level: 'township',
    })
  })

  test('a place that is too wide has no decider, but its organs can be listed', async () => {
    expect(await findDecider(app.db, HOMESTEAD, '620826000000', today)).toBeUndefined()
    const rows = await implementationsIn(app.db, HOMESTEAD, '620826000000', today)
    expect(rows.length).toBeGreaterThan(20)
    expect(rows.every((row) => row.division.startsWith('620826'))).toBe(true)
  })

  test('what a functional area has no organ for, its host decides', async () => {
    const found = await findDecider(app.db, FOOD, 'LOCAL-PLIP', today)
    expect(found?.division).toMatch(/^(LOCAL-PLIP|620802000000)$/)
    expect(await findDecider(app.db, 'birth-registration', 'LOCAL-PLIP', today)).toBeUndefined()
  })

  test('an unknown place is refused', async () => {
    await expect(findDecider(app.db, FOOD, '110101000000', today)).rejects.toThrow('没有这个行政区划')
  })

  test('the guide in force is found by implementation code, or by item and organ', async () => {
    const at = await findDecider(app.db, FOOD, VILLAGE, today)
    if (!at) throw new TypeError('nobody decides')
    const byCode = await guideInForce(app.db, at.code, today)
    expect(byCode).toEqual(await guideInForce(app.db, { item: FOOD, organ: at.organ }, today))
    expect(byCode).toMatchObject({ item: FOOD, implementation: { code: at.code, division: '620826000000' } })
    expect(await implementationOf(app.db, at.code)).toEqual(at)
    await expect(guideInForce(app.db, { item: FIRM, organ: 'nobody' }, today)).rejects.toThrow('没有这个事项')
    await expect(implementationOf(app.db, at.code.replace(/.$/, '9'))).rejects.toThrow('没有这个事项')
  })

  test('an organ that no longer exercises an item stops the day before, and may begin again', async () => {
    const { folder } = folderWith(FOOD)
    const organs = await organsOfDepartment(
      app.db,
      { department: 'market-regulation', levels: ['county'] },
      today,
    )
    const [gone, ...left] = organs
    const at = { item: FOOD, organ: gone?.id ?? '' }
    await loadCatalogue(app.db, { folder, organs: left, changesFrom })
    expect(await guideInForce(app.db, at, day('2026-11-22'))).toMatchObject({ item: FOOD })
    await expect(guideInForce(app.db, at, today)).rejects.toThrow('没有这个事项')
    await loadCatalogue(app.db, { folder, organs, changesFrom })
    expect(await guideInForce(app.db, at, today)).toMatchObject({ item: FOOD })
  })
})
