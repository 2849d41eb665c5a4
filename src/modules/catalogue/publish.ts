import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { canonical } from '../../platform/chain.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { indexOf } from './search.ts'

/** SM3 over the canonical JSON of a guide: the same words, the same fingerprint. */
export function fingerprintOf(content: unknown): string {
  return createHash('sm3').update(canonical(content)).digest('hex')
}

/** Whoever adds versions takes turns: two servers that start at once, two auditors who agree at once. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalogue'))`.execute(tx)
}

/** The newest version of an item, in force or still to come. */
export async function newestVersion(db: Db | Tx, item: string) {
  return db
    .selectFrom('catalogue.guide')
    .select(['version', 'fingerprint', 'starts_on', 'draft'])
    .where('item', '=', item)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** A version to add: `draft` is what it was approved in, absent when a file says it. */
type Version = { item: string; version: number; guide: Guide; startsOn: Day; draft?: string | undefined }

/**
 * Add a version, which binds from its day on and never changes. Lists describe an item by the guide in force, so a version
 * that is still to come changes none of them; a new item is listed from its first day on.
 */
export async function addVersion(tx: Tx, added: Version, today: Day): Promise<void> {
  const { item, version, guide, startsOn: starts_on, draft = null } = added
  if (version === 1) await enter(tx, added)
  else if (starts_on <= today) await describe(tx, added)
  await tx
    .insertInto('catalogue.guide')
    .values({
      item,
      version,
      starts_on,
      data: JSON.stringify(guide),
      fingerprint: fingerprintOf(guide),
      draft,
    })
    .execute()
}

/** Every item whose newer guide has come into force since it was described. Done twice, it changes nothing. */
export async function describeAfresh(db: Db, today: Day): Promise<number> {
  const { rows } = await sql<{ item: string; version: number; data: Guide }>`
    select i.item, g.version, g.data from catalogue.item i join lateral (
      select version, data from catalogue.guide
      where item = i.item and starts_on <= ${today} order by starts_on desc, version desc limit 1
    ) g on g.version <> i.version`.execute(db)
  for (const { item, version, data } of rows)
    await transact(db, async (tx) => {
      await lockCatalogue(tx)
      await describe(tx, { item, version, guide: data })
    })
  return rows.length
}

async function enter(tx: Tx, { item, guide, version, startsOn }: Version): Promise<void> {
  await tx
    .insertInto('catalogue.item')
    .values({ ...itemRow(item, guide, version), starts_on: startsOn })
    .execute()
  await writeKeys(tx, item, guide)
}

async function describe(
  tx: Tx,
  { item, guide, version }: Pick<Version, 'item' | 'guide' | 'version'>,
): Promise<void> {
  await tx
    .updateTable('catalogue.item')
    .set(itemRow(item, guide, version))
    .where('item', '=', item)
    .execute()
  await tx.deleteFrom('catalogue.search_key').where('item', '=', item).execute()
  await writeKeys(tx, item, guide)
}

async function writeKeys(tx: Tx, item: string, guide: Guide): Promise<void> {
  await tx
    .insertInto('catalogue.search_key')
    .values(indexed(guide).keys.map((key) => ({ key, item })))
    .execute()
}

const indexed = (guide: Guide) => indexOf([guide.name, ...guide.synonyms], guide.baseCode)

function itemRow(item: string, guide: Guide, version: number) {
  const { names, pinyin, initials } = indexed(guide)
  return {
    item,
    version,
    names,
    pinyin,
    initials,
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
