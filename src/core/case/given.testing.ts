import { type Calendar, calendarOf } from '../calendar.ts'
import { due } from '../clock.ts'
import { day } from '../day.ts'
import { blank, type Case, type CaseEvent, legalOf, promiseOf } from './case.ts'
import type { Listed } from './checklist.ts'
import { type CaseCommand, decide } from './decide.ts'
import { evolve } from './evolve.ts'
import type { Terms } from './terms.ts'

/** Histories to start a test from: given these events, when this command, then those events (or that state). */
export const given = (...past: CaseEvent[]) => ({
  when: (command: CaseCommand): CaseEvent[] => decide(past.reduce(evolve, blank), command),
  state: (): Case => past.reduce(evolve, blank),
})

const days = (...texts: string[]) => texts.map(day)
const arrangement = (festival: string, from: string, to: string, ...makeup: string[]) => ({
  festival,
  from: day(from),
  to: day(to),
  makeup: days(...makeup),
})

/** 2026 as the State Council announced it. */
export const calendar: Calendar = calendarOf([
  {
    year: 2026,
    festivals: {
      newYearsEve: day('2026-02-16'),
      qingming: day('2026-04-05'),
      dragonBoat: day('2026-06-19'),
      midAutumn: day('2026-09-25'),
    },
    notices: [
      {
        number: '国办发明电〔2025〕7号',
        title: '国务院办公厅关于2026年部分节假日安排的通知',
        issuedOn: day('2025-11-04'),
        arrangements: [
          arrangement('元旦', '2026-01-01', '2026-01-03', '2026-01-04'),
          arrangement('春节', '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'),
          arrangement('清明节', '2026-04-04', '2026-04-06'),
          arrangement('劳动节', '2026-05-01', '2026-05-05', '2026-05-09'),
          arrangement('端午节', '2026-06-19', '2026-06-21'),
          arrangement('中秋节', '2026-09-25', '2026-09-27'),
          arrangement('国庆节', '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'),
        ],
      },
    ],
  },
])

export function terms(changes: Partial<Terms> = {}): Terms {
  return {
    implementation: '1162082601434877XF4620131001000',
    version: 1,
    handling: 'promised',
    legal: { count: 20, unit: 'workingDay' },
    promised: { count: 10, unit: 'workingDay' },
    correctionDays: 15,
    originals: 'none',
    fee: false,
    steps: [
      { id: 'review', name: '审查', role: 'reviewer', organ: 'o-market', days: 5 },
      { id: 'decide', name: '决定', role: 'approver', organ: 'o-market', days: 3 },
    ],
    opinions: [],
    specials: [{ kind: 'expertReview', days: 10 }],
    ...changes,
  }
}

/** A line of the checklist: required, handed in and found in order, unless something else is said. */
export const listed = (material: string, title: string, changes: Partial<Listed> = {}): Listed => ({
  ...{ material, title, need: 'required', handedIn: true, finding: 'ok' },
  ...changes,
})

/** Two required materials, both in order. */
export const checklist: readonly Listed[] = [listed('licence', '营业执照'), listed('plan', '场所平面图')]

const places = { site: 'hall-1', organ: 'o-market', handOut: 'hall-1', division: '620826000000' }

/** On-line on Monday 2026-04-20. */
export const submitted = (t: Terms = terms()): CaseEvent => ({
  type: 'Submitted',
  on: day('2026-04-20'),
  by: 'citizen-1',
  number: '1162082601434877XF4620131001000202604200001',
  party: 'party-1',
  channel: 'online',
  places,
  terms: t,
})

export const received = (t: Terms = terms()): [CaseEvent, CaseEvent] => [
  submitted(t),
  { type: 'Received', on: day('2026-04-20'), by: 'clerk-1', materials: [] },
]

/** On 2026-04-21: two materials are wrong, to be supplied within fifteen working days, by 2026-05-14. */
export const asked = (): CaseEvent => ({
  type: 'CorrectionRequested',
  on: day('2026-04-21'),
  by: 'clerk-1',
  items: [
    { material: 'licence', fault: 'outdated', note: '已过有效期' },
    { material: 'plan', fault: 'incomplete', note: '缺第二页' },
  ],
  until: day('2026-05-14'),
})

export const supplied = (): CaseEvent => ({
  type: 'CorrectionSupplied',
  on: day('2026-04-23'),
  by: 'citizen-1',
  materials: ['licence', 'plan'],
})

export const accepted = (on: string, t: Terms = terms()): CaseEvent[] => [
  ...received(t),
  { type: 'Accepted', on: day(on), by: 'clerk-1', how: 'reviewed' },
]

/** Accepted, reviewed, granted and completed by the department; now at the output window. */
export const atWindow = (t: Terms = terms()): CaseEvent[] => [
  ...accepted('2026-04-28', t),
  {
    type: 'StepCompleted',
    on: day('2026-04-29'),
    by: 'reviewer-1',
    step: 'review',
    result: 'agree',
    opinion: '符合条件',
  },
  { type: 'Granted', on: day('2026-04-30'), by: 'approver-1', opinion: '准予' },
  { type: 'Completed', on: day('2026-04-30'), by: 'approver-1' },
]

/** Who reviews it, and the head who decides, on a day. */
export const reviewer = (text: string) => ({ on: day(text), by: 'reviewer-1' })
export const head = (text: string) => ({ on: day(text), by: 'approver-1' })
/** Accepted on Tuesday 28 April: promised until 14 May, by law until 28 May. */
export const open = (changes: Parameters<typeof terms>[0] = {}) => accepted('2026-04-28', terms(changes))
/** The last days of the promised and of the legal limit. */
export const dueDays = (...events: CaseEvent[]) => {
  const c = given(...events).state()
  if (!('acceptedOn' in c)) throw new Error(`not accepted: ${c.status}`)
  const legal = legalOf(c)
  return [due(promiseOf(c), calendar)?.on, legal && due(legal, calendar)?.on]
}
