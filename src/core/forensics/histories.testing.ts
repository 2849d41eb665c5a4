import { addWorkingDays } from '../calendar.ts'
import type { CaseEvent, Fault } from '../case/case.ts'
import { calendar, terms } from '../case/given.testing.ts'
import { type Day, day } from '../day.ts'
import type { SpecialProcedure } from '../guide/guide.ts'
import type { FindingKind, Ledger } from './finding.ts'

/** What was done on purpose, by the case it was done to: written by whoever made the history, unknown to the search. */
export type Label = { caseId: string; kind: FindingKind }
export type Office = { ledgers: Ledger[]; labels: Label[] }

/** An event before it has its instant: who, what, and what is odd about its record. */
type Act = {
  event: CaseEvent
  /** Typed on that later day instead. */
  recordedOn?: Day
  /** Typed so many seconds after what was typed before under this name. */
  gap?: number
  /** Typed so many minutes after the event before it in the same case. */
  after?: number
  /** Recorded in the same transaction as the event before it. */
  together?: boolean
}
type Story = { acts: Act[]; labels: FindingKind[] }

/** Chance that is the same every time (mulberry32). */
export function chance(seed: number) {
  let state = (seed * 2_654_435_761) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    from: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T,
    odds: (share: number) => next() < share,
  }
}
type Chance = ReturnType<typeof chance>

const LIMITS = [
  { promised: 5, legal: 20 },
  { promised: 10, legal: 20 },
  { promised: 15, legal: 30 },
  { promised: 20, legal: 45 },
]
const later = (on: Day, days: number): Day => addWorkingDays(calendar, on, days)

/**
 * An office of a few months: most of it lawful, with the oddities of honest work (a test repeated, a power cut, a need
 * that showed late, an approver who always signs quickly), some of it manipulated in one of nine ways. The same seed makes
 * the same office.
 */
export function officeOf(seed: number): Office {
  const c = chance(seed)
  const people = {
    clerks: ['clerk-1', 'clerk-2', 'clerk-3'],
    reviewers: ['reviewer-1', 'reviewer-2', 'reviewer-3'],
    approvers: ['approver-1', 'approver-2'],
    quick: 'approver-2', // who always signs in one go
  }
  const stories: Story[] = []
  for (let n = 0; n < 90; n += 1) stories.push(lawful(c, people))
  for (let n = 0; n < 14; n += 1) stories.push(manipulated(c, people))
  stories.push(...outage(c, people))
  if (c.odds(0.6)) stories.push(...sitting(c, people))
  return recorded(c, stories, people.quick)
}
type People = { clerks: string[]; reviewers: string[]; approvers: string[]; quick: string }

/** A case being written down, one event after the other. */
function writing(c: Chance, people: People, given: { special?: readonly SpecialProcedure[] } = {}) {
  const { promised, legal } = c.one(LIMITS)
  const specials = (given.special ?? ['expertReview', 'inspection']).map((kind) => ({ kind, days: 10 }))
  const t = terms({
    promised: { count: promised, unit: 'workingDay' },
    legal: { count: legal, unit: 'workingDay' },
    specials,
    steps: [
      { id: 'review', name: '审查', role: 'reviewer', organ: 'o-market', days: Math.ceil(promised * 0.6) },
      { id: 'decide', name: '决定', role: 'approver', organ: 'o-market', days: Math.ceil(promised * 0.4) },
    ],
  })
  const who = {
    clerk: c.one(people.clerks),
    reviewer: c.one(people.reviewers),
    approver: c.one(people.approvers),
  }
  const acts: Act[] = []
  let on = later(day('2026-03-02'), c.from(0, 60))
  const add = (event: CaseEvent, more: Omit<Act, 'event'> = {}) => acts.push({ event, ...more })
  const case_ = {
    acts,
    who,
    promised,
    get on() {
      return on
    },
    wait: (days: number) => {
      on = later(on, days)
    },
    add,
    begin() {
      const places = { site: 'hall-1', organ: 'o-market', handOut: 'hall-1', division: '620826000000' }
      const number = '1162082601434877XF4620131001000202604200001'
      add({
        type: 'Submitted',
        on,
        by: 'citizen-1',
        number,
        party: 'party-1',
        channel: 'online',
        places,
        terms: t,
      })
      return case_
    },
    receive() {
      case_.wait(c.from(0, 1))
      add({ type: 'Received', on, by: who.clerk, materials: [] })
      return case_
    },
    accept() {
      case_.wait(c.from(0, 2))
      add({ type: 'Accepted', on, by: who.clerk, how: 'reviewed' })
      return case_
    },
    review(days: number) {
      case_.wait(days)
      add({ type: 'StepCompleted', on, by: who.reviewer, step: 'review', result: 'agree', opinion: '符合' })
      return case_
    },
    pause(kind: SpecialProcedure, said: number, really: number, ended: Omit<Act, 'event'> = {}) {
      add({ type: 'Suspended', on, by: who.approver, kind, days: said, reason: '依法需要' })
      case_.wait(really)
      add({ type: 'Resumed', on, by: who.approver, result: '通过' }, ended)
      return case_
    },
    decide(days: number, more: Omit<Act, 'event'> = {}) {
      case_.wait(days)
      add({ type: 'Granted', on, by: who.approver, opinion: '准予' }, more)
      add(
        { type: 'Completed', on, by: who.approver, certificate: { number: 'JY1', validFrom: on } },
        { ...more, together: true },
      )
      return case_
    },
    asks(type: 'PreReturned' | 'CorrectionRequested', materials: readonly string[], fault: Fault) {
      const faults = materials.map((material) => ({ material, fault, note: '请补' }))
      if (type === 'PreReturned') add({ type, on, by: who.clerk, reasons: faults, note: '' })
      else add({ type, on, by: who.clerk, items: faults, until: later(on, 15) })
      return case_
    },
    again() {
      case_.wait(c.from(1, 4))
      add({ type: 'Resubmitted', on, by: 'citizen-1' })
      return case_
    },
    done: (...labels: FindingKind[]): Story => ({ acts, labels }),
  }
  return case_
}

/** How long a procedure really takes: mostly less than was said, and often to the day, for people work to deadlines. */
const reallyTakes = (c: Chance, said: number) =>
  c.odds(0.25) ? said : c.from(Math.ceil(said * 0.4), said + 1)

function lawful(c: Chance, people: People): Story {
  const s = writing(c, people).begin()
  const usual = () =>
    s
      .receive()
      .accept()
      .review(c.from(0, Math.floor(s.promised * 0.4)))
  const finish = () => {
    const days = c.from(0, Math.max(1, Math.floor(s.promised * 0.2)))
    // whoever gets a result in the morning writes a decision on it first: minutes are rare, hours are usual
    return s.decide(days, days === 0 ? { after: c.odds(0.05) ? c.from(2, 30) : c.from(30, 400) } : {}).done()
  }
  switch (c.from(0, 19)) {
    case 0: // a procedure whose need shows at any time, now and then late
      s.receive().accept()
      s.review(c.from(0, s.promised - 1))
      s.pause(c.one(['expertReview', 'inspection']), 10, reallyTakes(c, 10))
      return finish()
    case 1: // one procedure after the other
      usual().pause('inspection', 10, reallyTakes(c, 10))
      s.wait(c.from(0, 4))
      s.pause('expertReview', 10, reallyTakes(c, 10))
      return finish()
    case 2: // what failed is put right and tested again
      usual().pause('inspection', 10, reallyTakes(c, 10))
      s.wait(c.from(3, 8))
      if (c.odds(0.4)) s.pause('inspection', 10, reallyTakes(c, 10))
      return finish()
    case 3: // corrections, told at once
      s.receive().asks('CorrectionRequested', ['m1', 'm2'], 'incomplete')
      s.wait(c.from(1, 6))
      s.add({ type: 'CorrectionSupplied', on: s.on, by: 'citizen-1', materials: ['m1', 'm2'] })
      s.accept().review(c.from(0, 3))
      return finish()
    case 4: // sent back, and what came again has another fault
      s.asks('PreReturned', ['m1'], c.one(['missing', 'incorrect'])).again()
      if (c.odds(0.3)) s.asks('PreReturned', [c.one(['m1', 'm2'])], 'incorrect').again()
      else if (c.odds(0.2)) {
        s.receive().asks('CorrectionRequested', [c.one(['m1', 'm2'])], 'outdated')
        s.wait(2)
        s.add({ type: 'CorrectionSupplied', on: s.on, by: 'citizen-1', materials: ['m1', 'm2'] })
        s.accept().review(1)
        return finish()
      }
      usual()
      return finish()
    case 5: {
      // silence accepted as of receipt
      s.receive()
      s.add({ type: 'Accepted', on: s.on, by: 'system', how: 'deemed' }, { recordedOn: later(s.on, 6) })
      s.wait(7)
      s.review(0)
      return finish()
    }
    case 6: // at the window in one go
      s.receive()
      s.who.approver = s.who.clerk
      s.accept()
      ;(s.acts[0]?.event as Extract<CaseEvent, { type: 'Submitted' }>).terms = terms({ handling: 'onSpot' })
      return s.decide(0, { together: true }).done()
    case 7: {
      // a review that takes longer than was said
      usual().pause('expertReview', c.one([10, 11, 12]), c.from(9, 13))
      return finish()
    }
    case 8: // a day's paper typed the next morning
      usual()
      s.wait(1)
      return s.decide(0, { recordedOn: later(s.on, c.odds(0.1) ? 2 : 1) }).done()
    default:
      usual()
      return finish()
  }
}

function manipulated(c: Chance, people: People): Story {
  const kind = c.from(0, 8)
  const s = writing(c, people, kind === 5 ? { special: ['inspection'] } : {}).begin()
  switch (kind) {
    case 0: {
      // lies untouched, then is stopped at the last moment
      s.receive().accept()
      const stopped = s.promised - c.from(0, Math.floor(s.promised * 0.1))
      const reviewed = c.odds(0.7) ? 0 : c.from(0, Math.floor(s.promised * 0.4))
      s.review(reviewed)
      s.wait(stopped - reviewed)
      s.pause('expertReview', 10, c.from(3, 9))
      return s.decide(c.from(0, 1)).done('latePause')
    }
    case 1: // ends when its card would fall, and begins again
      s.receive().accept().review(c.from(0, 3))
      s.pause('expertReview', 10, 10)
      s.wait(c.from(0, 2))
      s.pause('expertReview', 10, c.from(3, 9))
      return s.decide(c.from(0, 2)).done('pauseAtCard', 'repeatedPause')
    case 2: // kept open until the decision was ready
      s.receive()
        .accept()
        .review(c.from(1, Math.floor(s.promised * 0.5)))
      s.pause('expertReview', s.promised, s.promised)
      return s.decide(0, { after: c.from(1, 4) }).done('pauseAtCard')
    case 3: // handled outside, accepted afterwards
      s.receive().accept()
      if (c.odds(0.5)) {
        s.wait(-c.from(1, 12))
        s.decide(0, { recordedOn: s.on })
      } else {
        s.review(1).decide(1)
        const completed = s.acts.at(-1)?.event as Extract<CaseEvent, { type: 'Completed' }>
        const accepted = s.acts.find(({ event }) => event.type === 'Accepted')?.event.on ?? s.on
        completed.certificate = { number: 'JY2', validFrom: later(accepted, -c.from(1, 12)) }
      }
      return s.done('decidedBefore')
    case 4: // asked piece by piece
      if (c.odds(0.4)) {
        s.receive().asks('CorrectionRequested', ['m1'], 'missing')
        s.wait(c.from(1, 5))
        s.add({ type: 'CorrectionSupplied', on: s.on, by: 'citizen-1', materials: ['m1'] })
        s.asks('CorrectionRequested', ['m2'], 'missing')
      } else {
        const fault = () => (c.odds(0.85) ? 'missing' : 'incorrect')
        s.asks('PreReturned', ['m1'], 'missing').again().asks('PreReturned', ['m2'], fault()).again()
        if (c.odds(0.5)) s.asks('PreReturned', ['m3'], fault()).again()
        s.receive().accept().review(1).decide(1)
      }
      return s.done('secondCorrection')
    case 5: {
      // stopped by what the item does not know, or for far longer than it says
      s.receive().accept().review(c.from(0, 3))
      if (c.odds(0.6)) s.pause('expertReview', 10, c.from(4, 8))
      else s.pause('inspection', c.from(28, 50), c.from(12, 26))
      return s.decide(1).done('unlistedPause')
    }
    case 6: {
      // never runs
      s.receive().accept().review(c.from(0, 3))
      const times = c.from(2, 4)
      let ended = false
      let took = 0
      for (let n = 0; n < times; n += 1) {
        const gap = n > 0 ? c.from(0, 3) : 0
        s.wait(gap)
        ended ||= n > 0 && took === 10 && gap <= 2 // on the last day, and on again within two: that is the other kind too
        took = c.from(4, 10)
        s.pause('inspection', 10, took)
      }
      return s.decide(1).done('repeatedPause', ...(ended ? ['pauseAtCard' as const] : []))
    }
    case 7: {
      // dated back
      s.receive()
        .accept()
        .review(c.from(0, Math.floor(s.promised * 0.4)))
      s.wait(1)
      const days = c.from(2, 12)
      s.decide(0, { recordedOn: later(s.on, days) })
      return s.done('lateEntry')
    }
    default: // one hand
      s.who.approver = s.who.clerk
      return s.receive().accept().review(1).decide(1).done('acceptorDecides')
  }
}

/** Paper of a day without power, typed the next morning one after the other: honest, and it looks like a sitting. */
function outage(c: Chance, people: People): Story[] {
  if (c.odds(0.5)) return []
  const clerk = c.one(people.clerks)
  const on = later(day('2026-03-02'), c.from(20, 60))
  return Array.from({ length: c.from(6, 12) }, () => {
    const s = writing(c, people).begin()
    s.who.clerk = clerk
    for (const act of s.acts) act.event.on = on
    s.add({ type: 'Received', on, by: clerk, materials: [] })
    s.add(
      { type: 'Accepted', on, by: clerk, how: 'reviewed' },
      { recordedOn: later(on, 1), gap: c.from(70, 200) },
    )
    return s.done()
  })
}

/** Cases handled outside for weeks and typed into the system in one sitting. */
function sitting(c: Chance, people: People): Story[] {
  const by = c.one([...people.clerks, 'approver-1'])
  const on = later(day('2026-03-02'), c.from(25, 60))
  const both = c.odds(0.5)
  const clerk = both ? by : c.one(people.clerks.filter((one) => one !== by))
  return Array.from({ length: c.from(8, 25) }, () => {
    const s = writing(c, people).begin()
    for (const act of s.acts) act.event.on = on
    s.who.clerk = clerk
    s.add({ type: 'Received', on, by: s.who.clerk, materials: [] }, { gap: c.from(2, 8) })
    s.add({ type: 'Accepted', on, by: s.who.clerk, how: 'reviewed' }, { gap: c.from(2, 15) })
    s.add({ type: 'Granted', on, by, opinion: '准予' }, { gap: c.from(3, 20) })
    return s.done('burst', ...(both ? ['acceptorDecides' as const] : []))
  })
}

/** Give every act its instant: people work through their day one thing after the other. */
function recorded(c: Chance, stories: readonly Story[], quick: string): Office {
  const free = new Map<string, number>()
  const ledgers = stories.map((_, nth): { caseId: string; events: Ledger['events'][number][] } => ({
    caseId: `case-${nth}`,
    events: [],
  }))
  const acts = stories
    .flatMap((story, nth) => story.acts.map((act, seq) => ({ ...act, nth, seq: seq + 1 })))
    .map((act) => ({ ...act, typedOn: act.recordedOn ?? act.event.on }))
    .toSorted((a, b) => (a.typedOn < b.typedOn ? -1 : a.typedOn > b.typedOn ? 1 : 0))
  for (const { event, nth, seq, typedOn, gap, after, together } of acts) {
    const events = ledgers[nth]?.events ?? []
    const before = events.at(-1)
    const opens = Date.parse(`${typedOn}T00:35:00Z`)
    const desk = `${event.by === 'citizen-1' ? nth : event.by} ${typedOn}` // every applicant has a day of their own
    const paced = gap ?? (event.by === quick ? c.from(8, 40) : c.from(240, 1500))
    // nothing of a case is recorded before what it follows on
    const follows = before
      ? Date.parse(before.recordedAt) + (after !== undefined ? after * 60 : (gap ?? 60)) * 1_000
      : 0
    const instant =
      together && before
        ? Date.parse(before.recordedAt)
        : after !== undefined
          ? Math.max(opens, follows)
          : Math.max(opens, (free.get(desk) ?? opens) + paced * 1_000, follows)
    free.set(desk, Math.max(instant, free.get(desk) ?? 0))
    events.push({
      seq,
      recordedAt: new Date(instant).toISOString(),
      actor: event.by,
      hash: `${nth}-${seq}`.padStart(64, '0'),
      event,
    })
  }
  for (const { events } of ledgers) events.sort((a, b) => a.seq - b.seq)
  const labels = stories.flatMap(({ labels: kinds }, nth) =>
    kinds.map((kind): Label => ({ caseId: `case-${nth}`, kind })),
  )
  return { ledgers, labels }
}
