import type { Day } from '../../core/day.ts'
import type { Citizen } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { guideOn } from '../catalogue/facade.ts'
import { unsent } from './start.ts'

/** What other modules may ask of intake. */
export type DraftLine = {
  id: string
  item: string
  /** The name of the item. */
  title: string
  /** ISO instant. */
  changedAt: string
  /** Of a case that pre-review returned, and that waits to be changed. */
  returned: boolean
  /** Where it goes on. */
  href: `/drafts/${string}`
}

/** The applications somebody has begun and not submitted, newest first: for the page of everything that is theirs. */
export async function draftsOf(db: Db, actor: Citizen, on: Day): Promise<DraftLine[]> {
  const lines: DraftLine[] = []
  for (const { id, item, changedAt, returned } of await unsent(db, actor)) {
    const { guide } = await guideOn(db, item, on)
    const href = `/drafts/${id}` as const
    lines.push({ id, item, title: guide.name, changedAt, returned: returned !== undefined, href })
  }
  return lines
}

export { applicationOf, type Filing } from './application.ts'
