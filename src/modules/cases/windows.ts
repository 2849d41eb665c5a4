import type { Day } from '../../core/day.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { windowsOf } from '../organisation/facade.ts'
import { remembered } from './dossier.ts'

/**
 * The window groups whose items come to somebody's desk, on-line or in person: those of their window on that day.
 * Undefined when everything of the place does: no window, or one that takes every group in.
 */
export async function groupsOf(db: Db, { post }: Staff, on: Day): Promise<readonly string[] | undefined> {
  if (post.role !== 'clerk' || post.site === undefined || post.window === undefined) return undefined
  const windows = (await WINDOWS.of(db, [post.site], on)).get(post.site) ?? []
  const groups = windows.find(({ id }) => id === post.window)?.groups.map(({ group }) => group) ?? []
  return groups.length === 0 || groups.includes('*') ? undefined : groups
}

const WINDOWS = remembered(async (db, sites, on) => {
  const found = await Promise.all(sites.map(async (site) => [site, await windowsOf(db, site, on)] as const))
  return new Map(found)
})
