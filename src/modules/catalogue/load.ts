import type { Day } from '../../core/day.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { type GuideFile, readCatalogue } from './files.ts'
import { forgetGuides, guideVersion } from './guides.ts'
import { FIRST_DAY, implement, type Organ, organsFor } from './implementations.ts'
import { addVersion, fingerprintOf, lockCatalogue, newestVersion } from './publish.ts'

/**
 * Bring the catalogue of a database to what the files say. A new file becomes version 1; a changed one the next version,
 * binding from `changesFrom` on; an unchanged one changes nothing. Every organ of the department on a level where the
 * item is decided gets its implementation; the organs are those of the organisation unless others are given. Nothing is
 * written while any file has a fault. What a department has changed by an approved draft is its own since then: the file
 * no longer speaks for it.
 */
export async function loadCatalogue(
  db: Db,
  { folder, organs, changesFrom }: { folder?: string; organs?: readonly Organ[]; changesFrom: Day },
): Promise<{ items: number; versions: number; implementations: number }> {
  const files = readCatalogue(folder)
  const done = await transact(db, async (tx) => {
    await lockCatalogue(tx)
    const versions = []
    const left = await notEnded(tx, files)
    for (const file of left) versions.push(await publish(tx, file, changesFrom))
    const standing = await withDepartments(tx, left, changesFrom)
    const exercising = organs ?? (await organsFor(tx, standing, changesFrom))
    const implementations = await implement(tx, standing, exercising, { changesFrom })
    return { items: files.length, versions: versions.filter((is) => is).length, implementations }
  })
  forgetGuides()
  return done
}

/** Store a guide as the next version of its item, unless it says what the newest one says already. */
async function publish(tx: Tx, { item, guide }: GuideFile, changesFrom: Day): Promise<boolean> {
  const newest = await newestVersion(tx, item)
  if (newest?.fingerprint === fingerprintOf(guide) || newest?.draft) return false
  if (newest && newest.starts_on > changesFrom)
    throw new TypeError(
      `${item}: a version from ${newest.starts_on} on is there; an earlier one cannot follow it`,
    )
  const version = (newest?.version ?? 0) + 1
  await addVersion(tx, { item, version, guide, startsOn: newest ? changesFrom : FIRST_DAY }, changesFrom)
  return true
}

/** An item that a draft has ended stays ended, whatever a file says. */
async function notEnded(tx: Tx, files: readonly GuideFile[]): Promise<GuideFile[]> {
  const ended = await tx
    .selectFrom('catalogue.item')
    .select('item')
    .where('ends_on', 'is not', null)
    .execute()
  return files.filter(({ item }) => !ended.some((row) => row.item === item))
}

/** What the files stand for today: the departments' own words where they have spoken. */
async function withDepartments(tx: Tx, files: readonly GuideFile[], on: Day): Promise<GuideFile[]> {
  const own = await tx
    .selectFrom('catalogue.guide')
    .select((eb) => ['item', eb.fn.max('version').as('version')])
    .where('draft', 'is not', null)
    .where('starts_on', '<=', on)
    .groupBy('item')
    .execute()
  const spoken: GuideFile[] = []
  for (const file of files) {
    const row = own.find(({ item }) => item === file.item)
    spoken.push(row ? { ...file, guide: (await guideVersion(tx, file.item, row.version)).guide } : file)
  }
  return spoken
}
