import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { areaOf } from '../../core/area.ts'
import type { Actor, Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'
import { EVERYTHING } from '../identity/facade.ts'

type FileTables = DB & { f: DB['cases.file'] }
export type Files = SelectQueryBuilder<FileTables, 'f', unknown>

/** Every read of cases starts here: nobody sees a case that is not theirs to see. */
export function visibleCases(db: Db | Tx, actor: Actor): Files {
  const files = db.selectFrom('cases.file as f') as unknown as Files
  switch (actor.kind) {
    case 'citizen': {
      const own = files.where('f.party', '=', actor.party)
      if (actor.mandate && !actor.mandate.items.includes(EVERYTHING))
        return own.where('f.item', 'in', [...actor.mandate.items]) // whoever acts by a mandate sees what it covers
      // who only declared to be somebody sees what they sent in themselves, not what a window did for that person
      return actor.level === 1 && actor.mandate === undefined ? own.where('f.channel', '=', 'online') : own
    }
    case 'staff':
      return visibleToStaff(files, actor)
    case 'system':
      return files
    case 'visitor':
      return files.where(sql<boolean>`false`)
  }
}

/**
 * What a post sees: a window the cases its site received or hands out; a department the cases it decides, has a step
 * of, or was asked about; supervision the cases of its division. Administrators and editors see none.
 */
function visibleToStaff(files: Files, actor: Staff): Files {
  const { post } = actor
  switch (seesBy(actor)) {
    case 'site': {
      const site = post.site ?? ''
      return files.where((or) => or.or([or('f.site', '=', site), or('f.hand_out', '=', site)]))
    }
    case 'organ': {
      const organ = post.organ ?? ''
      return files.where((or) =>
        or.or([
          or('f.organ', '=', organ),
          or('f.desk_place', '=', organ),
          or.exists(opinionsAsked(or, organ)),
        ]),
      )
    }
    case 'division':
      return files.where('f.division', 'like', `${areaOf(post.division)}%`)
    case 'nothing':
      return files.where(sql<boolean>`false`)
  }
}

function seesBy({ post }: Staff): 'site' | 'organ' | 'division' | 'nothing' {
  switch (post.role) {
    case 'clerk':
    case 'townshipClerk':
    case 'villageAgent':
    case 'hallManager':
    case 'outputClerk':
      return 'site'
    case 'reviewer':
    case 'approver':
      return 'organ'
    case 'supervisor':
      return 'division'
    default:
      return 'nothing'
  }
}

const opinionsAsked = (of: ExpressionBuilder<FileTables, 'f'>, organ: string) =>
  of
    .selectFrom('cases.opinion as o')
    .select('o.case_id')
    .whereRef('o.case_id', '=', 'f.case_id')
    .where('o.organ', '=', organ)

/**
 * The same cases as `visibleCases`, one way of coming to see them after the other, none twice: each can be read in its
 * order from an index of its own, which a condition with "or" cannot.
 */
export function waysToSee(db: Db, actor: Actor): Files[] {
  const files = () => db.selectFrom('cases.file as f') as unknown as Files
  if (actor.kind !== 'staff') return [visibleCases(db, actor)]
  switch (seesBy(actor)) {
    case 'site': {
      const site = actor.post.site ?? ''
      return [
        files().where('f.site', '=', site),
        files().where('f.hand_out', '=', site).where('f.hand_out', '<>', sql<string>`f.site`),
      ]
    }
    case 'organ': {
      const organ = actor.post.organ ?? ''
      const others = () => files().where('f.organ', '<>', organ)
      return [
        files().where('f.organ', '=', organ),
        others().where('f.desk_place', '=', organ),
        others()
          .where(sql<boolean>`f.desk_place is distinct from ${organ}`)
          .where((is) => is.exists(opinionsAsked(is, organ))),
      ]
    }
    default:
      return [visibleCases(db, actor)]
  }
}

/** Beside a case: whether its promised day lies in a year whose holidays nobody has announced yet. */
export const isProvisional = sql<boolean>`
  exists (select from cases.clock k where k.case_id = f.case_id and k.kind = 'promised' and k.provisional)`.as(
  'promise_provisional',
)
