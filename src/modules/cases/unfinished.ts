import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'

/** How many cases still need this organ or site: received or decided there, handed out there, or its opinion asked. */
export function unfinishedAt(db: Db | Tx, place: string): Promise<number> {
  return count(
    db,
    sql`from cases.file f where f.ended_on is null and (f.site = ${place} or f.organ = ${place}
      or f.hand_out = ${place} or f.desk_place = ${place}
      or exists (select from cases.opinion o where o.case_id = f.case_id and o.organ = ${place} and o.given_on is null))`,
  )
}

/** How many cases wait at one of these desks of a place. */
export function waitingAt(db: Db | Tx, place: string, desks: readonly string[]): Promise<number> {
  return count(
    db,
    sql`from cases.file f where f.desk_place = ${place} and f.desk_role = any (${desks}::text[])`,
  )
}

async function count(db: Db | Tx, cases: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${cases}`.execute(db)
  return rows[0]?.n ?? 0
}
