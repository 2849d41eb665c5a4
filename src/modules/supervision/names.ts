import type { Day } from '../../core/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { organsById, personsById, sitesById } from '../organisation/facade.ts'

/** What places and people are called; a place that is gone stands under its code. */
export type Names = {
  place: (id: string) => string
  person: (id: string) => string
  isSite: (id: string) => boolean
}

export async function namesOf(
  db: Db | Tx,
  places: readonly string[],
  on: Day,
  people: readonly string[] = [],
): Promise<Names> {
  const ids = [...new Set(places)]
  const persons = [...new Set(people)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const [organs, sites, staff] = await Promise.all([
    ids.length > 0 ? organsById(db, ids, on) : undefined,
    ids.length > 0 ? sitesById(db, ids) : undefined,
    persons.length > 0 ? personsById(db, persons) : undefined,
  ])
  return {
    place: (id) => organs?.get(id)?.name ?? sites?.get(id)?.name ?? id,
    isSite: (id) => sites?.has(id) ?? false,
    person: (id) => staff?.get(id)?.name ?? '',
  }
}
