import type { Calendar } from '../calendar.ts'
import type { Day } from '../day.ts'
import type { Stars } from '../evaluation/rating.ts'
import { RuleViolation } from '../violation.ts'
import { TICKET_ACT, TICKET_STATE } from '../words/consultation.ts'
import { assertCited, type Citation } from './citation.ts'
import { openUntil } from './clocks.ts'
import {
  type Channel,
  type Holder,
  holderOf,
  type Ticket,
  type TicketEvent,
  type TicketState,
} from './ticket.ts'

export type TicketAct = 'Pass' | 'Answer' | 'Dismiss' | 'AskAgain' | 'Rate'

export type TicketCommand =
  | { type: 'Pass'; on: Day; to: Holder; reason: string }
  | { type: 'Answer'; on: Day; text: string; citations: readonly Citation[] }
  | { type: 'Dismiss'; on: Day; reason: string }
  | { type: 'AskAgain'; on: Day; channel: Channel; calendar: Calendar }
  | { type: 'Rate'; on: Day; stars: Stars; text: string }
  | { type: 'PassTime'; on: Day; calendar: Calendar }

/** The states in which each act is lawful. */
// biome-ignore format: a table is read by its columns
export const TICKET_ACTS = {
  Pass:     ['asked', 'assigned'],
  Answer:   ['asked', 'assigned'],
  Dismiss:  ['asked', 'assigned'],
  AskAgain: ['answered'],
  Rate:     ['answered'],
} as const satisfies Record<TicketAct, readonly TicketState[]>

/** Times one question may be passed on: whoever has it then answers, instead of sending people round (首问负责). */
export const PASSES_MOST = 3
/** Questions on one ticket; what goes on longer is a new matter. */
export const ROUNDS_MOST = 3

export function canDo({ state }: Pick<Ticket, 'state'>, act: TicketAct): boolean {
  return (TICKET_ACTS[act] as readonly TicketState[]).includes(state)
}

/**
 * What follows from a command. Throws `consultation/not-now`, `consultation/same-holder`, `consultation/passed-enough`,
 * `consultation/reason`, `consultation/uncited`, `consultation/asked-enough`.
 */
export function decideTicket(ticket: Ticket, command: TicketCommand): TicketEvent[] {
  const { on } = command
  switch (command.type) {
    case 'Pass': {
      assertCan(ticket, 'Pass')
      const { to, reason } = command
      const from = holderOf(ticket)
      if (from.kind === to.kind && from.id === to.id) throw new RuleViolation('consultation/same-holder')
      if (ticket.passes >= PASSES_MOST)
        throw new RuleViolation('consultation/passed-enough', { most: String(PASSES_MOST) })
      assertReason(reason)
      return [{ type: 'Passed', on, to, reason }]
    }
    case 'Answer':
      assertCan(ticket, 'Answer')
      assertCited(command.citations)
      return [{ type: 'Answered', on, text: command.text, citations: command.citations }]
    case 'Dismiss':
      assertCan(ticket, 'Dismiss')
      assertReason(command.reason)
      return [{ type: 'Closed', on, how: 'elsewhere', reason: command.reason }]
    case 'AskAgain':
      assertCan(ticket, 'AskAgain')
      if (ticket.round >= ROUNDS_MOST || isOver(ticket, command))
        throw new RuleViolation('consultation/asked-enough')
      return [{ type: 'AskedAgain', on, channel: command.channel }]
    case 'Rate':
      assertCan(ticket, 'Rate')
      return [
        { type: 'Rated', on, stars: command.stars, text: command.text },
        { type: 'Closed', on, how: 'rated', reason: '' },
      ]
    case 'PassTime':
      return ticket.state === 'answered' && isOver(ticket, command)
        ? [{ type: 'Closed', on, how: 'silence', reason: '' }]
        : []
  }
}

const isOver = ({ answeredOn }: Ticket, { on, calendar }: { on: Day; calendar: Calendar }): boolean =>
  answeredOn !== undefined && on > openUntil(answeredOn, calendar)

function assertCan(ticket: Ticket, act: TicketAct): void {
  if (!canDo(ticket, act))
    throw new RuleViolation('consultation/not-now', {
      state: TICKET_STATE[ticket.state].zh,
      act: TICKET_ACT[act].zh,
    })
}

function assertReason(reason: string): void {
  if (!reason.trim()) throw new RuleViolation('consultation/reason')
}
