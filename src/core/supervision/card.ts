import type { Role } from '../authority.ts'
import type { Day } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import { CARD_ACT, CARD_STATE, type CardState, type Level } from '../words/supervision.ts'

/** A card as it stands: what was said of it and by whom stands in its record, which is only ever added to. */
export type Card = {
  level: Level
  state: CardState
  /** A card of a higher level has taken its place: nothing more is asked about this one. */
  escalated: boolean
  replied: boolean
  appeal: 'open' | 'referred' | 'returned' | 'upheld' | null
  order: 'open' | 'answered' | null
}

export type CardAct = keyof typeof CARD_ACT
export type CardCommand =
  | { type: 'Issue' }
  | { type: 'Cancel'; reason: string }
  | { type: 'Reply'; text: string }
  | { type: 'Appeal'; reason: string }
  | { type: 'Revoke'; reason: string }
  | { type: 'Return'; reason: string }
  | { type: 'Refer'; reason: string }
  | { type: 'Order'; text: string; dueOn: Day; today: Day }
  | { type: 'AnswerOrder'; text: string }

/** Working days a department has to answer a card. */
export const REPLY_DAYS = 5

/** Supervisors act on a card; the department or window it went to answers and appeals. */
export const AT_FAULT: readonly Role[] = [
  'clerk',
  'townshipClerk',
  'villageAgent',
  'outputClerk',
  'consultant',
  'hallManager',
  'reviewer',
  'approver',
]
// biome-ignore format: a table is read by its columns
export const CARD_AUTHORITY: Readonly<Record<CardAct, readonly Role[]>> = {
  Issue:       ['supervisor'],
  Cancel:      ['supervisor'],
  Reply:       AT_FAULT,
  Appeal:      AT_FAULT,
  Revoke:      ['supervisor'],
  Return:      ['supervisor'],
  Refer:       ['supervisor'],
  Order:       ['supervisor'],
  AnswerOrder: AT_FAULT,
}

/** Who may change a rule: for the whole city, and with a reason. */
export const RULES_AUTHORITY: readonly Role[] = ['supervisor']

/** The states of a card in which each act is lawful. */
// biome-ignore format: a table is read by its columns
const LAWFUL: Readonly<Record<CardAct, readonly CardState[]>> = {
  Issue:       ['pending'],
  Cancel:      ['pending'],
  Reply:       ['issued', 'ordered'],
  Appeal:      ['issued', 'ordered'],
  Revoke:      ['issued', 'ordered'],
  Return:      ['issued', 'ordered'],
  Refer:       ['issued', 'ordered'],
  Order:       ['issued'],
  AnswerOrder: ['ordered'],
}

/** Whether an act is lawful on a card as it stands. Screens show these; `after` enforces the same. */
export function canDoToCard(card: Card, act: CardAct, isCity: boolean): boolean {
  if (!LAWFUL[act].includes(card.state)) return false
  switch (act) {
    case 'Reply':
      return !card.replied && !card.escalated
    case 'Appeal':
      return card.appeal === null
    case 'Return':
      return card.appeal === 'open' || (card.appeal === 'referred' && isCity)
    case 'Revoke':
      return card.appeal !== 'referred' || isCity
    case 'Refer':
      return card.appeal === 'open' && !isCity
    case 'Order':
      return card.level !== 'warning' && card.order === null
    case 'AnswerOrder':
      return card.order === 'open'
    default:
      return true
  }
}

const isOpen = ({ appeal }: Card) => appeal === 'open' || appeal === 'referred'

/**
 * A card after an act. `isCity`: whoever acts supervises for the city, has nobody above and decides what was referred.
 * Throws `card/not-now`, `case/reason-needed`, `card/order-due`.
 */
export function after(card: Card, command: CardCommand, isCity: boolean): Card {
  if (!canDoToCard(card, command.type, isCity))
    throw new RuleViolation('card/not-now', {
      state: CARD_STATE[card.state].zh,
      act: CARD_ACT[command.type].zh,
    })
  assertSaid(command)
  switch (command.type) {
    case 'Issue':
      return { ...card, state: 'issued' }
    case 'Cancel':
      return { ...card, state: 'cancelled' }
    case 'Reply':
      return { ...card, replied: true }
    case 'Appeal':
      return { ...card, appeal: 'open' }
    case 'Revoke':
      return { ...card, state: 'revoked', appeal: isOpen(card) ? 'upheld' : card.appeal }
    case 'Return':
      return { ...card, appeal: 'returned' }
    case 'Refer':
      return { ...card, appeal: 'referred' }
    case 'Order':
      if (command.dueOn <= command.today) throw new RuleViolation('card/order-due')
      return { ...card, state: 'ordered', order: 'open' }
    case 'AnswerOrder':
      return { ...card, order: 'answered', replied: true }
  }
}

function assertSaid(command: CardCommand): void {
  const said = 'reason' in command ? command.reason : 'text' in command ? command.text : 'nothing to say'
  if (!said.trim()) throw new RuleViolation('case/reason-needed')
}
