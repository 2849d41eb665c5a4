import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { A_PAGE, type HoldingView, type PostLine, type PostView } from './acts.ts'
import { authorisationsOf } from './authorisation-queries.ts'
import { within } from './changes.ts'
import { plainName } from './chosen.ts'
import { divisionPath } from './divisions.ts'
import { timeOf } from './people.ts'

export type PostFilter = {
  search?: string | undefined
  role?: string | undefined
  division?: string | undefined
  vacant: boolean
  page: number
}

type Row = Omit<PostLine, 'holdings'>

const visible = (actor: Staff) => within(actor, sql`d.path`)
/** There, or to come: a post is staffed before its first day. */
const stays = (on: Day) => sql`coalesce(p.valid_to, 'infinity') >= ${on}`
const held = (on: Day) => sql`${on} between h.valid_from and coalesce(h.valid_to, 'infinity')`
const COLUMNS = sql`p.id, p.role, p.name as title, p.division_code as division`

/** The posts of the division of this post and of everything below it, with who holds them and who is to follow. */
export async function visiblePosts(
  db: Db | Tx,
  actor: Staff,
  { search, role, division, vacant, page }: PostFilter,
  on: Day,
): Promise<{ posts: PostLine[]; total: number }> {
  const found = sql`
    from organisation.post p join organisation.division d on d.code = p.division_code
    where ${visible(actor)} and ${stays(on)}
      and (${role ?? null}::text is null or p.role = ${role ?? null})
      and (${division ?? null}::text is null or d.path @> array[${division ?? null}::text])
      and (${search ?? null}::text is null or strpos(p.name, ${search ?? null}) > 0 or exists (
        select from organisation.holding h join organisation.person e on e.id = h.person_id
        where h.post_id = p.id and ${held(on)} and strpos(e.name, ${search ?? null}) > 0))
      and (not ${vacant} or not exists (
        select from organisation.holding h where h.post_id = p.id and h.side = 'A' and ${held(on)}))`
  const { rows } = await sql<Row>`
    select ${COLUMNS} ${found} order by cardinality(d.path), p.division_code, p.id
    limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  const holdings = await holdingsOf(
    db,
    rows.map(({ id }) => id),
    on,
  )
  const posts = rows.map((row) => ({ ...row, holdings: current(holdings.get(row.id)) }))
  return { posts, total: counted.rows[0]?.total ?? 0 }
}

/** One that has ended too: it is no longer held, and still read. Throws `organisation/post-unknown`, for a post elsewhere. */
export async function visiblePost(db: Db | Tx, actor: Staff, id: string, on: Day): Promise<PostView> {
  const { rows } = await sql<Row & Pick<PostView, 'from' | 'to'>>`
    select ${COLUMNS}, p.valid_from as "from", p.valid_to as "to"
    from organisation.post p join organisation.division d on d.code = p.division_code
    where p.id = ${id} and ${visible(actor)}`.execute(db)
  const [post] = rows
  if (!post) throw new RuleViolation('organisation/post-unknown')
  const all = (await holdingsOf(db, [id], on)).get(id) ?? []
  const path = await divisionPath(db, post.division)
  return {
    ...post,
    place: path.map(plainName).join(''),
    holdings: current(all),
    history: all.filter(({ when }) => when === 'past'),
    authorisations: await authorisationsOf(db, id, on),
  }
}

const current = (holdings: readonly HoldingView[] = []): HoldingView[] =>
  holdings.filter(({ when }) => when !== 'past').sort((a, b) => order(a).localeCompare(order(b)))
const order = ({ side, from }: HoldingView) => `${side} ${from}`

/** Everybody who holds, has held or is to hold these posts, the latest first; what was called off was nothing. */
async function holdingsOf(
  db: Db | Tx,
  posts: readonly string[],
  on: Day,
): Promise<Map<string, HoldingView[]>> {
  const { rows } = await sql<
    Omit<HoldingView, 'person'> & { post: string; person: string; name: string; staffNo: string }
  >`
    select h.post_id as post, h.side, e.id as person, e.name, e.staff_no as "staffNo",
      h.valid_from as "from", h.valid_to as "to", ${timeOf(sql`h.valid_from`, sql`h.valid_to`, on)} as "when",
      exists (select from organisation.absence a where a.person_id = e.id and ${on} between a.first_day and a.last_day) as away
    from organisation.holding h join organisation.person e on e.id = h.person_id
    where h.post_id = any (${posts}) and coalesce(h.valid_to, 'infinity') >= h.valid_from
    order by h.valid_from desc, h.side`.execute(db)
  const byPost = new Map<string, HoldingView[]>()
  for (const { post, person, name, staffNo, ...row } of rows)
    byPost.set(post, [...(byPost.get(post) ?? []), { ...row, person: { id: person, name, staffNo } }])
  return byPost
}
