import { type SelectQueryBuilder, sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import { AT_FAULT } from '../../core/supervision/card.ts'
import type { Turn } from '../../core/supervision/held.ts'
import { RECIPIENTS } from '../../core/supervision/rules.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Level } from '../../core/words/supervision.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'

type CardTables = DB & { c: DB['supervision.card'] }
export type Cards = SelectQueryBuilder<CardTables, 'c', unknown>

/**
 * Every read of cards starts here. Supervisors see those of their division, found or issued; a window or department those
 * that were issued to it, each of its people the levels they are told of. Throws `actor/not-allowed` for every other post.
 */
export function visibleCards(db: Db | Tx, actor: Staff): Cards {
  const cards = db.selectFrom('supervision.card as c') as unknown as Cards
  const { post } = actor
  if (post.role === 'supervisor') return cards.where('c.division', 'like', `${areaOf(post.division)}%`)
  if (!AT_FAULT.includes(post.role)) throw new RuleViolation('actor/not-allowed')
  return cards
    .where('c.place', '=', placeOf(actor))
    .where('c.state', 'in', ['issued', 'ordered', 'revoked'])
    .where(
      sql<boolean>`(c.turn = any (${turnsOf(actor)}::text[]) or c.level = any (${levelsAsHead(actor)}::text[]))`,
    )
}

export const placeOf = ({ post }: Staff): string => post.organ ?? post.site ?? ''

/**
 * The turns a post takes: a township does every job of a window; an opinion is anybody's of the department, a question
 * anybody's who answers there.
 */
export function turnsOf({ post }: Staff): Turn[] {
  switch (post.role) {
    case 'townshipClerk':
    case 'villageAgent':
      return ['clerk', 'outputClerk', 'answers']
    case 'clerk':
      return ['clerk', 'answers']
    case 'outputClerk':
      return ['outputClerk']
    case 'consultant':
      return ['answers']
    case 'reviewer':
    case 'approver':
      return [post.role, 'asked', 'answers']
    default:
      return []
  }
}

/** The levels whoever heads a desk is told of besides: the approver of a department, the manager of a hall. */
function levelsAsHead({ post }: Staff): Level[] {
  const isHead = ['approver', 'hallManager', 'townshipClerk', 'villageAgent'].includes(post.role)
  const told = (Object.keys(RECIPIENTS) as Level[]).filter((level) => RECIPIENTS[level].includes('head'))
  return isHead ? told : []
}

/** A supervisor of the whole city has nobody above. */
export const isOfCity = ({ post }: Staff): boolean =>
  post.role === 'supervisor' && post.division.endsWith('00000000')
