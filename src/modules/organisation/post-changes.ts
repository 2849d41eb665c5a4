import { sql } from 'kysely'
import type { z } from 'zod'
import { isAdministrator, POST_SEAT } from '../../core/administration.ts'
import type { Role } from '../../core/authority.ts'
import { type Day, day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { HANGING, SEAT_OF } from '../../core/words/administration.ts'
import { ROLE } from '../../core/words/organisation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db.ts'
import { waitingAt } from '../cases/facade.ts'
import type * as acts from './acts.ts'
import { relieveAll } from './appointments.ts'
import { withdrawAll } from './authorisations.ts'
import { assertNotPast, type Change } from './changes.ts'
import { assertMayEnd, assertWithin, freeId } from './establishment.ts'
import { organRecord, siteRecord, visibleWindow } from './establishment-queries.ts'
import { visiblePost } from './post-queries.ts'

type Asked<E extends { input: z.ZodType }> = z.output<E['input']>
type Seat = { division: string; organ?: string; site?: string; window?: string }

/** A new post, at the seat its kind wants; the security administrator says who holds it. */
export async function postOpened(
  tx: Tx,
  actor: Staff,
  { role, seat, title, reason, ...asked }: Asked<typeof acts.openPost>,
  today: Day,
): Promise<Change> {
  const from = day(asked.from)
  assertNotPast(from, today)
  const { division, organ, site, window } = await seatOf(tx, actor, { role, seat }, today)
  const post = await freeId(tx, `${role}@${seat}`)
  await tx
    .insertInto('organisation.post')
    .values({
      ...{ id: post, role, name: title, division_code: division, valid_from: from },
      ...{ organ_id: organ ?? null, site_id: site ?? null, window_id: window ?? null },
    })
    .execute()
  const facts = { kind: ROLE[role].zh, firstDay: from }
  return { kind: 'postOpened', subject: title, post, place: organ ?? site, division, facts, reason }
}

/** Throws `organisation/seat` for a seat of another kind, and what looking it up throws. */
async function seatOf(
  tx: Tx,
  actor: Staff,
  { role, seat }: Pick<Asked<typeof acts.openPost>, 'role' | 'seat'>,
  on: Day,
): Promise<Seat> {
  const wanted = POST_SEAT[role]
  try {
    if (wanted === 'organ') {
      const { division } = staying(await organRecord(tx, actor, seat, on))
      return { division, organ: seat }
    }
    if (wanted === 'site') {
      const { division } = staying(await siteRecord(tx, actor, seat, on))
      return { division, site: seat }
    }
    if (wanted === 'window') {
      const { division, site } = staying(await visibleWindow(tx, actor, seat, on))
      return { division, site, window: seat }
    }
    await assertWithin(tx, actor, seat, on)
    return { division: seat }
  } catch (error) {
    if (!(error instanceof RuleViolation) || error.status !== 404) throw error
    throw new RuleViolation('organisation/seat', { role: ROLE[role].zh, seat: SEAT_OF[wanted].zh })
  }
}

/** Nothing new sits where an end is known already. */
function staying<P extends { name: string; to: string | null }>(place: P): P {
  if (place.to) throw new RuleViolation('organisation/closed-already', { name: place.name, to: place.to })
  return place
}

export async function postRenamed(
  tx: Tx,
  actor: Staff,
  { post, title, reason }: Asked<typeof acts.renamePost>,
  today: Day,
): Promise<Change> {
  const known = await visiblePost(tx, actor, post, today)
  if (known.to && known.to < today)
    throw new RuleViolation('organisation/closed-already', { name: known.title, to: known.to })
  await tx.updateTable('organisation.post').set({ name: title }).where('id', '=', post).execute()
  const facts = { formerly: known.title }
  return { kind: 'postRenamed', subject: title, post, division: known.division, facts, reason }
}

/** The desks a post works at, by the role a case waits for. */
const DESKS: Partial<Record<Role, readonly string[]>> = {
  clerk: ['clerk'],
  outputClerk: ['outputClerk'],
  townshipClerk: ['clerk', 'outputClerk'],
  villageAgent: ['clerk', 'outputClerk'],
  reviewer: ['reviewer'],
  approver: ['approver'],
}

/**
 * The last day of a post: whoever holds it holds it no longer, and what it may decide ends with it. The last one at a
 * place that still has work for it stays, or those cases would wait for nobody. The posts of the three administrators stay.
 */
export async function postClosed(
  tx: Tx,
  actor: Staff,
  { post, reason, ...asked }: Asked<typeof acts.closePost>,
  today: Day,
): Promise<Change> {
  const lastDay = day(asked.lastDay)
  const known = await visiblePost(tx, actor, post, today)
  const role = known.role as Role
  if (isAdministrator(role)) throw new RuleViolation('actor/not-allowed')
  const waiting = await waitingForNobody(tx, post, DESKS[role] ?? [], lastDay)
  const hanging = [[HANGING.waiting.zh, waiting]] as const
  assertMayEnd({ ...known, name: known.title }, { lastDay, today, hanging })
  const relieved = await relieveAll(tx, post, lastDay)
  await withdrawAll(tx, post, lastDay)
  await tx.updateTable('organisation.post').set({ valid_to: lastDay }).where('id', '=', post).execute()
  const facts = { lastDay, ...(relieved.length > 0 ? { holders: relieved.join('、') } : {}) }
  return { kind: 'postClosed', subject: known.title, post, division: known.division, facts, reason }
}

/** How many cases would wait for nobody if this post were gone: none while another of its kind stays at the place. */
async function waitingForNobody(
  tx: Tx,
  post: string,
  desks: readonly string[],
  lastDay: Day,
): Promise<number> {
  const { rows } = await sql<{ place: string | null; others: boolean }>`
    select coalesce(p.organ_id, p.site_id) as place, exists (
      select from organisation.post o
      where o.id <> p.id and o.role = p.role and coalesce(o.organ_id, o.site_id) = coalesce(p.organ_id, p.site_id)
        and o.valid_from <= ${lastDay}::date + 1 and coalesce(o.valid_to, 'infinity') > ${lastDay}) as others
    from organisation.post p where p.id = ${post}`.execute(tx)
  const [at] = rows
  return at?.place && !at.others ? waitingAt(tx, at.place, desks) : 0
}
