import { sql } from 'kysely'
import { dayInChina } from '../../core/day.ts'
import type { LookedQuestion } from '../../core/supervision/question.ts'
import {
  findingsInQuestion,
  heldInQuestion,
  nextLookAtQuestion,
  type QuestionFinding,
} from '../../core/supervision/question.ts'
import { inRounds } from '../../platform/batch.ts'
import type { Tx } from '../../platform/db.ts'
import type { Handler } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { type SupervisedTicket, supervisedTickets } from '../consultation/facade.ts'
import { cardsFor, cardsOf, evidenceBy, type InPast, type Made, type Subject, writeCards } from './cards.ts'
import { take } from './look.ts'
import { lostOn } from './outages.ts'
import { rulesInForce } from './rules.ts'

/** What changes whose turn a question is, or ends it. */
export const ASKED_AND_ANSWERED: readonly string[] = ['Asked', 'Passed', 'Answered', 'AskedAgain', 'Closed']

/** Questions looked at in one transaction. */
export const TOGETHER = 50

/** After something happened to a question it is looked at, once for all that happened; done twice it finds nothing new. */
export const lookAtQuestions: Handler = async ({ db, setting }, jobs) => {
  const failed = await inRounds(db, [...new Set(jobs.map((job) => job.caseId))], {
    size: TOGETHER,
    work: (tx, ids) => lookAtTickets(tx, setting, { ids, wait: true }),
  })
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ error }) => error),
      `${failed.length} questions could not be looked at`,
    )
}

/**
 * The questions of tickets are looked at like cases: what is found becomes a card of the office that was late, and the
 * day of the next look is set. What came in before today as the record of a demo city tells it is read as of then.
 */
export async function lookAtTickets(
  tx: Tx,
  setting: Setting,
  { ids, wait, demo }: { ids: readonly string[]; wait: boolean; demo?: InPast },
): Promise<void> {
  const taken = await take(tx, ids, { wait, about: 'question' })
  if (taken.length === 0) return
  const calendar = await setting.calendar()
  const [found, cards, rules, lost] = await Promise.all([
    supervisedTickets(tx, taken),
    cardsOf(tx, taken),
    rulesInForce(tx),
    lostOn(tx, calendar),
  ])
  const today = demo ? dayInChina(Date.parse(demo.at)) : setting.today()
  const made: Made[] = []
  const next: { case_id: string; look_on: string | null; version: number }[] = []
  for (const of of found) {
    const events = demo ? of.events.filter(({ recordedAt }) => recordedAt <= demo.at) : of.events
    const looked: LookedQuestion = { events, calendar, today, lost }
    const findings = findingsInQuestion(looked, rules, of.division)
    const evidence = (finding: QuestionFinding) => evidenceOf(looked, finding)
    const about = { of: subjectOf(of), on: { today, calendar }, past: demo }
    made.push(cardsFor(about, findings, cards.get(of.id) ?? [], evidence))
    const look_on = nextLookAtQuestion(looked, rules, of.division) ?? null
    next.push({ case_id: of.id, look_on, version: events.at(-1)?.seq ?? 0 })
  }
  await writeCards(tx, made, demo)
  await sql`
    update supervision.watch w set version = n.version, look_on = n.look_on, tries = 0, trouble = ''
    from json_populate_recordset(null::supervision.watch, ${JSON.stringify(next)}::json) n
    where w.case_id = n.case_id`.execute(tx)
}

/** Who asked stands in the consultation alone, and can be erased there: a card names the question, not the person. */
function subjectOf({ id, number, title, division, desk, desks }: SupervisedTicket): Subject {
  return {
    ...{ about: 'question', id, number, title, applicantName: '', division, place: desk },
    isSite: (place) => desks.includes(place),
  }
}

function evidenceOf(looked: LookedQuestion, finding: QuestionFinding) {
  const { run, events } = finding
  return {
    ...evidenceBy(finding, looked),
    clock: { kind: run.kind, ref: run.ref, ...run.clock },
    events: looked.events
      .filter(({ seq }) => events.includes(seq))
      .map(({ seq, recordedAt, event }) => ({ seq, hash: '', recordedAt, type: event.type, on: event.on })),
    held: heldInQuestion(looked.events),
  }
}
