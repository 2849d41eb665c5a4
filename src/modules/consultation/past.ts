import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * For whoever gives a demo city its past: the record of a question is told the days on which things happened, at ten in the
 * morning. Only the owner of the database may.
 */
export async function dateRecord(db: Db, ticket: string): Promise<void> {
  await sql`
    update consultation.event set recorded_at = ((data->>'on') || 'T10:00:00+08:00')::timestamptz
    where ticket = ${ticket} and recorded_at > ((data->>'on') || 'T24:00:00+08:00')::timestamptz`.execute(db)
}
