import type { Status } from '../core/case/case.ts'
import { addDays, day } from '../core/day.ts'
import { indicatorsFor, type Rating, type Stars } from '../core/evaluation/rating.ts'
import { serviceOf } from '../core/evaluation/service.ts'
import { visibleCases } from '../modules/cases/facade.ts'
import { rate } from '../modules/evaluation/commands.ts'
import { type Chance, chanceOf } from '../modules/organisation/city/chance.ts'
import { SYSTEM } from '../platform/actor.ts'
import { type Db, transact } from '../platform/db.ts'

/** Of a hundred ratings of an ordinary hall, how many of each level. */
const SHARE: readonly (readonly [Stars, number])[] = [
  [5, 71],
  [4, 17],
  [3, 7],
  [2, 3],
  [1, 2],
]

/** What people write when they write at all. */
const WORDS: Readonly<Record<Stars, readonly string[]>> = {
  5: ['工作人员很耐心，一次就办好了。', '没想到这么快，谢谢。', '网上就能看到办到哪一步，放心。'],
  4: ['办得挺快，就是停车不方便。', '总体满意。'],
  3: ['等的时间有点长。', '表格希望再简单一点。'],
  2: ['来了两次才知道还缺一份材料。', '电话一直打不通。'],
  1: ['跑了三趟，每次说的都不一样。'],
}

/**
 * Two thirds of those who were served in the demo city's past have said what they thought of it, some days later. A case
 * that was rated already keeps its rating, so an interrupted start goes on where it was.
 */
export async function ratePast(db: Db, today: string): Promise<void> {
  const served = await visibleCases(db, SYSTEM)
    .select(['f.case_id', 'f.party', 'f.status', 'f.decided_on', 'f.ended_on', 'f.submitted_on'])
    .where('f.origin', '=', 'demo')
    .orderBy('f.case_id')
    .execute()
  for (const { case_id, party, status, ...days } of served) {
    const chance = chanceOf(`rating ${case_id}`)
    const on = addDays(day(days.ended_on ?? days.decided_on ?? days.submitted_on), 2 + chance.below(4))
    if (serviceOf(status as Status) === undefined || on >= today || chance.below(3) === 0) continue
    const rating = ratingBy(chance)
    const at = `${on}T${String(9 + chance.below(10)).padStart(2, '0')}:${String(chance.below(60)).padStart(2, '0')}:00+08:00`
    const way = { caseId: case_id, actor: { account: party } }
    const channel = chance.pick(['mobile', 'mobile', 'qr', 'qr', 'pc'] as const)
    await transact(db, (tx) => rate(tx, { rating, way, asks: SYSTEM, channel, at }))
  }
}

function ratingBy(chance: Chance): Rating {
  let left = chance.below(100)
  const stars =
    SHARE.find(([, share]) => {
      left -= share
      return left < 0
    })?.[0] ?? 5
  const words = chance.below(4) === 0 ? chance.pick(WORDS[stars]) : ''
  const details = indicatorsFor(stars)
    .map(({ code }) => code)
    .filter(() => chance.below(4) === 0)
    .slice(0, 3)
  const silent = stars <= 2 && !words && details.length === 0
  return { stars, details, text: silent ? chance.pick(WORDS[stars]) : words }
}
