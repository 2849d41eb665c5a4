import { describe, expect, test } from 'vitest'
import { calendar } from '../case/given.testing.ts'
import type { Channel, Holder, TicketEvent } from '../consultation/ticket.ts'
import { day } from '../day.ts'
import {
  findingsInQuestion,
  heldInQuestion,
  type LookedQuestion,
  nextLookAtQuestion,
  recheckQuestion,
} from './question.ts'
import { RULES, ruleById } from './rules.ts'

const DIVISION = '620826000000'
const MONDAY = '2026-04-20' // a written question of this day is to be answered by Monday 27
const DESK = 'hall-620826'
const organ = (id: string): Holder => ({ kind: 'organ', id })
const asked = (channel: Channel = 'portal', on = MONDAY): TicketEvent => ({
  ...{ type: 'Asked', on: day(on), channel, desk: DESK },
})
const passed = (on: string, to = organ('market')): TicketEvent => ({
  ...{ type: 'Passed', on: day(on), to, reason: '归其主管' },
})
const answered = (on: string): TicketEvent => ({
  ...{ type: 'Answered', on: day(on), text: '可以', citations: [] },
})
const again = (on: string, channel: Channel = 'portal'): TicketEvent => ({
  ...{ type: 'AskedAgain', on: day(on), channel },
})

const looked = (today: string, events: readonly TicketEvent[], lost: string[] = []): LookedQuestion => ({
  events: events.map((event, n) => ({ seq: n + 1, recordedAt: `${event.on}T10:00:00+08:00`, event })),
  ...{ calendar, today: day(today), lost: lost.map(day) },
})
/** What is found, in short: rule, value, office. */
const found = (today: string, events: readonly TicketEvent[], lost?: string[]) =>
  findingsInQuestion(looked(today, events, lost), RULES, DIVISION).map(
    ({ rule, value, blamed }) => `${rule.id} ${value} ${blamed.place}`,
  )

describe('a question that is not answered by its day (point 9)', () => {
  test('is warned of the working day before, at whoever has it then, and not earlier', () => {
    expect(found('2026-04-23', [asked(), passed(MONDAY)])).toEqual([])
    expect(found('2026-04-24', [asked(), passed(MONDAY)])).toEqual(['9-warning -1 market'])
    expect(found('2026-04-27', [asked(), passed('2026-04-24')])).toEqual(['9-warning 0 market'])
    expect(found('2026-04-28', [asked(), passed('2026-04-24'), answered('2026-04-27')])).toEqual([])
  })

  test('is a yellow card the day after, and just is not on its last day', () => {
    expect(found('2026-04-27', [asked()])).toEqual(['9-warning 0 hall-620826'])
    expect(found('2026-04-28', [asked()])).toEqual(['9-yellow 5 hall-620826'])
    expect(found('2026-06-01', [asked(), answered('2026-04-27')])).toEqual([])
    expect(found('2026-06-01', [asked(), answered('2026-04-28')])).toEqual(['9-yellow 5 hall-620826'])
  })

  test('is charged to the office that was late, never to who received it late', () => {
    const late = [asked(), passed('2026-04-24')] // the desk had one day and took four
    expect(found('2026-04-28', late)).toEqual(['9-yellow 3 hall-620826'])
    expect(found('2026-04-29', late), 'the department has three days of its own').toEqual([
      '9-yellow 3 hall-620826',
    ])
    expect(found('2026-04-30', late)).toEqual(['9-yellow 3 hall-620826', '9-yellow 1 market'])
    const [card] = findingsInQuestion(looked('2026-04-30', late), RULES, DIVISION)
    expect(card).toMatchObject({
      ...{ occurrence: 'round@1/0', dueOn: '2026-04-21', events: [1], blamed: { turn: 'answers' } },
      charges: [
        { place: DESK, days: 1, overdue: 3 },
        { place: 'market', days: 3, overdue: 1 },
      ],
    })
  })

  test('is nobody’s card when an office was late and the answer was not', () => {
    expect(found('2026-06-01', [asked(), passed('2026-04-24'), answered('2026-04-27')])).toEqual([])
  })

  test('is nobody’s card when all kept their own time; whoever has it was warned', () => {
    const round = [asked(), passed('2026-04-21'), passed('2026-04-24', organ('housing'))]
    expect(found('2026-04-27', round)).toEqual(['9-warning 0 housing'])
    expect(found('2026-04-28', [...round, answered('2026-04-28')])).toEqual([])
  })

  test.each(['window', 'phone'] as const)('asked by %s is due the same day, without a warning', (channel) => {
    expect(found(MONDAY, [asked(channel)])).toEqual([])
    expect(found('2026-04-21', [asked(channel)])).toEqual(['9-yellow 1 hall-620826'])
    expect(found('2026-04-21', [asked(channel), passed(MONDAY)])).toEqual([])
    expect(
      found('2026-04-22', [asked(channel), passed('2026-04-21')]),
      'passing it on a day late does not undo the day',
    ).toEqual(['9-yellow 1 hall-620826'])
  })

  test('a second question has a time and cards of its own', () => {
    const past = [asked(), answered('2026-04-28'), again('2026-04-29')]
    expect(found('2026-05-09', past)).toEqual(['9-yellow 5 hall-620826', '9-warning 0 hall-620826'])
    expect(found('2026-05-11', past)).toEqual(['9-yellow 5 hall-620826', '9-yellow 5 hall-620826'])
  })

  test('a day the system served nobody excuses by itself', () => {
    expect(found('2026-04-28', [asked()], ['2026-04-23'])).toEqual(['9-warning 0 hall-620826'])
    expect(found('2026-04-29', [asked()], ['2026-04-21'])).toEqual(['9-yellow 5 hall-620826'])
    expect(found('2026-04-28', [asked()], [MONDAY]), 'the day it was asked').toHaveLength(1)
  })

  test('is found by a rule that is on, in the division it is for', () => {
    const late = looked('2026-04-28', [asked()])
    const changed = (change: object) =>
      RULES.map((rule) => (rule.point === 9 ? { ...rule, ...change } : rule))
    for (const change of [{ enabled: false }, { within: '620802' }, { threshold: 5 }])
      expect(findingsInQuestion(late, changed(change), DIVISION)).toEqual([])
  })
})

describe('a look at a question', () => {
  test('is due on the first day on which something is found, and never once it is answered', () => {
    const next = (today: string, events: readonly TicketEvent[]) =>
      nextLookAtQuestion(looked(today, events), RULES, DIVISION)
    expect(next(MONDAY, [asked()])).toBe('2026-04-24')
    expect(next('2026-04-24', [asked()])).toBe('2026-04-28')
    expect(next('2026-04-28', [asked(), passed('2026-04-24')])).toBe('2026-04-30')
    expect(next('2026-04-28', [asked()]), 'nothing more can be found, but it is open').toBe('2026-06-27')
    expect(next('2026-04-28', [asked(), answered('2026-04-28')])).toBeUndefined()
  })

  test('finds the same again when it is computed anew, also after the answer', () => {
    const rule = ruleById.get('9-yellow')
    if (!rule) throw new Error('no rule')
    const late = [asked(), answered('2026-04-29')]
    expect(recheckQuestion(looked('2026-06-01', late), rule, 'round@1/0')).toEqual({ value: 6, holds: true })
    expect(recheckQuestion(looked('2026-06-01', late, ['2026-04-22', '2026-04-23']), rule, 'round@1/0')).toBe(
      undefined,
    )
  })

  test('knows who had it from instant to instant', () => {
    const past = [asked(), passed('2026-04-21'), answered('2026-04-22'), again('2026-04-23')]
    const at = (on: string) => `${on}T10:00:00+08:00`
    expect(heldInQuestion(looked('2026-04-24', past).events)).toEqual([
      { from: at(MONDAY), until: at('2026-04-21'), place: DESK, turn: 'answers', seq: 1 },
      { from: at('2026-04-21'), until: at('2026-04-22'), place: 'market', turn: 'answers', seq: 2 },
      { from: at('2026-04-23'), place: 'market', turn: 'answers', seq: 4 },
    ])
  })
})
