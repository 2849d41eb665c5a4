import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../case/case.ts'
import { accepted, asked, atWindow, received, submitted, supplied, terms } from '../case/given.testing.ts'
import { day } from '../day.ts'
import { POINT } from '../words/supervision.ts'
import type { Looked } from './facts.ts'
import { findingsIn, nextLook, speedOf } from './look.ts'
import { RULES } from './rules.ts'
import { looked, materials } from './supervision.testing.ts'

const e = (event: object) => event as CaseEvent
const review = (on = '2026-04-22'): CaseEvent =>
  e({ type: 'StepCompleted', on, by: 'reviewer-1', step: 'review', result: 'agree', opinion: '符合条件' })
const granted = (on = '2026-04-23', by = 'approver-1'): CaseEvent =>
  e({ type: 'Granted', on, by, opinion: '准予' })
const denied = (reason: string, basis: string): CaseEvent =>
  e({ type: 'Denied', on: '2026-04-23', by: 'approver-1', reason, basis })
const closed: CaseEvent = e({ type: 'Closed', on: '2026-05-06', by: 'output-1', attested: [] })
const suspended = (kind = 'expertReview', on = '2026-04-22'): CaseEvent =>
  e({ type: 'Suspended', on, by: 'reviewer-1', kind, days: 10, reason: '专家评审' })
const resumed = (on: string): CaseEvent => e({ type: 'Resumed', on, by: 'reviewer-1', result: '通过' })
const paid = (amount: number): CaseEvent =>
  e({ type: 'FeeSettled', on: '2026-04-30', by: 'output-1', amount, receipt: '甘财1' })
const ended = (type: string, fields: object): CaseEvent[] => [
  ...received(),
  e({ type, on: '2026-04-21', by: 'clerk-1', ...fields }),
]
const open = accepted('2026-04-21')
const upward = accepted(
  '2026-04-21',
  terms({ steps: terms().steps.map((step, n) => (n === 0 ? { ...step, lowerReview: true } : step)) }),
)
const charged = terms({ fee: true })
const missing = [
  { ...materials[0], handedIn: false, ok: false },
  ...materials.slice(1),
] as Looked['materials']

/** Each rule: a case that fires it, and one that just does not. Both are read on the same terms. */
// biome-ignore format: a table is read by its columns
const FIRES: Readonly<Record<string, readonly [fires: Looked, quiet: Looked]>> = {
  '1-warning': [looked('2026-04-22', [submitted()]), looked('2026-04-21', [submitted()])],
  '1-yellow':  [looked('2026-04-23', [submitted()]), looked('2026-04-22', [submitted()])],
  '2-warning': [looked('2026-04-24', received()), looked('2026-04-23', received())],
  '2-red':     [looked('2026-04-28', received()), looked('2026-04-27', received())],
  '3-warning': [looked('2026-05-06', open), looked('2026-04-30', open)],
  '3-yellow':  [looked('2026-05-09', open), looked('2026-05-08', open)],
  '4-red':     [looked('2026-05-22', open), looked('2026-05-21', open)],
  '5-yellow':  [looked('2026-04-29', open), looked('2026-04-28', open)],
  '6-red':     [looked('2026-05-22', upward), looked('2026-05-21', upward)],
  '7-warning': [looked('2026-05-14', atWindow()), looked('2026-05-13', atWindow())],
  '7-red':     [looked('2026-05-19', atWindow()), looked('2026-05-18', atWindow())],
  '8-yellow':  [looked('2026-05-11', [...open, suspended()]), looked('2026-05-09', [...open, suspended()])],
  '11-red':    [looked('2026-04-21', ended('Refused', { reason: '不属于本机关', competentOrgan: ' ' })),
                looked('2026-04-21', ended('Refused', { reason: '不属于本机关', competentOrgan: '县住建局' }))],
  '12-red':    [looked('2026-04-23', [...open, review(), denied('条件不符', '')], { materials: missing }),
                looked('2026-04-23', [...open, review(), denied('条件不符', '第三十八条')], { materials: missing })],
  '13-yellow': [looked('2026-04-21', ended('Voided', { reason: ' ' })), looked('2026-04-21', ended('Voided', { reason: '重复登记' }))],
  '14-yellow': [looked('2026-05-06', [...atWindow(), closed], { materials: missing }), looked('2026-05-06', [...atWindow(), closed])],
  '15-red':    [looked('2026-04-21', [...received(), asked()], { materials: materials.slice(0, 1) }), looked('2026-04-21', [...received(), asked()])],
  '16-red':    [looked('2026-04-24', [...received(), asked(), supplied(), asked()], { on: { 5: '2026-04-24' } }), looked('2026-04-23', [...received(), asked(), supplied()])],
  '17-yellow': [looked('2026-04-23', [...open, review(), granted('2026-04-20')]), looked('2026-04-23', [...open, review(), granted('2026-04-22')])],
  '18-yellow': [looked('2026-04-23', [...open, granted()]), looked('2026-04-23', [...open, review(), granted()])],
  '19-red':    [looked('2026-05-06', [...atWindow(), paid(10)]), looked('2026-05-06', [...atWindow(), paid(0)])],
  '20-yellow': [looked('2026-05-06', [...atWindow(charged), closed]), looked('2026-05-06', [...atWindow(charged), paid(0), closed])],
  '21-yellow': [looked('2026-05-06', [...atWindow(charged), paid(50)]), looked('2026-05-06', [...atWindow(charged), paid(100)])],
  '23-yellow': [looked('2026-04-23', open, { on: { 3: '2026-04-23' } }), looked('2026-04-22', open, { on: { 3: '2026-04-22' } })],
  '24-yellow': [looked('2026-04-23', [...open, review(), denied('条件不符', '第三十八条')]),
                looked('2026-04-23', [...open, review(), denied('条件不符', '第三十八条')], { materials: missing })],
  '25-red':    [looked('2026-04-23', [...open, review(), granted('2026-04-23', 'clerk-1')]), looked('2026-04-23', [...open, review(), granted()])],
  '26-yellow': [looked('2026-04-27', [...open, suspended(), resumed('2026-04-23'), suspended('expertReview', '2026-04-24')]),
                looked('2026-04-23', [...open, suspended(), resumed('2026-04-23')])],
  '26-red':    [looked('2026-04-22', [...open, suspended('tender')]), looked('2026-04-22', [...open, suspended()])],
}

const found = (on: Looked) => findingsIn(on, RULES, '620826000000').map(({ rule }) => rule.id)

describe('the table of rules', () => {
  test('has all 28 points, each with a name, a meaning and a source; a disabled one says what it waits for', () => {
    const points = new Set(RULES.map(({ point }) => point))
    expect([...points].sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, n) => n + 1))
    const off = RULES.filter(({ enabled }) => !enabled).map(({ point }) => point)
    const waits = Object.entries(POINT).flatMap(([n, point]) => ('waitsFor' in point ? [Number(n)] : []))
    expect(off).toEqual(waits)
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length)
  })

  test('every rule that is enabled has its two cases below; points 9, 27 and 28 look at other than one case and have their own tests', () => {
    const enabled = RULES.filter(
      (rule) => rule.enabled && rule.point < 27 && rule.point !== 9, // question.test.ts
    ).map(({ id }) => id)
    expect(Object.keys(FIRES).sort()).toEqual([...enabled].sort())
  })

  test.each(Object.entries(FIRES))('%s fires, and just does not', (id, [fires, quiet]) => {
    expect(found(fires)).toContain(id)
    expect(found(quiet)).not.toContain(id)
  })

  test('a rule of another county, and one that is switched off, find nothing', () => {
    const [fires] = FIRES['3-yellow'] as [Looked, Looked]
    const changed = (change: object) =>
      RULES.map((rule) => (rule.id === '3-yellow' ? { ...rule, ...change } : rule))
    expect(findingsIn(fires, changed({ within: '620802' }), '620826000000').map((f) => f.rule.id)).toEqual([])
    expect(findingsIn(fires, changed({ enabled: false }), '620826000000').map((f) => f.rule.id)).toEqual([
      '3-warning',
    ])
    expect(findingsIn(fires, changed({ threshold: 1 }), '620826000000').map((f) => f.rule.id)).toEqual([
      '3-warning',
    ])
  })
})

describe('what is found', () => {
  test('a second correction notice that was allowed is found on the day it is allowed, with both events as evidence', () => {
    const allowed = e({
      type: 'SecondCorrectionAllowed',
      on: '2026-04-23',
      by: 'supervisor-1',
      reason: '遗漏',
    })
    const history = [...received(), asked(), supplied(), allowed]
    const [finding] = findingsIn(looked('2026-04-23', history), RULES, '620826000000').filter(
      ({ rule }) => rule.id === '16-red',
    )
    expect(finding?.events).toEqual([3, 5])
    expect(found(looked('2026-04-23', [...received(), asked(), supplied()]))).not.toContain('16-red')
  })

  test('a day fully lost to an outage excuses by itself', () => {
    const [fires] = FIRES['3-yellow'] as [Looked, Looked]
    expect(found({ ...fires, lost: [day('2026-05-07')] })).not.toContain('3-yellow')
    expect(found({ ...fires, lost: [day('2026-04-21')] }), 'before anything was counted').toContain(
      '3-yellow',
    )
    expect(found({ ...fires, lost: [day('2026-05-09')] }), 'after the limit had run out').toContain(
      '3-yellow',
    )
  })

  test('acceptance by silence is a notice that came too late, found on the day of its record', () => {
    const silent = [...received(), e({ type: 'Accepted', on: '2026-04-20', by: 'system', how: 'deemed' })]
    expect(found(looked('2026-04-28', silent, { on: { 3: '2026-04-28' } }))).toContain('2-red')
    expect(found(looked('2026-04-27', silent, { on: { 3: '2026-04-27' } }))).not.toContain('2-red')
  })

  test('what was late stays late after it is done; what was done in time never becomes late', () => {
    expect(found(looked('2026-08-01', [...open, review('2026-05-12'), granted('2026-05-12')]))).toContain(
      '3-yellow',
    )
    expect(found(looked('2026-05-08', [...open, review('2026-05-08'), granted('2026-05-08')]))).not.toContain(
      '3-yellow',
    )
  })

  test('a stopped clock finds nothing, however long it stands', () => {
    expect(found(looked('2026-08-03', [...open, suspended()]))).toEqual(['8-yellow'])
  })

  test('each finding names its evidence: the rule, the events, the clock and who is charged', () => {
    const [finding] = findingsIn(looked('2026-05-22', open), RULES, '620826000000').filter(
      ({ rule }) => rule.id === '4-red',
    )
    expect(finding).toMatchObject({
      value: 1,
      occurrence: 'legal/@3',
      events: [3],
      dueOn: '2026-05-21',
      blamed: { place: 'o-market', turn: 'reviewer' },
      charges: [{ place: 'o-market', turn: 'reviewer', days: 20, overdue: 1 }],
    })
  })
})

describe('when to look again', () => {
  test('on the first day on which a rule can be met, and not a day earlier', () => {
    for (const [id, [, quiet]] of Object.entries(FIRES)) {
      if (!/^[1-57]-/.test(id)) continue
      const next = nextLook(quiet, RULES)
      expect(next, id).toBeDefined()
      if (next === undefined) continue
      const before = found(quiet)
      for (
        let on = quiet.today;
        on < next;
        on = day(new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10))
      )
        expect(found({ ...quiet, today: on }), `${id} ${on}`).toEqual(before)
      expect(found({ ...quiet, today: next }), `${id} ${next}`).not.toEqual(before)
    }
  })

  test('never, where time alone changes nothing', () => {
    expect(nextLook(looked('2026-04-23', [...open, suspended()]), RULES)).toBe('2026-05-11')
    expect(nextLook(looked('2026-04-21', ended('Voided', { reason: '重复登记' })), RULES)).toBeUndefined()
    expect(nextLook(looked('2026-08-03', [...open]), RULES)).toBeUndefined()
  })
})

describe('figures of a decided case', () => {
  test('days used stand beside the promised and the legal limit', () => {
    const figures = speedOf(looked('2026-04-23', [...open, review(), granted()]))
    expect(figures).toEqual({ used: 2, promised: 10, legal: 20, decidedOn: '2026-04-23' })
  })

  test('a matter reported up has the days of both organs, for its days are counted from acceptance', () => {
    const figures = speedOf(looked('2026-04-23', [...upward, review(), granted()]))
    expect(figures).toEqual({ used: 2, promised: 10, legal: 40, decidedOn: '2026-04-23' })
  })

  test('of an open case nothing is said', () => {
    expect(speedOf(looked('2026-04-23', open))).toBeUndefined()
  })
})
