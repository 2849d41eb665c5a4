import { type Selectable, sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { addWorkingDays, type Calendar, workingDaysBetween } from '../../core/calendar.ts'
import { type Day, day } from '../../core/day.ts'
import { findTypedQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Actor, Staff } from '../../platform/actor.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import { organsById } from '../organisation/facade.ts'
import { isQueryCode } from './access.ts'
import type { CaseLine } from './contract.ts'
import { type Files, visibleCases, waysToSee } from './visible.ts'

export type View = 'desk' | 'mine' | 'opinions' | 'consultations' | 'tolerances' | 'all'
export type Filter = {
  view: View
  /** Window groups whose items come to this window; every group when absent. */
  groups?: readonly string[] | undefined
  status?: string | undefined
  channel?: string | undefined
  due?: 'over' | 'today' | 'tomorrow' | 'week' | undefined
  /** The next working day, for what is due then. */
  tomorrow?: Day | undefined
  place?: string | undefined
  hand?: string | undefined
  item?: string | undefined
  division?: string | undefined
  organ?: string | undefined
  q?: string | undefined
  after?: string | undefined
  size: number
}

const LINE = [
  'f.case_id',
  'f.number',
  'f.title',
  'f.applicant_name',
  'f.status',
  'f.outcome',
  'f.step',
  'f.channel',
  'f.handling',
  'f.site',
  'f.organ',
  'f.holder',
  'f.holder_name',
  'f.due_kind',
  'f.due_on',
  'f.provisional',
  'f.submitted_on',
  'f.version',
] as const

/** A day after every day: cases without a due day come last. Written as the indexes write it, or they do not serve. */
const NEVER = '9999-12-31'
const DUE = sql`coalesce(f.due_on, date '9999-12-31')`

/** One page of a work list, what is due first on top; `next` continues it, whatever has changed in between. */
export async function listLines(
  db: Db,
  actor: Actor,
  filter: Filter,
  at: { today: Day; calendar: Calendar; secret: string },
): Promise<{ cases: CaseLine[]; next: string | null; organs: Record<string, string> }> {
  const coded = await findCoded(db, actor, filter, at.secret)
  const tomorrow = filter.due === 'tomorrow' ? addWorkingDays(at.calendar, at.today, 1) : undefined
  const page = (cases: Files) =>
    narrowed(cases, actor, { ...filter, tomorrow, ...(coded ? { q: undefined } : {}) }, at.today)
      .$if(coded !== undefined, (query) => query.where('f.case_id', '=', coded ?? ''))
      .select(LINE)
      .orderBy(DUE)
      .orderBy('f.case_id')
      .limit(filter.size + 1)
  const ways = filter.view === 'all' ? waysToSee(db, actor) : [visibleCases(db, actor)]
  const { rows } = await sql<LineRow>`
    select * from (${sql.join(ways.map(page), sql` union all `)}) f order by ${DUE}, f.case_id limit ${filter.size + 1}`.execute(
    db,
  )
  const shown = rows.slice(0, filter.size)
  const last = rows.length > filter.size ? shown.at(-1) : undefined
  return {
    cases: shown.map((row) => toLine(row, at)),
    next: last ? `${last.due_on ?? NEVER}.${last.case_id}` : null,
    organs: await shortNames(db, shown, at.today),
  }
}

async function shortNames(db: Db, rows: readonly { organ: string }[], on: Day) {
  if (rows.length === 0) return {}
  const organs = await organsById(db, [...new Set(rows.map((row) => row.organ))], on)
  return Object.fromEntries([...organs].map(([id, organ]) => [id, organ.shortName]))
}

/** Cases that lie on one desk at once; no real one comes near it. */
export const DESK_LIMIT = 2_000

/** The case on this desk whose query code was typed or scanned. Codes are derived, so they are compared, not looked up. */
async function findCoded(db: Db, actor: Actor, { view, q }: Filter, secret: string) {
  const typed = view === 'desk' && q ? findTypedQueryCode(q) : undefined
  if (typed === undefined) return undefined
  const rows = await inView(visibleCases(db, actor), actor, view)
    .select('f.case_id')
    .limit(DESK_LIMIT)
    .execute()
  return rows.find((row) => isQueryCode(secret, row.case_id, typed))?.case_id
}

export function narrowed(cases: Files, actor: Actor, filter: Filter, today: Day): Files {
  let query = inView(cases, actor, filter.view)
  if (filter.groups && filter.view === 'desk') query = query.where('f.item_group', 'in', [...filter.groups])
  if (filter.status) query = query.where('f.status', '=', filter.status)
  if (filter.channel) query = query.where('f.channel', '=', filter.channel)
  if (filter.item)
    query = query.where((or) =>
      or.or([or('f.item', '=', filter.item ?? ''), or('f.implementation', '=', filter.item ?? '')]),
    )
  if (filter.division) query = query.where('f.division', 'like', `${areaOf(filter.division)}%`)
  if (filter.organ) query = query.where('f.organ', '=', filter.organ)
  if (filter.place) query = query.where('f.desk_place', '=', filter.place)
  if (filter.hand)
    query = isPerson(filter.hand)
      ? query.where('f.holder', '=', filter.hand)
      : query.where('f.holder', 'is', null).where('f.desk_role', '=', filter.hand)
  if (filter.due === 'tomorrow')
    query = query.where(sql<boolean>`${DUE} > ${today} and ${DUE} <= ${filter.tomorrow ?? today}`)
  if (filter.due === 'over') query = query.where(sql<boolean>`${DUE} < ${today}`)
  if (filter.due === 'today') query = query.where(sql<boolean>`${DUE} = ${today}`)
  if (filter.due === 'week')
    query = query.where(sql<boolean>`${DUE} between ${today}::date and ${today}::date + 7`)
  if (filter.q) {
    const q = filter.q.replace(/\s/g, '')
    query = query.where((or) =>
      or.or([
        or('f.number', '=', q.toUpperCase()),
        or('f.applicant_name', 'like', `${escaped(q)}%`),
        or('f.title', 'like', `%${escaped(q)}%`),
      ]),
    )
  }
  const place = findDayPlace(filter.after)
  if (place) query = query.where(sql<boolean>`(${DUE}, f.case_id) > (${place.on}::date, ${place.id}::uuid)`)
  return query
}

const isPerson = (hand: string) => /^[0-9a-f-]{36}$/.test(hand)

function inView(files: Files, actor: Actor, view: View): Files {
  if (actor.kind !== 'staff' || view === 'all') return files
  const place = actor.post.organ ?? actor.post.site ?? ''
  switch (view) {
    case 'desk':
      return files.where('f.desk_place', '=', place).where('f.desk_role', 'in', deskRoles(actor))
    case 'mine':
      return files.where('f.holder', '=', actor.id)
    case 'opinions': // nobody is asked any more about what has been decided or has ended
      return files
        .where('f.decided_on', 'is', null)
        .where('f.ended_on', 'is', null)
        .where((or) =>
          or.exists(
            or
              .selectFrom('cases.opinion as o')
              .select('o.case_id')
              .whereRef('o.case_id', '=', 'f.case_id')
              .where('o.organ', '=', place)
              .where('o.given_on', 'is', null),
          ),
        )
    case 'consultations':
      return files.where((or) =>
        or.exists(
          or
            .selectFrom('cases.consultation as o')
            .select('o.case_id')
            .whereRef('o.case_id', '=', 'f.case_id')
            .where('o.organ', '=', place)
            .where('o.answered_on', 'is', null),
        ),
      )
    case 'tolerances':
      return files
        .where((or) => or.or([or('f.site', '=', place), or('f.organ', '=', place)]))
        .where((or) =>
          or.exists(
            or
              .selectFrom('cases.tolerance as t')
              .select('t.case_id')
              .whereRef('t.case_id', '=', 'f.case_id')
              .where('t.met_on', 'is', null)
              .where('t.closed_on', 'is', null),
          ),
        )
  }
}

/** The desks a post sits at: a township or village does every job of a window. */
export function deskRoles({ post }: Staff): string[] {
  switch (post.role) {
    case 'townshipClerk':
    case 'villageAgent':
    case 'hallManager':
      return ['clerk', 'outputClerk']
    default:
      return [post.role]
  }
}

/** Throws `case/unknown` for a case that is not there and, alike, for one that is not theirs. */
export async function lineOf(
  db: Db | Tx,
  actor: Actor,
  id: string,
  at: { today: Day; calendar: Calendar },
): Promise<CaseLine> {
  const row = await visibleCases(db, actor).select(LINE).where('f.case_id', '=', id).executeTakeFirst()
  if (!row) throw new RuleViolation('case/unknown')
  return toLine(row, at)
}

/** A row of `cases.file` as far as a list shows it. */
export type LineRow = Pick<
  Selectable<DB['cases.file']>,
  (typeof LINE)[number] extends `f.${infer Name}` ? Name & keyof DB['cases.file'] : never
>

export function toLine(row: LineRow, { today, calendar }: { today: Day; calendar: Calendar }): CaseLine {
  return {
    id: row.case_id,
    number: row.number,
    title: row.title,
    applicantName: row.applicant_name,
    status: row.status as CaseLine['status'],
    outcome: row.outcome as CaseLine['outcome'],
    step: row.step,
    channel: row.channel as CaseLine['channel'],
    handling: row.handling as CaseLine['handling'],
    siteId: row.site,
    organId: row.organ,
    holder: row.holder,
    holderName: row.holder_name,
    dueKind: row.due_kind as CaseLine['dueKind'],
    dueOn: row.due_on,
    provisional: row.provisional,
    daysLeft: row.due_on ? daysLeft(calendar, today, day(row.due_on)) : null,
    submittedOn: row.submitted_on,
    version: row.version,
  }
}

/** Working days from today to the due day; negative when it has passed. */
export function daysLeft(calendar: Calendar, today: Day, due: Day): number {
  return due >= today ? workingDaysBetween(calendar, today, due) : -workingDaysBetween(calendar, due, today)
}

/** LIKE takes these three characters literally only when they are escaped. */
const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
