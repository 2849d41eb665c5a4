import { isEnded, type Status } from '../../core/case/case.ts'
import { type Asked, askedOf, wayHome } from '../../core/case/next.ts'
import { serviceOf } from '../../core/evaluation/service.ts'
import type { DeliveryWay } from '../../core/guide/guide.ts'
import { STATUS } from '../../core/words/cases.ts'
import type { Citizen } from '../../platform/actor.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db } from '../../platform/db.ts'
import { ratedAmong } from '../evaluation/facade.ts'
import { isProvisional, visibleCases } from './visible.ts'

/** A case as its applicant's list shows it. */
export type MyLine = {
  id: string
  number: string
  title: string
  status: Status
  outcome: 'granted' | 'denied' | undefined
  asked: Asked | undefined
  submittedOn: string
  dueOn: string | undefined
  promised: boolean
  /** Until when something is still to come that the case was accepted without. */
  supplyBy: string | undefined
  /** The day lies in a year whose holidays nobody has announced yet. */
  provisional: boolean
}

const ENDED = (Object.keys(STATUS) as Status[]).filter(isEnded)
/** Cases a list shows at once. */
export const A_PAGE = 30

/** Newest first: those under way, those that ended, or all; `after` is where the page before stopped. */
export async function myLines(
  db: Db,
  actor: Citizen,
  which: 'going' | 'ended' | 'all',
  { size = A_PAGE, after }: { size?: number; after?: string | undefined } = {},
): Promise<{ lines: MyLine[]; next: string | undefined }> {
  let query = visibleCases(db, actor)
    .innerJoin('cases.application as a', 'a.case_id', 'f.case_id')
    .select(['f.case_id', 'f.number', 'f.title', 'f.status', 'f.outcome', 'f.submitted_on', 'f.due_on'])
    .select(['f.due_kind', 'f.promised_on', 'f.hand_out', 'f.provisional', 'a.delivery', 'a.station'])
    .select(isProvisional)
    .leftJoin('cases.tolerance as t', (join) =>
      join
        .onRef('t.case_id', '=', 'f.case_id')
        .on('t.kept_on', 'is', null)
        .on('t.met_on', 'is', null)
        .on('t.closed_on', 'is', null),
    )
    .select('t.until as supply_by')
    .orderBy('f.submitted_on', 'desc')
    .orderBy('f.case_id', 'desc')
    .limit(size + 1)
  if (which !== 'all') query = query.where('f.status', which === 'ended' ? 'in' : 'not in', ENDED)
  const place = findDayPlace(after)
  if (place)
    query = query.where((eb) =>
      eb(eb.refTuple('f.submitted_on', 'f.case_id'), '<', eb.tuple(place.on, place.id)),
    )
  const rows = await query.execute()
  const lines = rows.slice(0, size).map((row): MyLine => {
    const status = row.status as Status
    const promised = row.promised_on !== null && PROMISED.has(status)
    return {
      id: row.case_id,
      number: row.number,
      title: row.title,
      status,
      outcome: (row.outcome as MyLine['outcome'] | null) ?? undefined,
      asked: askedOf(
        status,
        wayHome(row.delivery as DeliveryWay, row.station, row.hand_out),
        row.supply_by !== null,
      ),
      supplyBy: row.supply_by ?? undefined,
      submittedOn: row.submitted_on,
      dueOn: (promised ? row.promised_on : row.due_kind === 'step' ? null : row.due_on) ?? undefined,
      promised,
      provisional: promised ? row.promise_provisional : row.provisional,
    }
  })
  const last = rows.length > size ? lines.at(-1) : undefined
  return { lines, next: last && `${last.submittedOn}.${last.id}` }
}

/** While these last, the day that counts for the applicant is the promised one. */
const PROMISED: ReadonlySet<Status> = new Set(['reviewing', 'deciding', 'suspended', 'halted'])

/** The newest of these that ended and were not rated yet. */
export async function unrated(db: Db, lines: readonly MyLine[]): Promise<MyLine | undefined> {
  const open = lines.filter(({ status }) => serviceOf(status) !== undefined)
  const rated = await ratedAmong(
    db,
    open.map(({ id }) => id),
  )
  return open.find(({ id }) => !rated.has(id))
}
