import { sql } from 'kysely'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { A_PAGE, type ChangeLine } from './acts.ts'
import { within } from './changes.ts'

export type ChangeFilter = {
  search?: string | undefined
  kind?: string | undefined
  person?: string | undefined
  post?: string | undefined
  place?: string | undefined
  /** The first and the last day, in China. */
  from?: string | undefined
  to?: string | undefined
  page: number
}

type Row = Pick<
  ChangeLine,
  'id' | 'at' | 'kind' | 'subject' | 'person' | 'post' | 'place' | 'facts' | 'reason'
> & {
  authorKind: ChangeLine['author']['kind']
  authorName: string
  authorPost: string | null
}

/** What was changed in the division of this post and below it, the latest first. */
export async function visibleChanges(
  db: Db,
  actor: Staff,
  { search, kind, person, post, place, from, to, page }: ChangeFilter,
): Promise<{ changes: ChangeLine[]; total: number }> {
  const found = sql`
    from organisation.change c left join organisation.division d on d.code = c.division
    left join organisation.post by_post on by_post.id = c.author_post
    where ${within(actor, sql`d.path`)}
      and (${kind ?? null}::text is null or c.kind = ${kind ?? null})
      and (${person ?? null}::uuid is null or c.person = ${person ?? null} or c.author = ${person ?? null}::text)
      and (${post ?? null}::text is null or c.post = ${post ?? null})
      and (${place ?? null}::text is null or c.place = ${place ?? null})
      and (${from ?? null}::date is null or c.recorded_at >= ${from ?? null}::date::timestamp at time zone 'Asia/Shanghai')
      and (${to ?? null}::date is null or c.recorded_at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Shanghai')
      and (${search ?? null}::text is null or strpos(c.author_name, ${search ?? null}) > 0
        or strpos(c.subject, ${search ?? null}) > 0 or strpos(c.facts::text, ${search ?? null}) > 0)`
  const { rows } = await sql<Row>`
    select c.id, c.recorded_at as at, c.kind, c.subject, c.person, c.post, c.place, c.facts, c.reason,
      c.author_kind as "authorKind", c.author_name as "authorName", by_post.name as "authorPost"
    ${found} order by c.seq desc limit ${A_PAGE} offset ${(page - 1) * A_PAGE}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${found}`.execute(db)
  return { changes: rows.map(toLine), total: counted.rows[0]?.total ?? 0 }
}

const toLine = ({ authorKind, authorName, authorPost, ...row }: Row): ChangeLine => ({
  ...row,
  author: { kind: authorKind, name: authorName, post: authorPost },
})
