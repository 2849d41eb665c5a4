import { type Calendar, workingDaysBetween } from '../calendar.ts'
import { type Clock, due } from '../clock.ts'
import { answerClock, ownClock } from '../consultation/clocks.ts'
import {
  type Channel,
  type Holding,
  isSpoken,
  type Ticket,
  type TicketEvent,
  ticketOf,
} from '../consultation/ticket.ts'
import { addDays, type Day } from '../day.ts'
import type { FactName } from './facts.ts'
import type { Charge, Held } from './held.ts'
import { excused, overdueOf } from './history.ts'
import { meets, type Rule } from './rules.ts'

/** An event of a consultation as it stands in the record. */
export type RecordedQuestion = { seq: number; recordedAt: string; event: TicketEvent }
/** A consultation looked at on a day. `lost` are the days on which the system served nobody. */
export type LookedQuestion = {
  events: readonly RecordedQuestion[]
  calendar: Calendar
  today: Day
  lost: readonly Day[]
}

/** One question of a ticket, from the day it was asked to its answer; `from` is the event by which it was asked. */
type Round = { nth: number; from: number; asked: Pick<Ticket, 'askedOn' | 'askedBy' | 'passes'>; end: End }
type End = { seq: number; on: Day } | undefined

/**
 * A fact of a question. `answerDue`: working days past the day promised to whoever asked. `answerOverdue`: those by which
 * one office overran its own time, once the asker's day has passed as well; who received it late is in no such fact.
 */
export type QuestionFact = {
  fact: FactName
  value: number
  occurrence: string
  events: readonly number[]
  /** The clock it was read from; `from` is the event by which the question was asked. */
  run: { kind: 'answer'; ref: string; clock: Clock; provisional: boolean; from: number }
  dueOn: Day
  open: boolean
  blamed: Pick<Held, 'place' | 'turn'>
  charges: readonly Charge[]
}

export type QuestionFinding = QuestionFact & { rule: Rule }

/** What point 9 finds in a consultation today. A warning speaks only before the day, and while somebody can still answer. */
export function findingsInQuestion(
  looked: LookedQuestion,
  rules: readonly Rule[],
  division: string,
): QuestionFinding[] {
  const inForce = rules.filter(({ enabled, within }) => enabled && division.startsWith(within))
  return questionFacts(looked).flatMap((fact) =>
    inForce
      .filter((rule) => rule.fact === fact.fact && meets(rule, fact.value))
      .filter((rule) => rule.level !== 'warning' || (fact.open && fact.value <= 0))
      .map((rule) => ({ ...fact, rule })),
  )
}

/** Every fact of the questions of a ticket that some rule may compare. */
export function questionFacts(looked: LookedQuestion): QuestionFact[] {
  const { holdings } = ticketOf(looked.events.map(({ event }) => event))
  return roundsOf(looked.events).flatMap((round) => {
    const held = holdings.flatMap((one, n) => (one.round === round.nth ? [{ one, n }] : []))
    const charges = chargesIn(
      held.map(({ one }) => one),
      looked,
    )
    const promised = read(answerClock(round.asked, looked.calendar), round.end, looked)
    const events = [round.from, ...(round.end ? [round.end.seq] : [])]
    const same = { events, charges, open: round.end === undefined }
    const late = held.flatMap(({ one, n }) => {
      const own = read(ownClock(one, looked.calendar), one.until && { seq: 0, on: one.until }, looked)
      // whoever stood there was to be answered that day, also when the question went elsewhere a day later
      if (own.days <= 0 || (!one.spoken && promised.days <= 0)) return []
      const run = runOf(own, `${round.nth}/${n}`, round)
      const fact = { fact: 'answerOverdue', value: own.days, occurrence: `round@${round.nth}/${n}` } as const
      return [{ ...same, ...fact, run, dueOn: own.dueOn, blamed: placeOf(one) }]
    })
    const last = held.at(-1)?.one
    if (!last || (isSpoken(round.asked.askedBy) && round.asked.passes === 0)) return late
    const run = runOf(promised, String(round.nth), round)
    const fact = { fact: 'answerDue', value: promised.days, occurrence: `round@${round.nth}` } as const
    return [{ ...same, ...fact, run, dueOn: promised.dueOn, blamed: placeOf(last) }, ...late]
  })
}

function roundsOf(events: readonly RecordedQuestion[]): Round[] {
  const rounds: Round[] = []
  const begin = (seq: number, askedOn: Day, askedBy: Channel) =>
    rounds.push({ nth: rounds.length + 1, from: seq, asked: { askedOn, askedBy, passes: 0 }, end: undefined })
  for (const { seq, event } of events) {
    const now = rounds.at(-1)
    if (event.type === 'Asked' || event.type === 'AskedAgain') begin(seq, event.on, event.channel)
    else if (now && event.type === 'Passed') now.asked = { ...now.asked, passes: now.asked.passes + 1 }
    else if (now && (event.type === 'Answered' || event.type === 'Closed')) now.end ??= { seq, on: event.on }
  }
  return rounds
}

type Read = { clock: Clock; days: number; dueOn: Day; provisional: boolean }

function read(clock: Clock, end: End, looked: LookedQuestion): Read {
  const overdue = overdueOf({ clock, end }, looked)
  const last = due(excused(clock, looked.lost), looked.calendar)
  if (overdue === undefined || last === undefined)
    throw new TypeError('nothing stops the clock of a question')
  return { clock, days: overdue.days, dueOn: overdue.dueOn, provisional: last.provisional }
}

const runOf = ({ clock, provisional }: Read, ref: string, { from }: Round): QuestionFact['run'] => ({
  ...{ kind: 'answer', ref, clock, provisional, from },
})

const placeOf = ({ holder }: Holding) => ({ place: holder.id, turn: 'answers' }) as const

/** The working days of a round by office: within its own time, and beyond it. */
function chargesIn(held: readonly Holding[], looked: LookedQuestion): Charge[] {
  const charges = new Map<string, Charge>()
  for (const one of held) {
    const end = { seq: 0, on: one.until ?? looked.today }
    const own = ownClock(one, looked.calendar)
    const overdue = Math.max(read(own, end, looked).days, 0)
    const all = workingDaysBetween(looked.calendar, one.from, end.on)
    const charge = charges.get(one.holder.id) ?? { ...placeOf(one), days: 0, overdue: 0 }
    charges.set(one.holder.id, charge)
    charge.days += Math.min(Math.max(all - overdue, 0), own.limit.count)
    charge.overdue += overdue
  }
  return [...charges.values()]
}

/** Who had the question, from instant to instant, as the record knows it. */
export function heldInQuestion(events: readonly RecordedQuestion[]): Held[] {
  const held: Held[] = []
  for (const [n, { seq, recordedAt, event }] of events.entries()) {
    const { holdings } = ticketOf(events.slice(0, n + 1).map((one) => one.event))
    const now = holdings.at(-1)
    const last = held.at(-1)
    const passes = event.type === 'Passed' || now?.until !== undefined
    if (last && passes) last.until ??= recordedAt
    if (now && now.until === undefined && held.length < holdings.length)
      held.push({ from: recordedAt, ...placeOf(now), seq })
  }
  return held
}

/** Days ahead in which the next look is sought; a question still open then is looked at again in any case. */
const AHEAD = 60

/** The next day on which time alone makes a rule speak; undefined once the question is answered. */
export function nextLookAtQuestion(
  looked: LookedQuestion,
  rules: readonly Rule[],
  division: string,
): Day | undefined {
  const { state } = ticketOf(looked.events.map(({ event }) => event))
  if (state !== 'asked' && state !== 'assigned') return undefined
  const speaks = (today: Day) =>
    new Set(
      findingsInQuestion({ ...looked, today }, rules, division).map(
        ({ rule, occurrence }) => `${rule.id} ${occurrence}`,
      ),
    )
  const now = speaks(looked.today)
  for (let n = 1; n < AHEAD; n += 1) {
    const on = addDays(looked.today, n)
    if ([...speaks(on)].some((one) => !now.has(one))) return on
  }
  return addDays(looked.today, AHEAD)
}

/** What a rule says of that occurrence by today's data; undefined where the fact is not there any more. */
export function recheckQuestion(
  looked: LookedQuestion,
  rule: Rule,
  occurrence: string,
): { value: number; holds: boolean } | undefined {
  const fact = questionFacts(looked).find((one) => one.fact === rule.fact && one.occurrence === occurrence)
  return fact && { value: fact.value, holds: meets(rule, fact.value) }
}
