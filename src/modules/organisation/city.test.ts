import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkCreditCode } from '../../core/identifier.ts'
import { creditCode } from './city/credit.ts'
import type { CityRows, HoldingRow } from './city/rows.ts'
import { buildCity } from './city.ts'
import { readCity } from './load.ts'

const source = readCity()
const city = buildCity(source)
const TODAY = '2026-11-23'
const valid = (row: { valid_from: string; valid_to: string | null }, on = TODAY) =>
  row.valid_from <= on && (row.valid_to === null || row.valid_to >= on)

const holders = Map.groupBy(
  city.holding.filter((row) => valid(row)),
  ({ post_id }) => post_id,
)
const holderOf = (post: string, side: HoldingRow['side']) =>
  holders.get(post)?.find((row) => row.side === side)?.person_id
const postsOf = (role: string) => city.post.filter((post) => post.role === role)
const count = <T>(rows: readonly T[], by: (row: T) => string) =>
  Object.fromEntries([...Map.groupBy(rows, by)].map(([key, group]) => [key, group.length]))
const twice = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i)

describe('divisions', () => {
  test('the city has its real size: 1 city, 7 counties, 113 townships, 1,559 villages, and one functional area', () => {
    const today = city.division.filter((row) => valid(row))
    expect(count(today, ({ level, kind }) => `${level} ${kind}`)).toEqual({
      'city statutory': 1,
      'county statutory': 7,
      'county functional': 1,
      'township statutory': 113,
      'village statutory': 1559,
    })
  })

  test('静宁县 has 25 townships and 347 villages', () => {
    const inside = city.division.filter(({ path }) => path.includes('620826000000'))
    expect(count(inside, ({ level }) => level)).toEqual({ county: 1, township: 25, village: 347 })
  })

  test('华亭 is 华亭县 until the middle of 2018 and 华亭市 from the next day on', () => {
    const both = city.division.filter(({ name }) => /^华亭[县市]$/.test(name))
    expect(
      both.map(({ code, valid_from, valid_to, successor }) => [code, valid_from, valid_to, successor]),
    ).toEqual([
      ['620824000000', '2018-01-01', '2018-07-01', '620881000000'],
      ['620881000000', '2018-07-02', null, null],
    ])
  })

  test('a code contains the code of what it lies in, and the way down from the city says the same', () => {
    for (const { code, path, level, kind } of city.division) {
      if (kind === 'functional') continue
      const depth = { city: 4, county: 6, township: 9, village: 12 } as const
      expect(path).toEqual(
        [4, 6, 9, 12].filter((n) => n <= depth[level]).map((n) => code.slice(0, n).padEnd(12, '0')),
      )
    }
  })

  test('short names are places: villages end in 村 or 社区, towns and counties lose what they are', () => {
    const short = (code: string) => city.division.find((row) => row.code === code)?.short_name
    expect(
      ['620826000000', '620826101000', '620826100200', '620826100001', '620802498000'].map(short),
    ).toEqual(['静宁', '威戎', '西关村', '西关社区', '崆峒山大景区'])
    const villages = city.division.filter(({ level }) => level === 'village')
    expect(villages.filter(({ short_name }) => !/(?:村|社区|生活区)$/.test(short_name))).toEqual([])
  })
})

describe('organs', () => {
  test('GB 32100: every credit code carries its right check characters, and none is there twice', () => {
    expect(city.organ.filter(({ id }) => !checkCreditCode(id).valid)).toEqual([])
    expect(twice(city.organ.map(({ id }) => id))).toEqual([])
    expect(creditCode('11', '620826', 60021)).toMatch(/^11620826MB960021.[0-9A-HJ-NPQRTUWXY]$/)
  })

  test('the city and each of its counties have every department, the park has its own eight', () => {
    const places = city.organ.filter(({ level }) => level === 'city' || level === 'county')
    const sizes = count(places, ({ division_code }) => division_code)
    const departments = source.departments.length
    expect(departments).toBeGreaterThanOrEqual(26)
    expect(Object.values(sizes).sort()).toEqual([8, ...Array(8).fill(departments)].sort())
  })

  test('every township has its government and every village its committee, with a code of the right kind', () => {
    const kinds = count(
      city.organ.filter(({ level }) => level === 'village'),
      ({ id }) => id.slice(0, 2),
    )
    expect(Object.keys(kinds).sort()).toEqual(['54', '55'])
    expect(count(city.organ, ({ department }) => department)).toMatchObject({
      'township-government': 113,
      'village-committee': 1559,
    })
  })

  test('every organ says where it is, whom to call, whom to complain to, and who reviews what it decides', () => {
    const names = new Map(city.organ_name.filter((row) => valid(row)).map((row) => [row.organ_id, row]))
    for (const organ of city.organ) {
      const name = names.get(organ.id)
      expect(organ.consult_phone).toMatch(/^0933-9\d{6}$/)
      expect(organ.supervise_phone).not.toBe(organ.consult_phone)
      expect(organ.address.length).toBeGreaterThan(5)
      expect(
        [name?.name, name?.short_name, name?.document_name].every((text) => text && text.length > 1),
      ).toBe(true)
      expect(name?.review_body).toMatch(/人民政府$|税务局$/)
      expect(name?.court).toMatch(/人民法院$/)
    }
    const phones = city.organ.flatMap((organ) => [organ.consult_phone, organ.supervise_phone])
    expect(twice([...phones, ...city.site.map(({ phone }) => phone)])).toEqual([])
  })

  test('no two organs share what their document numbers begin with', () => {
    expect(twice(city.organ_name.filter((row) => valid(row)).map((row) => row.document_name))).toEqual([])
  })

  test('names are those an official knows', () => {
    const names = (department: string, place: string) => {
      const organ = city.organ.find((row) => row.department === department && row.division_code === place)
      return city.organ_name
        .filter(({ organ_id }) => organ_id === organ?.id)
        .map((row) => [row.name, row.short_name, row.document_name, row.review_body, row.court].join(' '))
    }
    expect(names('market-regulation', '620826000000')).toEqual([
      '静宁县市场监督管理局 县市场监管局 静市监 静宁县人民政府 静宁县人民法院',
    ])
    expect(names('tax', '620826000000')).toEqual([
      '国家税务总局静宁县税务局 县税务局 静税 国家税务总局平凉市税务局 静宁县人民法院',
    ])
    expect(names('public-security', '620802000000')[0]).toMatch(/^平凉市公安局崆峒分局 区公安分局 崆公 /)
    expect(names('justice', '620881000000')).toEqual([
      '华亭县司法局 县司法局 华司 华亭县人民政府 华亭县人民法院',
      '华亭市司法局 市司法局 华司 华亭市人民政府 华亭市人民法院',
    ])
    expect(names('township-government', '620826101000')[0]).toMatch(/^静宁县威戎镇人民政府 威戎镇政府 /)
    expect(names('village-committee', '620826100200')[0]).toMatch(/^静宁县城关镇西关村村民委员会 /)
    expect(names('village-committee', '620826100001')[0]).toMatch(/^静宁县城关镇西关社区居民委员会 /)
  })
})

describe('sites and windows', () => {
  test('one centre for the city, each county and the park; a centre for each township, a station for each village', () => {
    expect(count(city.site, ({ kind }) => kind)).toEqual({ hall: 9, branch: 40, centre: 113, station: 1559 })
    const branches = city.site.filter(({ kind }) => kind === 'branch')
    expect(branches.filter(({ merged, parent }) => merged || !parent?.startsWith('hall-'))).toEqual([])
  })

  test('the notice: a township centre has 200 m² or more, a village station 100, both their equipment', () => {
    const least = { hall: 500, branch: 200, centre: 200, station: 100 } as const
    for (const site of city.site) {
      expect(site.area).toBeGreaterThanOrEqual(least[site.kind])
      expect(site.equipment).toEqual(expect.arrayContaining(['打印机', '高拍仪', '饮水机']))
      expect([site.address, site.hours, site.phone].every((text) => text.length > 8)).toBe(true)
      expect(city.site.some(({ id }) => id === site.parent)).toBe(site.kind !== 'hall')
    }
  })

  test('every centre of a county has windows for the seven groups and the rest, two for output and one desk', () => {
    for (const hall of city.site.filter(
      ({ kind, division_code }) => kind === 'hall' && !division_code.startsWith('L'),
    )) {
      const windows = city.service_window.filter(({ site_id }) => site_id === hall.id)
      expect(count(windows, ({ kind }) => kind)).toEqual({ comprehensive: 8, output: 2, consultation: 1 })
      const groups = city.window_group.filter((row) => row.window_id.startsWith(`${hall.id}-`) && valid(row))
      expect(new Set(groups.map(({ item_group }) => item_group)).size).toBe(8)
    }
  })

  test('a township centre takes in at one window and hands out at the other; a station does both at one', () => {
    const at = (site: string) =>
      city.service_window.filter(({ site_id }) => site_id === site).map(({ kind }) => kind)
    expect(at('centre-620826101')).toEqual(['comprehensive', 'output'])
    expect(at('station-620826101201')).toEqual(['combined'])
  })

  test('every group of items is taken at exactly one window of a hall on any day since it opened', () => {
    for (const on of ['2018-10-01', '2025-12-31', '2026-01-01', TODAY]) {
      const groups = city.window_group.filter(
        (row) => row.window_id.startsWith('hall-620826') && valid(row, on),
      )
      expect(groups.map(({ item_group }) => item_group).sort()).toEqual([
        'birth',
        'housingFund',
        'insurance',
        'investment',
        'market',
        'other',
        'police',
        'realEstate',
      ])
    }
  })

  test('what is decided on the spot can be decided at the window that takes it', () => {
    const files = readdirSync('data/catalogue').filter((file) => file.endsWith('.yaml'))
    const lacking = files.filter((file) => {
      const guide = parse(readFileSync(`data/catalogue/${file}`, 'utf8'))
      const isCounty = guide.decidedAt.includes('county') && guide.acceptedAt.includes('county')
      if (guide.handling !== 'onSpot' || !isCounty) return false
      const window = source.sites.hall.windows.find(({ group }) => group === guide.windowGroup)
      return !window?.departments.includes(guide.department)
    })
    expect(lacking).toEqual([])
  })
})

describe('posts and staff', () => {
  test('AB岗: every post has an A and a B, and they are two people', () => {
    for (const { id } of city.post) {
      const [a, b] = [holderOf(id, 'A'), holderOf(id, 'B')]
      expect([id, a !== undefined, b !== undefined, a !== b]).toEqual([id, true, true, true])
    }
  })

  test('every organ has somebody who reviews, and somebody else who decides with a paper that says so', () => {
    const authorised = new Set(
      city.authorisation
        .filter((row) => row.handling === 'any')
        .map((row) => `${row.post_id} ${row.organ_id}`),
    )
    const posts = new Set(city.post.map(({ id }) => id))
    for (const { id } of city.organ) {
      expect([id, posts.has(`reviewer@${id}`), authorised.has(`approver@${id} ${id}`)]).toEqual([
        id,
        true,
        true,
      ])
      expect(holderOf(`reviewer@${id}`, 'A')).not.toBe(holderOf(`approver@${id}`, 'A'))
    }
  })

  test('every window has a post, every site somebody in charge', () => {
    const at = new Set(city.post.map(({ window_id }) => window_id))
    const windows = city.service_window.filter(({ id }) => /^(hall|branch)/.test(id))
    expect(windows.filter(({ id }) => !at.has(id))).toEqual([])
    const persons = new Set(city.person.map(({ id }) => id))
    expect(city.site.filter(({ director }) => !persons.has(director))).toEqual([])
    expect(postsOf('townshipClerk')).toHaveLength(113)
    expect(postsOf('villageAgent')).toHaveLength(1559)
    expect(postsOf('hallManager')).toHaveLength(9 + 40 + 113)
    expect(postsOf('supervisor')).toHaveLength(8)
    expect(postsOf('helper')).toHaveLength(9)
    expect(postsOf('catalogueEditor')).toHaveLength(source.departments.length)
  })

  test('a township or village leaves nobody to accept and decide the same case', () => {
    for (const role of ['townshipClerk', 'villageAgent'])
      for (const { id, site_id } of postsOf(role)) {
        const organ = city.site.find((site) => site.id === site_id)?.organ_id
        expect(holderOf(id, 'A')).not.toBe(holderOf(`approver@${organ}`, 'A'))
      }
  })

  test('three administrators are three posts, and their six holders six people', () => {
    const roles = ['systemAdmin', 'securityAdmin', 'auditAdmin']
    const people = roles.flatMap((role) =>
      postsOf(role).flatMap(({ id }) => [holderOf(id, 'A'), holderOf(id, 'B')]),
    )
    expect(new Set(people).size).toBe(6)
    const auditors = ['catalogueAuditor', 'legalAuditor'].flatMap((role) => postsOf(role).map(({ id }) => id))
    expect(auditors).toEqual(['catalogueAuditor@620800-staffing', 'legalAuditor@620800-legal'])
  })

  test('staff numbers and ids are there once, names are two or three characters', () => {
    expect(twice(city.person.map(({ staff_no }) => staff_no))).toEqual([])
    expect(twice(city.person.map(({ id }) => id))).toEqual([])
    expect(city.person.filter(({ name }) => !/^\p{Script=Han}{2,3}$/u.test(name))).toEqual([])
  })
})

test('the same source gives the same city, and a slice gives the rows that the whole gives', () => {
  expect(buildCity(source)).toEqual(city)
  const slice = buildCity(source, ['620826'])
  for (const table of Object.keys(city) as (keyof CityRows)[]) {
    const whole = new Set(city[table].map((row) => JSON.stringify(row)))
    expect(slice[table].filter((row) => !whole.has(JSON.stringify(row)))).toEqual([])
  }
  expect(slice.organ.length).toBe(2 * source.departments.length + 25 + 347)
})
