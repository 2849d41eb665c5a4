import { type Calendar, workingDaysBetween } from '../calendar.ts'
import { dayInChina } from '../day.ts'
import { asksAgain } from './asks.ts'
import { evidenceOf, type Finding, findingOf, type Ledger, points, type Recorded } from './finding.ts'
import { pauseFindings } from './pauses.ts'
import { is, limitKept } from './reading.ts'

/**
 * Everything that stands out in the ledger of one case by itself. What only shows across cases is in `bursts.ts`. The same
 * ledger and calendar give the same findings, however often and in whatever process it is asked.
 */
export function findingsOf(ledger: Ledger, calendar: Calendar): Finding[] {
  const submitted = ledger.events[0]?.event
  if (submitted?.type !== 'Submitted') return []
  return [
    ...pauseFindings(ledger, calendar),
    ...decidedBefore(ledger),
    ...asksAgain(ledger),
    ...lateEntries(ledger, calendar),
    ...acceptorDecides(ledger),
  ]
}

/** No paper of a decision is older than the acceptance of what it decides. */
function decidedBefore({ caseId, events }: Ledger): Finding[] {
  const accepted = events.find(is('Accepted'))
  if (!accepted) return []
  const evidence = (later: Recorded) => [evidenceOf(caseId, later), evidenceOf(caseId, accepted)]
  const acceptedOn = accepted.event.on
  return events.flatMap((entry) => {
    const { event, recordedAt, seq } = entry
    if (event.type === 'Completed') {
      const from = event.certificate?.validFrom
      if (from === undefined || from >= acceptedOn) return []
      // a permit that is renewed may run on from the day the old one ends, which is never long before
      return findingOf(
        'decidedBefore',
        [{ fact: 'certificateFirst', points: 17, says: { certificate: from, accepted: acceptedOn } }],
        evidence(entry),
      )
    }
    if (event.type !== 'Granted' && event.type !== 'Denied') return []
    if (event.on < acceptedOn)
      return findingOf(
        'decidedBefore',
        [{ fact: 'decidedFirst', points: 30, says: { decided: event.on, accepted: acceptedOn } }],
        evidence(entry),
      )
    if (recordedAt < accepted.recordedAt || seq < accepted.seq)
      return findingOf(
        'decidedBefore',
        [{ fact: 'recordedFirst', points: 30, says: { decided: event.on, accepted: acceptedOn } }],
        evidence(entry),
      )
    return []
  })
}

/** What people do is dated on the day they say it; silence alone accepts as of an earlier day, by law. */
function lateEntries(ledger: Ledger, calendar: Calendar): Finding[] {
  const { caseId, events } = ledger
  return events.flatMap((entry) => {
    const { event, actor } = entry
    if (actor === 'system' || event.type === 'Claimed' || event.type === 'Released') return []
    const recordedOn = dayInChina(Date.parse(entry.recordedAt))
    const says = { on: event.on, recordedOn }
    if (recordedOn < event.on)
      return findingOf('lateEntry', [{ fact: 'enteredEarly', points: 20, says }], [evidenceOf(caseId, entry)])
    const days = workingDaysBetween(calendar, event.on, recordedOn)
    if (days === 0) return []
    const kept = limitKept(ledger, calendar, entry, recordedOn)
    return findingOf(
      'lateEntry',
      [
        { fact: 'enteredLate', points: points(timesRarer(days)), says: { ...says, days } },
        { fact: 'keptLimit', points: kept === undefined ? 0 : 7, says: { ...says, due: kept ?? '' } },
      ],
      [evidenceOf(caseId, entry)],
    )
  })
}
/** One day late is one entry in four of a busy hall after a power cut; of those that are, not half are a further day late. */
const timesRarer = (days: number) => 4 * 2.3 ** (days - 1)

/** 谁受理谁不得决定 of a promised case; an act at the window in one go has one hand by nature. */
function acceptorDecides({ caseId, events }: Ledger): Finding[] {
  const submitted = events[0]?.event
  if (submitted?.type !== 'Submitted' || submitted.terms.handling !== 'promised') return []
  const accepted = events.find(is('Accepted'))
  const decided = events.find(({ event }) => event.type === 'Granted' || event.type === 'Denied')
  if (!accepted || !decided || accepted.actor !== decided.actor || accepted.actor === 'system') return []
  return findingOf(
    'acceptorDecides',
    [
      {
        fact: 'sameHand',
        points: 30,
        says: { accepted: accepted.event.on, decided: decided.event.on },
      },
    ],
    [evidenceOf(caseId, decided), evidenceOf(caseId, accepted)],
  )
}
