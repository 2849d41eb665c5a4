import { type Selectable, type SelectQueryBuilder, sql } from 'kysely'
import { type Calendar, workingDaysBetween } from '../../core/calendar.ts'
import { type Day, day } from '../../core/day.ts'
import { findTypedQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Actor, Staff } from '../../platform/actor.ts'
import { findDayPlace } from '../../platform/cursor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import { EVERYTHING } from '../identity/facade.ts'
import { organsById } from '../organisation/facade.ts'
import { isQueryCode } from './access.ts'
import type { CaseLine } from './contract.ts'

type Files = SelectQueryBuilder<DB & { f: DB['cases.file'] }, 'f', unknown>

/** Every read of cases starts here: nobody sees a case that is not theirs to see. */
export function visibleCases(db: Db | Tx, actor: Actor): Files {
  const files = db.selectFrom('cases.file as f') as unknown as Files
  switch (actor.kind) {
    case 'citizen': {
      const own = files.where('f.party', '=', actor.party)
      if (actor.mandate && !actor.mandate.items.includes(EVERYTHING))
        return own.where('f.item', 'in', [...actor.mandate.items]) // whoever acts by a mandate sees what it covers
      // who only declared to be somebody sees what they sent in themselves, not what a window did for that person
      return actor.level === 1 && actor.mandate === undefined ? own.where('f.channel', '=', 'online') : own
    }
    case 'staff':
      return visibleToStaff(files, actor)
    case 'system':
      return files
    case 'visitor':
      return files.where(sql<boolean>`false`)
  }
}

/**
 * What a post sees: a window the cases its site received or hands out; a department the cases it decides, has a step
 * of, or was asked about; supervision the cases of its division. Administrators and editors see none.
 */
function visibleToStaff(files: Files, { post }: Staff): Files {
  switch (post.role) {
    case 'clerk':
    case 'townshipClerk':
    case 'villageAgent':
    case 'hallManager':
    case 'outputClerk': {
      const site = post.site ?? ''
      return files.where((or) => or.or([or('f.site', '=', site), or('f.hand_out', '=', site)]))
    }
    case 'reviewer':
    case 'approver': {
      const organ = post.organ ?? ''
      return files.where((or) =>
        or.or([
          or('f.organ', '=', organ),
          or('f.desk_place', '=', organ),
          or.exists(
            or
              .selectFrom('cases.opinion as o')
              .select('o.case_id')
              .whereRef('o.case_id', '=', 'f.case_id')
              .where('o.organ', '=', organ),
          ),
        ]),
      )
    }
    case 'supervisor':
      return files.where('f.division', 'like', `${prefixOf(post.division)}%`)
    default:
      return files.where(sql<boolean>`false`)
  }
}

/** The digits every division below this one shares; a local area has only itself. */
export function prefixOf(division: string): string {
  if (!/^\d{12}$/.test(division)) return division
  return division.endsWith('00000000')
    ? division.slice(0, 4)
    : division.endsWith('000000')
      ? division.slice(0, 6)
      : division.endsWith('000')
        ? division.slice(0, 9)
        : division
}

export type View = 'desk' | 'mine' | 'opinions' | 'consultations' | 'all'
export type Filter = {
  view: View
  /** Window groups whose items come to this window; every group when absent. */
  groups?: readonly string[] | undefined
  status?: string | undefined
  channel?: string | undefined
  due?: 'over' | 'today' | 'week' | undefined
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
  const rows = await narrowed(db, actor, coded ? { ...filter, q: undefined } : filter, at.today)
    .$if(coded !== undefined, (query) => query.where('f.case_id', '=', coded ?? ''))
    .select(LINE)
    .orderBy(DUE)
    .orderBy('f.case_id')
    .limit(filter.size + 1)
    .execute()
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
const DESK_LIMIT = 2_000

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

function narrowed(db: Db, actor: Actor, filter: Filter, today: Day): Files {
  let query = inView(visibleCases(db, actor), actor, filter.view)
  if (filter.groups && filter.view === 'desk') query = query.where('f.item_group', 'in', [...filter.groups])
  if (filter.status) query = query.where('f.status', '=', filter.status)
  if (filter.channel) query = query.where('f.channel', '=', filter.channel)
  if (filter.item)
    query = query.where((or) =>
      or.or([or('f.item', '=', filter.item ?? ''), or('f.implementation', '=', filter.item ?? '')]),
    )
  if (filter.division) query = query.where('f.division', 'like', `${prefixOf(filter.division)}%`)
  if (filter.organ) query = query.where('f.organ', '=', filter.organ)
  if (filter.due === 'over') query = query.where('f.due_on', '<', today)
  if (filter.due === 'today') query = query.where('f.due_on', '=', today)
  if (filter.due === 'week')
    query = query.where(sql<boolean>`f.due_on between ${today}::date and ${today}::date + 7`)
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

function inView(files: Files, actor: Actor, view: View): Files {
  if (actor.kind !== 'staff' || view === 'all') return files
  const place = actor.post.organ ?? actor.post.site ?? ''
  switch (view) {
    case 'desk':
      return files.where('f.desk_place', '=', place).where('f.desk_role', 'in', deskRoles(actor))
    case 'mine':
      return files.where('f.holder', '=', actor.id)
    case 'opinions':
      return files.where((or) =>
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

const CAP = 999

/** Sizes of the views of one post, each counted no further than 999; what is due within one view, or a part of it. */
export async function countLines(
  db: Db,
  actor: Actor,
  part: Pick<Filter, 'view' | 'division' | 'organ' | 'groups'>,
  today: Day,
) {
  const count = async (filter: Partial<Filter>) => {
    const capped = narrowed(db, actor, { view: 'desk', groups: part.groups, size: 1, ...filter }, today)
      .select(sql<number>`1`.as('one'))
      .limit(CAP)
    const { n } = await db
      .selectFrom(capped.as('c'))
      .select(sql<number>`count(*)`.as('n'))
      .executeTakeFirstOrThrow()
    return n
  }
  const counted = narrowed(db, actor, { ...part, size: 1 }, today)
    .select(['f.status'])
    .limit(5_000)
  const [desk, mine, opinions, consultations, over, dueToday, statuses] = await Promise.all([
    count({}),
    count({ view: 'mine' }),
    count({ view: 'opinions' }),
    count({ view: 'consultations' }),
    count({ ...part, due: 'over' }),
    count({ ...part, due: 'today' }),
    db
      .selectFrom(counted.as('c'))
      .select(['c.status', sql<number>`count(*)`.as('n')])
      .groupBy('c.status')
      .execute(),
  ])
  const byStatus = Object.fromEntries(statuses.map(({ status, n }) => [status, n]))
  return { desk, mine, opinions, consultations, over, today: dueToday, byStatus }
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
