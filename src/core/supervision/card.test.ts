import { describe, expect, test } from 'vitest'
import { calendar } from '../case/given.testing.ts'
import { day } from '../day.ts'
import { CARD_ACT } from '../words/supervision.ts'
import { after, type Card, type CardAct, type CardCommand, canDoToCard } from './card.ts'
import { urgedBy } from './errand.ts'
import { lostDays } from './outage.ts'

const card = (changes: Partial<Card> = {}): Card => ({
  level: 'yellow',
  state: 'issued',
  escalated: false,
  replied: false,
  appeal: null,
  order: null,
  ...changes,
})
const why = { reason: '理由' }
const order: CardCommand = {
  type: 'Order',
  text: '三日内办结',
  dueOn: day('2026-05-20'),
  today: day('2026-05-11'),
}
const run = (commands: readonly CardCommand[], from: Card = card(), isCity = false) =>
  commands.reduce((c, command) => after(c, command, isCity), from)

describe('a card', () => {
  test('waits until somebody issues or cancels it, where a person looks first', () => {
    const pending = card({ state: 'pending' })
    expect(run([{ type: 'Issue' }], pending).state).toBe('issued')
    expect(run([{ type: 'Cancel', ...why }], pending).state).toBe('cancelled')
    expect(() => run([{ type: 'Cancel', ...why }])).toThrow('已发')
  })

  test('is answered once, and appealed once: 撤销, 打回 or 上报', () => {
    expect(run([{ type: 'Reply', text: '已办结' }]).replied).toBe(true)
    expect(() =>
      run([
        { type: 'Reply', text: '一' },
        { type: 'Reply', text: '二' },
      ]),
    ).toThrow('不能“答复”')
    const appealed = run([{ type: 'Appeal', ...why }])
    expect(run([{ type: 'Revoke', ...why }], appealed)).toMatchObject({ state: 'revoked', appeal: 'upheld' })
    expect(run([{ type: 'Return', ...why }], appealed)).toMatchObject({ state: 'issued', appeal: 'returned' })
    expect(() =>
      run(
        [
          { type: 'Return', ...why },
          { type: 'Appeal', ...why },
        ],
        appealed,
      ),
    ).toThrow('不能“申诉”')
  })

  test('what was referred only the city decides, and the city refers to nobody', () => {
    const referred = run([
      { type: 'Appeal', ...why },
      { type: 'Refer', ...why },
    ])
    expect(referred.appeal).toBe('referred')
    expect(() => run([{ type: 'Return', ...why }], referred)).toThrow('不能“打回申诉”')
    expect(() => run([{ type: 'Revoke', ...why }], referred)).toThrow('不能“撤销”')
    expect(run([{ type: 'Revoke', ...why }], referred, true).state).toBe('revoked')
    expect(() =>
      run(
        [
          { type: 'Appeal', ...why },
          { type: 'Refer', ...why },
        ],
        card(),
        true,
      ),
    ).toThrow('不能“上报”')
  })

  test('that nobody appealed is revoked as an error of our own, and there is no appeal to return', () => {
    expect(run([{ type: 'Revoke', ...why }])).toMatchObject({ state: 'revoked', appeal: null })
    const returned = card({ appeal: 'returned' })
    expect(run([{ type: 'Revoke', ...why }], returned).appeal).toBe('returned')
    expect(run([{ type: 'Revoke', ...why }], card({ appeal: 'referred' }), true).appeal).toBe('upheld')
    for (const isCity of [true, false])
      expect(() => run([{ type: 'Return', ...why }], card(), isCity)).toThrow('不能“打回申诉”')
  })

  test('gets an order with a day after today, which is answered; a warning gets none', () => {
    const ordered = run([order])
    expect(ordered).toMatchObject({ state: 'ordered', order: 'open' })
    expect(run([{ type: 'AnswerOrder', text: '已办结' }], ordered)).toMatchObject({
      order: 'answered',
      replied: true,
    })
    expect(() => run([{ ...order, dueOn: day('2026-05-11') } as CardCommand])).toThrow('今天以后')
    expect(() => run([order], card({ level: 'warning' }))).toThrow('不能“督办”')
    expect(() => run([order, order])).toThrow('不能“督办”')
  })

  test('nothing is said without words, and a revoked or cancelled card stays what it is', () => {
    expect(() => run([{ type: 'Reply', text: ' ' }])).toThrow('请写明理由')
    expect(() => run([{ type: 'Appeal', reason: ' ' }])).toThrow('请写明理由')
    for (const state of ['revoked', 'cancelled'] as const)
      for (const act of Object.keys(CARD_ACT) as CardAct[])
        expect(canDoToCard(card({ state }), act, true), `${state} ${act}`).toBe(false)
  })
})

describe('an outage', () => {
  const at = (text: string) => `${text}:00+08:00`
  test('loses only working days on which nobody was served from opening to closing', () => {
    const lost = (from: string, until: string) => lostDays([{ from: at(from), until: at(until) }], calendar)
    expect(lost('2026-05-06T20:00', '2026-05-08T09:00')).toEqual(['2026-05-07'])
    expect(lost('2026-05-07T08:31', '2026-05-07T23:00')).toEqual([])
    expect(lost('2026-05-07T08:00', '2026-05-07T17:59')).toEqual([])
    expect(lost('2026-05-07T08:30', '2026-05-07T18:00')).toEqual(['2026-05-07'])
    expect(lost('2026-04-30T19:00', '2026-05-06T08:00'), 'a holiday cannot be lost').toEqual([])
  })
})

describe('urging', () => {
  const held = { from: '2026-05-06T10:00:00+08:00', place: 'o-market', turn: 'reviewer' as const, seq: 3 }
  const nobody = { asked: [] }
  test('goes to whoever has the case; not to the applicant, not to oneself, not to the past', () => {
    expect(urgedBy('hall-1', held, nobody)).toBe('o-market')
    expect(() => urgedBy('o-market', held, nobody)).toThrow('就在您的窗口或者部门')
    expect(() => urgedBy('hall-1', { ...held, turn: 'applicant' }, nobody)).toThrow('不能催办')
    expect(() => urgedBy('hall-1', { ...held, until: held.from }, nobody)).toThrow('不能催办')
    expect(() => urgedBy('hall-1', undefined, nobody)).toThrow('不能催办')
  })

  test('goes to a department whose opinion is awaited, also from the one that waits', () => {
    const asked = ['o-fire']
    expect(urgedBy('hall-1', held, { asked, to: 'o-fire' })).toBe('o-fire')
    expect(urgedBy('o-market', held, { asked })).toBe('o-fire')
    expect(() => urgedBy('hall-1', held, { asked, to: 'o-other' })).toThrow('不能催办')
  })
})
