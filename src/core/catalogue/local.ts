import type { Guide } from '../guide/guide.ts'
import { lengthInDays } from '../guide/lint/limits.ts'
import type { Limit } from '../limit.ts'
import { RuleViolation } from '../violation.ts'
import { limitInWords } from '../words/catalogue.ts'

/**
 * In what an organ differs from the guide of the city: a promise that is shorter, and where it is done at its own place.
 * What is absent is as in the city; everything that binds an applicant besides stays the city's.
 */
export type Local = {
  /** 承诺办结时限; counts only while it is shorter than the city's. */
  promised?: Limit | undefined
  /** 办理地点, 窗口, 办理时间, 咨询电话. */
  address?: string | undefined
  window?: string | undefined
  hours?: string | undefined
  phone?: string | undefined
}

/** Whether the promise of an organ still makes sense against the guide of today; `none` when it makes none of its own. */
export function promiseStands(guide: Guide, { promised }: Local): 'none' | 'shorter' | 'overtaken' {
  if (!promised) return 'none'
  if (guide.handling === 'onSpot') return 'overtaken'
  return lengthInDays(promised) < lengthInDays(guide.promisedLimit) ? 'shorter' : 'overtaken'
}

/**
 * The guide in force at an organ: the city's, with the organ's shorter promise. Its steps and opinions take their share of
 * the shorter time, so that they still fit in it. A promise that the city has overtaken changes nothing.
 */
export function withLocal(guide: Guide, local: Local): Guide {
  const { promised } = local
  if (!promised || promiseStands(guide, local) !== 'shorter') return guide
  const room = Math.floor((lengthInDays(promised) * 5) / 7 + 0.01)
  const opinions = guide.opinions.map((one) => ({ ...one, days: Math.min(one.days, Math.max(1, room)) }))
  return { ...guide, promisedLimit: { ...promised }, steps: shortened(guide.steps, room), opinions }
}

/** Whole days by largest remainder, never more than before and together never more than there is room for. */
function shortened(steps: Guide['steps'], room: number): Guide['steps'] {
  const total = steps.reduce((sum, { days }) => sum + days, 0)
  if (total <= room) return steps
  const exact = steps.map(({ days }) => (days * room) / total)
  const days = exact.map(Math.floor)
  const left = room - days.reduce((sum, n) => sum + n, 0)
  const order = exact.map((share, at) => ({ at, rest: share - Math.floor(share) }))
  for (const { at } of order.sort((a, b) => b.rest - a.rest || a.at - b.at).slice(0, left))
    days[at] = (days[at] ?? 0) + 1
  return steps.map((step, at) => ({ ...step, days: days[at] ?? 0 }))
}

/** Throws `local/on-spot` and `local/longer`: a promise to the applicant may be kept better, never worse. */
export function assertLocal(guide: Guide, { promised }: Local): void {
  if (!promised) return
  if (guide.handling === 'onSpot') throw new RuleViolation('local/on-spot')
  if (promised.count < 1 || lengthInDays(promised) > lengthInDays(guide.promisedLimit))
    throw new RuleViolation('local/longer', { limit: limitInWords(guide.promisedLimit) })
}
