import type { Day } from '../../core/day.ts'
import { WINDOW_GROUP } from '../../core/words/catalogue.ts'
import { DIRECTORY } from '../../core/words/directory.ts'
import { found } from '../../core/words/finding.ts'
import { THEMES } from '../../core/words/theme.ts'
import type { Db } from '../../platform/db.ts'
import { departmentsOf, divisionsOf, findChosen, organsById, plainName } from '../organisation/facade.ts'
import { findingIn, placeAsked } from './addresses.ts'
import type { FoundItem } from './contract.ts'
import { decidersOf } from './offered.ts'
import { placeIn } from './place.ts'
import { searchItems } from './queries.ts'

/** By what the list of items is divided. */
export const WAYS = ['department', 'place', 'theme', 'group'] as const
export type Way = (typeof WAYS)[number]

/** One part of the list, with how much stands in it where that was counted. */
export type Shelf = { href: string; name: string; count?: number | undefined }
/** The parts of the list in one way of dividing it. */
export type Overview = {
  way: Way
  total: number
  sections: readonly { title?: string | undefined; shelves: readonly Shelf[] }[]
  /** In which place: its own list, and the way up to the city. */
  within?: { name: string; href: string; path: readonly Shelf[] } | undefined
}
/** One part of the list, a page of it. */
export type Listing = {
  title: string
  way: Way | undefined
  query: Readonly<Record<string, string>>
  items: readonly (FoundItem & { handler: string })[]
  page: number
  size: number
  total: number
  place?: string | undefined
}

/** Items a page shows: thousands are walked through, not loaded. */
const SIZE = 50

/** What `/directory` shows: the parts of the list, or one of them. */
export async function directoryFor(
  db: Db,
  query: Readonly<Record<string, string>>,
  on: Day,
): Promise<Overview | Listing> {
  const { department, place, theme, group, page } = findingIn(query)
  if (department ?? place ?? theme ?? group ?? (query.all === '1' ? 'all' : undefined))
    return listing(db, { department, place, theme, group, page }, on)
  const way = WAYS.find((one) => one === query.by) ?? 'department'
  return way === 'place'
    ? overviewOfPlaces(db, placeAsked({ place: query.in ?? '' }), on)
    : overview(db, way, on)
}

const address = (query: Readonly<Record<string, string>>) => `/directory?${new URLSearchParams(query)}`

async function overview(db: Db, way: Exclude<Way, 'place'>, on: Day): Promise<Overview> {
  const { facets, total } = await searchItems(db, { page: 1, size: 1, on })
  const departments = await departmentsOf(db)
  const shelvesOf = (
    rows: readonly (readonly [string, string])[],
    counts: Readonly<Record<string, number>>,
  ) =>
    rows.flatMap(([value, name]) => {
      const count = counts[value] ?? 0
      return count === 0 ? [] : [{ href: address({ [way]: value }), name, count }]
    })
  const themes = (kind: 'natural' | 'legal') =>
    shelvesOf(
      THEMES.filter((one) => one.kind === kind).map(({ theme, word }) => [theme, word.zh] as const),
      facets.theme,
    )
  const sections: Record<typeof way, Overview['sections']> = {
    department: [
      {
        shelves: shelvesOf(
          departments.map(({ key, name }) => [key, found.anyOf(name)]),
          facets.department,
        ),
      },
    ],
    group: [
      {
        shelves: shelvesOf(
          Object.entries(WINDOW_GROUP).map(([key, word]) => [key, word.zh]),
          facets.windowGroup,
        ),
      },
    ],
    theme: [
      { title: DIRECTORY.personal.zh, shelves: themes('natural') },
      { title: DIRECTORY.business.zh, shelves: themes('legal') },
    ],
  }
  return { way, total, sections: sections[way] }
}

/** A place with what lies below it: the city, a county with its townships, a township with its villages. */
async function overviewOfPlaces(db: Db, code: string | undefined, on: Day): Promise<Overview> {
  const [city] = await divisionsOf(db, undefined, on)
  const at = (await findChosen(db, code, on)) ?? (await findChosen(db, city?.code, on))
  const { total } = await searchItems(db, { page: 1, size: 1, on })
  if (!at) return { way: 'place', total, sections: [] }
  const below = await divisionsOf(db, at.code, on)
  const leadsTo = ({ code: to, level }: { code: string; level: string }) =>
    level === 'village' ? address({ place: to }) : address({ by: 'place', in: to })
  return {
    way: 'place',
    total,
    within: {
      name: at.name,
      href: address({ place: at.code }),
      path: at.path.slice(0, -1).map((one) => ({ name: plainName(one), href: leadsTo(one) })),
    },
    sections: [{ shelves: below.map((one) => ({ href: leadsTo(one), name: plainName(one) })) }],
  }
}

type Asked = Pick<ReturnType<typeof findingIn>, 'department' | 'place' | 'theme' | 'group' | 'page'>

async function listing(db: Db, { department, place, theme, group, page }: Asked, on: Day): Promise<Listing> {
  const chosen = await findChosen(db, place, on)
  const answer = await searchItems(db, {
    ...{ page, size: SIZE, department, theme, windowGroup: group, on },
    place: chosen && (await placeIn(db, chosen.code, on)),
  })
  const names = new Map((await departmentsOf(db)).map(({ key, name }) => [key, found.anyOf(name)]))
  const codes = answer.items.map(({ item }) => item)
  const deciders = chosen ? await decidersOf(db, codes, chosen.code, on) : new Map<string, string>()
  const organs = await organsById(db, [...new Set(deciders.values())], on)
  const titles = [
    department && (names.get(department) ?? department),
    theme && THEMES.find((known) => known.theme === theme)?.word.zh,
    group && WINDOW_GROUP[group].zh,
    chosen?.name,
  ].filter((title): title is string => Boolean(title))
  const asked = { department, theme, group, place: chosen?.code }
  return {
    title: titles.join('，') || DIRECTORY.whole.zh,
    way: WAYS.find((one) => asked[one] !== undefined),
    query: Object.fromEntries(
      Object.entries(titles.length === 0 ? { all: '1' } : asked).filter((pair): pair is [string, string] =>
        Boolean(pair[1]),
      ),
    ),
    items: answer.items.map((item) => ({
      ...item,
      handler:
        organs.get(deciders.get(item.item) ?? '')?.name ?? names.get(item.department) ?? item.department,
    })),
    ...{ page, size: SIZE, total: answer.total, place: chosen?.code },
  }
}
