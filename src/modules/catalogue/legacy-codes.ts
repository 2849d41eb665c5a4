import { sql } from 'kysely'
import { type LegacyKind, plainCode } from '../../core/catalogue/codes.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type LegacyCode = { code: string; kind: LegacyKind; note: string }

/** The codes an item is or was known by besides its own, as they were written. */
export async function legacyCodesOf(db: Db | Tx, item: string): Promise<LegacyCode[]> {
  const rows = await db
    .selectFrom('catalogue.legacy_code')
    .select(['code', 'kind', 'note'])
    .where('item', '=', item)
    .orderBy('kind')
    .orderBy('code')
    .execute()
  return rows as LegacyCode[]
}

/** Keep codes beside an item; none is refused for how it looks, and one that is there already stays. */
export async function keepLegacyCodes(tx: Tx, item: string, codes: readonly LegacyCode[]): Promise<void> {
  if (codes.length === 0) return
  await tx
    .insertInto('catalogue.legacy_code')
    .values(codes.map((one) => ({ ...one, item })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * The national code of the item that somebody's old code stands for; undefined when the text is no such code. Signs between
 * the parts do not matter.
 */
export async function baseCodeBehind(db: Db | Tx, text: string): Promise<string | undefined> {
  const plain = plainCode(text)
  if (!/\d/.test(plain)) return undefined
  const { rows } = await sql<{ base_code: string }>`
    select i.base_code from catalogue.legacy_code l join catalogue.item i using (item)
    where upper(regexp_replace(l.code, '[^[:alnum:]]', '', 'g')) = ${plain} order by i.item limit 1`.execute(
    db,
  )
  return rows[0]?.base_code
}
