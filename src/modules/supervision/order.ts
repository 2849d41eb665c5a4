import { areaOf } from '../../core/area.ts'
import { type Day, day, dayInChina } from '../../core/day.ts'
import { writeOrder } from '../../core/document/order.ts'
import { RuleViolation } from '../../core/violation.ts'
import { LEVEL, POINT, type PointNumber } from '../../core/words/supervision.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { organFor, postsOf } from '../organisation/facade.ts'
import { setPaper } from '../papers/facade.ts'
import { cardDetail } from './queries.ts'

/** The key of the department whose organs supervise government service (政务服务和大数据管理局). */
const SUPERVISING = 'data'

/**
 * The 督办单 of a card as a PDF, as its record stands now. Throws `card/unknown` for a card that is not there or not theirs,
 * and `card/no-order` for one without an order.
 */
export async function orderPdf(
  db: Db,
  actor: Staff,
  key: { caseId: string; card: string },
  today: Day,
): Promise<{ name: string; bytes: Buffer }> {
  const c = await cardDetail(db, actor, key, today)
  const ordered = c.entries.findLast(({ kind }) => kind === 'ordered')
  if (!ordered || c.orderNumber === null || c.orderDueOn === null) throw new RuleViolation('card/no-order')
  const { by_id, division } = await db
    .selectFrom('supervision.entry as e')
    .innerJoin('supervision.card as c', (join) =>
      join.onRef('c.case_id', '=', 'e.case_id').onRef('c.card', '=', 'e.card'),
    )
    .select(['e.by_id', 'c.division'])
    .where('e.case_id', '=', key.caseId)
    .where('e.card', '=', key.card)
    .where('e.nth', '=', ordered.nth)
    .executeTakeFirstOrThrow()
  const signedOn = dayInChina(Date.parse(ordered.at))
  const answered = c.entries.findLast(({ kind, nth }) => kind === 'orderAnswered' && nth > ordered.nth)
  const text = writeOrder({
    organ: await organOf(db, by_id, division, signedOn),
    number: c.orderNumber,
    place: c.placeName,
    person: c.personName ?? undefined,
    about: c.about,
    caseNumber: c.number,
    item: c.title,
    applicant: c.applicantName,
    level: LEVEL[c.level].zh,
    point: POINT[c.point as PointNumber].name.zh,
    foundOn: day(c.foundOn),
    text: ordered.text,
    dueOn: day(c.orderDueOn),
    signedBy: ordered.by,
    signedOn,
    answer: answered && { text: answered.text, by: answered.by, at: answered.at },
  })
  const at = new Date(`${signedOn}T00:00:00+08:00`) // so that the same order is the same file
  const { pdf } = await setPaper(text, { layout: 'a4', at })
  return { name: `督办单（${c.orderNumber}）.pdf`, bytes: pdf }
}

/** In whose name whoever signed supervises: the organ of government service of the division they sit in. */
async function organOf(db: Db, person: string | null, division: string, on: Day): Promise<string> {
  const posts = person === null ? [] : await postsOf(db, person, on)
  const seat = posts.find(({ role }) => role === 'supervisor')?.division ?? division
  const level = areaOf(seat) === '' ? 'city' : 'county'
  return (await organFor(db, { department: SUPERVISING, level, division: seat }, on)).name
}
