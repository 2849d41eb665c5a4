import { sql } from 'kysely'
import { addDays, type Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { assertNotPast, within } from './changes.ts'

/** What hangs on a place that is to close; the first of these that is not nothing is what people are told. */
export type Hanging = readonly (readonly [what: string, names: readonly string[] | number])[]

/**
 * Whether something that holds from a day to a day may end on that one: not in the past, not before it began, not where it
 * is to end earlier already, and not while anything hangs on it. Throws `organisation/day-past`, `/days-backwards`,
 * `/closed-already` and `/remains`.
 */
export function assertMayEnd(
  { name, from, to }: { name: string; from: string; to: string | null },
  { lastDay, today, hanging }: { lastDay: Day; today: Day; hanging: Hanging },
): void {
  assertNotPast(lastDay, addDays(today, -1))
  if (lastDay < from) throw new RuleViolation('organisation/days-backwards')
  if (to && to <= lastDay) throw new RuleViolation('organisation/closed-already', { name, to })
  for (const [what, names] of hanging) {
    if (typeof names === 'number' ? names === 0 : names.length === 0) continue
    const which = typeof names === 'number' ? String(names) : inWords(names)
    throw new RuleViolation('organisation/remains', { name, what: what.replace('{which}', which) })
  }
}

const NAMED = 3
const inWords = (names: readonly string[]) =>
  names.length <= NAMED ? names.join('、') : `${names.slice(0, NAMED).join('、')}等${names.length}个`

/** Throws `organisation/division-unknown` for a division that is not of this post, as for none. */
export async function assertWithin(
  tx: Db | Tx,
  actor: Staff,
  division: string,
  on: Day,
): Promise<{ level: 'city' | 'county' | 'township' | 'village'; name: string }> {
  const { rows } = await sql<{ level: 'city' | 'county' | 'township' | 'village'; name: string }>`
    select d.level, d.name from organisation.division d
    where d.code = ${division} and ${within(actor, sql`d.path`)}
      and ${on} between d.valid_from and coalesce(d.valid_to, 'infinity')`.execute(tx)
  if (!rows[0]) throw new RuleViolation('organisation/division-unknown')
  return rows[0]
}

/** The first of `wanted`, `wanted-2`, `wanted-3`… that nothing has ever been called by: what is closed keeps its id. */
export async function freeId(tx: Tx, wanted: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id from organisation.site union all select id from organisation.service_window
      union all select id from organisation.post) known
    where id = ${wanted} or starts_with(id, ${`${wanted}-`})`.execute(tx)
  const known = new Set(rows.map(({ id }) => id))
  if (!known.has(wanted)) return wanted
  for (let n = 2; ; n += 1) if (!known.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}
