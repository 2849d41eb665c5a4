import type { Day } from '../core/day.ts'
import {
  type Decision,
  type Holder,
  holdersOf,
  mayDecide,
  type Post,
  postsAt,
} from '../modules/organisation/facade.ts'
import type { Staff } from '../platform/actor.ts'
import type { Db, Tx } from '../platform/db.ts'

type DeskRole = 'clerk' | 'outputClerk' | 'reviewer' | 'approver'
/** Whoever acts in such a post at that place on that day; at a township or village the one who does every job there. */
export type StaffFinder = (place: string, role: DeskRole, on: Day) => Promise<Staff>

/** The clerk of a site who may decide this on the spot; nobody where the department lends the window no such authority. */
export async function findEmpowered(
  db: Db | Tx,
  site: string,
  decision: Decision,
  on: Day,
): Promise<Staff | undefined> {
  for (const role of ['clerk', 'townshipClerk'] as const)
    for (const post of await postsAt(db, { site, role }, on)) {
      if (!(await mayDecide(db, post.id, decision, on))) continue
      const holder = (await holdersOf(db, post.id, on)).find(({ standing }) => standing !== 'waiting')
      if (holder) return actorOf(post, holder)
    }
  return undefined
}

export function staffFinder(db: Db): StaffFinder {
  const known = new Map<string, Promise<Staff>>()
  return (place, role, on) => {
    const key = `${place} ${role} ${on}`
    const found = known.get(key) ?? find(db, place, role, on)
    known.set(key, found)
    return found
  }
}

/** Whoever supervises a division: its county's, or that of a functional area or the city. */
export async function supervisorOf(db: Db, division: string, on: Day): Promise<Staff> {
  const county = /^\d{12}$/.test(division) ? `${division.slice(0, 6)}000000` : division
  for (const code of [county, `${division.slice(0, 4)}00000000`, CITY])
    for (const post of await postsAt(db, { division: code, role: 'supervisor' }, on)) {
      const holder = (await holdersOf(db, post.id, on)).find(({ standing }) => standing !== 'waiting')
      if (holder) return actorOf(post, holder)
    }
  throw new TypeError(`nobody supervises ${division} on ${on}`)
}
const CITY = '620800000000'

async function find(db: Db, place: string, role: DeskRole, on: Day): Promise<Staff> {
  const where = place.includes('-') ? { site: place } : { organ: place }
  const fitting = place.startsWith('centre-')
    ? 'townshipClerk'
    : place.startsWith('station-')
      ? 'villageAgent'
      : role
  const posts = await postsAt(db, { ...where, role: fitting }, on)
  for (const post of posts) {
    const holder = (await holdersOf(db, post.id, on)).find(({ standing }) => standing !== 'waiting')
    if (holder) return actorOf(post, holder)
  }
  throw new TypeError(`nobody is ${fitting} at ${place} on ${on}`)
}

/** Whoever holds a post, acting in it. */
export function actorOf({ id, role, organ, site, window, division }: Post, holder: Holder): Staff {
  return {
    kind: 'staff',
    id: holder.id,
    name: holder.name,
    post: { id, role, organ, site, window, division },
    posts: 1,
  }
}
