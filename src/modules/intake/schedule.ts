import { sql } from 'kysely'
import type { Schedule } from '../../platform/module.ts'

/** Days without a touch after which a draft is forgotten, and days for which a scan waits for its registration. */
const DRAFT_DAYS = 90
const SCAN_DAYS = 2

/** What was begun and never sent is forgotten: personal data is kept no longer than it is of use. */
export const forgetDrafts: Schedule = {
  everySeconds: 3_600,
  run: async (db) => {
    await sql`delete from intake.draft where changed_at < now() - make_interval(days => ${DRAFT_DAYS})`.execute(
      db,
    )
    await sql`
      delete from intake.upload u where added_at < now() - make_interval(days => ${SCAN_DAYS})
        and not exists (select from intake.draft d where d.case_id = u.case_id)`.execute(db)
  },
}
