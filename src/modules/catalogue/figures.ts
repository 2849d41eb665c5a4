import { counts, meets, missReason, OUTCOMES, sharesOf } from '../../core/catalogue/outcome.ts'
import type { Day } from '../../core/day.ts'
import type { Db } from '../../platform/db.ts'
import { departmentsOf } from '../organisation/facade.ts'
import type { FiguresAnswer } from './acts.ts'
import { type GuideVersion, guideOn } from './guides.ts'

/** How far the items of today are from what is asked of them, and which miss it for which reason; of one department, or all. */
export async function figuresOn(db: Db, department: string | undefined, on: Day): Promise<FiguresAnswer> {
  const rows = await db
    .selectFrom('catalogue.item')
    .select('item')
    .where('starts_on', '<=', on)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', on)]))
    .$if(department !== undefined, (q) => q.where('department', '=', department ?? ''))
    .orderBy('name')
    .execute()
  const names = new Map((await departmentsOf(db)).map(({ key, name }) => [key, name]))
  const guides: GuideVersion[] = []
  for (const { item } of rows) guides.push(await guideOn(db, item, on))
  const misses = OUTCOMES.flatMap((outcome) =>
    guides
      .filter(({ guide }) => counts(guide, outcome) && !meets(guide, outcome))
      .map(({ item, guide }) => ({
        ...{ outcome, item, name: guide.name, reason: missReason(guide, outcome) },
        department: names.get(guide.department) ?? guide.department,
      })),
  )
  const excluded = guides.flatMap(({ item, guide }) =>
    guide.onlineExcluded === undefined
      ? []
      : [
          {
            ...{ item, name: guide.name, reason: guide.onlineExcluded },
            department: names.get(guide.department) ?? guide.department,
          },
        ],
  )
  return { items: guides.length, shares: sharesOf(guides.map(({ guide }) => guide)), misses, excluded }
}
