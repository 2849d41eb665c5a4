import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { A_PAGE } from './acts.ts'
import { servantOf } from './appointments.ts'
import { within } from './changes.ts'
import { organsById } from './organs.ts'

/** One of the staff, as those who administer them see them. */
export type StaffMember = {
  id: string
  name: string
  staffNo: string
  title: string
  organ: string | null
  organName: string | null
  division: string | null
  from: Day
  to: Day | null
}

export type HeldPeriod = {
  post: string
  title: string
  role: string
  side: 'A' | 'B'
  from: Day
  to: Day | null
  when: 'past' | 'now' | 'coming'
}

export type PersonFilter = {
  search?: string | undefined
  division?: string | undefined
  /** Only these, or all but these. */
  among?: readonly string[] | undefined
  except?: readonly string[] | undefined
  /** Whoever serves no longer is left out unless asked for. */
  left?: boolean | undefined
  page: number
}

const PEOPLE = sql`
  organisation.person e left join organisation.organ o on o.id = e.organ_id
  left join organisation.division d on d.code = o.division_code`
const COLUMNS = sql`
  e.id, e.name, e.staff_no as "staffNo", e.title, e.organ_id as organ, o.division_code as division,
  e.valid_from as "from", e.valid_to as "to"`

/** The staff of the division of this post and of everything below it. */
const visible = (actor: Staff) => within(actor, sql`d.path`)

export async function visiblePeople(
  db: Db | Tx,
  actor: Staff,
  filter: PersonFilter,
  on: Day,
): Promise<{ people: StaffMember[]; total: number }> {
  const { search, division, among, except, left = false, page } = filter
  const found = sql`
    from ${PEOPLE}
    where ${visible(actor)} and (coalesce(e.valid_to, 'infinity') < ${on}) = ${left}
      and (${division ?? null}::text is null or d.path @> array[${division ?? null}::text])
      and (${among ?? null}::uuid[] is null or e.id = any (${among ?? null}::uuid[]))
      and (${except ?? null}::uuid[] is null or e.id <> all (${except ?? null}::uuid[]))
      and (${search ?? null}::text is null or strpos(e.name, ${search ?? null}) > 0 or starts_with(e.staff_no, ${search ?? null})
        or strpos(e.title, ${search ?? null}) > 0 or exists (
          select from organisation.organ_name n
          where n.organ_id = o.id and strpos(n.name, ${search ?? null}) > 0
            and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity')))`
  const { rows } = await sql<StaffMember>`
    select ${COLUMNS} ${found} order by e.staff_no limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  return { people: await named(db, rows, on), total: counted.rows[0]?.total ?? 0 }
}

/** Throws `organisation/person-unknown`, for whoever works elsewhere just as for nobody. */
export async function visiblePerson(db: Db | Tx, actor: Staff, id: string, on: Day): Promise<StaffMember> {
  const { rows } = await sql<StaffMember>`
    select ${COLUMNS} from ${PEOPLE} where e.id = ${id} and ${visible(actor)}`.execute(db)
  const [person] = await named(db, rows, on)
  if (!person) throw new RuleViolation('organisation/person-unknown')
  return person
}

async function named(db: Db | Tx, people: readonly StaffMember[], on: Day): Promise<StaffMember[]> {
  const organs = await organsById(db, [...new Set(people.flatMap(({ organ }) => organ ?? []))], on)
  return people.map((person) => ({ ...person, organName: organs.get(person.organ ?? '')?.name ?? null }))
}

/** Whether what holds from a day to a day is over, in force or yet to come on that day. */
export const timeOf = (from: Column, to: Column, on: Day): RawBuilder<'past' | 'now' | 'coming'> => sql`
  case when coalesce(${to}, 'infinity') < ${on} then 'past' when ${from} > ${on} then 'coming' else 'now' end`
type Column = RawBuilder<unknown>

/** What each holds, has held and is to hold; what was called off was nothing. */
export async function periodsOf(
  db: Db | Tx,
  people: readonly string[],
  on: Day,
): Promise<Map<string, HeldPeriod[]>> {
  const { rows } = await sql<HeldPeriod & { person: string }>`
    select h.person_id as person, p.id as post, p.name as title, p.role, h.side,
      h.valid_from as "from", h.valid_to as "to", ${timeOf(sql`h.valid_from`, sql`h.valid_to`, on)} as "when"
    from organisation.holding h join organisation.post p on p.id = h.post_id
    where h.person_id = any (${people}::uuid[]) and coalesce(h.valid_to, 'infinity') >= h.valid_from
    order by h.valid_from desc, p.id`.execute(db)
  const byPerson = new Map<string, HeldPeriod[]>()
  for (const { person, ...held } of rows) byPerson.set(person, [...(byPerson.get(person) ?? []), held])
  return byPerson
}

export type NewPerson = {
  /** Made by whoever asks, so that asking again is recognised. */
  id: string
  staffNo: string
  name: string
  title: string
  organ?: string | undefined
  from: Day
}

/** Somebody joins the staff. Throws `organisation/staff-no-taken`. */
export async function enterPerson(
  tx: Tx,
  { id, staffNo, name, title, organ, from }: NewPerson,
): Promise<void> {
  const known = await tx
    .selectFrom('organisation.person')
    .select('name')
    .where('staff_no', '=', staffNo)
    .executeTakeFirst()
  if (known) throw new RuleViolation('organisation/staff-no-taken', { staffNo, name: known.name })
  await tx
    .insertInto('organisation.person')
    .values({ id, staff_no: staffNo, name, title, organ_id: organ ?? null, valid_from: from })
    .execute()
}

/** The last day somebody serves. Throws `organisation/person-left` when they have left by then, or come later. */
export async function endService(tx: Tx, id: string, lastDay: Day): Promise<void> {
  const { name, from, to } = await servantOf(tx, id)
  if (lastDay < from || (to && to <= lastDay))
    throw new RuleViolation('organisation/service-over', { name, from, to: to ?? '今' })
  await tx.updateTable('organisation.person').set({ valid_to: lastDay }).where('id', '=', id).execute()
}

/** The division of an organ this post may enter staff for. Throws `organisation/organ-unknown`. */
export async function visibleOrgan(
  db: Db | Tx,
  actor: Staff,
  id: string,
  on: Day,
): Promise<{ id: string; name: string; division: string }> {
  const { rows } = await sql<{ seen: boolean }>`
    select ${within(actor, sql`d.path`)} as seen
    from organisation.organ o join organisation.division d on d.code = o.division_code where o.id = ${id}`.execute(
    db,
  )
  const organ = (await organsById(db, [id], on)).get(id)
  if (!rows[0]?.seen || !organ) throw new RuleViolation('organisation/organ-unknown')
  return { id, name: organ.name, division: organ.division }
}

/** Those of these people whose last day is past. */
export async function personsWhoLeft(
  db: Db | Tx,
  ids: readonly string[],
  on: Day,
): Promise<Map<string, { id: string; name: string; division: string | undefined }>> {
  const { rows } = await sql<{ id: string; name: string; division: string | null }>`
    select e.id, e.name, o.division_code as division from ${PEOPLE}
    where e.id = any (${ids}::uuid[]) and e.valid_to < ${on}`.execute(db)
  return new Map(rows.map((row) => [row.id, { ...row, division: row.division ?? undefined }]))
}
