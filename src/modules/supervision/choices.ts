import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import type { Day } from '../../core/day.ts'
import { WINDOW_NAMED } from '../../core/words/supervision.ts'
import { say } from '../../core/words/workbench.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { divisionsOf, windowsOf } from '../organisation/facade.ts'
import type { CardChoices } from './contract.ts'
import { namesOf } from './names.ts'
import { visibleCards } from './visible.ts'

type Part = { division?: string | undefined; place?: string | undefined }
type Row = {
  division: string
  place: string
  window: string | null
  person: string | null
  name: string | null
}

/**
 * What a list of cards can be narrowed to, a step at a time: counties, the departments and halls there, the windows and
 * people of one of them. Only what some card that may be seen is charged to. Throws `actor/not-allowed`.
 */
export async function choicesOf(
  db: Db,
  actor: Staff,
  { division, place }: Part,
  on: Day,
): Promise<CardChoices> {
  const oversees = actor.post.role === 'supervisor'
  const county = sql<string>`case when c.division ~ '^[0-9]{12}$' then left(c.division, 6) || '000000' else c.division end`
  const charged = await visibleCards(db, actor)
    .select([county.as('division'), 'c.place'])
    .distinct()
    .execute()
  const here = charged.filter((row) => division === undefined || row.division.startsWith(areaOf(division)))
  const within = place ?? (oversees ? undefined : here[0]?.place)
  const hands: Row[] =
    within === undefined
      ? []
      : await visibleCards(db, actor)
          .where('c.place', '=', within)
          .select([
            county.as('division'),
            'c.place',
            'c.service_window as window',
            'c.person',
            'c.person_name as name',
          ])
          .distinct()
          .execute()
  const places = unique(here.map((row) => row.place))
  const [names, below, windows] = await Promise.all([
    namesOf(db, places, on),
    divisionsOf(db, actor.post.division, on),
    windowNames(db, within, hands, on),
  ])
  const short = new Map(below.map(({ code, shortName }) => [code, shortName]))
  const divisions = unique(charged.map((row) => row.division))
  return {
    divisions: oversees ? divisions.map((code) => ({ id: code, name: short.get(code) ?? code })) : [],
    places: oversees ? places.map((id) => ({ id, name: names.place(id) })).toSorted(byName) : [],
    windows,
    persons: unique(hands.flatMap(({ person }) => person ?? []))
      .map((id) => ({ id, name: hands.find((row) => row.person === id)?.name ?? id }))
      .toSorted(byName),
  }
}

/** Windows are called by their number and name as they are today; one that is gone stands under its code. */
async function windowNames(db: Db, site: string | undefined, hands: readonly Row[], on: Day) {
  const ids = unique(hands.flatMap(({ window }) => window ?? []))
  if (site === undefined || ids.length === 0) return []
  const known = await windowsOf(db, site, on)
  return ids.map((id) => {
    const window = known.find((one) => one.id === id)
    return { id, name: window ? say(WINDOW_NAMED, { number: window.number, name: window.name }) : id }
  })
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted()
const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'zh')
