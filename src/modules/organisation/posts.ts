import { type RawBuilder, sql } from 'kysely'
import type { Role } from '../../core/authority.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'

export type PostRole = Exclude<Role, 'applicant' | 'system'>

/** A post: a role, and where it has effect. A post at a window also names its site. */
export type Post = {
  id: string
  role: PostRole
  /** 静宁县政务服务中心3号窗口综合受理岗 */
  title: string
  division: string
  organ?: string | undefined
  site?: string | undefined
  window?: string | undefined
}

/** A holds the post. B waits while A is there, and stands in with all powers when A is away or there is no A. */
export type Standing = 'principal' | 'substitute' | 'waiting'

/** A post somebody holds; `name` is theirs. */
export type Held = Post & { name: string; side: 'A' | 'B'; standing: Standing }

export type Person = { id: string; name: string; staffNo: string; title: string; organ: string | null }

export type Holder = Person & { side: 'A' | 'B'; away: boolean; standing: Standing }

type PostRow = Omit<Post, 'organ' | 'site' | 'window'> & Record<'organ' | 'site' | 'window', string | null>

const COLUMNS = sql`
  p.id, p.role, p.name as title, p.division_code as division, p.organ_id as organ, p.site_id as site, p.window_id as "window"`

const exists = (on: Day) => sql`${on} between p.valid_from and coalesce(p.valid_to, 'infinity')`
const held = (on: Day) => sql`${on} between h.valid_from and coalesce(h.valid_to, 'infinity')`

/** Whether somebody is away on that day. */
const away = (person: ReturnType<typeof sql>, on: Day) => sql<boolean>`
  exists (select from organisation.absence a where a.person_id = ${person} and ${on} between a.first_day and a.last_day)`

/** The rule of AB岗 in SQL, for a holding `h`. */
const standing = (on: Day) => sql<Standing>`
  case when h.side = 'A' then 'principal' when exists (
    select from organisation.holding main
    where main.post_id = h.post_id and main.side = 'A'
      and ${on} between main.valid_from and coalesce(main.valid_to, 'infinity')
      and not ${away(sql`main.person_id`, on)}
  ) then 'waiting' else 'substitute' end`

function toPost<Row extends PostRow>({ organ, site, window, ...rest }: Row) {
  return { ...rest, organ: organ ?? undefined, site: site ?? undefined, window: window ?? undefined }
}

export async function postOf(db: Db | Tx, id: string, on: Day): Promise<Post> {
  const { rows } = await sql<PostRow>`
    select ${COLUMNS} from organisation.post p where p.id = ${id} and ${exists(on)}`.execute(db)
  if (!rows[0]) throw new RuleViolation('organisation/post-unknown')
  return toPost(rows[0])
}

type HeldRow = PostRow & Pick<Held, 'name' | 'side' | 'standing'>

/** The posts somebody holds on that day, those they act in first. */
export async function postsOf(db: Db | Tx, person: string, on: Day): Promise<Held[]> {
  const { rows } = await postsHeld(sql`${person}`, on).execute(db)
  return rows.map(toPost)
}

/** The same as a column of another module's own query, where `person` names the person: who asks costs one round trip. */
export const postsColumn = (person: RawBuilder<unknown>, on: Day) =>
  sql<HeldRow[] | null>`(select json_agg(to_json(held)) from (${postsHeld(person, on)}) held)`

export const postsIn = (column: HeldRow[] | null): Held[] => (column ?? []).map(toPost)

const postsHeld = (person: RawBuilder<unknown>, on: Day) => sql<HeldRow>`
  select ${COLUMNS}, e.name, h.side, ${standing(on)} as standing
  from organisation.holding h join organisation.post p on p.id = h.post_id join organisation.person e on e.id = h.person_id
  where h.person_id = ${person} and ${held(on)} and ${exists(on)}
  order by array_position(array['principal', 'substitute', 'waiting'], ${standing(on)}), p.id`

export type Place = {
  organ?: string | undefined
  site?: string | undefined
  division?: string | undefined
  role?: PostRole | undefined
}

/** The posts in an organ, at a site (its windows included) or of a division; of one role, or all. */
export async function postsAt(db: Db | Tx, { organ, site, division, role }: Place, on: Day): Promise<Post[]> {
  const { rows } = await sql<PostRow>`
    select ${COLUMNS} from organisation.post p
    where ${exists(on)}
      and (${organ ?? null}::text is null or p.organ_id = ${organ ?? null})
      and (${site ?? null}::text is null or p.site_id = ${site ?? null})
      and (${division ?? null}::text is null or p.division_code = ${division ?? null})
      and (${role ?? null}::text is null or p.role = ${role ?? null})
    order by p.id`.execute(db)
  return rows.map(toPost)
}

/** Who holds a post, A first. */
export async function holdersOf(db: Db | Tx, post: string, on: Day): Promise<Holder[]> {
  return (await holdersByPost(db, [post], on)).get(post) ?? []
}

/** Whoever holds a post in an organ on that day, once each, by name. */
export async function colleaguesOf(
  db: Db | Tx,
  organ: string,
  on: Day,
): Promise<Pick<Person, 'id' | 'name'>[]> {
  const { rows } = await sql<Pick<Person, 'id' | 'name'>>`
    select distinct e.id, e.name
    from organisation.holding h join organisation.post p on p.id = h.post_id join organisation.person e on e.id = h.person_id
    where p.organ_id = ${organ} and ${held(on)} and ${exists(on)} order by e.name, e.id`.execute(db)
  return rows
}

/** Who holds which post, for lists. */
export async function holdersByPost(
  db: Db | Tx,
  posts: readonly string[],
  on: Day,
): Promise<Map<string, Holder[]>> {
  const { rows } = await sql<Holder & { post: string }>`
    select h.post_id as post, e.id, e.name, e.staff_no as "staffNo", e.title, e.organ_id as organ, h.side,
      ${away(sql`h.person_id`, on)} as away, ${standing(on)} as standing
    from organisation.holding h join organisation.person e on e.id = h.person_id
    where h.post_id = any (${posts}) and ${held(on)} order by h.side`.execute(db)
  const byPost = new Map<string, Holder[]>()
  for (const { post, ...holder } of rows) byPost.set(post, [...(byPost.get(post) ?? []), holder])
  return byPost
}

/** How somebody stands to a post on that day; undefined when it is not theirs. */
export async function findStanding(
  db: Db | Tx,
  post: string,
  person: string,
  on: Day,
): Promise<Standing | undefined> {
  const { rows } = await sql<{ standing: Standing }>`
    select ${standing(on)} as standing from organisation.holding h
    where h.post_id = ${post} and h.person_id = ${person} and ${held(on)}
    order by h.side limit 1`.execute(db)
  return rows[0]?.standing
}

/** Throws `organisation/waiting` when A is there, `organisation/post-unknown` when the post is not theirs. */
export async function assertActs(db: Db | Tx, post: string, person: string, on: Day): Promise<void> {
  const standing = await findStanding(db, post, person, on)
  if (standing === undefined) throw new RuleViolation('organisation/post-unknown')
  if (standing === 'waiting') throw new RuleViolation('organisation/waiting')
}

/** What is to be decided: an item by its base code, in the name of an organ, on the spot or after review. */
export type Decision = { organ: string; item: string; handling: 'onSpot' | 'promised' }

/** The paper by which a post may decide this on that day; undefined when there is none. */
export async function findAuthorisation(
  db: Db | Tx,
  post: string,
  { organ, item, handling }: Decision,
  on: Day,
): Promise<{ paper: string; paperOn: string } | undefined> {
  const { rows } = await sql<{ paper: string; paperOn: string }>`
    select z.paper, z.paper_on as "paperOn" from organisation.authorisation z
    where z.post_id = ${post} and z.organ_id = ${organ} and z.item in (${item}, '*') and z.handling in ('any', ${handling})
      and ${on} between z.valid_from and coalesce(z.valid_to, 'infinity')
    order by z.item desc limit 1`.execute(db)
  return rows[0]
}

/** 授权到位: may this post decide this in the name of that organ? */
export async function mayDecide(db: Db | Tx, post: string, decision: Decision, on: Day): Promise<boolean> {
  return (await findAuthorisation(db, post, decision, on)) !== undefined
}

/** Staff by id, those who left included: a paper of last year still names its clerk. */
export async function personsById(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  const { rows } = await sql<Person>`
    select e.id, e.name, e.staff_no as "staffNo", e.title, e.organ_id as organ
    from organisation.person e where e.id = any (${ids}::uuid[])`.execute(db)
  return new Map(rows.map((person) => [person.id, person]))
}

/** What posts are called, those that are gone included. */
export async function postTitles(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organisation.post')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
