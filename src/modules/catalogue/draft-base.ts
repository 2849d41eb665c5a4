import { assertPossible, type DraftKind, type Standing } from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { departmentsOf } from '../organisation/facade.ts'
import type { DraftGuide } from './gate.ts'
import { newestVersion } from './publish.ts'
import { standingsOf } from './standing.ts'

/** The version of every item a draft starts from. Throws `guide/unknown`, `draft/department` and `draft/item-not-now`. */
export async function baseOf(
  tx: Tx,
  { kind, items, department }: { kind: DraftKind; items: readonly string[]; department: string },
): Promise<Record<string, number>> {
  const base: Record<string, number> = {}
  for (const item of items) {
    const found = await itemNow(tx, item)
    if (found.department !== department) throw new RuleViolation('draft/department')
    assertPossible(kind, found)
    base[item] = found.version
  }
  return base
}

/** What a draft is held against, when it is submitted and again when it is agreed to. */
type Held = {
  items: readonly string[]
  base: Readonly<Record<string, number>>
  content: readonly DraftGuide[]
  department: string
  startsOn: Day | undefined
  draft: { kind: DraftKind }
}

/**
 * Throws unless the items still are what the draft started from, the day follows what is decided already, and what it makes
 * is the department's own under a key and a code that nobody has: `draft/base-moved`, `draft/item-not-now`,
 * `draft/day-before`, `draft/key-used`, `draft/code-used`, `draft/code-kept`, `draft/department…`.
 */
export async function assertSound(tx: Tx, held: Held): Promise<void> {
  const { items, base, draft } = held
  for (const item of items) {
    const found = await itemNow(tx, item)
    if (found.version !== base[item])
      throw new RuleViolation('draft/base-moved', {
        item: found.name,
        version: String(found.version),
        base: String(base[item]),
      })
    assertPossible(draft.kind, found)
    if (held.startsOn && held.startsOn < found.latest)
      throw new RuleViolation('draft/day-before', { item: found.name, on: found.latest })
  }
  for (const [n, made] of held.content.entries()) await assertMade(tx, held, made, held.content.slice(0, n))
}

async function assertMade(
  tx: Tx,
  { draft, department, items }: Held,
  { item, guide }: DraftGuide,
  before: readonly DraftGuide[],
): Promise<void> {
  const { department: owner = '', baseCode = '' } = guide as Partial<Guide>
  if (!(await departmentsOf(tx)).some(({ key }) => key === owner))
    throw new RuleViolation('draft/department-unknown', { department: owner })
  if (owner !== department) throw new RuleViolation('draft/department')
  const known = await tx
    .selectFrom('catalogue.item')
    .select(['item', 'name', 'base_code'])
    .where((eb) => eb.or([eb('item', '=', item), eb('base_code', '=', baseCode)]))
    .execute()
  if (draft.kind === 'change') {
    const own = known.find((row) => row.item === item)
    if (!own || item !== items[0]) throw new RuleViolation('draft/items')
    if (own.base_code !== baseCode) throw new RuleViolation('draft/code-kept', { code: own.base_code })
    return
  }
  if (!ITEM.test(item) || known.some((row) => row.item === item) || before.some((one) => one.item === item))
    throw new RuleViolation('draft/key-used', { item })
  const other = known.find((row) => row.base_code === baseCode)
  if (other) throw new RuleViolation('draft/code-used', { code: baseCode, item: other.name })
  const twin = before.find((one) => (one.guide as Partial<Guide>).baseCode === baseCode)
  if (twin) throw new RuleViolation('draft/code-used', { code: baseCode, item: twin.item })
}
const ITEM = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** An item as everything decided so far leaves it, also what is still to come; `latest` is the last day anything begins. */
export async function itemNow(
  db: Db | Tx,
  item: string,
): Promise<{ name: string; department: string; version: number; standing: Standing; latest: Day }> {
  const row = await db
    .selectFrom('catalogue.item')
    .select(['name', 'department'])
    .where('item', '=', item)
    .executeTakeFirst()
  const newest = await newestVersion(db, item)
  if (!row || !newest) throw new RuleViolation('guide/unknown')
  const last = (await standingsOf(db, item)).at(-1)
  const latest = [newest.starts_on, last?.startsOn ?? ''].sort().at(-1) as Day
  return { ...row, version: newest.version, standing: last?.standing ?? 'active', latest }
}
