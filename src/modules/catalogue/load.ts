import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { canonical } from '../../platform/chain.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { type GuideFile, readCatalogue } from './files.ts'
import { forgetGuides } from './guides.ts'
import { FIRST_DAY, implement, type Organ, organsFor } from './implementations.ts'
import { indexOf } from './search.ts'

/**
 * Bring the catalogue of a database to what the files say. A new file becomes version 1; a changed one the next version,
 * binding from `changesFrom` on; an unchanged one changes nothing. Every organ of the department on a level where the
 * item is decided gets its implementation; the organs are those of the organisation unless others are given. Nothing is
 * written while any file has a fault.
 */
export async function loadCatalogue(
  db: Db,
  { folder, organs, changesFrom }: { folder?: string; organs?: readonly Organ[]; changesFrom: Day },
): Promise<{ items: number; versions: number; implementations: number }> {
  const files = readCatalogue(folder)
  const done = await transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('catalogue'))`.execute(tx) // two servers may start at once
    const versions = []
    for (const file of files) versions.push(await publish(tx, file, changesFrom))
    const exercising = organs ?? (await organsFor(tx, files, changesFrom))
    const implementations = await implement(tx, files, exercising, changesFrom)
    return { items: files.length, versions: versions.filter((is) => is).length, implementations }
  })
  forgetGuides()
  return done
}

/** Store a guide as the next version of its item, unless it says what the newest one says already. */
async function publish(tx: Tx, { item, guide }: GuideFile, changesFrom: Day): Promise<boolean> {
  const fingerprint = createHash('sm3').update(canonical(guide)).digest('hex')
  const newest = await tx
    .selectFrom('catalogue.guide')
    .select(['version', 'fingerprint', 'starts_on'])
    .where('item', '=', item)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest?.fingerprint === fingerprint) return false
  if (newest && newest.starts_on > changesFrom)
    throw new TypeError(
      `${item}: a version from ${newest.starts_on} on is there; an earlier one cannot follow it`,
    )
  const version = (newest?.version ?? 0) + 1
  const { keys, ...index } = indexOf([guide.name, ...guide.synonyms], guide.baseCode)
  const row = { ...itemRow(item, guide), ...index, version }
  await tx
    .insertInto('catalogue.item')
    .values(row)
    .onConflict((conflict) => conflict.column('item').doUpdateSet(row))
    .execute()
  await tx.deleteFrom('catalogue.search_key').where('item', '=', item).execute()
  await tx
    .insertInto('catalogue.search_key')
    .values(keys.map((key) => ({ key, item })))
    .execute()
  const starts_on = newest ? changesFrom : FIRST_DAY
  await tx
    .insertInto('catalogue.guide')
    .values({ item, version, starts_on, data: JSON.stringify(guide), fingerprint })
    .execute()
  return true
}

function itemRow(item: string, guide: Guide) {
  return {
    item,
    base_code: guide.baseCode,
    local_code: guide.localCode ?? null,
    name: guide.name,
    type: guide.type,
    window_group: guide.windowGroup,
    department: guide.department,
    handling: guide.handling,
    decided_at: [...guide.decidedAt],
    accepted_at: [...guide.acceptedAt],
    subjects: [...guide.subjects],
    themes: [
      ...guide.themes.natural.map((code) => `natural-${code}`),
      ...guide.themes.legal.map((code) => `legal-${code}`),
    ],
    promised: limitInWords(guide.promisedLimit),
    visits: guide.visits,
    online: guide.channels.includes('online'),
    charged: guide.fee.charged,
    synonyms: [...guide.synonyms],
  }
}
