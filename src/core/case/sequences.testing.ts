import fc from 'fast-check'
import { addDays, type Day, day } from '../day.ts'
import { blank, type Case, type CaseEvent, type Status } from './case.ts'
import { type CaseCommand, decide } from './decide.ts'
import { evolve } from './evolve.ts'
import { calendar, listed, terms } from './given.testing.ts'
import type { Terms } from './terms.ts'

type Kind = CaseCommand['type']
const SAME = 'same'
type To = Status | typeof SAME

/** What can be done at any desk before a decision, and what a claimed case allows besides. */
const OPEN = { Withdraw: ['withdrawn'], Void: ['voided'], Claim: [SAME], Release: [SAME] } as const
const HELD = { Claim: [SAME], Release: [SAME] } as const
const LOOKED_AT = {
  Consult: [SAME],
  AnswerConsultation: [SAME],
  DeclareNotApplicable: ['notApplicable'],
  Refuse: ['refused'],
} as const
const EXAMINED = {
  ReturnStep: ['reviewing'],
  AskOpinion: [SAME],
  GiveOpinion: [SAME],
  CheckField: [SAME],
  Suspend: ['suspended'],
  OfferHearing: [SAME],
  AskHearing: ['suspended'],
  Extend: [SAME],
  SeekExtension: [SAME],
  DeclineExtension: [SAME],
  Halt: ['halted'],
  Terminate: ['terminated'],
  SettleFee: [SAME],
  SeeOriginals: [SAME],
} as const

/** Accepted with a gap (容缺受理): what is still to come is handed in, looked at, or not kept. */
const OWING = {
  PassTime: [SAME],
  SupplyTolerated: [SAME],
  ConfirmTolerated: [SAME],
  RejectTolerated: [SAME],
  EndTolerance: ['returned'],
} as const
const HEARING = { AskHearing: [SAME], CallHearing: [SAME], Terminate: ['terminated'] } as const

/**
 * The lifecycle written down a second time, by hand and from the law instead of the code: in which status what may be
 * asked, and where the case stands afterwards. A status that is not here is the end: nothing more can be asked of it.
 */
// biome-ignore format: a table is read by its columns
export const LIFE: Partial<Record<Status, Partial<Record<Kind, readonly To[]>>>> = {
  none:        { Submit: ['submitted'], Register: ['received'] },
  submitted:   { ...OPEN, ...LOOKED_AT, PreReturn: ['preReturned'], PrePass: ['prePassed', 'received'],
                 PromiseTolerance: [SAME] },
  preReturned: { ...OPEN, Resubmit: ['submitted'] },
  prePassed:   { ...OPEN, ...LOOKED_AT, Receive: ['received'], SeeOriginals: [SAME], PromiseTolerance: [SAME] },
  received:    { ...OPEN, ...LOOKED_AT, CorrectOnSpot: [SAME], RequestCorrection: ['correcting'], Return: ['returned'],
                 Accept: ['reviewing', 'deciding'], DecideOnSpot: ['completed'], SeeOriginals: [SAME],
                 PassTime: ['received', 'reviewing', 'deciding'], AllowSecondCorrection: [SAME],
                 PromiseTolerance: [SAME], AcceptWithTolerance: ['reviewing', 'deciding'] },
  correcting:  { ...OPEN, SupplyCorrection: ['received'], Return: ['returned'] },
  reviewing:   { ...OPEN, ...EXAMINED, ...OWING, CompleteStep: ['reviewing', 'deciding'] },
  deciding:    { ...OPEN, ...EXAMINED, ...OWING, Decide: ['decided'] },
  suspended:   { ...OPEN, ...OWING, ...HEARING, GiveOpinion: [SAME], Resume: ['reviewing', 'deciding', 'suspended'],
                 RecordHearing: ['reviewing', 'deciding', 'suspended'] },
  halted:      { ...OPEN, ...OWING, ...HEARING, GiveOpinion: [SAME], RecordHearing: [SAME], Proceed: ['reviewing', 'deciding', 'suspended'] },
  decided:     { ...HELD, SettleFee: [SAME], SeeOriginals: [SAME], Complete: ['completed'] },
  completed:   { ...HELD, SettleFee: [SAME], SeeOriginals: [SAME], Verify: ['closed'] },
  closed:      { ...HELD, Dispatch: ['dispatched'], Deliver: ['delivered'] },
  dispatched:  { ...HELD, Deliver: ['delivered'] },
}

/** May this be asked of a case in that status, and does it then stand where the table says? */
export function isMove(from: Status, kind: Kind, to: Status): boolean {
  const targets = LIFE[from]?.[kind]
  return targets !== undefined && (targets.includes(to) || (targets.includes(SAME) && from === to))
}

export const KINDS = [
  ...new Set([...Object.values(LIFE).flatMap((row) => Object.keys(row) as Kind[])]),
] as readonly Kind[]
export const STAFF = ['clerk-1', 'clerk-2', 'reviewer-1', 'approver-1', 'output-1', 'citizen-1'] as const

/** One thing somebody tries: usually something lawful there, sometimes anything at all. */
export type Attempt = {
  wild: boolean
  pick: number
  by: (typeof STAFF)[number]
  days: number
  choice: number
  text: string
}

export const attempt: fc.Arbitrary<Attempt> = fc.record({
  wild: fc.nat(5).map((n) => n === 0),
  pick: fc.nat(10_000),
  by: fc.constantFrom(...STAFF),
  days: fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 25),
  choice: fc.nat(100),
  text: fc.nat(11).map((n) => (n === 0 ? '  ' : '有理由')),
})

/** Guides of every shape: with and without originals, fee, steps, second departments, special procedures. */
export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    handling: fc.constantFrom('onSpot' as const, 'promised' as const),
    originals: fc.constantFrom('none' as const, 'beforeAcceptance' as const, 'atClosing' as const),
    fee: fc.boolean(),
    steps: fc.integer({ min: 1, max: 3 }),
    opinions: fc.nat(2),
    special: fc.boolean(),
    halts: fc.boolean(),
    extension: fc.constantFrom(undefined, { days: 5 }, { days: 0 }),
    joint: fc.constantFrom(undefined, undefined, { kind: 'joint' as const, government: 'o-government' }),
    lower: fc.constantFrom(0, 0, 0, 0, 1, 2),
  })
  .map(({ steps, opinions, special, halts, lower, ...rest }) =>
    terms({
      ...rest,
      steps: ['review', 'inspect', 'decide'].slice(3 - steps).map((id, n) => ({
        id,
        name: id,
        role: id === 'decide' ? ('approver' as const) : ('reviewer' as const),
        organ: 'o-market',
        days: id === 'inspect' ? 0 : 3,
        fieldCheck: id === 'inspect',
        ...(n < Math.min(lower, steps - 1) ? { lowerReview: true as const } : {}),
      })),
      opinions: ['fire', 'health']
        .slice(0, opinions)
        .map((id) => ({ id, organ: `o-${id}`, about: id, days: 3 })),
      specials: special
        ? [
            { kind: 'expertReview', days: 10 },
            { kind: 'publicNotice', days: 5 },
          ]
        : [],
      halts: halts ? ['dispute'] : undefined,
    }),
  )

/** What leads on is tried more often than what ends a case, or few would come far. */
const RARE: readonly Kind[] = [
  'Withdraw',
  'Void',
  'Refuse',
  'DeclareNotApplicable',
  'Return',
  'PreReturn',
  'Terminate',
  'OfferHearing',
]
const LEADING: readonly Kind[] = [
  'CompleteStep',
  'Decide',
  'GiveOpinion',
  'CheckField',
  'CallHearing',
  'RecordHearing',
  'Complete',
  'Verify',
  'PrePass',
]

function kindFor(c: Case, { wild, pick }: Attempt): Kind {
  const lawful = Object.keys(LIFE[c.status] ?? {}) as Kind[]
  const among = wild || lawful.length === 0 ? KINDS : lawful
  const weighted = among.flatMap((kind) => Array.from({ length: wild ? 1 : weightOf(c, kind) }, () => kind))
  return weighted[pick % weighted.length] as Kind
}

function weightOf(c: Case, kind: Kind): number {
  const promised = c.status !== 'none' && c.promise !== undefined
  const gap = 'pauses' in c ? c.gap : undefined
  const owes = gap !== undefined && gap.metOn === undefined
  // whoever promised is accepted on it, and then owes what was promised until it has come
  if (kind === 'AcceptWithTolerance') return promised ? 40 : 1
  if (kind === 'PromiseTolerance' || kind === 'Accept') return promised ? 1 : 18
  if (kind === 'RejectTolerated') return owes && gap.suppliedOn ? 24 : 1
  if (kind in OWING) return owes ? 12 : 1
  if (kind === 'Decide' && gap?.metOn) return 60
  if (kind === 'Suspend' || kind === 'Halt') return owes ? 12 : 4
  const joint = c.status !== 'none' && c.terms.joint !== undefined
  const sought = 'pauses' in c && c.sought !== undefined
  // a government is asked once, and answers more often than not
  if (kind === 'SeekExtension') return joint && !sought ? 8 : 0
  if (kind === 'Extend') return sought ? 30 : joint ? 1 : 6
  if (kind === 'DeclineExtension') return sought ? 10 : 0
  return RARE.includes(kind) ? 1 : LEADING.includes(kind) ? 18 : 4
}

const places = { site: 'hall-1', organ: 'o-market', handOut: 'hall-1', division: '620826000000' }
const LACKING = { handedIn: false, finding: 'missing' } as const

const recipient = { kind: 'natural', name: '王䶮', documentNumber: '620826198603152011' } as const

/** The attempt as a command, its details taken from the case where there are some to take. */
export function commandFor(c: Case, t: Terms, on: Day, trying: Attempt, nth: number): CaseCommand {
  const { choice, text } = trying
  const holder = c.status === 'none' ? undefined : c.holder?.id
  const by = holder && choice % 4 > 0 ? holder : trying.by // mostly whoever has it in hand
  const who = { on, by }
  const filing = {
    number: `1162082601434877XF4620131001000202601050001`,
    party: 'party-1',
    places,
    terms: t,
  }
  const type = kindFor(c, trying)
  const tolerating = type === 'PromiseTolerance' || type === 'AcceptWithTolerance'
  const checklist = [
    ...['m0', 'm1'].map((material) =>
      listed(
        material,
        material,
        choice % 5 === 0 ? { finding: choice % 2 === 0 ? undefined : 'missing' } : {},
      ),
    ),
    listed('m2', 'm2', { need: 'tolerable', ...(tolerating || choice % 6 === 5 ? LACKING : {}) }),
  ]
  const broken = choice % 13 === 0 ? '1162082601434877XF4620131001000202512050001' : undefined
  const faults =
    choice % 7 === 0 ? [] : [{ material: `m${choice % 2}`, fault: 'missing', note: '缺' } as const]
  const openOpinion = 'opinions' in c ? c.opinions.find((one) => one.givenOn === undefined)?.id : undefined
  const asked = c.status === 'none' ? undefined : c.consultations.find((one) => !one.answeredOn)?.id
  switch (type) {
    case 'Submit':
      return { type, ...who, ...filing, channel: 'online' }
    case 'Register':
      return { type, ...who, ...filing, channel: 'window', materials: ['m0'], originals: choice % 2 === 0 }
    case 'PreReturn':
      return { type, ...who, reasons: faults, note: text, checklist }
    case 'Receive':
      return { type, ...who, materials: ['m0', 'm1'] }
    case 'SupplyCorrection':
      return { type, ...who, materials: choice % 4 === 0 ? [] : ['m0', 'm1'], checklist }
    case 'Consult':
      return { type, ...who, id: `consultation-${nth}`, question: text }
    case 'AnswerConsultation':
      return { type, ...who, id: asked ?? 'nobody-asked', answer: text }
    case 'CorrectOnSpot':
      return { type, ...who, note: text }
    case 'RequestCorrection':
      return { type, ...who, items: faults, calendar, checklist }
    case 'Refuse':
      return { type, ...who, reason: text, competentOrgan: choice % 5 === 0 ? '' : '县自然资源局' }
    case 'Return':
    case 'DeclareNotApplicable':
    case 'Withdraw':
    case 'Void':
      return { type, ...who, reason: text }
    case 'PrePass':
    case 'Accept':
      return { type, ...who, checklist }
    case 'DecideOnSpot':
      return { type, ...who, opinion: text, checklist }
    case 'CompleteStep':
      return { type, ...who, result: choice % 3 === 0 ? 'disagree' : 'agree', opinion: text }
    case 'ReturnStep':
      return { type, ...who, to: t.steps[choice % t.steps.length]?.id ?? '', reason: text }
    case 'AskOpinion':
      return { type, ...who, id: `opinion-${nth}`, organ: 'o-fire', about: text, days: 3 }
    case 'GiveOpinion':
      return { type, ...who, id: openOpinion ?? 'nobody-asked', agree: choice % 2 === 0, text }
    case 'Suspend':
      return {
        ...{ type, ...who, days: 5, reason: text },
        kind:
          (['auction', 'hearing', 'publicNotice', 'expertReview', 'expertReview'] as const)[choice % 5] ??
          'tender',
      }
    case 'CheckField': {
      const members = choice % 5 === 0 ? ['reviewer-1', 'reviewer-1'] : ['reviewer-1', 'reviewer-2']
      return { type, ...who, members, findings: text }
    }
    case 'OfferHearing':
      return { type, ...who, to: choice % 2 === 0 ? 'both' : 'interested', matter: text, calendar }
    case 'AskHearing':
      return {
        type,
        ...who,
        of: (['applicant', 'interested', 'organ'] as const)[choice % 3] ?? 'organ',
        reason: text,
      }
    case 'CallHearing': {
      const heldOn = choice % 5 === 0 ? addDays(on, 3) : addDays(on, 14)
      const chair = choice % 4 === 0 ? 'reviewer-1' : 'chair-1'
      return { type, ...who, heldOn, time: '09:30', place: text, chair, calendar }
    }
    case 'RecordHearing':
      return { type, ...who, record: text }
    case 'Extend':
      return {
        type,
        ...who,
        days: (choice % ('pauses' in c && c.sought ? 6 : 12)) + 1,
        reason: text,
        calendar,
      }
    case 'SeekExtension':
      return { type, ...who, days: (choice % 17) + 1, reason: text, calendar }
    case 'DeclineExtension':
      return { type, ...who, reason: text }
    case 'Halt':
      return { type, ...who, ground: choice % 2 === 0 ? 'dispute' : 'forceMajeure', reason: text }
    case 'Proceed':
      return { type, ...who, reason: text }
    case 'Terminate':
      return { type, ...who, ground: 'death', reason: text }
    case 'Resume':
      return { type, ...who, result: text }
    case 'Decide':
      return choice % 3 === 0
        ? { type, ...who, outcome: 'denied', reason: text, basis: '第三十八条' }
        : { type, ...who, outcome: 'granted', opinion: '准予' }
    case 'SettleFee':
      return { type, ...who, amount: 10, receipt: text }
    case 'Verify':
      return {
        type,
        ...who,
        unsealed: [{ id: 'p1', title: '受理通知书' }],
        attested: choice % 4 === 0 ? [] : ['p1'],
      }
    case 'Dispatch':
      return {
        ...{ type, ...who, waybill: 'EB1', site: choice % 2 === 0 ? '' : 'centre-1' },
        way: choice % 3 === 0 ? 'station' : 'mail',
      }
    case 'Deliver':
      return {
        ...{ type, ...who, recipient },
        ...(choice % 3 === 0
          ? { way: 'mail', collectedBy: 'none', collector: undefined }
          : {
              way: 'pickup',
              collectedBy: 'applicant',
              collector: { ...recipient, documentKind: 'citizenId' },
            }),
      }
    case 'Claim':
      return { type, ...who, name: by }
    case 'Release':
      return { type, ...who, force: choice % 4 === 0 }
    case 'PassTime':
      return { type, on, by: 'system', calendar }
    case 'PromiseTolerance': {
      const materials = choice % 8 === 0 ? ['m0', 'm2'] : ['m2']
      const signed = { where: 'window', by: choice % 9 === 0 ? 'agent' : 'applicant' } as const
      return {
        type,
        ...who,
        materials,
        days: choice % 11 === 0 ? 90 : 3,
        signed,
        calendar,
        checklist,
        broken,
      }
    }
    case 'AcceptWithTolerance':
      return { type, ...who, calendar, checklist, broken }
    case 'SupplyTolerated':
      return { type, ...who, materials: choice % 4 === 0 ? [] : ['m2'] }
    case 'ConfirmTolerated':
      return { type, ...who, checklist }
    case 'RejectTolerated': {
      const material = choice % 4 === 0 ? 'm1' : 'm2'
      return { type, ...who, items: [{ material, fault: 'incomplete', note: '缺' }] }
    }
    case 'EndTolerance':
    case 'AllowSecondCorrection':
      return { type, ...who, reason: text }
    default:
      return { type, ...who } // Resubmit, SeeOriginals, Complete ask nothing more
  }
}

/** One attempt and what came of it: facts, or the word of a refusal. */
export type Turn = {
  before: Case
  command: CaseCommand
  events: readonly CaseEvent[]
  refused?: unknown
  after: Case
}

/** Far enough from the end of the calendar for every limit. */
const LATEST = day('2026-08-01')

/** Tries one thing after the other on one case; nothing it is given can be changed underneath. */
export function play(t: Terms, attempts: readonly Attempt[]): Turn[] {
  let c: Case = blank
  let on = day('2026-01-05')
  return attempts.map((trying, nth) => {
    const before = frozen(c)
    if (on < LATEST) on = addDays(on, trying.days)
    const command = frozen(commandFor(before, t, on, trying, nth))
    try {
      const events = decide(before, command)
      c = events.reduce(evolve, before)
      return { before, command, events, after: c }
    } catch (refused) {
      return { before, command, events: [], refused, after: before }
    }
  })
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) if (inner !== calendar) frozen(inner)
  }
  return value
}
