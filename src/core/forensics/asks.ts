import type { MaterialFault } from '../case/case.ts'
import { type Because, evidenceOf, type Finding, findingOf, type Ledger, type Recorded } from './finding.ts'

type Ask = { entry: Recorded; faults: readonly MaterialFault[] }

/**
 * Asked again for what was not asked the first time (Administrative Licensing Law art. 32(4): everything at once). A
 * second notice the rules refuse, and what is refused leaves no event; the ledger shows the doors beside it: a second
 * return before receipt, or a notice that names what the return had not. One that a supervisor allowed is no finding: its
 * permission has a card of its own.
 */
export function asksAgain({ caseId, events }: Ledger): Finding[] {
  const asks = events.flatMap((entry): Ask[] => {
    if (entry.event.type === 'PreReturned') return [{ entry, faults: entry.event.reasons }]
    return entry.event.type === 'CorrectionRequested' ? [{ entry, faults: entry.event.items }] : []
  })
  const allowed = events.find(({ event }) => event.type === 'SecondCorrectionAllowed')?.seq
  return asks.slice(1).flatMap((ask, nth) => {
    const before = asks.slice(0, nth + 1)
    if (allowed !== undefined && isAllowed(ask, before, allowed)) return []
    return findingOf('secondCorrection', reasons(ask, before), [
      evidenceOf(caseId, ask.entry),
      ...before.map(({ entry }) => evidenceOf(caseId, entry)),
    ])
  })
}

/** Whether this is the one more notice that was allowed: the first after the permission. */
function isAllowed({ entry }: Ask, before: readonly Ask[], allowed: number): boolean {
  if (entry.event.type !== 'CorrectionRequested' || entry.seq < allowed) return false
  return !before.some((ask) => ask.entry.event.type === 'CorrectionRequested' && ask.entry.seq > allowed)
}

function reasons({ entry, faults }: Ask, before: readonly Ask[]): Because[] {
  const earlier = before.map((ask) => ask.entry.event)
  const first = earlier[0]?.on ?? ''
  if (
    entry.event.type === 'CorrectionRequested' &&
    earlier.some(({ type }) => type === 'CorrectionRequested')
  )
    return [{ fact: 'noticeTwice', points: 30, says: { on: entry.event.on, first } }]
  const named = before.flatMap((ask) => ask.faults.map(({ material }) => material))
  const fresh = faults.filter(({ material }) => !named.includes(material))
  if (fresh.length === 0) return []
  // what is missing now was missing then; what is wrong now may have been handed in since
  const couldHaveBeenTold = fresh.filter(({ fault }) => fault === 'missing').length
  const says = {
    on: entry.event.on,
    first,
    fresh: fresh.length,
    missing: couldHaveBeenTold,
    times: before.length + 1,
  }
  if (entry.event.type === 'PreReturned')
    return [
      {
        fact: 'returnedAgain',
        points: (before.length > 1 ? 14 : 8) + (couldHaveBeenTold ? 6 : 0),
        says,
      },
    ]
  return [{ fact: 'askedAfterReturn', points: 5 + (couldHaveBeenTold ? 8 : 0), says }]
}
