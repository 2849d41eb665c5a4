import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import {
  divisionOn,
  type Held,
  holdersByPost,
  organsById,
  postsOf,
  sitesById,
  windowsOf,
} from '../organisation/facade.ts'
import type { PostView, SessionView } from './contract.ts'

/** Who sits at the desk, in which of their posts. Throws `identity/post-unknown` for a post that is not theirs today. */
export async function sessionView(db: Db, actor: Staff, id: string, on: Day): Promise<SessionView> {
  const posts = await viewsOf(db, await postsOf(db, actor.id, on), on)
  const post = posts.find((held) => held.id === id)
  if (!post) throw new RuleViolation('identity/post-unknown')
  return { person: { id: actor.id, name: actor.name }, post, posts }
}

/** Posts as people speak of them: at which hall or department, at which window, and for whom a substitute waits. */
async function viewsOf(db: Db, posts: readonly Held[], on: Day): Promise<PostView[]> {
  const sites = await sitesById(db, [...new Set(posts.flatMap(({ site }) => site ?? []))])
  const organs = await organsById(db, [...new Set(posts.flatMap(({ organ }) => organ ?? []))], on)
  const waiting = posts.flatMap(({ id, standing }) => (standing === 'waiting' ? [id] : []))
  const holders = await holdersByPost(db, waiting, on)
  return Promise.all(
    posts.map(async (post) => {
      const { id, role, title, side, standing, organ, site, window, division } = post
      const where = sites.get(site ?? '')?.name ?? organs.get(organ ?? '')?.name
      return {
        ...{ id, role, title, side, standing, division },
        organ: organ ?? null,
        site: site ?? null,
        window: window ?? null,
        placeName: where ?? (await divisionOn(db, division, on)).name,
        windowName: await windowName(db, post, on),
        principal: holders.get(id)?.find((holder) => holder.side === 'A')?.name ?? null,
      }
    }),
  )
}

async function windowName(db: Db, { site, window }: Held, on: Day): Promise<string | null> {
  if (site === undefined || window === undefined) return null
  const found = (await windowsOf(db, site, on)).find(({ id }) => id === window)
  return found ? `${found.number}号窗口` : null
}
