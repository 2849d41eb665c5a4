import { type Selectable, sql } from 'kysely'
import type { Filled } from '../../core/guide/form.ts'
import type { DeliveryWay } from '../../core/guide/guide.ts'
import { RuleViolation } from '../../core/violation.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { DB } from '../../platform/schema.gen.ts'

/** An application that somebody is filling in. Its id is that of the case it becomes. */
export type Draft = {
  id: string
  person: string
  party: string
  item: string
  place: string
  situation: Readonly<Record<string, string>>
  /** Every answer: as it is kept when it is right, as it was typed when it is not. */
  form: Filled
  /** Materials that will be brought to a window on paper. */
  brought: readonly string[]
  contact: string | undefined
  phone: string | undefined
  delivery: DeliveryWay | undefined
  address: string | undefined
  station: string | undefined
  /** Parts that were gone through, by their name in the address. */
  done: readonly string[]
  changedAt: string
  /** Of a case that pre-review returned: the version that binds it, and the id its resubmission will carry. */
  returned?: { version: number; request: string } | undefined
}

/** The drafts of an applicant, begun by this person: nobody else reads them, not even for the same enterprise. */
export function visibleDrafts(db: Db | Tx, actor: Citizen) {
  return db
    .selectFrom('intake.draft as d')
    .selectAll()
    .where('d.person', '=', actor.id)
    .where('d.party', '=', actor.party)
}

export async function findDraft(db: Db | Tx, actor: Citizen, id: string): Promise<Draft | undefined> {
  if (!isId(id)) return undefined
  const row = await visibleDrafts(db, actor).where('d.case_id', '=', id).executeTakeFirst()
  return row && toDraft(row)
}

/** What stands in an address where an id belongs need not be one. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** Applications one person may have begun for the same applicant. */
const MOST_DRAFTS = 50

/** Throws `intake/too-many-drafts`. */
export async function assertRoom(db: Db | Tx, actor: Citizen): Promise<void> {
  if ((await openDrafts(db, actor)).length >= MOST_DRAFTS) throw new RuleViolation('intake/too-many-drafts')
}

/** What was begun and not sent yet, newest first. */
export async function openDrafts(db: Db | Tx, actor: Citizen, item?: string): Promise<Draft[]> {
  const rows = await visibleDrafts(db, actor)
    .$if(item !== undefined, (query) => query.where('d.item', '=', item ?? ''))
    .orderBy('d.changed_at', 'desc')
    .limit(MOST_DRAFTS)
    .execute()
  return rows.map(toDraft)
}

/** Applications begun for somebody, by whomever: a number only. */
export async function countDrafts(db: Db | Tx, party: string): Promise<number> {
  const { n } = await db
    .selectFrom('intake.draft')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('party', '=', party)
    .executeTakeFirstOrThrow()
  return n
}

type Started = Pick<Draft, 'id' | 'item' | 'place' | 'situation'> & Partial<Draft>

/** Begin a draft under the id its page was made with: pressing the button twice begins one. Answers whether it was new. */
export async function startDraft(db: Db | Tx, actor: Citizen, draft: Started): Promise<boolean> {
  const { id, item, place, situation, form = {}, done = [], brought = [], returned } = draft
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('intake.draft')
    .values({
      case_id: id,
      person: actor.id,
      party: actor.party,
      item,
      place,
      situation: JSON.stringify(situation),
      form: JSON.stringify(form),
      done: [...done],
      contact: draft.contact ?? null,
      phone: draft.phone ?? null,
      delivery: draft.delivery ?? null,
      address: draft.address ?? null,
      station: draft.station ?? null,
      brought: [...brought],
      version: returned?.version ?? null,
      request: returned?.request ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** A draft of a returned case goes over to whoever of the same applicant takes it up. */
export async function takeOver(
  db: Db | Tx,
  actor: Citizen,
  id: string,
  { version, request }: NonNullable<Draft['returned']>,
): Promise<void> {
  await db
    .updateTable('intake.draft')
    .set((of) => ({
      person: actor.id,
      version: of.fn.coalesce('version', of.val(version)),
      request: of.fn.coalesce('request', of.val(request)),
    }))
    .where('case_id', '=', id)
    .where('party', '=', actor.party)
    .execute()
}

export type Change = Partial<
  Pick<Draft, 'place' | 'situation' | 'contact' | 'phone' | 'delivery' | 'address' | 'station'>
> & {
  /** Answers of one page, by field; one without a value goes. What other pages said stays, whoever writes at the same time. */
  answers?: Filled
  /** One material: will it be brought on paper? */
  bringing?: { material: string; yes: boolean }
}

/** Keep what one page said, and that the part was gone through. */
export async function changeDraft(db: Db | Tx, id: string, part: string, change: Change): Promise<void> {
  const { situation, answers, bringing, ...plain } = change
  const { numUpdatedRows } = await db
    .updateTable('intake.draft')
    .set({
      ...plain,
      ...(situation ? { situation: JSON.stringify(situation) } : {}),
      ...(answers ? { form: answered(answers) } : {}),
      ...(bringing ? { brought: brought(bringing) } : {}),
      done: sql<string[]>`array(select distinct part from unnest(array_append(done, ${part}::text)) as part)`,
      changed_at: sql<string>`now()`,
    })
    .where('case_id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new RuleViolation('intake/draft-unknown')
}

function answered(answers: Filled) {
  const gone = Object.keys(answers).filter((id) => answers[id] === undefined)
  return sql<string>`(form - ${gone}::text[]) || ${JSON.stringify(answers)}::jsonb`
}

function brought({ material, yes }: NonNullable<Change['bringing']>) {
  const others = sql`array_remove(brought, ${material}::text)`
  return sql<string[]>`${yes ? sql`array_append(${others}, ${material}::text)` : others}`
}

/** The draft and its files are gone: submitted, or discarded. */
export async function dropDraft(db: Db | Tx, id: string): Promise<void> {
  await db.deleteFrom('intake.upload').where('case_id', '=', id).execute()
  await db.deleteFrom('intake.draft').where('case_id', '=', id).execute()
}

function toDraft(row: Selectable<DB['intake.draft']>): Draft {
  return {
    id: row.case_id,
    person: row.person,
    party: row.party,
    item: row.item,
    place: row.place,
    situation: row.situation as Record<string, string>,
    form: row.form as Filled,
    brought: row.brought,
    contact: row.contact ?? undefined,
    phone: row.phone ?? undefined,
    delivery: (row.delivery ?? undefined) as DeliveryWay | undefined,
    address: row.address ?? undefined,
    station: row.station ?? undefined,
    done: row.done,
    changedAt: row.changed_at,
    returned: row.version && row.request ? { version: row.version, request: row.request } : undefined,
  }
}
