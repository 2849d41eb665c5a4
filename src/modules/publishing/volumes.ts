import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { mayMakeHandbooks } from '../../core/publishing/authority.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertStaff, type Staff } from '../../platform/actor.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { versionsOn } from '../catalogue/facade.ts'
import type { VolumePart } from './binding.ts'
import { type Format, PARTS, type VolumeLine } from './contract.ts'
import { fingerprintOf } from './gather.ts'

/** The event by which a volume is put into the queue. */
export const ORDERED = 'publishing/VolumeOrdered'

/** Throws `actor/not-allowed` unless their post has handbooks made. */
export function assertMakesHandbooks(actor: Actor): asserts actor is Staff {
  assertStaff(actor)
  if (!mayMakeHandbooks(actor.post.role)) throw new RuleViolation('actor/not-allowed')
}

/**
 * Has a volume made. Where one with the same contents is there already or is being made, that one is the answer, and
 * `fresh` is false: of two who ask at once one begins it. Throws `handbook/no-items`.
 */
export async function order(
  db: Db,
  { jobs, today }: Pick<Setting, 'jobs' | 'today'>,
  actor: Staff,
  { part, format }: { part: VolumePart; format: Format },
): Promise<VolumeLine & { fresh: boolean }> {
  const on = today()
  const { fingerprint, items } = await fingerprintOf(db, part, format, on)
  if (items === 0) throw new RuleViolation('handbook/no-items')
  return transact(db, async (tx) => {
    const id = newId()
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('publishing.volume')
      .values({
        ...{ id, part, format, fingerprint, items },
        ...{ ordered_by: actor.id, orderer: actor.name, ordered_on: on },
      })
      .onConflict((conflict) =>
        conflict.columns(['part', 'format', 'fingerprint']).where('state', '<>', 'failed').doNothing(),
      )
      .executeTakeFirstOrThrow()
    const fresh = made === 1n
    if (fresh) await jobs.announce(tx, [{ event: ORDERED, caseId: id, seq: 0 }])
    const line = await lines(tx)
      .where('part', '=', part)
      .where('format', '=', format)
      .where('fingerprint', '=', fingerprint)
      .where('state', '<>', 'failed')
      .executeTakeFirstOrThrow()
    return { ...lineOf(line), fresh }
  })
}

/** The volumes that were ordered last, and how many items each part would have. */
export async function volumesFor(db: Db, actor: Actor, on: Day) {
  assertMakesHandbooks(actor)
  const rows = await lines(db).orderBy('ordered_at', 'desc').orderBy('id').limit(SHOWN).execute()
  const groups = (await versionsOn(db, on)).map(({ group }) => group)
  const count = (part: VolumePart) =>
    part === 'all' ? groups.length : groups.filter((group) => group === part).length
  return { parts: PARTS.map((part) => ({ part, items: count(part) })), volumes: rows.map(lineOf) }
}
const SHOWN = 50

/** A volume everybody may read: finished, and the newest of its part and format. */
export type Published = {
  id: string
  part: VolumePart
  format: Format
  items: number
  pages: number | null
  size: number
  sha256: string
  /** The day on which it was ordered, as its cover says. */
  on: Day
  finishedAt: string
}

export async function publishedVolumes(db: Db): Promise<Published[]> {
  const { rows } = await sql<Published>`
    select distinct on (part, format) id, part, format, items, pages, size, sha256, ordered_on as "on",
      finished_at as "finishedAt"
    from publishing.volume where state = 'done' order by part, format, finished_at desc, id`.execute(db)
  return rows
}

function lines(db: Db | Tx) {
  return db
    .selectFrom('publishing.volume')
    .select(['id', 'part', 'format', 'state', 'items', 'gathered', 'orderer', 'ordered_on', 'finished_at'])
    .select(['trouble', 'pages', 'size'])
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function lineOf({ ordered_on, finished_at, ...row }: Row): VolumeLine {
  return {
    ...row,
    part: row.part as VolumePart,
    format: row.format as Format,
    state: row.state as VolumeLine['state'],
    orderedOn: ordered_on,
    finishedAt: finished_at,
  }
}
