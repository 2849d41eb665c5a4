import { CHANGES_STANDING } from '../../core/catalogue/lifecycle.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import type { Tx } from '../../platform/db.ts'
import type { Row } from './drafts.ts'
import { endImplementations, implement, organsFor } from './implementations.ts'
import { addVersion } from './publish.ts'
import { GuideSchema } from './schema.ts'

/**
 * Both auditors agree: the guides become versions, new items get their organs and codes, old ones are suspended, resumed or
 * end, all from the day of the draft on. What is made is parsed once more, so that no half guide ever binds anybody.
 */
export async function bringIntoForce(tx: Tx, row: Row, today: Day): Promise<void> {
  const { id: draft, base, startsOn } = row
  if (!startsOn) throw new TypeError(`draft ${draft} has no day`) // `decide` has refused it
  for (const { item, guide } of row.content) {
    const made = GuideSchema.parse(guide) as Guide
    const version = (base[item] ?? 0) + 1
    await addVersion(tx, { item, version, guide: made, startsOn, draft }, today)
    const file = [{ item, guide: made }]
    const organs = await organsFor(tx, file, startsOn)
    await implement(tx, file, organs, { changesFrom: startsOn, firstDay: startsOn })
  }
  const successors = row.content.map(({ item }) => item).filter((item) => !row.items.includes(item))
  for (const item of row.items) await changeStanding(tx, row, { item, startsOn, successors })
}

async function changeStanding(
  tx: Tx,
  { id: draft, basis, draft: { kind } }: Row,
  { item, startsOn, successors }: { item: string; startsOn: Day; successors: string[] },
): Promise<void> {
  const { after } = CHANGES_STANDING[kind]
  if (after === undefined || kind === 'create' || kind === 'change') return
  const last = await tx
    .selectFrom('catalogue.standing')
    .select('seq')
    .where('item', '=', item)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  await tx
    .insertInto('catalogue.standing')
    .values({
      ...{ item, seq: (last?.seq ?? 0) + 1, starts_on: startsOn, standing: after, how: kind },
      ...{ successors, reason: basis, draft },
    })
    .execute()
  if (after !== 'ended') return
  await tx
    .updateTable('catalogue.item')
    .set({ ends_on: addDays(startsOn, -1) })
    .where('item', '=', item)
    .execute()
  await endImplementations(tx, item, startsOn)
}
