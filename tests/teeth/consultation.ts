import type { Defect } from './defect.ts'

const CORE = 'src/core/consultation/ticket.test.ts'
const CLAUSE = 'src/core/consultation/clause.test.ts'
const DESK = 'src/modules/consultation/consultation.test.ts'
const FAQ = 'src/modules/consultation/faq.test.ts'
const MODULE = 'src/modules/consultation'

/** What people are told, by whom, until when and on what it rests. */
export const CONSULTATION: readonly Defect[] = [
  {
    name: 'whoever received it late is charged with what others were late',
    promise: 'consultation',
    file: 'src/core/consultation/clocks.ts',
    from: 'workingDaysBetween(calendar, heldUntil(holding, calendar), holding.until ?? today)',
    to: 'workingDaysBetween(calendar, holding.from, holding.until ?? today)',
    test: CORE,
    title: 'overtime is charged to who was late',
  },
  {
    name: 'a question is sent round from office to office',
    promise: 'consultation',
    file: 'src/core/consultation/decide.ts',
    from: 'if (ticket.passes >= PASSES_MOST)',
    to: 'if (ticket.passes > PASSES_MOST)',
    test: CORE,
    title: 'not round and round',
  },
  {
    name: 'a material that needs more copies still stands',
    promise: 'consultation',
    file: 'src/core/words/consultation.ts',
    from: 'one.copies}份',
    to: 'one.copies > 9}份',
    test: CLAUSE,
    title: 'a material whose copies has changed',
  },
  {
    name: 'an answer whose clause has changed stays public',
    promise: 'consultation',
    file: `${MODULE}/published.ts`,
    from: "    if (rest.is === 'recheck') return undefined\n",
    to: '',
    test: FAQ,
    title: 'is hidden from the day a newer guide changes',
  },
  {
    name: 'an answer cites a clause that is not there',
    promise: 'consultation',
    file: `${MODULE}/cite.ts`,
    from: '  if (!findClause(inForce.guide, clause))',
    to: '  if (!clause)',
    test: DESK,
    title: 'cites only what is there',
  },
  {
    name: 'a department answers what another office has',
    promise: 'consultation',
    file: `${MODULE}/commands.ts`,
    from: 'if (waits && holderOf(ticket).id !== officeOf(actor))',
    to: 'if (waits && !officeOf(actor))',
    test: DESK,
    title: 'passes on to a department, which alone answers',
  },
  {
    name: 'a question that is sent again is asked again',
    promise: 'consultation',
    file: `${MODULE}/ask.ts`,
    from: '  if (await isAsked(tx, question)) return\n',
    to: '  await isAsked(tx, question)\n',
    test: DESK,
    title: 'sent three times at once is one ticket',
  },
  {
    name: 'an old message of a channel is believed',
    promise: 'consultation',
    file: `${MODULE}/inbound.ts`,
    from: 'age > BELIEVED_SECONDS || !fits',
    to: '!fits',
    test: FAQ,
    title: 'is believed for five minutes',
  },
  {
    name: 'a message nobody signed is believed',
    promise: 'consultation',
    file: `${MODULE}/inbound.ts`,
    from: 'age > BELIEVED_SECONDS || !fits',
    to: 'age > BELIEVED_SECONDS',
    test: FAQ,
    title: 'is believed for five minutes',
  },
  {
    name: 'somebody’s number is published with the answer',
    promise: 'consultation',
    file: `${MODULE}/faq.ts`,
    from: '    ...{ question: masked(question), answer: masked(answer), division: actor.post.division },',
    to: '    ...{ question, answer, division: actor.post.division },',
    test: FAQ,
    title: 'tells nobody’s numbers',
  },
  {
    name: 'an approver of another department publishes',
    promise: 'consultation',
    file: `${MODULE}/faq.ts`,
    from: "    .where('f.department', '=', department)\n",
    to: "    .where('f.department', '<>', '')\n",
    test: FAQ,
    title: 'is public only when the item’s department has approved it',
  },
  {
    name: 'a citizen reads the questions of another',
    promise: 'consultation',
    file: `${MODULE}/visible.ts`,
    from: "return tickets.where('t.party', '=', actor.party)",
    to: "return tickets.where('t.party', 'is not', null)",
    test: DESK,
    title: 'of an account is its own',
  },
]
