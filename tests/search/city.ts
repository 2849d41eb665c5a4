import { sql } from 'kysely'
import { indexOf } from '../../src/modules/catalogue/search.ts'
import { chanceOf } from '../../src/modules/organisation/city/chance.ts'
import type { Db } from '../../src/platform/db.ts'
import { districtItems } from '../district-items.ts'

/** Items of a whole city, seven counties and their villages: the size the notice speaks of. */
export const SIZE = { items: 2_278, villages: 1_559 }
const COUNTIES = ['620802', '620821', '620822', '620823', '620825', '620826', '620881']
/** What one administrative matter becomes in a list of items: these are what a search must not drown in. */
const ACTS = ['变更', '延续', '注销', '补证', '换证', '变更名称', '年度检验', '信息查询', '撤销', '恢复']
/** Items that villages take in. */
const AT_VILLAGES = 30

export type Filler = { item: string; name: string; code: string }

/**
 * As many items as a city has beyond the written ones: the names of another district, and for the rest the acts that follow
 * a permit, drawn by seed. They are test input, of which nothing but the name is ever looked at.
 */
export function fillerFor(written: readonly string[], seed = 'a city'): Filler[] {
  const chance = chanceOf(seed)
  const names = new Set<string>()
  for (const { name } of districtItems()) if (!written.includes(name)) names.add(name)
  const roots = [...written, ...names].map((name) => name.replace(/[（(].*[）)]/g, ''))
  while (written.length + names.size < SIZE.items) {
    const name = `${chance.pick(roots)}${chance.pick(ACTS)}`
    if (!written.includes(name)) names.add(name)
  }
  return [...names]
    .slice(0, SIZE.items - written.length)
    .map((name, n) => ({ item: `filler-${n}`, name, code: `9920${String(n).padStart(8, '0')}` }))
}

/** The catalogue of the database grown to that size: found by the same index, exercised in every county. */
export async function fillCatalogue(db: Db): Promise<number> {
  const { rows } = await sql<{ name: string }>`select name from catalogue.item order by item`.execute(db)
  const fillers = fillerFor(rows.map(({ name }) => name))
  const indexed = fillers.map(({ item, name, code }) => ({ item, code, name, ...indexOf([name], code) }))
  await sql`
    insert into catalogue.item (item, base_code, name, type, window_group, department, handling, decided_at, accepted_at, subjects,
      themes, promised, visits, online, charged, synonyms, names, pinyin, initials, version, starts_on)
    select f.item, f.code, f.name, i.type, i.window_group, i.department, i.handling, i.decided_at, i.accepted_at, i.subjects,
      i.themes, i.promised, i.visits, i.online, i.charged, '{}', f.names, f.pinyin, f.initials, 1, i.starts_on
    from json_to_recordset(${JSON.stringify(indexed.map(({ keys: _, ...row }, n) => ({ ...row, n })))}::json)
      as f (item text, code text, name text, names text, pinyin text, initials text, n integer)
    join (select *, row_number() over (order by item) - 1 as n, count(*) over () as all_items from catalogue.item) i
      on i.n = f.n % i.all_items`.execute(db)
  for (let at = 0; at < indexed.length; at += 500)
    await sql`
      insert into catalogue.search_key (key, item)
      select key, item from json_to_recordset(${JSON.stringify(
        indexed.slice(at, at + 500).flatMap(({ item, keys }) => keys.map((key) => ({ key, item }))),
      )}::json) as k (key text, item text)`.execute(db)
  const counties = COUNTIES.map((county) => ({ organ: `11${county}0000000000`, division: `${county}000000` }))
  const villages = Array.from({ length: SIZE.villages }, (_, n) => {
    const township = `${COUNTIES[n % COUNTIES.length]}${100 + (Math.floor(n / COUNTIES.length) % 15)}`
    return {
      organ: `54${township}${String(n).padStart(7, '0')}`,
      division: `${township}${200 + Math.floor(n / 105)}`,
    }
  })
  await implement(db, fillers, counties, ['county', '5'])
  await implement(db, fillers.slice(0, AT_VILLAGES), villages, ['village', '6'])
  return rows.length + fillers.length
}

async function implement(
  db: Db,
  items: readonly Filler[],
  organs: readonly { organ: string; division: string }[],
  [level, digit]: readonly [level: string, digit: string],
): Promise<void> {
  await sql`
    insert into catalogue.implementation (code, item, organ, level, division, valid_from)
    select o.organ || ${digit} || i.code, i.item, o.organ, ${level}, o.division, date '2020-01-01'
    from json_to_recordset(${JSON.stringify(items)}::json) as i (item text, code text)
    cross join json_to_recordset(${JSON.stringify(organs)}::json) as o (organ text, division text)`.execute(
    db,
  )
}
