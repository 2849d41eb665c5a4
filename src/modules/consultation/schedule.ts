import { OPEN_DAYS } from '../../core/consultation/clocks.ts'
import { addDays } from '../../core/day.ts'
import { SYSTEM } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Schedule } from '../../platform/module.ts'
import { actOn } from './record.ts'

/** Answers nobody came back to are closed when the days for asking again are over. The rules say whether they are. */
export const closeSilent: Schedule = {
  everySeconds: 600,
  run: async (db, setting) => {
    const on = setting.today()
    const calendar = await setting.calendar()
    const rows = await db
      .selectFrom('consultation.ticket')
      .select('id')
      .where('state', '=', 'answered')
      .where('answered_on', '<', addDays(on, -OPEN_DAYS))
      .orderBy('answered_on')
      .limit(500)
      .execute()
    for (const { id } of rows)
      await transact(db, (tx) =>
        actOn(
          tx,
          setting,
          id,
          { actor: SYSTEM.id, place: '', requestId: newId() },
          { type: 'PassTime', on, calendar },
        ),
      )
  },
}
