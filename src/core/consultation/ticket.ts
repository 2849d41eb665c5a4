import type { Day } from '../day.ts'
import type { Stars } from '../evaluation/rating.ts'
import type { Citation } from './citation.ts'

/** Where a question came in (综合咨询, notice of 2018-05-16, N35): 网、窗口、热线、微信、自助终端. */
export const CHANNELS = ['portal', 'window', 'phone', 'wechat', 'kiosk'] as const
export type Channel = (typeof CHANNELS)[number]

/** Somebody stands there or is on the line, and waits for the answer. */
const SPOKEN: readonly Channel[] = ['window', 'phone']
export const isSpoken = (channel: Channel): boolean => SPOKEN.includes(channel)

/** Where a ticket stands: waiting at a desk, waiting in a department, answered and open for a while, over. */
export type TicketState = 'asked' | 'assigned' | 'answered' | 'closed'

/** Who has to answer now: a consultation desk (by its site) or a department (by its organ). */
export type Holder = { kind: 'desk' | 'organ'; id: string }

/**
 * What happened to a ticket, in order. What the asker wrote stands elsewhere, by round, since it is personal and can
 * lawfully be erased; what an office answered is official and stands here.
 */
export type TicketEvent =
  | { type: 'Asked'; on: Day; channel: Channel; desk: string }
  | { type: 'Passed'; on: Day; to: Holder; reason: string }
  | { type: 'Answered'; on: Day; text: string; citations: readonly Citation[] }
  | { type: 'AskedAgain'; on: Day; channel: Channel }
  | { type: 'Rated'; on: Day; stars: Stars; text: string }
  | { type: 'Closed'; on: Day; how: 'rated' | 'silence' | 'elsewhere'; reason: string }

/**
 * A time in which one office had the ticket. `round` counts the questions of the ticket, from 1; `spoken`: this office was
 * asked by somebody who waits there.
 */
export type Holding = { holder: Holder; round: number; from: Day; until?: Day | undefined; spoken?: boolean }

export type Ticket = {
  state: TicketState
  channel: Channel
  /** The desk the question came in at; it gets back what a department returns. */
  desk: string
  /** The day of the last question, and how it came. */
  round: number
  askedOn: Day
  askedBy: Channel
  /** Times the question of this round was passed on. */
  passes: number
  holdings: readonly Holding[]
  answeredOn?: Day | undefined
}

/** Folds what happened; the first event is `Asked`. */
export function ticketOf(events: readonly TicketEvent[]): Ticket {
  const [first, ...rest] = events
  if (first?.type !== 'Asked') throw new TypeError('a ticket begins with a question')
  const { on, channel, desk } = first
  const holder: Holder = { kind: 'desk', id: desk }
  return rest.reduce(after, {
    ...{ state: 'asked', channel, desk, round: 1, askedOn: on, askedBy: channel, passes: 0 },
    holdings: [{ holder, round: 1, from: on, spoken: isSpoken(channel) }],
  })
}

function after(ticket: Ticket, event: TicketEvent): Ticket {
  const { holdings } = ticket
  switch (event.type) {
    case 'Asked':
      throw new TypeError('a ticket begins once')
    case 'Passed':
      return {
        ...ticket,
        state: waitsWith(event.to),
        passes: ticket.passes + 1,
        holdings: [...endedOn(holdings, event.on), { holder: event.to, round: ticket.round, from: event.on }],
      }
    case 'Answered':
      return { ...ticket, state: 'answered', answeredOn: event.on, holdings: endedOn(holdings, event.on) }
    case 'AskedAgain': {
      const holder = holderOf(ticket)
      const round = ticket.round + 1
      return {
        ...ticket,
        state: waitsWith(holder),
        ...{ round, askedOn: event.on, askedBy: event.channel, passes: 0, answeredOn: undefined },
        holdings: [...holdings, { holder, round, from: event.on, spoken: isSpoken(event.channel) }],
      }
    }
    case 'Rated':
      return ticket
    case 'Closed':
      return { ...ticket, state: 'closed', holdings: endedOn(holdings, event.on) }
  }
}

const waitsWith = ({ kind }: Holder): TicketState => (kind === 'desk' ? 'asked' : 'assigned')

/** Who has it now, or had it last: whoever answered also hears what is asked again. */
export function holderOf({ holdings }: Pick<Ticket, 'holdings'>): Holder {
  const last = holdings.at(-1)
  if (!last) throw new TypeError('nobody ever had this ticket')
  return last.holder
}

function endedOn(holdings: readonly Holding[], on: Day): readonly Holding[] {
  return holdings.map((one, n) =>
    n === holdings.length - 1 && one.until === undefined ? { ...one, until: on } : one,
  )
}
