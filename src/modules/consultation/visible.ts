import { sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { mayConsult } from '../../core/consultation/authority.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Actor, Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'

/**
 * Every read of consultations starts here. A desk sees what came in at it or ever lay there, a department what was ever
 * passed to it, supervision its division, whoever asked with an account their own. Throws `actor/not-allowed` for a post
 * that has nothing to do with consultations.
 */
export function visibleTickets(db: Db | Tx, actor: Actor) {
  const tickets = db.selectFrom('consultation.ticket as t')
  if (actor.kind === 'citizen') return tickets.where('t.party', '=', actor.party)
  if (actor.kind !== 'staff') return tickets.where(sql<boolean>`false`)
  assertReads(actor)
  const { post } = actor
  if (post.role === 'supervisor') return tickets.where('t.division', 'like', `${areaOf(post.division)}%`)
  return tickets.where(sql<boolean>`t.holders @> array[${officeOf(actor)}]::text[]`)
}

/** The office somebody acts for: the department, or the site. */
export const officeOf = ({ post }: Staff): string => post.organ ?? post.site ?? ''

export function assertReads({ post }: Staff): void {
  if (!mayConsult(post.role, 'Read')) throw new RuleViolation('actor/not-allowed')
}

/** Throws `actor/not-allowed`, and `organisation/waiting` for a B whose A is there. */
export function assertConsults({ post }: Staff, doing: Parameters<typeof mayConsult>[1]): void {
  if (!mayConsult(post.role, doing)) throw new RuleViolation('actor/not-allowed')
  if (post.waiting) throw new RuleViolation('organisation/waiting')
}
