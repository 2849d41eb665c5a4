import type { Selectable } from 'kysely'
import { sql } from 'kysely'
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
  submittedAt: string | undefined
}

/** The drafts of an applicant, begun by this person: nobody else reads them, not even for the same enterprise. */
export function visibleDrafts(db: Db | Tx, actor: Citizen) {
  return db
    .selectFrom('intake.draft as d')
    .selectAll()
    .where('d.person', '=', actor.id)
    .where('d.party', '=', actor.party)
}

/** Throws `intake/draft-unknown` for a draft that is not there or not theirs. */
export async function draftOf(db: Db | Tx, actor: Citizen, id: string): Promise<Draft> {
  const row = isId(id) && (await visibleDrafts(db, actor).where('d.case_id', '=', id).executeTakeFirst())
  if (!row) throw new RuleViolation('intake/draft-unknown')
  return toDraft(row)
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

/** What was begun and not sent yet, newest first. */
export async function openDrafts(db: Db | Tx, actor: Citizen, item?: string): Promise<Draft[]> {
  const rows = await visibleDrafts(db, actor)
    .where('d.submitted_at', 'is', null)
    .$if(item !== undefined, (query) => query.where('d.item', '=', item ?? ''))
    .orderBy('d.changed_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(toDraft)
}

/** Applications begun for somebody, by whomever: a number only. */
export async function countDrafts(db: Db | Tx, party: string): Promise<number> {
  const { n } = await db
    .selectFrom('intake.draft')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('party', '=', party)
    .where('submitted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

export type Begun = Pick<Draft, 'id' | 'item' | 'place' | 'situation'>

/** Begin a draft under the id its page was made with: pressing the button twice begins one. */
export async function beginDraft(
  db: Db | Tx,
  actor: Citizen,
  { id, item, place, situation }: Begun,
): Promise<void> {
  await db
    .insertInto('intake.draft')
    .values({
      case_id: id,
      person: actor.id,
      party: actor.party,
      item,
      place,
      situation: JSON.stringify(situation),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

type Change = Partial<
  Pick<
    Draft,
    'place' | 'situation' | 'form' | 'brought' | 'contact' | 'phone' | 'delivery' | 'address' | 'station'
  >
>

/** Keep what one page said, and that the part was gone through. */
export async function changeDraft(db: Db | Tx, id: string, part: string, change: Change): Promise<void> {
  const { situation, form, brought, ...plain } = change
  await db
    .updateTable('intake.draft')
    .set({
      ...plain,
      ...(situation ? { situation: JSON.stringify(situation) } : {}),
      ...(form ? { form: JSON.stringify(form) } : {}),
      ...(brought ? { brought: [...brought] } : {}),
      done: sql<string[]>`array(select distinct part from unnest(array_append(done, ${part}::text)) as part)`,
      changed_at: sql<string>`now()`,
    })
    .where('case_id', '=', id)
    .execute()
}

export async function markSubmitted(db: Db | Tx, id: string): Promise<void> {
  await db
    .updateTable('intake.draft')
    .set({ submitted_at: sql<string>`now()` })
    .where('case_id', '=', id)
    .execute()
}

export async function dropDraft(db: Db | Tx, actor: Citizen, id: string): Promise<void> {
  const draft = await draftOf(db, actor, id)
  if (draft.submittedAt) throw new RuleViolation('intake/submitted')
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
    submittedAt: row.submitted_at ?? undefined,
  }
}
