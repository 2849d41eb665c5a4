import { sql } from 'kysely'
import { assertLegacyCode, type LegacyKind, plainCode } from '../../core/catalogue/codes.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type LegacyCode = { code: string; kind: LegacyKind; note: string }
/** Who keeps or retires a code, and on which day. */
export type KeptBy = { id: string; name: string; on: Day }

/** The codes an item is known by besides its own, as they were written; those that were retired are left out. */
export async function legacyCodesOf(db: Db | Tx, item: string): Promise<LegacyCode[]> {
  const rows = await db
    .selectFrom('catalogue.legacy_code')
    .select(['code', 'kind', 'note'])
    .where('item', '=', item)
    .where('retired_on', 'is', null)
    .orderBy('kind')
    .orderBy('code')
    .execute()
  return rows as LegacyCode[]
}

/** Every code that was ever kept beside an item, with who kept and who retired it. */
export const legacyRecord = (db: Db | Tx, item: string) =>
  db
    .selectFrom('catalogue.legacy_code')
    .select(['code', 'kind', 'note', 'kept_name as keptName', 'kept_on as keptOn'])
    .select(['retired_on as retiredOn', 'retired_name as retiredName', 'retired_reason as retiredReason'])
    .where('item', '=', item)
    .orderBy(sql`retired_on is not null`)
    .orderBy('kind')
    .orderBy('code')
    .execute()

/**
 * Keep a code beside an item, as it was written, with its kind; one that was retired is kept again. Throws what
 * `assertLegacyCode` throws, and `code/used` while it leads to another item.
 */
export async function keepLegacyCode(
  tx: Tx,
  item: string,
  { code, kind, note }: LegacyCode,
  by: KeptBy,
): Promise<void> {
  assertLegacyCode(code, kind)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code ${plainCode(code)}`}, 0))`.execute(tx)
  const other = (await itemsBehind(tx, code)).find((one) => one.item !== item)
  if (other) throw new RuleViolation('code/used', { item: other.name })
  const kept = { note, kept_by: by.id, kept_name: by.name, kept_on: by.on }
  const again = { ...kept, retired_on: null, retired_by: '', retired_name: '', retired_reason: '' }
  await tx
    .insertInto('catalogue.legacy_code')
    .values({ item, code, kind, ...kept })
    .onConflict((conflict) => conflict.columns(['code', 'kind', 'item']).doUpdateSet(again))
    .execute()
}

/** From today on the code leads to the item no more; who retired it and why stays. Throws `code/unknown`. */
export async function retireLegacyCode(
  tx: Tx,
  item: string,
  { code, kind, reason }: { code: string; kind: LegacyKind; reason: string },
  by: KeptBy,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('catalogue.legacy_code')
    .set({ retired_on: by.on, retired_by: by.id, retired_name: by.name, retired_reason: reason })
    .where('item', '=', item)
    .where('code', '=', code)
    .where('kind', '=', kind)
    .where('retired_on', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new RuleViolation('code/unknown')
}

/**
 * The national code of the item that somebody's old code stands for; undefined when the text is no such code. Signs between
 * the parts do not matter.
 */
export async function baseCodeBehind(db: Db | Tx, text: string): Promise<string | undefined> {
  return /\d/.test(text) ? (await itemsBehind(db, text))[0]?.baseCode : undefined
}

async function itemsBehind(db: Db | Tx, code: string) {
  const { rows } = await sql<{ item: string; name: string; baseCode: string }>`
    select i.item, i.name, i.base_code as "baseCode"
    from catalogue.legacy_code l join catalogue.item i using (item)
    where upper(regexp_replace(l.code, '[^[:alnum:]]', '', 'g')) = ${plainCode(code)} and l.retired_on is null
    order by i.item`.execute(db)
  return rows
}
