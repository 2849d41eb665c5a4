import { z } from 'zod'
import { CITATIONS_MOST } from '../../core/consultation/citation.ts'
import { CLAUSE_GROUPS } from '../../core/consultation/clause.ts'
import { CHANNELS } from '../../core/consultation/ticket.ts'
import { CONSULTING_DESK } from '../../core/words/consultation-desk.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()
const Text = (max: number) => z.string().trim().min(1).max(max)
export const Item = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '事项代号只含小写字母、数字和连字符。')
  .max(80)
export const DivisionCode = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/, '区划代码为12位数字。')
/** The longest question and answer, in characters. */
export const QUESTION_MOST = 1_000
export const ANSWER_MOST = 2_000
/** A telephone as people type it, or nothing. */
export const Phone = z
  .string()
  .trim()
  .regex(/^$|^[+0-9][0-9 -]{5,19}$/, '请填写正确的电话号码。')
  .default('')

export const ChannelCode = z.enum(CHANNELS)
export const TicketStateCode = z.enum(['asked', 'assigned', 'answered', 'closed'])
export const HolderKind = z.enum(['desk', 'organ'])
const Clause = z.string().regex(/^[a-z]{2,20}\.\d{1,3}$/, '条款写成“部分.序号”。')

export const Citation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('guide'), item: Item, version: z.int().min(1), clause: Clause }),
  z.strictObject({ kind: z.literal('law'), law: Text(100), article: Text(60) }),
  z.strictObject({ kind: z.literal('place'), site: Text(60) }),
])
const Citations = z.array(Citation).max(CITATIONS_MOST)

/** What an answer rests on, as people read it. */
export const CitedLine = z.object({
  kind: z.enum(['guide', 'law', 'place']),
  text: z.string(),
  /** What the clause said in the cited version; empty for a law and a place. */
  says: z.string(),
  /** Of a guide: whether the guide in force still says the same. */
  stands: z.boolean(),
})

export const TicketLine = z.object({
  id: z.uuid(),
  number: z.string(),
  channel: ChannelCode,
  state: TicketStateCode,
  question: z.string(),
  item: Item.nullable(),
  title: z.string(),
  asker: z.string(),
  askedOn: Day,
  dueOn: Day,
  late: z.boolean(),
  holder: z.string(),
  /** Whether it waits for whoever asks. */
  mine: z.boolean(),
})
export type TicketLine = z.infer<typeof TicketLine>

export const HistoryLine = z.object({
  seq: z.int(),
  type: z.enum(['Asked', 'Passed', 'Answered', 'AskedAgain', 'Rated', 'Closed']),
  on: Day,
  /** The office it was done in; empty for the asker. */
  place: z.string(),
  text: z.string(),
  cited: z.array(CitedLine),
})
export type HistoryLine = z.infer<typeof HistoryLine>

export const TicketView = TicketLine.extend({
  phone: z.string(),
  division: z.string(),
  divisionName: z.string(),
  desk: z.string(),
  deskName: z.string(),
  holderKind: HolderKind,
  holderId: z.string(),
  history: z.array(HistoryLine),
  held: z.array(
    z.object({ place: z.string(), from: Day, until: Day.nullable(), dueOn: Day, daysLate: z.int() }),
  ),
  stars: z.int().nullable(),
  may: z.array(z.enum(['Pass', 'Answer', 'Dismiss', 'ProposeFaq'])),
})
export type TicketView = z.infer<typeof TicketView>

export const listTickets = endpoint({
  method: 'GET',
  path: '/consultations',
  summary: CONSULTING_DESK.api.list.zh,
  input: z.strictObject({
    view: z.enum(['waiting', 'all']).default('waiting'),
    channel: ChannelCode.optional(),
    state: TicketStateCode.optional(),
    overdue: z.enum(['yes']).optional(),
    after: z.string().max(60).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ tickets: z.array(TicketLine), next: z.string().nullable() }),
})

export const showTicket = endpoint({
  method: 'GET',
  path: '/consultations/:id',
  summary: CONSULTING_DESK.api.one.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: TicketView,
})

/** A question somebody asked at the window or on the telephone; the id is made by the form, so it is recorded once. */
export const takeQuestion = endpoint({
  method: 'POST',
  path: '/consultations',
  summary: CONSULTING_DESK.api.take.zh,
  input: z.strictObject({
    id: z.uuid(),
    channel: z.enum(['window', 'phone']),
    question: Text(QUESTION_MOST),
    item: Item.optional(),
    asker: z.string().trim().max(40).default(''),
    phone: Phone,
  }),
  output: TicketView,
})

export const answerTicket = endpoint({
  method: 'POST',
  path: '/consultations/:id/answer',
  summary: CONSULTING_DESK.api.answer.zh,
  input: z.strictObject({ id: z.uuid(), text: Text(ANSWER_MOST), citations: Citations }),
  output: TicketView,
})

export const passTicket = endpoint({
  method: 'POST',
  path: '/consultations/:id/transfer',
  summary: CONSULTING_DESK.api.pass.zh,
  input: z.strictObject({
    id: z.uuid(),
    /** The organ it goes to; absent: back to the desk it came in at. */
    organ: Text(60).optional(),
    reason: z.string().trim().max(300),
  }),
  output: TicketView,
})

export const dismissTicket = endpoint({
  method: 'POST',
  path: '/consultations/:id/dismissal',
  summary: CONSULTING_DESK.api.dismiss.zh,
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().max(500) }),
  output: TicketView,
})

const ChannelFigures = z.object({
  channel: ChannelCode,
  asked: z.int(),
  answered: z.int(),
  inTime: z.int(),
  overdue: z.int(),
  rated: z.int(),
  satisfied: z.int(),
})
export type ChannelFigures = z.infer<typeof ChannelFigures>

export const showFigures = endpoint({
  method: 'GET',
  path: '/consultation-figures',
  summary: CONSULTING_DESK.api.figures.zh,
  input: z.strictObject({}),
  output: z.object({
    channels: z.array(ChannelFigures),
    charged: z.array(z.object({ office: z.string(), times: z.int(), days: z.int() })),
  }),
})

export const ClauseLine = z.object({
  path: Clause,
  group: z.enum(CLAUSE_GROUPS),
  title: z.string(),
  text: z.string(),
})
export type ClauseLine = z.infer<typeof ClauseLine>

export const listClauses = endpoint({
  method: 'GET',
  path: '/items/:item/clauses',
  summary: CONSULTING_DESK.api.clauses.zh,
  input: z.strictObject({ item: Item }),
  output: z.object({ item: Item, name: z.string(), version: z.int(), clauses: z.array(ClauseLine) }),
})

/** A question and answer that is published now, with what it rests on today. */
export const FaqLine = z.object({
  id: z.uuid(),
  item: Item,
  itemName: z.string(),
  question: z.string(),
  answer: z.string(),
  basis: z.string(),
  by: z.string(),
  on: Day,
})
export type FaqLine = z.infer<typeof FaqLine>

export const findFaq = endpoint({
  method: 'GET',
  path: '/faq',
  summary: CONSULTING_DESK.api.faq.zh,
  input: z.strictObject({
    text: z.string().trim().max(60).default(''),
    item: Item.optional(),
    place: DivisionCode.optional(),
  }),
  output: z.object({ faq: z.array(FaqLine) }),
})

/** As the department's approver sees it, whatever its state. */
export const FaqDeskLine = z.object({
  id: z.uuid(),
  nth: z.int(),
  state: z.enum(['proposed', 'published', 'declined', 'withdrawn']),
  /** Published, and the clause has changed since: hidden until somebody looks. */
  recheck: z.boolean(),
  item: Item,
  itemName: z.string(),
  question: z.string(),
  answer: z.string(),
  version: z.int(),
  clause: Clause,
  /** What that clause said. */
  says: z.string(),
  basis: z.string(),
  ticket: z.string(),
  by: z.string(),
  on: Day,
  reason: z.string(),
})
export type FaqDeskLine = z.infer<typeof FaqDeskLine>

export const listFaqDesk = endpoint({
  method: 'GET',
  path: '/faq-desk',
  summary: CONSULTING_DESK.api.faqDesk.zh,
  input: z.strictObject({ show: z.enum(['todo', 'published', 'ended']).default('todo') }),
  output: z.object({ faq: z.array(FaqDeskLine) }),
})

export const proposeFaq = endpoint({
  method: 'POST',
  path: '/consultations/:id/faq',
  summary: CONSULTING_DESK.api.propose.zh,
  input: z.strictObject({ id: z.uuid(), question: Text(300), answer: Text(ANSWER_MOST) }),
  output: TicketView,
})

/** `nth` is the act somebody looked at: whoever comes second reads that it has changed. */
const Seen = { id: z.uuid(), nth: z.int().min(1) }
export const publishFaq = endpoint({
  method: 'POST',
  path: '/faq-desk/:id/publication',
  summary: CONSULTING_DESK.api.publish.zh,
  input: z.strictObject({
    ...Seen,
    question: Text(300),
    answer: Text(ANSWER_MOST),
    version: z.int().min(1),
    clause: Clause,
  }),
  output: FaqDeskLine,
})
export const declineFaq = endpoint({
  method: 'POST',
  path: '/faq-desk/:id/declination',
  summary: CONSULTING_DESK.api.decline.zh,
  input: z.strictObject({ ...Seen, reason: z.string().trim().max(300) }),
  output: FaqDeskLine,
})
export const withdrawFaq = endpoint({
  method: 'POST',
  path: '/faq-desk/:id/withdrawal',
  summary: CONSULTING_DESK.api.withdraw.zh,
  input: z.strictObject({ ...Seen, reason: z.string().trim().max(300) }),
  output: FaqDeskLine,
})

/**
 * The ticket a message goes on with: one of the same sender, by the channel's id of its first message; or any, by the number
 * and query code its asker was given.
 */
export const GoesOn = z.union([
  z.strictObject({ messageId: Text(100) }),
  z.strictObject({ number: Text(40), queryCode: Text(40) }),
])
export type GoesOn = z.infer<typeof GoesOn>

/**
 * What WeChat's or a kiosk's adapter sends; the channel's own id of the message makes it one ticket, however often it comes.
 * With `about` it asks again on a ticket that is answered, and makes none.
 */
export const Inbound = z.strictObject({
  messageId: Text(100),
  /** Who sent it there: an openid, the number of a terminal. */
  sender: Text(100),
  division: DivisionCode,
  item: Item.optional(),
  question: Text(QUESTION_MOST),
  asker: z.string().trim().max(40).default(''),
  phone: Phone,
  about: GoesOn.optional(),
})
export const InboundAnswer = z.object({
  number: z.string(),
  queryCode: z.string(),
  address: z.url(),
  dueOn: Day,
})
