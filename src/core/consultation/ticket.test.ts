import { describe, expect, test } from 'vitest'
import { calendar } from '../case/given.testing.ts'
import { day } from '../day.ts'
import { chargesOf, daysLate, dueOn, heldUntil } from './clocks.ts'
import { decideTicket, PASSES_MOST, ROUNDS_MOST, type TicketCommand } from './decide.ts'
import { type Channel, type Holder, holderOf, type TicketEvent, ticketOf } from './ticket.ts'

const on = day('2026-04-20') // a Monday
const DESK = 'hall-620826'
const organ = (id: string): Holder => ({ kind: 'organ', id })
const asked = (channel: Channel = 'portal', at = on): TicketEvent => ({
  type: 'Asked',
  on: at,
  channel,
  desk: DESK,
})
const passed = (to: Holder, at = on): TicketEvent => ({ type: 'Passed', on: at, to, reason: '归其主管' })
const law = [{ kind: 'law', law: '行政许可法', article: '第三十二条' }] as const
const answered = (at = on): TicketEvent => ({ type: 'Answered', on: at, text: '可以', citations: law })
const given = (...past: TicketEvent[]) => ({
  ticket: ticketOf(past),
  when: (command: TicketCommand) => decideTicket(ticketOf(past), command),
})
const answer = (at = on): TicketCommand => ({ type: 'Answer', on: at, text: '可以', citations: law })
const again = (at = on): TicketCommand => ({ type: 'AskAgain', on: at, channel: 'portal', calendar })
const later = (text: string) => day(text)

describe('a question', () => {
  test('lies at the desk it came in at, then with whom it was passed to', () => {
    expect(given(asked()).ticket).toMatchObject({ state: 'asked', round: 1 })
    const { ticket } = given(asked(), passed(organ('market')))
    expect([ticket.state, holderOf(ticket)]).toEqual(['assigned', organ('market')])
  })

  test('is answered once: the second of two reads that it is done', () => {
    expect(given(asked()).when(answer())).toEqual([answered()])
    expect(() => given(asked(), answered()).when(answer())).toThrow('已答复')
  })

  test('has no answer without something it rests on', () => {
    expect(() => given(asked()).when({ type: 'Answer', on, text: '可以', citations: [] })).toThrow('依据')
  })

  test('is passed on with a reason, to somebody else, and not round and round', () => {
    const pass = (to: Holder, reason = '归其主管'): TicketCommand => ({ type: 'Pass', on, to, reason })
    expect(given(asked()).when(pass(organ('market')))).toEqual([passed(organ('market'))])
    expect(() => given(asked()).when(pass(organ('market'), ' '))).toThrow('理由')
    expect(() => given(asked()).when(pass({ kind: 'desk', id: DESK }))).toThrow('就在这个单位')
    const round = Array.from({ length: PASSES_MOST }, (_, n) => passed(organ(`organ${n}`)))
    expect(() => given(asked(), ...round).when(pass(organ('last')))).toThrow('不能再转')
  })

  test('is asked again of whoever answered, as a new round with a clock of its own', () => {
    const past = [asked(), passed(organ('market')), answered(later('2026-04-22'))]
    const [event] = given(...past).when(again(later('2026-04-23')))
    const ticket = ticketOf([...past, event as TicketEvent])
    expect(ticket).toMatchObject({ state: 'assigned', round: 2, passes: 0 })
    expect([holderOf(ticket), dueOn(ticket, calendar)]).toEqual([organ('market'), '2026-04-30'])
  })

  test('is asked again for five working days and so many times, then no more', () => {
    expect(given(asked(), answered()).when(again(later('2026-04-27')))).toHaveLength(1)
    expect(() => given(asked(), answered()).when(again(later('2026-04-28')))).toThrow('不能再追问')
    const rounds = Array.from({ length: ROUNDS_MOST - 1 }, (): TicketEvent[] => [
      { type: 'AskedAgain', on, channel: 'portal' },
      answered(),
    ]).flat()
    expect(() => given(asked(), answered(), ...rounds).when(again())).toThrow('不能再追问')
  })

  test('is closed by a rating, or by silence on the day after the days for asking again', () => {
    const rate: TicketCommand = { type: 'Rate', on, stars: 5, text: '' }
    expect(
      given(asked(), answered())
        .when(rate)
        .map(({ type }) => type),
    ).toEqual(['Rated', 'Closed'])
    expect(() => given(asked()).when(rate)).toThrow('待处理')
    const passTime = (text: string): TicketCommand => ({ type: 'PassTime', on: day(text), calendar })
    expect(given(asked(), answered()).when(passTime('2026-04-27'))).toEqual([])
    expect(given(asked(), answered()).when(passTime('2026-04-28'))).toMatchObject([{ how: 'silence' }])
    expect(given(asked()).when(passTime('2026-05-28'))).toEqual([])
  })
})

describe('the clock of a question', () => {
  test('is the same day for whoever stands there or calls, and five working days when it is passed on', () => {
    for (const channel of ['window', 'phone'] as const) {
      expect(dueOn(given(asked(channel)).ticket, calendar)).toBe('2026-04-20')
      expect(dueOn(given(asked(channel), passed(organ('market'))).ticket, calendar)).toBe('2026-04-27')
    }
  })

  test.each(['portal', 'wechat', 'kiosk'] as const)('is five working days by %s', (channel) => {
    expect(dueOn(given(asked(channel)).ticket, calendar)).toBe('2026-04-27')
  })

  test('a call on a Sunday is answered on the next day people work', () => {
    expect(dueOn(given(asked('phone', later('2026-04-19'))).ticket, calendar)).toBe('2026-04-20')
  })

  test('gives everybody who has it a time of their own', () => {
    expect(heldUntil({ holder: { kind: 'desk', id: DESK }, from: on }, calendar)).toBe('2026-04-21')
    expect(heldUntil({ holder: organ('market'), from: later('2026-04-24') }, calendar)).toBe('2026-04-29')
  })

  test('overtime is charged to who was late, not to who received it late', () => {
    const { ticket } = given(
      asked(),
      passed(organ('market'), later('2026-04-24')),
      answered(later('2026-04-29')),
    )
    expect(chargesOf(ticket, calendar, later('2026-05-20'))).toEqual([
      { holder: { kind: 'desk', id: DESK }, days: 3 },
    ])
    const open = given(asked(), passed(organ('market'))).ticket
    expect(chargesOf(open, calendar, later('2026-04-24'))).toEqual([{ holder: organ('market'), days: 1 }])
  })

  test('nothing runs while the asker reads', () => {
    const past = [asked(), answered(later('2026-04-21'))]
    const { holdings } = given(...past, {
      type: 'AskedAgain',
      on: later('2026-04-24'),
      channel: 'portal',
    }).ticket
    expect(holdings.map((one) => daysLate(one, calendar, later('2026-04-27')))).toEqual([0, 0])
  })
})
