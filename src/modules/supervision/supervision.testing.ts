import type pg from 'pg'
import type { TestApp } from '../../../tests/app.ts'
import { HOME_HALL, staffAt } from '../../../tests/app.ts'
import { applicants } from '../../../tests/applicants.ts'
import { lookAtCases } from './handlers.ts'
import { findDue } from './schedule.ts'

/** Supervision on real cases: what was done on a day stands in the record as of that day, as it does in life. */
export async function supervised(app: TestApp, owner: pg.Client) {
  const people = await applicants(app)
  const outside = { db: app.db, setting: app.setting }

  /** Tests do months in a second: the record is told the day on which each event had effect, at ten in the morning. */
  const dated = (id: string) =>
    owner.query(
      `update cases.event set recorded_at = ((data->>'on') || 'T10:00:00+08:00')::timestamptz where case_id = $1`,
      [id],
    )
  const look = async (id: string) => {
    await dated(id)
    await lookAtCases(outside, [{ caseId: id, seq: 1 }])
  }

  /** Accepted on the day the app stands on, and looked at; with the days it was promised and the law gives. */
  async function accepted(): Promise<{ id: string; promised: string; legal: string; organ: string }> {
    const { id } = await people.atWindow()
    await people.accept(id)
    await look(id)
    const row = await app.db
      .selectFrom('cases.file')
      .select(['promised_on', 'legal_on', 'organ'])
      .where('case_id', '=', id)
      .executeTakeFirstOrThrow()
    return { id, promised: row.promised_on ?? '', legal: row.legal_on ?? '', organ: row.organ }
  }

  const cards = (id: string) =>
    app.db
      .selectFrom('supervision.card')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('found_on')
      .orderBy('rule')
      .execute()
  const entries = async (id: string) =>
    (
      await app.db
        .selectFrom('supervision.entry')
        .select(['kind', 'text'])
        .where('case_id', '=', id)
        .orderBy('at')
        .orderBy('nth')
        .execute()
    ).map(({ kind }) => kind)
  const sweep = () => findDue.run(app.db, app.setting)
  const passTo = async (on: string) => {
    app.turnTo(on)
    await sweep()
  }

  const { organ } = await app.db
    .selectFrom('cases.file')
    .select('organ')
    .limit(1)
    .executeTakeFirst()
    .then(async (row) => row ?? { organ: (await accepted()).organ })
  const as = {
    reviewer: app.as(await staffAt(app.db, { organ, role: 'reviewer' })),
    approver: app.as(await staffAt(app.db, { organ, role: 'approver' })),
    clerk: app.as(await staffAt(app.db, { site: HOME_HALL, role: 'clerk' })),
    county: app.as(await staffAt(app.db, { division: '620826000000', role: 'supervisor' })),
    city: app.as(await staffAt(app.db, { division: '620800000000', role: 'supervisor' })),
    other: app.as(await staffAt(app.db, { division: '620802000000', role: 'supervisor' })),
  }
  return { people, look, dated, accepted, cards, entries, sweep, passTo, as, organ }
}
