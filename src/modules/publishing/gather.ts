import { createHash } from 'node:crypto'
import type { Day } from '../../core/day.ts'
import { canonical } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { differencesOn, type GuideVersion, guidesOn, versionsOn } from '../catalogue/facade.ts'
import { departmentsOf, divisionOn, hallsOn, organsById, placesState } from '../organisation/facade.ts'
import { type VolumePart, volume } from './binding.ts'
import type { Book, Chapter } from './book.ts'
import { BOOK_TEMPLATE_VERSION } from './book-template.ts'
import { chapterOf } from './chapter.ts'
import { placesFor } from './places.ts'

/** Guides read at a time: between two stretches others have their turn. */
const STRETCH = 20

/** Which volume: its part, and the county it is of; an empty one is the whole city's. */
export type Wanted = { part: VolumePart; division: string }

/** Everything a volume says, gathered a stretch at a time; `told` hears how many chapters are written. */
export async function gather(
  db: Db,
  { part, division }: Wanted,
  today: Day,
  told: (chapters: number) => Promise<void>,
): Promise<Book> {
  const departments = await departmentsOf(db)
  const names = new Map(departments.map(({ key, name }) => [key, name]))
  const chapters: { chapter: Chapter; department: string }[] = []
  const items = (await versionsIn(db, part, today)).map(({ item }) => item)
  const placesOf = await placesFor(db, division || undefined, items, today)
  for await (const versions of stretches(db, part, today)) {
    for (const version of versions) {
      const { item, guide } = version
      const occasion = { today, departments: names, ...(await placesOf(item, guide)) }
      chapters.push({ chapter: chapterOf(version, occasion), department: guide.department })
    }
    await told(chapters.length)
  }
  const halls = (await hallsOn(db, today)).filter((hall) => !division || hall.division === division)
  const place = division ? (await divisionOn(db, division, today)).name : undefined
  return volume(part, chapters, { departments, halls, today, place })
}

/** Which versions a volume is of. */
const versionsIn = async (db: Db | Tx, part: VolumePart, on: Day) =>
  (await versionsOn(db, on)).filter(({ group }) => part === 'all' || group === part)

/** The guides of a volume, some at a time. */
async function* stretches(db: Db, part: VolumePart, on: Day): AsyncGenerator<GuideVersion[]> {
  for (let after: string | undefined; ; ) {
    const group = part === 'all' ? undefined : part
    const versions = await guidesOn(db, { group, after, most: STRETCH }, on)
    if (versions.length > 0) yield versions
    if (versions.length < STRETCH) return
    after = versions.at(-1)?.item
  }
}

/**
 * What a volume is made from, as one hash: the versions of its items, what departments and halls are called and where
 * they are, in what organs differ, the layout and the format. The day is no part of it: the same contents on another day
 * are the same volume.
 */
export async function fingerprintOf(
  db: Db | Tx,
  { part, division }: Wanted,
  format: string,
  on: Day,
): Promise<{ fingerprint: string; items: number }> {
  const versions = await versionsIn(db, part, on)
  const items = versions.map(({ item, version, startsOn }) => `${item}@${version} ${startsOn}`)
  const halls = (await hallsOn(db, on)).map(({ name, address, hours, phone }) => ({
    ...{ name, address, hours, phone },
  }))
  const differences = await differencesOn(db, division || undefined, on)
  const organs = await organsById(db, [...new Set(differences.map(({ organ }) => organ))], on)
  const made = {
    ...{ part, format, items, halls, layout: BOOK_TEMPLATE_VERSION },
    departments: (await departmentsOf(db)).map(({ key, name }) => ({ key, name })),
    differences,
    organs: [...organs.values()]
      .map(({ id, name, address, consultPhone }) => ({ id, name, address, consultPhone }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    // every page of a county's volume says where to go and whom to call there
    places: division ? [division, (await placesState(db, on)).edition] : [],
  }
  return {
    fingerprint: createHash('sha256').update(canonical(made)).digest('hex'),
    items: items.length,
  }
}
