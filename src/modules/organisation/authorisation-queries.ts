import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { A_PAGE, type AuthorisationView } from './acts.ts'
import { within } from './changes.ts'
import { organsById } from './organs.ts'
import { timeOf } from './people.ts'

export type AuthorisationFilter = {
  search?: string | undefined
  division?: string | undefined
  item?: string | undefined
  when: 'now' | 'ended' | 'all'
  page: number
}

type Row = Omit<AuthorisationView, 'post' | 'organ'> & { post: string; title: string; organ: string }

const columns = (on: Day) => sql`
  z.id, z.post_id as post, p.name as title, z.organ_id as organ, z.item, z.handling, z.paper, z.paper_on as "paperOn",
  z.valid_from as "from", z.valid_to as "to", ${timeOf(sql`z.valid_from`, sql`z.valid_to`, on)} as "when"`
const FROM = sql`
  organisation.authorisation z join organisation.post p on p.id = z.post_id
  join organisation.division d on d.code = p.division_code`
/** One that was withdrawn before it began was none. */
const REAL = sql`coalesce(z.valid_to, 'infinity') >= z.valid_from`

/** What the posts of this division may decide, and might once. */
export async function visibleAuthorisations(
  db: Db | Tx,
  actor: Staff,
  { search, division, item, when, page }: AuthorisationFilter,
  on: Day,
): Promise<{ authorisations: AuthorisationView[]; total: number }> {
  const found = sql`
    from ${FROM}
    where ${within(actor, sql`d.path`)} and ${REAL}
      and (${when} = 'all' or (coalesce(z.valid_to, 'infinity') < ${on}) = (${when} = 'ended'))
      and (${item ?? null}::text is null or z.item = ${item ?? null})
      and (${division ?? null}::text is null or d.path @> array[${division ?? null}::text])
      and (${search ?? null}::text is null or strpos(p.name, ${search ?? null}) > 0 or strpos(z.paper, ${search ?? null}) > 0
        or exists (select from organisation.organ_name n where n.organ_id = z.organ_id and strpos(n.name, ${search ?? null}) > 0
          and ${on} between n.valid_from and coalesce(n.valid_to, 'infinity')))`
  const { rows } = await sql<Row>`
    select ${columns(on)} ${found} order by z.valid_from desc, z.id desc
    limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  return { authorisations: await views(db, rows, on), total: counted.rows[0]?.total ?? 0 }
}

/** Throws `organisation/authorisation-unknown`, for one elsewhere just as for none. */
export async function visibleAuthorisation(
  db: Db | Tx,
  actor: Staff,
  id: string,
  on: Day,
): Promise<AuthorisationView & { division: string }> {
  const { rows } = await sql<Row & { division: string }>`
    select ${columns(on)}, p.division_code as division from ${FROM}
    where z.id = ${id} and ${within(actor, sql`d.path`)}`.execute(db)
  const [row] = rows
  const [view] = await views(db, rows, on)
  if (!row || !view) throw new RuleViolation('organisation/authorisation-unknown')
  return { ...view, division: row.division }
}

/** What one post may decide, and might once. */
export async function authorisationsOf(db: Db | Tx, post: string, on: Day): Promise<AuthorisationView[]> {
  const { rows } = await sql<Row>`
    select ${columns(on)} from ${FROM} where z.post_id = ${post} and ${REAL}
    order by z.valid_from desc, z.id desc`.execute(db)
  return views(db, rows, on)
}

async function views(db: Db | Tx, rows: readonly Row[], on: Day): Promise<AuthorisationView[]> {
  const organs = await organsById(db, [...new Set(rows.map(({ organ }) => organ))], on)
  return rows.map(({ post, title, organ, id, item, handling, paper, paperOn, from, to, when }) => ({
    ...{ id, item, handling, paper, paperOn, from, to, when },
    post: { id: post, title },
    organ: { id: organ, name: organs.get(organ)?.name ?? organ },
  }))
}
