import { departmentSerial, LOCAL_REGION, nextBaseCode } from '../../core/catalogue/codes.ts'
import { mayCatalogue } from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import type { ItemType } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { organsById } from '../organisation/facade.ts'
import type { CodesAnswer } from './acts.ts'
import { guideOn } from './guides.ts'
import { legacyRecord } from './legacy-codes.ts'

/** Implementation codes a page shows: a matter of townships has a hundred and more. */
const SHOWN = 20

/** All codes of an item with kind and origin: its own, those of the organs that exercise it, and what stands beside them. */
export async function codesOf(
  db: Db | Tx,
  actor: Staff,
  { item, department }: { item: string; department: string | undefined },
  on: Day,
): Promise<CodesAnswer> {
  const { guide } = await guideOn(db, item, on)
  const rows = await db
    .selectFrom('catalogue.implementation')
    .select(['code', 'organ'])
    .where('item', '=', item)
    .where('valid_from', '<=', on)
    .where((or) => or.or([or('valid_to', 'is', null), or('valid_to', '>=', on)]))
    .orderBy('level')
    .orderBy('code')
    .execute()
  const shown = rows.slice(0, SHOWN)
  const organs = await organsById(
    db,
    shown.map(({ organ }) => organ),
    on,
  )
  const region = guide.baseCode.startsWith('00') ? 'national' : 'province'
  return {
    item,
    own: [
      { code: guide.baseCode, kind: 'base', origin: region, organ: null },
      ...(guide.localCode
        ? [{ code: guide.localCode, kind: 'local' as const, origin: 'guide' as const, organ: null }]
        : []),
      ...shown.map(({ code, organ }) => ({
        ...{ code, kind: 'implementation' as const, origin: 'guide' as const },
        organ: organs.get(organ)?.name ?? organ,
      })),
    ],
    more: rows.length - shown.length,
    beside: (await legacyRecord(db, item)) as CodesAnswer['beside'],
    mine: mayCatalogue(actor.post.role, 'KeepCodes') && department === guide.department,
  }
}

/** Throws `draft/department` for whoever writes the items of another department, and `guide/unknown`. */
export async function assertOwnItem(
  tx: Tx,
  { item, department }: { item: string; department: string | undefined },
  on: Day,
): Promise<void> {
  const { guide } = await guideOn(tx, item, on)
  if (guide.department !== department) throw new RuleViolation('draft/department')
}

/**
 * The next base code for an item of the department's own: after those of the catalogue, of drafts that are not decided
 * yet, and `besides`, which whoever asks has typed already. It is no reservation: a code is somebody's when its draft is
 * agreed to. Throws `code/no-serial` and `code/exhausted`.
 */
export async function nextCode(
  db: Db,
  { type, department, besides }: { type: ItemType; department: string; besides: readonly string[] },
): Promise<string> {
  const items = await db.selectFrom('catalogue.item').select(['base_code', 'department']).execute()
  const own = items.filter((one) => one.department === department).map(({ base_code }) => base_code)
  const serial = departmentSerial(own)
  if (serial === undefined) throw new RuleViolation('code/no-serial')
  const drafted = await db
    .selectFrom('catalogue.draft')
    .select('content')
    .where('department', '=', department)
    .where('state', 'in', ['drafting', 'submitted', 'approved'])
    .execute()
  const inDrafts = drafted.flatMap(({ content }) =>
    (content as unknown as { guide: { baseCode?: unknown } }[]).flatMap(({ guide: { baseCode } }) =>
      typeof baseCode === 'string' && baseCode.startsWith(LOCAL_REGION) ? baseCode : [],
    ),
  )
  const used = [...items.map(({ base_code }) => base_code), ...inDrafts, ...besides]
  const next = nextBaseCode({ type, serial }, used)
  if (next === undefined) throw new RuleViolation('code/exhausted', { serial })
  return next
}
