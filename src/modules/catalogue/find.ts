import type { Day } from '../../core/day.ts'
import { found } from '../../core/words/finding.ts'
import type { Db } from '../../platform/db.ts'
import {
  type Chosen,
  departmentsOf,
  divisionsOf,
  findChosen,
  officesOn,
  organsById,
  organsIn,
} from '../organisation/facade.ts'
import { type Finding, findingIn } from './addresses.ts'
import type { FoundItem } from './contract.ts'
import type { DepartmentView } from './departments.tsx'
import type { Home } from './home.tsx'
import { decidersOf } from './offered.ts'
import { placeIn } from './place.ts'
import type { Offer } from './popular.ts'
import { searchItems } from './queries.ts'
import type { Results } from './results.tsx'

const ONE_PAGE = { page: 1, size: 20 } as const
/** For lists that are shown whole. */
const WHOLE = { page: 1, size: 500 } as const

/** The front page: what most people come for, what there is, and the offices of the place they chose once. */
export async function homeFor(db: Db, offer: Offer, place: string | undefined, on: Day): Promise<Home> {
  const [all, chosen] = [await searchItems(db, { ...WHOLE, on }), await findChosen(db, place, on)]
  const named = new Map(all.items.map((item) => [item.item, item]))
  const counties = chosen ? [] : await countiesOn(db, on)
  return {
    popular: offer.popular.flatMap(({ item, say }) => {
      const known = named.get(item)
      return known ? [{ ...known, say }] : []
    }),
    ...{ tries: offer.tries, total: all.total, facets: all.facets, chosen, counties },
    offices: chosen ? await officesOn(db, chosen, on) : [],
  }
}

/** What an address looks for, and what stands beside it: who handles it there, and where else it could be narrowed to. */
export async function resultsFor(
  db: Db,
  query: Readonly<Record<string, string>>,
  remembered: string | undefined,
  on: Day,
): Promise<Results> {
  const asked = findingIn(query)
  const chosen = await findChosen(db, asked.place ?? remembered, on)
  const finding: Finding = { ...asked, place: asked.place === chosen?.code ? asked.place : undefined }
  const answer = await searchItems(db, {
    ...(await wantedOf(db, finding, on)),
    ...ONE_PAGE,
    page: finding.page,
  })
  const departments = new Map((await departmentsOf(db)).map(({ key, name }) => [key, name]))
  return {
    ...{ finding, answer, departments },
    handlers: await handlersOf(db, answer.items, { departments, chosen, on }),
    places: await placesFor(db, finding, chosen, on),
  }
}

async function wantedOf(db: Db, { q, theme, group, department, place, subject }: Finding, on: Day) {
  return {
    ...(q === '' ? {} : { text: q }),
    ...{ theme, department, windowGroup: group, kind: subject, on },
    place: place === undefined ? undefined : await placeIn(db, place, on),
  }
}

async function handlersOf(
  db: Db,
  items: readonly FoundItem[],
  {
    departments,
    chosen,
    on,
  }: { departments: ReadonlyMap<string, string>; chosen: Chosen | undefined; on: Day },
): Promise<Map<string, string>> {
  const codes = items.map(({ item }) => item)
  const deciders = chosen ? await decidersOf(db, codes, chosen.code, on) : new Map<string, string>()
  const organs = await organsById(db, [...new Set(deciders.values())], on)
  return new Map(
    items.map(({ item, department }) => {
      const organ = organs.get(deciders.get(item) ?? '')
      return [item, organ?.name ?? found.anyOf(departments.get(department) ?? department)]
    }),
  )
}

/** The chosen place and those above it, each with how many of these items it takes in; without a choice, the counties. */
async function placesFor(
  db: Db,
  finding: Finding,
  chosen: Chosen | undefined,
  on: Day,
): Promise<Results['places']> {
  if (!chosen) return (await countiesOn(db, on)).map((place) => ({ place }))
  const counted = chosen.path.slice(1).map(async ({ code }) => {
    const place = (await findChosen(db, code, on)) ?? chosen
    const wanted = await wantedOf(db, { ...finding, place: code }, on)
    return { place, count: (await searchItems(db, { ...wanted, page: 1, size: 1 })).total }
  })
  return Promise.all(counted)
}

async function countiesOn(db: Db, on: Day) {
  const [city] = await divisionsOf(db, undefined, on)
  return city ? divisionsOf(db, city.code, on) : []
}

/** The departments that do something for the public, and how much. */
export async function departmentsFor(db: Db, on: Day) {
  const { facets } = await searchItems(db, { page: 1, size: 1, on })
  const departments = await departmentsOf(db)
  return {
    departments: departments.filter(({ key }) => (facets.department[key] ?? 0) > 0),
    counts: facets.department,
  }
}

/** A department with everything it does; where a place is chosen, as its organ there. Undefined when there is none. */
export async function findDepartment(
  db: Db,
  key: string,
  place: string | undefined,
  on: Day,
): Promise<DepartmentView | undefined> {
  const department = (await departmentsOf(db)).find((one) => one.key === key)
  if (!department) return undefined
  const chosen = await findChosen(db, place, on)
  const way = chosen?.path.map(({ code }) => code).toReversed() ?? []
  const near = await Promise.all(way.map((code) => organsIn(db, code, on)))
  const { items } = await searchItems(db, { ...WHOLE, department: key, on })
  return { ...department, chosen, organ: near.flat().find((organ) => organ.department === key), items }
}
