import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { mayMakeHandbooks } from '../../core/publishing/authority.ts'
import { RuleViolation } from '../../core/violation.ts'
import { type Actor, assertStaff, type Staff } from '../../platform/actor.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { newId } from '../../platform/id.ts'
import type { Setting } from '../../platform/setting.ts'
import { versionsOn } from '../catalogue/facade.ts'
import { type Division, divisionsOf } from '../organisation/facade.ts'
import type { VolumePart } from './binding.ts'
import { type Format, PARTS, type VolumeLine } from './contract.ts'
import { fingerprintOf, type Wanted } from './gather.ts'

/** The event by which a volume is put into the queue. */
export const ORDERED = 'publishing/VolumeOrdered'

/** Throws `actor/not-allowed` unless their post has handbooks made. */
export function assertMakesHandbooks(actor: Actor): asserts actor is Staff {
  assertStaff(actor)
  if (!mayMakeHandbooks(actor.post.role)) throw new RuleViolation('actor/not-allowed')
}

/**
 * Has a volume made. Where one with the same contents is there already or is being made, that one is the answer, and
 * `fresh` is false: of two who ask at once one begins it. Throws `handbook/no-items` and `organisation/division-unknown`.
 */
export async function order(
  db: Db,
  { jobs, today }: Pick<Setting, 'jobs' | 'today'>,
  actor: Staff,
  { part, division, format }: Wanted & { format: Format },
): Promise<VolumeLine & { fresh: boolean }> {
  const on = today()
  const places = await placesOn(db, on)
  if (division && !places.some(({ code }) => code === division))
    throw new RuleViolation('organisation/division-unknown')
  const { fingerprint, items } = await fingerprintOf(db, { part, division }, format, on)
  if (items === 0) throw new RuleViolation('handbook/no-items')
  return transact(db, async (tx) => {
    const id = newId()
    const { numInsertedOrUpdatedRows: made } = await tx
      .insertInto('publishing.volume')
      .values({
        ...{ id, part, division, format, fingerprint, items },
        ...{ ordered_by: actor.id, orderer: actor.name, ordered_on: on },
      })
      .onConflict((conflict) =>
        conflict // written out, not as a parameter: a plan made once for all values would not know the index
          .columns(['part', 'format', 'fingerprint'])
          .where(sql<boolean>`state <> 'failed'`)
          .doNothing(),
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
    return { ...lineOf(line, { places, paces: await pacesOf(tx) }), fresh }
  })
}

/** The volumes that were ordered last, and how many items each part would have. */
export async function volumesFor(db: Db, actor: Actor, on: Day) {
  assertMakesHandbooks(actor)
  const places = await placesOn(db, on)
  const paces = await pacesOf(db)
  const rows = await lines(db).orderBy('ordered_at', 'desc').orderBy('id').limit(SHOWN).execute()
  const groups = (await versionsOn(db, on)).map(({ group }) => group)
  const count = (part: VolumePart) =>
    part === 'all' ? groups.length : groups.filter((group) => group === part).length
  return {
    parts: PARTS.map((part) => ({ part, items: count(part) })),
    places: places.map(({ code, name }) => ({ division: code, name })),
    volumes: rows.map((row) => lineOf(row, { places, paces })),
  }
}
const SHOWN = 50

/** The counties a volume can be of, and the functional areas beside them. */
async function placesOn(db: Db, on: Day): Promise<Division[]> {
  const [city] = await divisionsOf(db, undefined, on)
  return city ? divisionsOf(db, city.code, on) : []
}

/** Seconds that typesetting took for each item, in the middle of the last volumes of a format. */
type Paces = ReadonlyMap<string, number>

async function pacesOf(db: Db | Tx): Promise<Paces> {
  const { rows } = await sql<{ format: string; pace: number }>`
    select format, percentile_cont(0.5) within group (order by extract(epoch from finished_at - setting_at) / items) as pace
    from (select * from publishing.volume where state = 'done' and setting_at is not null order by finished_at desc limit ${SHOWN}) v
    group by format`.execute(db)
  return new Map(rows.map(({ format, pace }) => [format, Number(pace)]))
}

/** A volume everybody may read: finished, and the newest of its part, format and county. */
export type Published = {
  id: string
  part: VolumePart
  format: Format
  division: string
  place: string
  items: number
  pages: number | null
  size: number
  sha256: string
  /** The day on which it was ordered, as its cover says. */
  on: Day
  finishedAt: string
}

export async function publishedVolumes(db: Db, on: Day): Promise<Published[]> {
  const names = new Map((await placesOn(db, on)).map(({ code, name }) => [code, name]))
  const { rows } = await sql<Omit<Published, 'place'>>`
    select distinct on (part, format, division) id, part, format, division, items, pages, size, sha256, ordered_on as "on",
      finished_at as "finishedAt"
    from publishing.volume where state = 'done' order by part, format, division, finished_at desc, id`.execute(
    db,
  )
  return rows
    .filter(({ division }) => division === '' || names.has(division))
    .map((row) => ({ ...row, place: names.get(row.division) ?? '' }))
}

/** The volumes that are being made, as everybody may see how far they are. */
export async function volumesInTheMaking(db: Db, on: Day): Promise<VolumeLine[]> {
  const rows = await lines(db)
    .where('state', 'in', [...MAKING])
    .orderBy('ordered_at')
    .limit(SHOWN)
    .execute()
  if (rows.length === 0) return []
  const about = { places: await placesOn(db, on), paces: await pacesOf(db) }
  return rows.map((row) => lineOf(row, about))
}
const MAKING = ['ordered', 'gathering', 'setting'] as const

function lines(db: Db | Tx) {
  return db
    .selectFrom('publishing.volume')
    .select(['id', 'part', 'format', 'state', 'items', 'gathered', 'orderer', 'ordered_on', 'finished_at'])
    .select(['trouble', 'pages', 'size', 'division'])
    .select(
      sql<
        number | null
      >`case when state = 'setting' then greatest(0, extract(epoch from now() - setting_at))::int end`.as(
        'elapsed',
      ),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

function lineOf(
  { ordered_on, finished_at, elapsed, ...row }: Row,
  { places, paces }: { places: readonly Division[]; paces: Paces },
): VolumeLine {
  const pace = paces.get(row.format)
  return {
    ...row,
    part: row.part as VolumePart,
    format: row.format as Format,
    place: places.find(({ code }) => code === row.division)?.name ?? '',
    state: row.state as VolumeLine['state'],
    setting:
      elapsed === null
        ? null
        : { elapsed, expected: pace === undefined ? null : Math.max(1, Math.ceil(pace * row.items)) },
    orderedOn: ordered_on,
    finishedAt: finished_at,
  }
}
