import type pg from 'pg'
import { type ADMINISTRATORS, isAdministrator } from '../../core/administration.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ADMIN_SAYS } from '../../core/words/administration.ts'
import { ROLE } from '../../core/words/organisation.ts'
import { newId } from '../../platform/id.ts'
import { emptyRows } from './city/rows.ts'
import { buildCity } from './city.ts'
import { insertRows, inTransaction, readCity } from './load.ts'
import type { PostRole } from './posts.ts'
import { NEXT_LINE, sealRest } from './record.ts'

export type AdministratorRole = (typeof ADMINISTRATORS)[number]
export type Founder = { role: AdministratorRole; name: string; staffNo: string; on: Day }

/** Who is that administrator now; `founded` when this made them so. */
export type Founded = { person: string; name: string; founded: boolean }

/**
 * One of the three administrators of a city that has none: the divisions and kinds of departments where they are
 * missing, the post, the person who holds it, and the line that says so; all of it or nothing. Where somebody holds the
 * post, or is to, nothing changes and the answer says who. Throws `organisation/staff-no-taken` and
 * `organisation/administrators-apart`.
 */
export function foundAdministrator(client: pg.ClientBase, founder: Founder): Promise<Founded> {
  return inTransaction(client, async () => {
    await client.query("select pg_advisory_xact_lock(hashtext('organisation.change'))")
    const city = await ensureCity(client)
    const { role, on } = founder
    const post = `${role}@${city.code}`
    const holder = await holderOf(client, post, on)
    if (holder) return { ...holder, founded: false }
    const title = ROLE[role].zh
    const valid = { valid_from: on, valid_to: null }
    const where = { division_code: city.code, organ_id: null, site_id: null, window_id: null }
    const person = await personFor(client, founder)
    await insertRows(client, {
      ...emptyRows(),
      person: [
        { ...valid, id: person, staff_no: founder.staffNo, name: founder.name, organ_id: null, title },
      ],
      post: [{ ...valid, ...where, id: post, role, name: city.name + title }],
      holding: [{ ...valid, post_id: post, side: 'A', person_id: person }],
    })
    await client.query(
      `insert into organisation.change
         (id, request_id, seq, recorded_at, author_kind, author, author_name, kind, person, post, subject, facts, reason)
       values ($1, $1, ${NEXT_LINE}, $8, 'installation', 'admin create', $2, 'administratorFounded', $3, $4, $5, $6, $7)`,
      [
        ...[newId(), ADMIN_SAYS.itself.zh, person, post, founder.name],
        JSON.stringify({ post: city.name + title, staffNo: founder.staffNo, firstDay: on }),
        ADMIN_SAYS.founded.zh,
        new Date().toISOString(),
      ],
    )
    await sealRest(client)
    return { person, name: founder.name, founded: true }
  })
}

/** The city at the top; its divisions and the kinds of departments are entered where there are none. */
async function ensureCity(client: pg.ClientBase): Promise<{ code: string; name: string }> {
  const known = await client.query(
    'select code, name from organisation.division where parent is null limit 1',
  )
  if (known.rows[0]) return known.rows[0]
  const { department, division } = buildCity(readCity())
  const city = division.find(({ level }) => level === 'city')
  if (!city) throw new TypeError('no city among the divisions')
  await insertRows(client, { ...emptyRows(), department, division })
  return city
}

async function holderOf(
  client: pg.ClientBase,
  post: string,
  on: Day,
): Promise<{ person: string; name: string } | undefined> {
  const { rows } = await client.query<{ person: string; name: string }>(
    `select e.id as person, e.name from organisation.holding h join organisation.person e on e.id = h.person_id
     where h.post_id = $1 and coalesce(h.valid_to, 'infinity') >= greatest($2::date, h.valid_from)
     order by h.side, h.valid_from limit 1`,
    [post, on],
  )
  return rows[0]
}

/** Somebody of that staff number and name who serves already, or a new id. */
async function personFor(client: pg.ClientBase, { role, name, staffNo, on }: Founder): Promise<string> {
  const { rows } = await client.query<{ id: string; name: string; roles: PostRole[] }>(
    `select e.id, e.name, array(
       select p.role from organisation.holding h join organisation.post p on p.id = h.post_id
       where h.person_id = e.id and coalesce(h.valid_to, 'infinity') >= greatest($2::date, h.valid_from)) as roles
     from organisation.person e where e.staff_no = $1`,
    [staffNo, on],
  )
  const [known] = rows
  if (!known) return newId()
  if (known.name !== name)
    throw new RuleViolation('organisation/staff-no-taken', { staffNo, name: known.name })
  if (known.roles.some((held) => held !== role && isAdministrator(held)))
    throw new RuleViolation('organisation/administrators-apart')
  return known.id
}
