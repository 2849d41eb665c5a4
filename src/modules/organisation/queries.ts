import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import { SITES_A_PAGE, type SiteLine, type SiteView } from './contract.ts'
import { organOf } from './organs.ts'
import { type Holder, holdersByPost, type Post, personsById, postsAt } from './posts.ts'
import { open, SITE_COLUMNS, type Site, siteOf, windowsOf } from './sites.ts'

export type SiteFilter = {
  code: string
  search?: string | undefined
  kind?: SiteLine['kind'] | undefined
  page: number
}

/** The sites in a division and everything below it: halls before centres before stations. Open to everybody. */
export async function listSiteLines(
  db: Db,
  { code, search, kind, page }: SiteFilter,
  on: Day,
): Promise<{ sites: SiteLine[]; total: number }> {
  const within = sql`
    from organisation.site s join organisation.division d on d.code = s.division_code
    where d.path @> array[${code}::text] and ${open(on)}
      and (${kind ?? null}::text is null or s.kind = ${kind ?? null})
      and (${search ?? null}::text is null
        or strpos(s.name, ${search ?? null}) > 0 or strpos(s.address, ${search ?? null}) > 0)`
  const { rows } = await sql<Site>`
    select ${SITE_COLUMNS} ${within}
    order by array_position(array['hall', 'branch', 'centre', 'station'], s.kind), s.id
    limit ${SITES_A_PAGE} offset ${(page - 1) * SITES_A_PAGE}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*)::int as total ${within}`.execute(db)
  return { sites: rows, total: counted.rows[0]?.total ?? 0 }
}

/** A site with its windows and the people one meets there. */
export async function siteView(db: Db, id: string, on: Day): Promise<SiteView> {
  const site = await siteOf(db, id, on)
  const organ = await organOf(db, site.organ, on)
  const posts = await postsAt(db, { site: id }, on)
  const holders = await holdersByPost(
    db,
    posts.map((post) => post.id),
    on,
  )
  const windows = await windowsOf(db, id, on)
  const director = (await personsById(db, [site.director])).get(site.director)
  return {
    ...site,
    organName: organ.name,
    consultPhone: organ.consultPhone,
    supervisePhone: organ.supervisePhone,
    director: { name: director?.name ?? '', title: director?.title ?? '' },
    windows: windows.map((window) => ({ ...window, groups: window.groups.map(({ group }) => group) })),
    staff: posts.map((post) => staffOf(post, holders.get(post.id) ?? [])),
  }
}

function staffOf(post: Post, holders: readonly Holder[]): SiteView['staff'][number] {
  return {
    post: post.id,
    title: post.title,
    window: post.window ?? null,
    holders: holders.map(({ side, name, staffNo, away, standing }) => ({
      side,
      name,
      staffNo,
      acts: !away && standing !== 'waiting',
    })),
  }
}
