import { mayCatalogue } from '../../core/catalogue/lifecycle.ts'
import { assertLocal, type Local, promiseStands } from '../../core/catalogue/local.ts'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Organ, organOf, organsById } from '../organisation/facade.ts'
import type { LocalLine } from './acts.ts'
import { guideOn } from './guides.ts'

/** What an organ says on a day, under its implementation code; empty where it says nothing. */
export async function localOn(db: Db | Tx, code: string, on: Day): Promise<Local> {
  return (await localsOn(db, [code], on)).get(code)?.local ?? {}
}

type Said = { local: Local; startsOn: Day; by: string; reason: string }

/** The same for many; what says nothing is not in the answer. */
export async function localsOn(db: Db | Tx, codes: readonly string[], on: Day): Promise<Map<string, Said>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('catalogue.local')
    .distinctOn('implementation')
    .select(['implementation', 'data', 'starts_on', 'by_name', 'reason'])
    .where((eb) => eb('implementation', '=', eb.fn.any(eb.val([...codes]))))
    .where('starts_on', '<=', on)
    .orderBy('implementation')
    .orderBy('starts_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return new Map(
    rows.map(({ implementation, data, starts_on, by_name, reason }) => [
      implementation,
      { local: data as Local, startsOn: starts_on as Day, by: by_name, reason },
    ]),
  )
}

/**
 * From a day on an organ differs in this and nothing else. Throws `local/unknown` for what is not its own, what
 * `assertLocal` throws against the guide of that day, and `draft/day-past`.
 */
export async function keepLocal(
  tx: Tx,
  asked: { id: string; code: string; local: Local; startsOn: Day; reason: string },
  { actor, today }: { actor: Staff; today: Day },
): Promise<void> {
  const { id, code, local, startsOn, reason } = asked
  const known = await tx.selectFrom('catalogue.local').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return // the answer got lost, and the request came again
  const row = await tx
    .selectFrom('catalogue.implementation')
    .select(['item', 'organ'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row || row.organ !== actor.post.organ) throw new RuleViolation('local/unknown')
  if (startsOn < today) throw new RuleViolation('draft/day-past', { on: startsOn, today })
  assertLocal((await guideOn(tx, row.item, startsOn)).guide, local)
  await tx
    .insertInto('catalogue.local')
    .values({
      ...{ id, implementation: code, starts_on: startsOn, data: JSON.stringify(local), reason },
      ...{ by: actor.id, by_name: actor.name },
    })
    .execute()
}

/**
 * Where an item is exercised, or what an organ exercises, and in what each differs. A chief representative sees their own
 * organ; an editor of the city the department's everywhere; auditors and supervision what differs anywhere in their
 * division, or all places of one item.
 */
export async function localLines(
  db: Db,
  actor: Staff,
  { item, organ }: { item?: string | undefined; organ?: string | undefined },
  on: Day,
): Promise<LocalLine[]> {
  const rows = await (await visible(db, actor, on))
    .$if(item !== undefined, (q) => q.where('m.item', '=', item ?? ''))
    .$if(organ !== undefined, (q) => q.where('m.organ', '=', organ ?? ''))
    // whoever watches over everything asks what differs; the list of what is the same has no end
    .$if(actor.post.organ === undefined && item === undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb.selectFrom('catalogue.local as l').select('l.id').whereRef('l.implementation', '=', 'm.code'),
        ),
      ),
    )
    .where('m.valid_from', '<=', on)
    .where((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>=', on)]))
    .orderBy('m.division')
    .orderBy('i.name')
    .limit(LIST)
    .execute()
  const organs = await organsById(db, [...new Set(rows.map((row) => row.organ))], on)
  const locals = await localsOn(
    db,
    rows.map(({ code }) => code),
    on,
  )
  const guides = new Map<string, Guide>()
  for (const { item: one } of rows) if (!guides.has(one)) guides.set(one, (await guideOn(db, one, on)).guide)
  return rows.map((row) => lineOf(row, guides.get(row.item) as Guide, { organs, locals, actor }))
}
const LIST = 400

async function visible(db: Db, actor: Staff, on: Day) {
  const all = db
    .selectFrom('catalogue.implementation as m')
    .innerJoin('catalogue.item as i', 'i.item', 'm.item')
    .select(['m.code', 'm.item', 'm.organ', 'm.division', 'i.name'])
  const own = actor.post.organ
  if (own === undefined)
    return all.where((eb) =>
      eb.fn<boolean>('starts_with', ['m.division', eb.val(actor.post.division.replace(/(00)+$/, ''))]),
    )
  if (actor.post.role !== 'catalogueEditor') return all.where('m.organ', '=', own)
  const { department, level } = await organOf(db, own, on)
  return level === 'city' ? all.where('i.department', '=', department) : all.where('m.organ', '=', own)
}

function lineOf(
  { code, item, organ, name }: { code: string; item: string; organ: string; name: string },
  guide: Guide,
  {
    organs,
    locals,
    actor,
  }: { organs: ReadonlyMap<string, Organ>; locals: ReadonlyMap<string, Said>; actor: Staff },
): LocalLine {
  const said = locals.get(code)
  const stands = promiseStands(guide, said?.local ?? {})
  const held = organs.get(organ)
  return {
    ...{ code, item, name, organ, organName: held?.name ?? organ, division: held?.division ?? '' },
    cityPromise: limitInWords(guide.promisedLimit),
    cityLimit: { count: guide.promisedLimit.count, unit: guide.promisedLimit.unit },
    onSpot: guide.handling === 'onSpot',
    local: said && Object.keys(said.local).length > 0 ? said.local : null,
    startsOn: said?.startsOn ?? null,
    by: said?.by ?? '',
    reason: said?.reason ?? '',
    promise: stands,
    mine: mayCatalogue(actor.post.role, 'KeepLocal') && organ === actor.post.organ && !actor.post.waiting,
  }
}
