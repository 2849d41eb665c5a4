import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { divisionPath } from '../organisation/facade.ts'
import type { ErrandLine } from './contract.ts'
import type { ErrandKey, ErrandRow } from './errands.ts'
import { namesOf } from './names.ts'
import { placeOf } from './visible.ts'

/** Errands as people read them. Supervisors sit in no office: theirs come from their division. */
export async function errandLines(
  db: Db | Tx,
  actor: Staff,
  rows: readonly ErrandRow[],
  today: Day,
): Promise<ErrandLine[]> {
  const names = await namesOf(
    db,
    rows.flatMap(({ from_place, to_place }) => [from_place, to_place]),
    today,
  )
  const divisions = await divisionNames(db, rows)
  const place = placeOf(actor)
  return rows.map((row) => ({
    caseId: row.case_id,
    errand: row.errand,
    kind: row.kind as ErrandLine['kind'],
    number: row.number,
    title: row.title,
    fromName: row.from_name,
    fromPlace: divisions.get(row.from_place) ?? names.place(row.from_place),
    toName: row.to_name,
    toPlace: names.place(row.to_place),
    text: row.text,
    askedAt: new Date(row.asked_at).toISOString(),
    dueOn: row.due_on,
    late: (row.answered_on ?? today) > row.due_on,
    answer: row.answer,
    taken: row.taken,
    answeredName: row.answered_name,
    answeredOn: row.answered_on,
    mine:
      row.answer === null && row.to_place === place && (row.to_person === null || row.to_person === actor.id),
  }))
}

async function divisionNames(db: Db | Tx, rows: readonly ErrandRow[]): Promise<Map<string, string>> {
  const codes = [...new Set(rows.map(({ from_place }) => from_place))].filter((code) => /^\d{12}$/.test(code))
  const found = await Promise.all(
    codes.map(async (code) => [code, (await divisionPath(db, code)).at(-1)?.name ?? code] as const),
  )
  return new Map(found)
}

/** One errand as it stands after an act on it. */
export async function errandLine(db: Db | Tx, actor: Staff, key: ErrandKey, today: Day): Promise<ErrandLine> {
  const rows = await db
    .selectFrom('supervision.errand')
    .selectAll()
    .where('case_id', '=', key.caseId)
    .where('errand', '=', key.errand)
    .execute()
  const [line] = await errandLines(db, actor, rows, today)
  if (!line) throw new RuleViolation('errand/unknown')
  return line
}
