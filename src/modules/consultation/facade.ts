/** What other modules may ask of consultations, inside their own transaction. */
export type { FaqLine } from './contract.ts'
export { FaqList } from './faq-list.tsx'
export { publishedFaq } from './published.ts'
export { questionCounts, type SupervisedTicket, supervisedTickets, ticketIdsAfter } from './supervised.ts'
export { type AnswerTiding, answerTidings } from './tidings.ts'
