import { createHash } from 'node:crypto'
import type { Day } from '../../core/day.ts'
import { canonical } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type GuideVersion, guidesOn, versionsOn } from '../catalogue/facade.ts'
import { departmentsOf, hallsOn } from '../organisation/facade.ts'
import { type VolumePart, volume } from './binding.ts'
import type { Book, Chapter } from './book.ts'
import { BOOK_TEMPLATE_VERSION } from './book-template.ts'
import { chapterOf } from './chapter.ts'

/** Guides read at a time: between two stretches others have their turn. */
const STRETCH = 20

/** Everything a volume says, gathered a stretch at a time; `told` hears how many chapters are written. */
export async function gather(
  db: Db,
  part: VolumePart,
  today: Day,
  told: (chapters: number) => Promise<void>,
): Promise<Book> {
  const departments = await departmentsOf(db)
  const names = new Map(departments.map(({ key, name }) => [key, name]))
  const chapters: { chapter: Chapter; department: string }[] = []
  for await (const versions of stretches(db, part, today)) {
    for (const version of versions)
      chapters.push({
        chapter: chapterOf(version, { today, departments: names }),
        department: version.guide.department,
      })
    await told(chapters.length)
  }
  return volume(part, chapters, { departments, halls: await hallsOn(db, today), today })
}

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
 * they are, the layout and the format. The day is no part of it: the same contents on another day are the same volume.
 */
export async function fingerprintOf(
  db: Db | Tx,
  part: VolumePart,
  format: string,
  on: Day,
): Promise<{ fingerprint: string; items: number }> {
  const versions = (await versionsOn(db, on)).filter(({ group }) => part === 'all' || group === part)
  const items = versions.map(({ item, version, startsOn }) => `${item}@${version} ${startsOn}`)
  const halls = (await hallsOn(db, on)).map(({ name, address, hours, phone }) => ({
    ...{ name, address, hours, phone },
  }))
  const made = {
    ...{ part, format, items, halls, layout: BOOK_TEMPLATE_VERSION },
    departments: (await departmentsOf(db)).map(({ key, name }) => ({ key, name })),
  }
  return {
    fingerprint: createHash('sha256').update(canonical(made)).digest('hex'),
    items: items.length,
  }
}
