import { sql } from 'kysely'
import {
  type Audit,
  auditOf,
  canDo,
  type DraftKind,
  type DraftState,
  isInForce,
} from '../../core/catalogue/lifecycle.ts'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { departmentsOf, organOf, postTitles } from '../organisation/facade.ts'
import type { ActLine, DraftLine, DraftView } from './acts.ts'
import { printOf } from './drafts.ts'
import { type DraftGuide, draftFindings } from './gate.ts'
import { guideVersion } from './guides.ts'
import { newestVersion } from './publish.ts'

/** Whoever looks: an editor sees what their department writes, an auditor what was ever submitted. */
type Eye = { actor: Staff; department: string | undefined; today: Day }

export async function eyeOf(db: Db | Tx, actor: Staff, today: Day): Promise<Eye> {
  const audits = auditOf(actor.post.role) !== undefined
  const organ = actor.post.organ
  return {
    actor,
    today,
    department: audits || !organ ? undefined : (await organOf(db, organ, today)).department,
  }
}

/** The drafts this actor may see. */
function visibleDrafts(db: Db | Tx, { department }: Eye) {
  const all = db.selectFrom('catalogue.draft as d').selectAll('d')
  return department === undefined
    ? all.where('d.submitted_on', 'is not', null)
    : all.where('d.department', '=', department)
}

type Row = Awaited<ReturnType<ReturnType<typeof visibleDrafts>['executeTakeFirstOrThrow']>>

export async function draftLines(
  db: Db,
  eye: Eye,
  filter: { show: 'mine' | 'open' | 'all'; department?: string | undefined; text?: string | undefined },
): Promise<{ drafts: DraftLine[]; mine: number; own: string | null }> {
  let wanted = visibleDrafts(db, eye)
  if (filter.show !== 'all') wanted = wanted.where('d.state', 'in', ['drafting', 'submitted'])
  if (filter.department) wanted = wanted.where('d.department', '=', filter.department)
  // found before they are counted off: there may be thousands after an import
  for (const word of filter.text?.split(/\s+/).filter(Boolean) ?? [])
    wanted = wanted.where(
      sql<boolean>`(exists (select from jsonb_array_elements(d.content) as part where strpos(part -> 'guide' ->> 'name', ${word}) > 0)
        or exists (select from catalogue.item i where i.item = any (d.items) and strpos(i.name, ${word}) > 0))`,
    )
  const rows = await wanted
    .orderBy(sql`d.state = 'submitted'`, 'desc')
    .orderBy('d.saved_at', 'desc')
    .limit(LIST)
    .execute()
  const lines = await linesOf(db, eye, rows)
  const shown = lines.filter((line) => filter.show !== 'mine' || line.mine)
  const mine = lines.filter((line) => line.mine).length
  return { drafts: shown, mine, own: eye.department ?? null }
}
const LIST = 500

/** One draft with all it says. Throws `draft/unknown`. */
export async function draftView(db: Db | Tx, eye: Eye, id: string): Promise<DraftView> {
  const row = await visibleDrafts(db, eye).where('d.id', '=', id).executeTakeFirst()
  if (!row) throw new RuleViolation('draft/unknown')
  const [line] = await linesOf(db, eye, [row])
  if (!line) throw new RuleViolation('draft/unknown')
  const content = row.content as unknown as DraftGuide[]
  const base = row.base as Record<string, number>
  const startsOn = (row.starts_on ?? undefined) as Day | undefined
  return {
    ...line,
    revision: row.revision,
    basis: row.basis,
    content: content as DraftView['content'],
    base: await baseViews(db, base),
    findings: OPEN.has(line.state) ? await draftFindings(db, { content, startsOn }, eye.today) : [],
    acts: await actLines(db, id),
    authors: row.authors,
    fingerprint: printOf({ content, base, basis: row.basis, startsOn }),
    may: allowed(line, row.authors, eye),
  }
}

/** What is decided is not judged again. */
const OPEN: ReadonlySet<DraftState> = new Set(['drafting', 'submitted'])

async function baseViews(db: Db | Tx, base: Readonly<Record<string, number>>): Promise<DraftView['base']> {
  const views: DraftView['base'] = []
  for (const [item, version] of Object.entries(base)) {
    const { guide } = await guideVersion(db, item, version)
    const newest = (await newestVersion(db, item))?.version ?? version
    views.push({ item, version, newest, name: guide.name, guide })
  }
  return views
}

async function linesOf(db: Db | Tx, eye: Eye, rows: readonly Row[]): Promise<DraftLine[]> {
  const [names, departments, agreed] = [
    await namesOf(
      db,
      rows.flatMap(({ items }) => items),
    ),
    new Map((await departmentsOf(db)).map(({ key, name }) => [key, name])),
    await agreedIn(
      db,
      rows.filter(({ state }) => state === 'submitted' || state === 'approved').map(({ id }) => id),
    ),
  ]
  return rows.map((row) => {
    const state = row.state as DraftState
    const startsOn = (row.starts_on ?? undefined) as Day | undefined
    const line = {
      id: row.id,
      kind: row.kind as DraftKind,
      state,
      inForce: isInForce({ state, startsOn }, eye.today),
      title: titleOf(row, names),
      items: row.items,
      department: row.department,
      departmentName: departments.get(row.department) ?? row.department,
      startsOn: startsOn ?? null,
      submittedOn: row.submitted_on,
      savedAt: row.saved_at,
      agreed: agreed.get(row.id) ?? [],
    }
    return { ...line, mine: isMine(line, row.authors, eye) }
  })
}

type Seen = Pick<DraftLine, 'state' | 'agreed' | 'department'>

/** Something is to be done, and this actor may do it: write on, or audit what they did not write. */
function isMine(line: Seen, authors: readonly string[], eye: Eye): boolean {
  const may = allowed(line, authors, eye)
  return may.includes('Approve') || may.includes('Submit')
}

function allowed(
  { state, agreed, department }: Seen,
  authors: readonly string[],
  eye: Eye,
): DraftView['may'] {
  const { actor } = eye
  const audit = auditOf(actor.post.role)
  if (actor.post.waiting) return []
  if (audit === undefined)
    return department === eye.department
      ? (['Save', 'Submit', 'Withdraw'] as const).filter((act) => canDo({ state }, act))
      : []
  const done = agreed.some((one) => one.audit === audit) || authors.includes(actor.id)
  return done ? [] : (['Approve', 'SendBack'] as const).filter((act) => canDo({ state }, act))
}

function titleOf({ content, items }: Row, names: ReadonlyMap<string, string>): string {
  const made = (content as unknown as DraftGuide[]).map(({ guide }) => (guide as Partial<Guide>).name ?? '')
  const known = items.map((item) => names.get(item) ?? item)
  return (known.length > 0 ? known : made.filter((name) => name !== '')).join('、')
}

export async function namesOf(db: Db | Tx, items: readonly string[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const rows = await db
    .selectFrom('catalogue.item')
    .select(['item', 'name'])
    .where((eb) => eb('item', '=', eb.fn.any(eb.val([...items]))))
    .execute()
  return new Map(rows.map(({ item, name }) => [item, name]))
}

/** Who agreed in the round that runs, or ran last, by draft. */
async function agreedIn(
  db: Db | Tx,
  ids: readonly string[],
): Promise<Map<string, { audit: Audit; name: string }[]>> {
  const agreed = new Map<string, { audit: Audit; name: string }[]>()
  if (ids.length === 0) return agreed
  const { rows } = await sql<{ draft: string; audit: Audit; name: string }>`
    select a.draft, a.audit, a.by_name as name from catalogue.draft_act a
    where a.draft = any (${[...ids]}::uuid[]) and a.type = 'approved' and a.seq > (
      select max(s.seq) from catalogue.draft_act s where s.draft = a.draft and s.type = 'submitted')
    order by a.seq`.execute(db)
  for (const { draft, ...one } of rows) agreed.set(draft, [...(agreed.get(draft) ?? []), one])
  return agreed
}

async function actLines(db: Db | Tx, id: string): Promise<ActLine[]> {
  const rows = await db
    .selectFrom('catalogue.draft_act')
    .select(['seq', 'type', 'audit', 'by_name', 'post', 'opinion', 'on', 'recorded_at'])
    .where('draft', '=', id)
    .orderBy('seq')
    .execute()
  const titles = await postTitles(db, [...new Set(rows.map(({ post }) => post))])
  return rows.map(({ by_name, recorded_at, post, ...row }) => ({
    ...(row as Pick<ActLine, 'seq' | 'type' | 'audit' | 'opinion' | 'on'>),
    name: by_name,
    post: titles.get(post) ?? post,
    recordedAt: recorded_at,
  }))
}
