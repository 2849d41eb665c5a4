import type { Day } from '../../core/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { organsById, sitesById } from '../organisation/facade.ts'

/** What offices are called today: desks by their site, departments by their organ. */
export async function officeNames(
  db: Db | Tx,
  ids: readonly string[],
  today: Day,
): Promise<(id: string) => string> {
  const all = [...new Set(ids.filter(Boolean))]
  if (all.length === 0) return () => ''
  const [sites, organs] = [await sitesById(db, all), await organsById(db, all, today)]
  return (id) => sites.get(id)?.name ?? organs.get(id)?.name ?? ''
}
