import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import type { FoundItem, Search, SearchAnswer } from './contract.ts'
import { baseCodeBehind } from './legacy-codes.ts'
import type { Place } from './place.ts'
import { normalise, type Query, queriesOf } from './search.ts'
import { suspendedOn } from './standing.ts'

/** What to search for, once the address bar has been read. */
export type Wanted = Omit<Search, 'place'> & { place?: Place | undefined; on: Day }

/** The items that match, best first, and how many each other choice would leave. */
export async function searchItems(db: Db, wanted: Wanted): Promise<SearchAnswer> {
  const code = wanted.text === undefined ? undefined : await baseCodeBehind(db, wanted.text)
  const text = code ?? wanted.text
  const tries: (Query | undefined)[] = text === undefined ? [undefined] : queriesOf(text)
  for (const query of tries) {
    const answer = await matching(db, wanted, query)
    if (answer.any > 0) return answer.found
  }
  return { ...NOTHING, page: wanted.page, size: wanted.size }
}

const NOTHING = { items: [], total: 0, facets: { windowGroup: {}, department: {}, theme: {}, kind: {} } }

type Row = {
  any: number
  total: number
  items: (FoundItem & { synonyms: string[] })[]
  facets: SearchAnswer['facets']
}

/**
 * One statement: which items match the text and how well (`hit`, with a truth value for each filter), the page of those
 * that pass every filter, and for each filter the counts among those that pass all the others.
 */
async function matching(
  db: Db,
  wanted: Wanted,
  query: Query | undefined,
): Promise<{ any: number; found: SearchAnswer }> {
  const { page, size, windowGroup = null, department = null, theme = null, kind = null } = wanted
  const { rows } = await sql<Row>`
    with near as materialized (${query ? nearTo(query) : sql`select item, 0.0::float8 as share, 0 as word from catalogue.item`}),
    hit as materialized (
      select i.*, ${scoreOf(query)} as score,
        (${windowGroup}::text is null or window_group = ${windowGroup}) as in_group,
        (${department}::text is null or department = ${department}) as in_department,
        (${theme}::text is null or ${theme} = any (themes)) as in_theme,
        (${kind}::text is null or case ${kind} when 'natural' then 1 = any (subjects) else subjects && array[2, 3, 4, 5, 6, 9] end) as of_kind
      from near join catalogue.item i using (item)
      where ${acceptedIn(wanted)} and i.starts_on <= ${wanted.on} and coalesce(i.ends_on >= ${wanted.on}, true)
    ),
    shown as (
      select * from hit where in_group and in_department and in_theme and of_kind
      order by score desc, length(name), item limit ${size} offset ${(page - 1) * size}
    )
    select
      (select count(*) from hit)::int as any,
      (select count(*) from hit where in_group and in_department and in_theme and of_kind)::int as total,
      (select coalesce(jsonb_agg(jsonb_build_object(
        'item', item, 'name', name, 'department', department, 'windowGroup', window_group, 'handling', handling,
        'promised', promised, 'visits', visits, 'online', online, 'charged', charged, 'suspended', ${suspendedOn(sql`shown.item`, wanted.on)}, 'synonyms', synonyms
      ) order by score desc, length(name), item), '[]') from shown) as items,
      jsonb_build_object(
        'windowGroup', (select coalesce(jsonb_object_agg(value, n), '{}') from (
          select window_group as value, count(*) as n from hit where in_department and in_theme and of_kind group by 1) f),
        'department', (select coalesce(jsonb_object_agg(value, n), '{}') from (
          select department as value, count(*) as n from hit where in_group and in_theme and of_kind group by 1) f),
        'theme', (select coalesce(jsonb_object_agg(value, n), '{}') from (
          select value, count(*) as n from hit, unnest(themes) as value where in_group and in_department and of_kind group by 1) f),
        'kind', (select coalesce(jsonb_object_agg(value, n), '{}') from (
          select value, count(*) as n from hit, (values ('natural', array[1]), ('legal', array[2, 3, 4, 5, 6, 9])) k (value, codes)
          where subjects && codes and in_group and in_department and in_theme group by 1) f)
      ) as facets
  `.execute(db)
  const row = rows[0] as Row // a select without a table to read from answers exactly one row
  const items = row.items.map(({ synonyms, ...item }) => ({
    ...item,
    via: viaOf(item.name, synonyms, query),
  }))
  return { any: row.any, found: { items, total: row.total, page, size, facets: row.facets } }
}

/** The items worth a look: the share of a list of keys that is theirs, and the length of the word of theirs that was typed. */
function nearTo({ near, loose, pieces }: Query) {
  const lists = near
    .filter(({ keys }) => keys.length > 0)
    .map(
      ({ keys, least }) => sql`
        select item, count(*)::float8 / ${keys.length} as share, 0 as word from catalogue.search_key
        where key = any (${keys}::text[]) group by item having count(*) >= ${least}`,
    )
  const words = sql`
    select item, 0.0::float8 as share, max(length(key)) - 2 as word from catalogue.search_key
    where key = any (${pieces}::text[]) group by item`
  const all = [...lists, ...(loose.length > 0 ? [looselyNear(loose)] : []), words]
  return sql`select item, max(share) as share, max(word) as word from (${sql.join(all, sql` union all `)}) n group by item`
}

/** How much of what was typed an item must have, in the weights below. */
const ENOUGH = 0.4

/**
 * The items that have the better part of these keys, each weighed by how few items have it: 砍 says more than 证. A
 * character no item has weighs most; a pair no item has says only that the two stand together by chance.
 */
function looselyNear(loose: Query['loose']) {
  const keys = loose.map(({ key }) => key)
  const weights = loose.map(({ weight }) => weight)
  return sql`
    select item, sum(w.weight)::float8 / min(w.whole) as share, 0 as word
    from (
      select key, weight, sum(weight) over () as whole from (
        select a.key, a.weight * ln(1 + (select count(*) from catalogue.item)::float8 / greatest(count(s.item), 1)) as weight
        from unnest(${keys}::text[], ${weights}::float8[]) a (key, weight) left join catalogue.search_key s on s.key = a.key
        where s.key is not null or length(a.key) = 1
        group by a.key, a.weight) rare
    ) w join catalogue.search_key k on k.key = w.key
    group by item having sum(w.weight) >= ${ENOUGH} * min(w.whole)`
}

/**
 * How well an item matches, 0 to 1: the whole name or word, its beginning or a part of it was typed; or one of its words
 * is in what was typed; or most of the keys are its own.
 */
function scoreOf(query: Query | undefined) {
  if (!query) return sql<number>`1.0`
  const { names, pinyin, initials } = query
  return sql<number>`greatest(
    ${containment(sql`i.names`, names)},
    ${containment(sql`i.pinyin`, pinyin)} * 0.95,
    ${initials === '' ? sql`0` : sql`${containment(sql`i.initials`, initials)} * 0.95`},
    near.share * 0.75,
    case when near.word > 0 then 0.6 + 0.15 * near.word / ${names.length} else 0 end
  )`
}

/** The name it was typed from covers it: the less of that name is left over, the likelier it is meant. */
function containment(face: ReturnType<typeof sql>, text: string) {
  return sql<number>`coalesce((
    select max(case
      when one = ${text} then 1.0
      when starts_with(one, ${text}) then 0.85 + 0.1 * length(${text}) / length(one)
      else 0.75 + 0.1 * length(${text}) / length(one) end)
    from unnest(string_to_array(btrim(${face}, '|'), '|')) one where strpos(one, ${text}) > 0), 0)`
}

/** Taken in at the sites of that level, and exercised by an organ of that place, above it or below it. */
function acceptedIn({ place, on }: Wanted) {
  if (!place) return sql`true`
  return sql`${place.level} = any (i.accepted_at) and exists (
    select 1 from catalogue.implementation m
    where m.item = i.item and m.valid_from <= ${on} and (m.valid_to is null or m.valid_to >= ${on})
      and (m.division = any (${[...place.around]}::text[]) or starts_with(m.division, ${place.prefix})))`
}

/** The everyday word that led to an item whose name does not say it. */
function viaOf(name: string, synonyms: readonly string[], query: Query | undefined): string | undefined {
  if (!query || normalise(name).includes(query.names)) return undefined
  return synonyms.find((word) => normalise(word).includes(query.names))
}
