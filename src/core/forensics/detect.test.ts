import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../case/case.ts'
import { accepted, asked, calendar, submitted, supplied, terms } from '../case/given.testing.ts'
import { type Day, day } from '../day.ts'
import { burstsOf } from './bursts.ts'
import { findingsOf } from './detect.ts'
import { type Evidence, type FindingKind, LISTED_FROM, points, ranked } from './finding.ts'

/** A ledger of these events, each recorded at ten on its own day unless said otherwise. */
const found = (kind: FindingKind, events: readonly CaseEvent[], at: Record<number, string> = {}) => {
  const entries = events.map((event, n) => ({
    seq: n + 1,
    recordedAt: at[n + 1] ?? `${event.on}T02:${String(n).padStart(2, '0')}:00.000Z`,
    actor: event.by,
    hash: String(n).padStart(64, '0'),
    event,
  }))
  return findingsOf({ caseId: 'case-1', events: entries }, calendar).filter((one) => one.kind === kind)
}
const facts = (...of: Parameters<typeof found>) =>
  found(...of).flatMap(({ because }) => because.map(({ fact }) => fact))
const weights = (...of: Parameters<typeof found>) => found(...of).map(({ weight }) => weight)

const on = (text: string, by = 'approver-1'): { on: Day; by: string } => ({ on: day(text), by })
const suspended = (
  text: string,
  days = 10,
  kind: 'expertReview' | 'auction' = 'expertReview',
): CaseEvent => ({
  ...{ type: 'Suspended', kind, days, reason: '依法需要' },
  ...on(text),
})
const resumed = (text: string): CaseEvent => ({ type: 'Resumed', ...on(text), result: '通过' })
const granted = (text: string, by = 'approver-1'): CaseEvent => ({
  type: 'Granted',
  ...on(text, by),
  opinion: '准予',
})
/** Accepted on 2026-04-28 with ten working days promised: due on 2026-05-14. */
const begun = () => accepted('2026-04-28')

describe('a pause when a limit is nearly used (art. 45)', () => {
  test('on the ninth of ten days it is found, on the eighth it is not', () => {
    expect(facts('latePause', [...begun(), suspended('2026-05-13')])).toContain('pausedLate')
    expect(facts('latePause', [...begun(), suspended('2026-05-12')])).toEqual([])
  })

  test('it is listed when the case had lain untouched, and weak when it had just been worked on', () => {
    const reviewed: CaseEvent = {
      ...{ type: 'StepCompleted', step: 'review', result: 'agree', opinion: '符合' },
      ...on('2026-05-13', 'reviewer-1'),
    }
    const [idle = 0] = weights('latePause', [...begun(), suspended('2026-05-13')])
    const [busy = 0] = weights('latePause', [...begun(), reviewed, suspended('2026-05-13')])
    expect(idle).toBeGreaterThanOrEqual(LISTED_FROM)
    expect(busy).toBeLessThan(LISTED_FROM)
  })

  test('an extension moves the end: what was the ninth of ten days is then one in the middle', () => {
    const extended: CaseEvent = {
      ...{ type: 'Extended', days: 10, promisedDays: 10, reason: '案情复杂' },
      ...on('2026-05-06'),
    }
    expect(facts('latePause', [...begun(), extended, suspended('2026-05-13')])).toEqual([])
  })

  test('when the limit has run out a pause stops nothing and is no finding', () => {
    const late = suspended('2026-06-30')
    expect(facts('latePause', [...begun(), late])).toEqual([])
  })
})

describe('a pause that ends when a card would fall', () => {
  // ten working days from 2026-04-30 end on 2026-05-18
  const pause = (until: string) => [...begun(), suspended('2026-04-30'), resumed(until)]
  test('on the last day of its length, and again within two days: listed', () => {
    const [weight = 0] = weights('pauseAtCard', [...pause('2026-05-18'), suspended('2026-05-20')])
    expect(weight).toBeGreaterThanOrEqual(LISTED_FROM)
  })

  test('a day earlier it is none, and with nothing after it too weak to be listed', () => {
    expect(facts('pauseAtCard', [...pause('2026-05-15'), suspended('2026-05-18')])).toEqual([])
    const [alone = 0] = weights('pauseAtCard', pause('2026-05-18'))
    expect(alone).toBeLessThan(LISTED_FROM)
  })

  test('a decision within five minutes of its end counts where the promise would have been over', () => {
    const decided = (minute: string) =>
      facts('pauseAtCard', [...pause('2026-05-15'), granted('2026-05-15')], {
        5: '2026-05-15T02:00:00.000Z',
        6: `2026-05-15T02:${minute}:00.000Z`,
      })
    expect(decided('05')).toContain('decidedAtOnce')
    expect(decided('06')).not.toContain('decidedAtOnce')
  })
})

describe('the other facts of one case', () => {
  test('a decision dated before acceptance is found, on the same day it is not', () => {
    expect(facts('decidedBefore', [...begun(), granted('2026-04-27')])).toEqual(['decidedFirst'])
    expect(facts('decidedBefore', [...begun(), granted('2026-04-28')])).toEqual([])
    const before = { 4: '2026-04-28T01:00:00.000Z' }
    expect(facts('decidedBefore', [...begun(), granted('2026-04-28')], before)).toEqual(['recordedFirst'])
  })

  test('a certificate valid before acceptance is found, from that day on it is not', () => {
    const completed = (validFrom: string): CaseEvent[] => [
      ...begun(),
      granted('2026-04-29'),
      { type: 'Completed', ...on('2026-04-29'), certificate: { number: 'JY1', validFrom: day(validFrom) } },
    ]
    expect(facts('decidedBefore', completed('2026-04-27'))).toEqual(['certificateFirst'])
    expect(facts('decidedBefore', completed('2026-04-28'))).toEqual([])
  })

  test('a second notice is found; the first one never', () => {
    const once = [
      submitted(),
      { type: 'Received', ...on('2026-04-20', 'clerk-1'), materials: [] } as const,
      asked(),
    ]
    const again: CaseEvent = { ...asked(), on: day('2026-04-24') } as CaseEvent
    expect(facts('secondCorrection', once)).toEqual([])
    expect(facts('secondCorrection', [...once, supplied(), again])).toEqual(['noticeTwice'])
    const allowed: CaseEvent = {
      type: 'SecondCorrectionAllowed',
      ...on('2026-04-23', 'supervisor-1'),
      reason: '系统故障',
    }
    expect(facts('secondCorrection', [...once, supplied(), allowed, again])).toEqual([])
    expect(facts('secondCorrection', [...once, supplied(), allowed, again, supplied(), again])).toEqual([
      'noticeTwice',
    ])
    expect(facts('secondCorrection', [...once, supplied(), again, allowed])).toEqual(['noticeTwice'])
  })

  test('a second return counts where it names what was missing from the start, not where it repeats itself', () => {
    const returned = (text: string, material: string): CaseEvent => ({
      ...{ type: 'PreReturned', note: '', reasons: [{ material, fault: 'missing', note: '缺' }] },
      ...on(text, 'clerk-1'),
    })
    const resubmitted: CaseEvent = { type: 'Resubmitted', ...on('2026-04-22', 'citizen-1') }
    const twice = (material: string) => [
      submitted(),
      returned('2026-04-21', 'm1'),
      resubmitted,
      returned('2026-04-23', material),
    ]
    expect(weights('secondCorrection', twice('m2'))).toEqual([14])
    expect(weights('secondCorrection', twice('m1'))).toEqual([])
  })

  test('an act recorded the same day is none; days later it weighs more, and most where a limit was kept by its date', () => {
    const late = (recorded: string, decided = '2026-04-29') =>
      weights('lateEntry', [...begun(), granted(decided)], { 4: `${recorded}T02:00:00.000Z` })
    expect(late('2026-04-29')).toEqual([])
    const [one = 0] = late('2026-04-30')
    const [four = 0] = late('2026-05-07')
    expect(one).toBeLessThan(LISTED_FROM)
    expect(four).toBeGreaterThanOrEqual(LISTED_FROM)
    const [kept = 0] = late('2026-05-15', '2026-05-14')
    expect(kept).toBe(one + 7)
  })

  test('what silence did is dated back by law', () => {
    const deemed = accepted('2026-04-20').map((event) =>
      event.type === 'Accepted' ? { ...event, by: 'system', how: 'deemed' as const } : event,
    )
    expect(facts('lateEntry', deemed, { 3: '2026-04-28T02:00:00.000Z' })).toEqual([])
  })

  test('a procedure that the item does not list is found; a listed one is, only when far longer than listed', () => {
    expect(facts('unlistedPause', [...begun(), suspended('2026-04-29', 10, 'auction')])).toEqual([
      'notListed',
    ])
    expect(facts('unlistedPause', [...begun(), suspended('2026-04-29', 10)])).toEqual([])
    const [slightly = 0] = weights('unlistedPause', [...begun(), suspended('2026-04-29', 11)])
    const [far = 0] = weights('unlistedPause', [...begun(), suspended('2026-04-29', 40)])
    expect(slightly).toBeLessThan(LISTED_FROM)
    expect(far).toBeGreaterThanOrEqual(LISTED_FROM)
  })

  test('the same procedure again at once is listed; after a week it is weak; one procedure is none', () => {
    const twice = (again: string) =>
      weights('repeatedPause', [...begun(), suspended('2026-04-29'), resumed('2026-05-07'), suspended(again)])
    expect(twice('2026-05-08')).toEqual([14])
    expect(twice('2026-05-14')).toEqual([9])
    expect(weights('repeatedPause', [...begun(), suspended('2026-04-29'), resumed('2026-05-07')])).toEqual([])
  })

  test('one hand that accepts and decides is found in a promised case, and never at the window in one go', () => {
    expect(facts('acceptorDecides', [...begun(), granted('2026-04-29', 'clerk-1')])).toEqual(['sameHand'])
    expect(facts('acceptorDecides', [...begun(), granted('2026-04-29')])).toEqual([])
    const onSpot = accepted('2026-04-28', terms({ handling: 'onSpot' }))
    expect(facts('acceptorDecides', [...onSpot, granted('2026-04-28', 'clerk-1')])).toEqual([])
  })
})

describe('a sitting', () => {
  /** So many acceptances, so many seconds apart, from nine in the morning. */
  const sitting = (count: number, apart: number, from = Date.parse('2026-05-20T01:00:00Z')): Evidence[] =>
    Array.from({ length: count }, (_, n) => ({
      ...{ caseId: `case-${from}-${n}`, seq: 3, type: 'Accepted' as const, actor: 'clerk-1', hash: '' },
      on: day('2026-05-20'),
      recordedAt: new Date(from + n * apart * 1_000).toISOString(),
    }))
  const usual = (apart: number) => sitting(30, apart, Date.parse('2026-05-18T01:00:00Z'))

  test('of six cases far faster than usual is found, of five it is not', () => {
    expect(burstsOf([...usual(600), ...sitting(6, 20)])).toHaveLength(1)
    expect(burstsOf([...usual(600), ...sitting(5, 20)])).toEqual([])
  })

  test('is measured by the person’s own pace: who is always quick stands out in nothing', () => {
    expect(burstsOf([...usual(70), ...sitting(12, 20)])).toEqual([])
    expect(burstsOf([...usual(81), ...sitting(12, 20)])).toHaveLength(1)
  })

  test('of somebody new is measured by what a reading takes, and counts less', () => {
    const weight = (acts: Evidence[]) => burstsOf(acts)[0]?.weight ?? 0
    expect(weight(sitting(12, 10))).toBe(weight([...usual(180), ...sitting(12, 10)]) - 3)
  })
})

test('points are decibans, and no single fact counts more than one in a thousand', () => {
  expect([points(1), points(10), points(100), points(1e9), points(0.5)]).toEqual([0, 10, 20, 30, 0])
})

test('the heaviest comes first, of two alike the later one', () => {
  const finding = (weight: number, recordedAt: string) => ({
    ...{ kind: 'burst' as const, weight, because: [] },
    evidence: [{ recordedAt } as Evidence],
  })
  const [a, b, c] = [finding(13, '2026-01-01'), finding(20, '2026-01-01'), finding(13, '2026-02-01')]
  expect(ranked([a, b, c])).toEqual([b, c, a])
})
