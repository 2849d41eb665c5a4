import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Content,
  type ImportPlan,
  type KnownItem,
  type PlannedRow,
  planning,
  planWhole,
} from '../../core/catalogue/exchange.ts'
import { readJson } from '../../core/catalogue/exchange-json.ts'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { ITEM_IMPORT } from '../../core/words/item-import.ts'
import { type Db, transact } from '../../platform/db.ts'
import type { Files } from '../../platform/files.ts'
import { inStretches } from '../../platform/stretches.ts'
import { readTables, type TableFile } from '../../platform/tables.ts'
import { departmentsOf, organsOfDepartment } from '../organisation/facade.ts'
import { type By, departmentOf, openDraft } from './drafts.ts'
import { fingerprintOf } from './publish.ts'

/** A file that was tried, and what importing it would do today. */
export type Tried = {
  id: string
  name: string
  format: TableFile['format']
  drafts: number | null
  plan: ImportPlan
}

/**
 * Try a file: read it, say row by row what would happen, do nothing. Sent again under its id it answers the same. Throws
 * `table/…` and `import/json-shape`.
 */
export async function tryImport(
  db: Db,
  files: Files,
  { id, name, bytes }: { id: string; name: string; bytes: AsyncIterable<Uint8Array> },
  by: By,
): Promise<Tried> {
  const { sha256 } = await files.put(bytes)
  const file = await readTables(files.get(sha256))
  const { format } = file
  const department = await departmentOf(db, by)
  const plan = await planOf(file, await catalogueFor(db, department, by.today))
  const added = await db
    .insertInto('catalogue.import')
    .values({
      ...{ id, department, name, format, sha256, outcome: await outcomeOf(plan) },
      ...{ by: by.actor.id, by_name: by.actor.name },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added ? { id, name, format, drafts: null, plan } : showImport(db, files, id, by)
}

/** What importing a tried file would do today. Throws `import/unknown`. */
export async function showImport(db: Db, files: Files, id: string, by: By): Promise<Tried> {
  const row = await db
    .selectFrom('catalogue.import')
    .select(['id', 'name', 'format', 'sha256', 'department', 'drafts', 'by'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.by !== by.actor.id) throw new RuleViolation('import/unknown')
  const file = await readTables(files.get(row.sha256))
  const { name, drafts } = row
  return {
    ...{ id, name, drafts, format: file.format },
    plan: await planOf(file, await catalogueFor(db, row.department, by.today)),
  }
}

/**
 * Make drafts of a tried file: of every new or changed item, all of them or none. Done again it answers the same. Throws
 * `import/faulty` while any row is wrong, `import/moved` when the outcome is no longer what the trial said,
 * `import/nothing`.
 */
export async function draftsFrom(db: Db, files: Files, id: string, by: By): Promise<{ drafts: number }> {
  const { plan, name, drafts } = await showImport(db, files, id, by)
  if (drafts !== null) return { drafts }
  const faults = plan.faults.length + plan.rows.reduce((sum, row) => sum + row.faults.length, 0)
  if (faults > 0) throw new RuleViolation('import/faulty', { n: String(faults) })
  const made = plan.rows.filter(({ outcome }) => outcome === 'create' || outcome === 'change')
  if (made.length === 0) throw new RuleViolation('import/nothing')
  const outcome = await outcomeOf(plan)
  return transact(db, async (tx) => {
    const row = await tx
      .selectFrom('catalogue.import')
      .select(['outcome', 'drafts'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (row.drafts !== null) return { drafts: row.drafts }
    if (row.outcome !== outcome) throw new RuleViolation('import/moved')
    for (const planned of made) await openDraft(tx, draftOf(planned, { id, name }), by)
    await tx
      .updateTable('catalogue.import')
      .set({ drafts: made.length, imported_at: sql<string>`now()` })
      .where('id', '=', id)
      .execute()
    return { drafts: made.length }
  })
}

function draftOf(
  { outcome, item, content, row, foreignCode, foreignOrgan }: PlannedRow,
  file: { id: string; name: string },
) {
  return {
    id: idOf(file.id, row),
    kind: outcome === 'change' ? ('change' as const) : ('create' as const),
    items: outcome === 'change' && item ? [item] : [],
    content: [{ item: item ?? '', guide: content ?? {} }],
    basis: ITEM_IMPORT.origin({ file: file.name, row, code: foreignCode, organ: foreignOrgan }),
  }
}

/** The id of the draft of a row: the same whenever the same import is done. */
function idOf(importId: string, row: number): string {
  const hex = createHash('sha256').update(`${importId}/${row}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

type Catalogue = Parameters<typeof planning>[1]

/** Thousands of rows: others are served between them. */
async function planOf(file: TableFile, catalogue: Catalogue): Promise<ImportPlan> {
  if (file.format !== 'json') return inStretches(planning(file.sheets, catalogue))
  const read = readJson(file.value)
  if (!read) throw new RuleViolation('import/json-shape')
  return 'whole' in read ? planWhole(read.whole, catalogue) : inStretches(planning(read.sheets, catalogue))
}

/** What a file would do, as one hash: of every row, and of what is wrong with none of them. */
function outcomeOf({ rows, faults, ignored }: ImportPlan): Promise<string> {
  function* hashes(): Generator<undefined, string> {
    const all: string[] = []
    for (const row of rows) {
      yield
      all.push(fingerprintOf(row))
    }
    return fingerprintOf({ rows: all, faults, ignored })
  }
  return inStretches(hashes())
}

/** The catalogue a file is held against: every item by its names, the department's own with their newest guides. */
async function catalogueFor(db: Db, department: string, today: Day): Promise<Catalogue> {
  const [known, departments, organs] = await Promise.all([
    knownItems(db, { withGuidesOf: department }),
    departmentsOf(db),
    organsOfDepartment(db, { department, levels: ['city', 'county', 'township', 'village'] }, today),
  ])
  const keys = new Map<string, string>([
    ...departments.flatMap(({ key, name }): [string, string][] => [
      [key, key],
      [name, key],
    ]),
    ...organs.map(({ name }): [string, string] => [name, department]),
  ])
  return { known, department, departmentOf: (organ) => keys.get(organ) }
}

/** Every item, with its newest guide where it is a department's own; all guides without one. */
export async function knownItems(
  db: Db,
  { withGuidesOf }: { withGuidesOf?: string } = {},
): Promise<KnownItem[]> {
  const { rows } = await sql<Omit<KnownItem, 'guide'> & { guide: Content | null }>`
    select i.item, i.base_code as "baseCode", i.name, i.department, g.data as guide
    from catalogue.item i left join lateral (
      select data from catalogue.guide where item = i.item order by version desc limit 1
    ) g on ${withGuidesOf === undefined} or i.department = ${withGuidesOf ?? ''}
    order by i.department, i.item`.execute(db)
  return rows.map((row) => ({ ...row, guide: row.guide ?? {} }))
}
