import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, firstBroken, seal } from '../../platform/chain.ts'
import { workingDaysBetween } from '../calendar.ts'
import { due, explain, used } from '../clock.ts'
import { addDays, daysBetween } from '../day.ts'
import { RuleViolation } from '../violation.ts'
import { blank, type Case, type CaseEvent, isEnded, legalOf, promiseOf, type Status } from './case.ts'
import { type ClockKind, clocksOf } from './clocks.ts'
import { decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { calendar } from './given.testing.ts'
import {
  anyTerms,
  attempt,
  commandFor,
  isMove,
  KINDS,
  LIFE,
  play,
  STAFF,
  type Turn,
} from './sequences.testing.ts'
import { TRANSITIONS } from './transitions.ts'

/** Stories told for each law; `RUNS=20000` for a long look. */
const RUNS = { numRuns: Number(process.env.RUNS ?? 300) }
/** The same stories each time, where it is counted what they reach. */
const THE_SAME = { numRuns: 1_200, seed: 2026 }
const PATIENCE = { timeout: 60_000 + RUNS.numRuns * 50 }
const attempts = fc.array(attempt, { minLength: 10, maxLength: 70, size: 'max' })
/** Every law below is asked of every turn of every story. */
const always = (law: (turn: Turn, story: readonly Turn[]) => void, runs: fc.Parameters<unknown> = RUNS) =>
  fc.assert(
    fc.property(anyTerms, attempts, (terms, tried) => {
      const story = play(terms, tried)
      for (const turn of story) law(turn, story)
    }),
    runs as typeof RUNS,
  )

/** The clocks that run in each status. With `?`: only where the step has days, or an opinion is open. */
// biome-ignore format: a table is read by its columns
const RUNNING: Partial<Record<Status, readonly (ClockKind | `${ClockKind}?`)[]>> = {
  submitted:  ['preReview'],
  received:   ['correctionNotice'],
  correcting: ['correction'],
  reviewing:  ['promised', 'legal?', 'lowerReview?', 'step?', 'opinion?', 'hearingRequest?', 'tolerance?', 'toleranceReminder?'],
  deciding:   ['promised', 'legal', 'step?', 'opinion?', 'hearingRequest?', 'tolerance?', 'toleranceReminder?'],
  suspended:  ['promised', 'legal?', 'lowerReview?', 'step?', 'special?', 'hearing?', 'hearingRequest?', 'opinion?', 'tolerance?', 'toleranceReminder?'],
  halted:     ['promised', 'legal?', 'lowerReview?', 'step?', 'hearing?', 'hearingRequest?', 'opinion?', 'tolerance?', 'toleranceReminder?'],
  decided:    ['delivery'],
  completed:  ['delivery'],
  closed:     ['delivery'],
  dispatched: ['delivery'],
}

describe('whatever is tried, by whom and in which order', PATIENCE, () => {
  test('a case moves only where the table of its life says, and every line of that table is reached', () => {
    const reached = new Set<string>()
    always(({ before, command, events, refused, after }) => {
      if (refused) return
      if (LIFE[before.status]?.[command.type] === undefined) {
        expect(events, `${command.type} of a case that is ${before.status}`).toEqual([])
        expect(command.type).toBe('PassTime') // time passes everywhere; elsewhere nothing comes of it
        return
      }
      if (!isMove(before.status, command.type, after.status))
        throw new Error(`${command.type} led from ${before.status} to ${after.status}`)
      reached.add(`${before.status} ${command.type}`)
    }, THE_SAME)
    const lines = Object.entries(LIFE).flatMap(([from, row]) =>
      Object.keys(row).map((kind) => `${from} ${kind}`),
    )
    expect([...reached].sort()).toEqual(lines.sort())
  })

  test('the table that guards the rules and the buttons is the table of the law', () => {
    for (const kind of KINDS) {
      const lawful = Object.entries(LIFE).flatMap(([from, row]) => (row[kind] ? [from] : []))
      expect([...TRANSITIONS[kind]].sort(), kind).toEqual(lawful.sort())
    }
    expect([...KINDS].sort()).toEqual(Object.keys(TRANSITIONS).sort())
  })

  test('a refusal is a sentence of the rules and changes nothing', () => {
    always(({ before, refused, after, events }) => {
      if (refused === undefined) return
      if (!(refused instanceof RuleViolation)) throw refused
      expect(events).toEqual([])
      expect(after).toBe(before)
    })
  })

  test('what has ended accepts no command of anybody', () => {
    fc.assert(
      fc.property(anyTerms, attempts, fc.constantFrom(...STAFF), (terms, tried, by) => {
        const last = play(terms, tried).at(-1)
        if (!last || !isEnded(last.after.status)) return
        const c = last.after
        for (const [pick, type] of KINDS.entries()) {
          const trying = { wild: true, pick, by, days: 0, choice: 1, text: '理由' }
          const command = commandFor(c, terms, last.command.on, trying, 99)
          expect(command.type).toBe(type)
          if (type === 'PassTime') expect(decide(c, command)).toEqual([])
          else expect(() => decide(c, command)).toThrow(RuleViolation)
        }
      }),
      RUNS,
    )
  })

  test('clocks run exactly where the law waits for somebody, and stand still in a special procedure', () => {
    always(({ after }) => {
      const clocks = clocksOf(after, calendar)
      const kinds = RUNNING[after.status] ?? []
      const must = kinds.filter((kind) => !kind.endsWith('?'))
      const may = kinds.map((kind) => kind.replace('?', ''))
      for (const kind of must) expect(clocks.filter((clock) => clock.kind === kind)).toHaveLength(1)
      for (const { kind } of clocks) expect(may).toContain(kind)
      for (const { kind, on } of clocks) {
        const open = 'pauses' in after ? after.pauses.filter(({ until }) => until === undefined) : []
        const stops = open.length > 0 && ['promised', 'legal', 'lowerReview', 'step'].includes(kind)
        if (!stops) expect(on, kind).toBeDefined()
        else if (on !== undefined) expect(open.every(({ from }) => on <= from)).toBe(true) // had run out before
      }
      if (after.status === 'suspended' && after.special !== 'publicNotice')
        expect(after.pauses.some(({ until }) => until === undefined)).toBe(true)
      if (after.status === 'suspended')
        expect(clocks.filter(({ kind }) => kind === 'special' || kind === 'hearing').length).toBeGreaterThan(
          0,
        )
    })
  })

  test('the acceptor never decides a promised item, and only an on-spot item is decided on the spot', () => {
    let promised = 0
    always(({ before, command, events }) => {
      if (!events.some(({ type }) => type === 'Granted' || type === 'Denied')) return
      const handling = before.status === 'none' ? undefined : before.terms.handling
      if (command.type === 'DecideOnSpot') return expect(handling).toBe('onSpot')
      expect('acceptedBy' in before).toBe(true)
      if ('acceptedBy' in before && handling === 'promised') {
        promised += 1
        expect(command.by).not.toBe(before.acceptedBy)
      }
    }, THE_SAME)
    expect(promised).toBeGreaterThan(30)
  })

  test('corrections are told once, and no decision is taken over an open opinion', () => {
    always(({ before, events }, story) => {
      if (events.some(({ type }) => type === 'Granted' || type === 'Denied'))
        expect('opinions' in before && before.opinions.some((one) => !one.givenOn)).toBe(false)
      const happened = story.flatMap((turn) => turn.events)
      const told = happened.filter(({ type }) => type === 'CorrectionRequested').length
      const allowed = happened.filter(({ type }) => type === 'SecondCorrectionAllowed').length
      expect(allowed).toBeLessThan(2)
      expect(told).toBeLessThan(2 + allowed)
    })
  })

  test('no result goes out while a promise is not kept, and nobody is reminded of the same thing twice', () => {
    let waited = 0
    always(({ before, events }, story) => {
      if (events.some(({ type }) => type === 'Granted')) {
        const gap = 'pauses' in before ? before.gap : undefined
        if (gap) waited += 1
        expect(gap === undefined || gap.metOn !== undefined).toBe(true)
      }
      const reminders = story.flatMap((turn) =>
        turn.events.flatMap((event) => (event.type === 'ToleranceReminded' ? event.reminders : [])),
      )
      expect(new Set(reminders).size).toBe(reminders.length)
    }, THE_SAME)
    expect(waited).toBeGreaterThan(5)
  })

  const ANSWERS: ReadonlySet<CaseEvent['type']> = new Set(['Extended', 'ExtensionDeclined'])
  test('art. 42: the limit is lengthened once at most, by no more than the item allows, while it still runs', () => {
    let lengthened = 0
    always(({ before, events }, story) => {
      for (const event of events)
        if (event.type === 'Extended' && 'acceptedOn' in before) {
          lengthened += 1
          expect(event.days).toBeLessThanOrEqual(
            before.terms.extension?.days ?? (before.terms.joint ? 15 : 10),
          )
          if (before.terms.joint) expect(event.days).toBeLessThanOrEqual(before.sought?.days ?? 0)
          expect(event.promisedDays).toBeLessThanOrEqual(event.days)
          const legal = legalOf(before)
          expect(event.on <= ((legal && due(legal, calendar)?.on) ?? '')).toBe(true)
          expect(event.approved === 'government').toBe(before.terms.joint !== undefined)
        }
      const answers = story.flatMap((turn) => turn.events).filter(({ type }) => ANSWERS.has(type))
      expect(answers.length, 'lengthened once or declined once').toBeLessThan(2)
    }, THE_SAME)
    expect(lengthened).toBeGreaterThan(30)
  })

  test('art. 42, 43: either the lower organ reviews or the legal limit runs, from the day of the report', () => {
    let reported = 0
    always(({ after }, story) => {
      if (!('acceptedOn' in after) || 'outcome' in after) return
      const clocks = clocksOf(after, calendar)
      const [legal, lower] = [legalOf(after), clocks.find(({ kind }) => kind === 'lowerReview')]
      expect(legal === undefined).toBe(lower !== undefined)
      const lowers = after.terms.steps.filter(({ lowerReview }) => lowerReview).map(({ id }) => id)
      const reports = story.flatMap(({ events }) =>
        events.filter((event) => event.type === 'StepCompleted' && event.step === lowers.at(-1)),
      )
      if (lowers.length > 0) reported += reports.length
      if (legal) expect(legal.startedOn).toBe(lowers.length > 0 ? reports[0]?.on : after.acceptedOn)
      expect(lower?.clock.startedOn ?? after.acceptedOn).toBe(after.acceptedOn)
    }, THE_SAME)
    expect(reported).toBeGreaterThan(30)
  })

  test('art. 48: whoever reviewed never chairs, and no decision is taken over an open hearing', () => {
    let held = 0
    always(({ before, events }, story) => {
      if (events.some(({ type }) => type === 'Granted' || type === 'Denied') && 'hearing' in before) {
        const { hearing } = before
        const open =
          hearing &&
          hearing.stage !== 'held' &&
          !(hearing.stage === 'offered' && hearing.until < (events[0]?.on ?? ''))
        expect(open ?? false).toBe(false)
      }
      if (!events.some(({ type }) => type === 'HearingHeld')) return
      held += 1
      const facts = story.flatMap((turn) => turn.events)
      const past = facts.slice(
        0,
        facts.findIndex(({ type }) => type === 'HearingHeld'),
      )
      const called = past.findLast((event) => event.type === 'HearingCalled')
      if (called?.type !== 'HearingCalled') throw new Error('held without notice')
      expect(workingDaysBetween(calendar, called.on, called.heldOn)).toBeGreaterThanOrEqual(7)
      const reviewed = past.flatMap((event) =>
        event.type === 'FieldChecked' ? event.members : event.type === 'StepCompleted' ? [event.by] : [],
      )
      expect(reviewed).not.toContain(called.chair)
    }, THE_SAME)
    expect(held).toBeGreaterThan(10)
  })

  test('art. 34: no field check is done by fewer than two, and its step does not end without its record', () => {
    always(({ before, events }) => {
      for (const event of events) {
        if (event.type === 'FieldChecked') expect(new Set(event.members).size).toBeGreaterThan(1)
        if (event.type === 'StepCompleted' && event.step === 'inspect' && 'fieldChecked' in before)
          expect(before.fieldChecked).toBe(true)
      }
    })
  })

  test('P19: counted + excluded = elapsed; what is excluded has a lawful ground, a beginning and an end', () => {
    let paused = 0
    always(({ after, command }, story) => {
      if (!('pauses' in after)) return
      const facts = story.flatMap((turn) => turn.events)
      const until = addDays(command.on, 30)
      for (const clock of [promiseOf(after), legalOf(after) ?? promiseOf(after)]) {
        const account = explain(clock, calendar, until).slice(1)
        const counted = account.filter((one) => one.counted).length
        const excluded = account.filter((one) => !one.counted)
        expect(counted + excluded.length).toBe(daysBetween(clock.startedOn, until))
        expect(counted).toBe(used(clock, calendar, until))
        paused += excluded.filter(({ because }) => because === 'paused').length
      }
      for (const { from, until } of after.pauses) {
        expect(until === undefined || from <= until).toBe(true)
        const ground = facts.find(
          (event) =>
            event.on === from &&
            ((event.type === 'Suspended' && event.kind !== 'publicNotice') ||
              event.type === 'HearingAsked' ||
              (event.type === 'Halted' && after.terms.halts?.includes(event.ground))),
        )
        expect(ground, `a pause from ${from} without a ground`).toBeDefined()
      }
      const stopping = facts.filter((event) => event.type === 'Suspended' && event.kind === 'publicNotice')
      if (stopping.length > 0 && !facts.some(({ type }) => ['HearingAsked', 'Halted'].includes(type)))
        expect(after.pauses.length).toBeLessThan(facts.filter(({ type }) => type === 'Suspended').length)
    })
    expect(paused).toBeGreaterThan(100)
  })

  test('nothing is accepted over a required material that was not found in order, but by silence', () => {
    let rested = 0
    always(({ command, events }) => {
      if (events.length === 0 || command.type === 'PassTime') return
      if (!events.some(({ type }) => type === 'Accepted' || type === 'PrePassed')) return
      rested += 1
      const due = 'checklist' in command ? command.checklist.filter(({ need }) => need === 'required') : []
      expect(due.length).toBeGreaterThan(0)
      expect(due.every(({ finding }) => finding === 'ok')).toBe(true)
    }, THE_SAME)
    expect(rested).toBeGreaterThan(50)
  })

  test('nothing is handed over in person to nobody', () => {
    always(({ events }) => {
      for (const event of events)
        if (event.type === 'Delivered') expect(event.collector === 'none').toBe(event.way === 'mail')
    })
  })

  test('while somebody holds a case nobody else acts at its desk', () => {
    const DESK = [
      'Accept',
      'Refuse',
      'Receive',
      'PrePass',
      'RequestCorrection',
      'CompleteStep',
      'Decide',
      'Verify',
      'Deliver',
    ]
    always(({ before, command, events }) => {
      if (before.status === 'none' || before.holder === undefined || events.length === 0) return
      if (DESK.includes(command.type) || command.type === 'Claim') expect(command.by).toBe(before.holder.id)
    })
  })

  test('number, applicant, receiving site, organ and terms of a case never change', () => {
    always(({ before, after }) => {
      if (before.status === 'none' || after.status === 'none') return
      const lasting = ({ number, party, terms, places }: typeof before) => [
        number,
        party,
        terms,
        places.site,
        places.organ,
      ]
      expect(lasting(after)).toEqual(lasting(before))
    })
  })
})

describe('the record of any story', PATIENCE, () => {
  const chained = (events: readonly CaseEvent[]): (Entry & { hash: string })[] => {
    let hash = ''
    return events.map((event, n) => {
      const entry = {
        caseId: 'case',
        seq: n + 1,
        recordedAt: '2026-01-05T01:00:00.000Z',
        actor: event.by,
        requestId: `r${n}`,
        origin: 'live' as const,
        event,
      }
      hash = seal(hash, entry)
      return { ...entry, hash }
    })
  }
  const facts = (tried: Parameters<typeof play>[1], terms: Parameters<typeof play>[0]) =>
    play(terms, tried).flatMap((turn) => turn.events)

  test('folds to the same state again, and its chain holds', () => {
    fc.assert(
      fc.property(anyTerms, attempts, (terms, tried) => {
        const story = play(terms, tried)
        const entries = chained(story.flatMap((turn) => turn.events))
        expect(firstBroken(entries)).toBeUndefined()
        const folded = entries.map(({ event }) => event as CaseEvent).reduce(evolve, blank as Case)
        expect(folded).toEqual(story.at(-1)?.after)
      }),
      RUNS,
    )
  })

  test('an event changed, left out, put in or moved breaks the chain at its place', () => {
    fc.assert(
      fc.property(anyTerms, attempts, fc.nat(), fc.nat(3), (terms, tried, at, how) => {
        const entries = chained(facts(tried, terms))
        if (entries.length < 2) return
        const n = at % (entries.length - 1)
        const one = entries[n] as (typeof entries)[number]
        const forged = [
          entries.with(n, { ...one, event: { ...(one.event as CaseEvent), by: 'somebody-else' } }),
          entries.toSpliced(n, 1),
          entries.toSpliced(n, 0, one),
          entries.with(n, entries[n + 1] as typeof one).with(n + 1, one),
        ][how]
        const broken = firstBroken(forged ?? [])
        const expected = how === 0 ? one.seq : how === 2 ? one.seq : one.seq + 1
        expect(broken).toBe(expected)
      }),
      RUNS,
    )
  })
})
