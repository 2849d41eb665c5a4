import { z } from 'zod'
import { CARD_ACT, CARD_ENTRY, type CardEntry, SUPERVISING, TURN } from '../../core/words/supervision.ts'
import { endpoint } from '../../platform/endpoint.ts'

const Day = z.iso.date()
export const LevelCode = z.enum(['warning', 'yellow', 'red'])
export const CardStateCode = z.enum(['pending', 'issued', 'ordered', 'revoked', 'cancelled'])
export const TurnCode = z.enum(Object.keys(TURN) as [keyof typeof TURN])
export const CardActCode = z.enum(Object.keys(CARD_ACT) as [keyof typeof CARD_ACT])
const AppealCode = z.enum(['open', 'referred', 'returned', 'upheld'])
const division = z.string().regex(/^(\d{12}|LOCAL-[A-Z0-9]{2,12})$/)

/** A card as a list shows it. */
export const CardLine = z.object({
  about: z.enum(['case', 'question']),
  /** The case or the question (consultation) it is about. */
  caseId: z.uuid(),
  card: z.uuid(),
  point: z.int(),
  level: LevelCode,
  state: CardStateCode,
  escalated: z.boolean(),
  replied: z.boolean(),
  appeal: AppealCode.nullable(),
  order: z.enum(['open', 'answered']).nullable(),
  value: z.int(),
  number: z.string(),
  title: z.string(),
  applicantName: z.string(),
  place: z.string(),
  placeName: z.string(),
  personName: z.string().nullable(),
  dueOn: Day.nullable(),
  foundOn: Day,
  replyDueOn: Day.nullable(),
  checked: z.enum(['normal', 'abnormal']).nullable(),
})
export type CardLine = z.infer<typeof CardLine>

/** What narrows a list of cards; all of it may stand in an address. */
export const CardFilter = {
  level: LevelCode.optional(),
  state: CardStateCode.optional(),
  point: z.coerce.number().int().min(1).max(28).optional(),
  /** What waits: for an answer of the department, for a decision on an appeal, for somebody to look (待发). */
  waits: z.enum(['reply', 'appeal', 'look', 'abnormal']).optional(),
  division: division.optional(),
  place: z.string().max(40).optional(),
  window: z.string().max(60).optional(),
  person: z.uuid().optional(),
  q: z.string().trim().max(60).optional(),
}
export const listCards = endpoint({
  method: 'GET',
  path: '/cards',
  summary: SUPERVISING.cards.zh,
  input: z.strictObject({
    ...CardFilter,
    after: z.string().max(80).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ cards: z.array(CardLine), next: z.string().nullable() }),
})

const choice = z.object({ id: z.string(), name: z.string() })
export const CardChoices = z.object({
  divisions: z.array(choice),
  places: z.array(choice),
  /** Of the place that was chosen; of one's own where nobody chooses. */
  windows: z.array(choice),
  persons: z.array(choice),
})
export type CardChoices = z.infer<typeof CardChoices>
export const showChoices = endpoint({
  method: 'GET',
  path: '/card-choices',
  summary: SUPERVISING.choices.zh,
  input: z.strictObject({ division: division.optional(), place: z.string().max(40).optional() }),
  output: CardChoices,
})

export const HeldLine = z.object({
  from: z.string(),
  until: z.string().nullable(),
  place: z.string(),
  turn: TurnCode,
  person: z.string().nullable(),
})
export type HeldLine = z.infer<typeof HeldLine>

export const CardDetail = CardLine.extend({
  ruleId: z.string(),
  ruleVersion: z.int(),
  windowName: z.string().nullable(),
  orderNumber: z.string().nullable(),
  orderDueOn: Day.nullable(),
  evidence: z.object({
    comparison: z.enum(['>', '>=']),
    threshold: z.int(),
    clock: z
      .object({
        kind: z.string(),
        startedOn: Day,
        pauses: z.array(z.object({ from: Day, until: Day.nullable() })),
      })
      .nullable(),
    lost: z.array(Day),
    calendarUntil: Day.nullable(),
    notice: z.string().nullable(),
    events: z.array(
      z.object({ seq: z.int(), hash: z.string(), type: z.string(), on: Day, recordedAt: z.string() }),
    ),
    held: z.array(HeldLine),
    charges: z.array(
      z.object({
        place: z.string(),
        turn: TurnCode,
        person: z.string().nullable(),
        days: z.int(),
        overdue: z.int(),
      }),
    ),
  }),
  entries: z.array(
    z.object({
      nth: z.int(),
      kind: z.enum(Object.keys(CARD_ENTRY) as [CardEntry]),
      text: z.string(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  actions: z.array(CardActCode),
})
export type CardDetail = z.infer<typeof CardDetail>

const key = { caseId: z.uuid(), card: z.uuid() }
export const showCard = endpoint({
  method: 'GET',
  path: '/cases/:caseId/cards/:card',
  summary: SUPERVISING.card.zh,
  input: z.strictObject(key),
  output: CardDetail,
})

export const RuleLine = z.object({
  id: z.string(),
  point: z.int(),
  level: LevelCode,
  fact: z.string(),
  comparison: z.enum(['>', '>=']),
  threshold: z.int(),
  area: z.enum(['time', 'procedure', 'material', 'fee', 'service']),
  within: z.string(),
  priority: z.int(),
  version: z.int(),
  enabled: z.boolean(),
  confirm: z.boolean(),
  recipients: z.array(z.enum(['holder', 'head', 'supervisor'])),
})
export type RuleLine = z.infer<typeof RuleLine>
export const RuleVersion = z.object({
  id: z.string(),
  version: z.int(),
  threshold: z.int(),
  enabled: z.boolean(),
  reason: z.string(),
  setName: z.string(),
  setAt: z.string(),
})
export const Rules = z.object({
  rules: z.array(RuleLine),
  versions: z.array(RuleVersion),
  /** Whether whoever asks may set them. */
  mine: z.boolean(),
})
export const listRules = endpoint({
  method: 'GET',
  path: '/supervision-rules',
  summary: SUPERVISING.rules.zh,
  input: z.strictObject({}),
  output: Rules,
})
export const setRule = endpoint({
  method: 'PUT',
  path: '/supervision-rules/:rule',
  summary: SUPERVISING.setRule.zh,
  input: z.strictObject({
    rule: z.string().max(60),
    threshold: z.int().min(-30).max(365),
    enabled: z.boolean(),
    reason: z.string().trim().min(1, '请写明理由').max(300),
  }),
  output: Rules,
})

/** Cards that stand, what falls due, and what waits, one line for each part of what is looked at. */
export const FigureLine = z.object({
  key: z.string(),
  name: z.string(),
  /** A county or area is looked into by department and hall, these by window and person. */
  kind: z.enum(['division', 'organ', 'site', 'window', 'person']),
  /** Cases there whose next day is today, the next working day, within seven days from today on. */
  today: z.int(),
  tomorrow: z.int(),
  week: z.int(),
  warning: z.int(),
  yellow: z.int(),
  red: z.int(),
  unanswered: z.int(),
  appeals: z.int(),
})
export type FigureLine = z.infer<typeof FigureLine>
export const showFigures = endpoint({
  method: 'GET',
  path: '/supervision-figures',
  summary: SUPERVISING.figures.zh,
  input: z.strictObject({ division: division.optional(), place: z.string().max(40).optional() }),
  output: z.object({
    lines: z.array(FigureLine),
    /** Cases whose next day is in the past, today, the next working day, the next seven days; capped at 999. */
    due: z.object({ over: z.int(), today: z.int(), tomorrow: z.int(), week: z.int() }),
    tomorrow: Day,
    /** Cases that could not be looked at, for whoever keeps the system. */
    troubled: z.int(),
  }),
})

export const ErrandLine = z.object({
  caseId: z.uuid(),
  errand: z.uuid(),
  kind: z.enum(['urge', 'transfer']),
  number: z.string(),
  title: z.string(),
  fromName: z.string(),
  fromPlace: z.string(),
  toName: z.string().nullable(),
  toPlace: z.string(),
  text: z.string(),
  askedAt: z.string(),
  dueOn: Day,
  late: z.boolean(),
  answer: z.string().nullable(),
  taken: z.boolean().nullable(),
  answeredName: z.string().nullable(),
  answeredOn: Day.nullable(),
  /** Whether whoever asks is to answer it. */
  mine: z.boolean(),
})
export type ErrandLine = z.infer<typeof ErrandLine>

/** What supervision knows of one case, as its desk shows it. */
export const showSupervision = endpoint({
  method: 'GET',
  path: '/cases/:id/supervision',
  summary: SUPERVISING.ofCase.zh,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    held: z.array(HeldLine),
    cards: z.array(CardLine),
    errands: z.array(ErrandLine),
    /** Whom whoever asks may urge: who has it now, and whose opinion is awaited. */
    urgeable: z.array(z.object({ place: z.string(), name: z.string() })),
    /** Colleagues at the same desk to whom whoever asks could hand the case. */
    colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
})

export const listErrands = endpoint({
  method: 'GET',
  path: '/errands',
  summary: SUPERVISING.errands.zh,
  input: z.strictObject({ box: z.enum(['in', 'out', 'all']).default('in') }),
  output: z.object({ errands: z.array(ErrandLine) }),
})
const text = z.string().trim().min(1, '请写明要说的话').max(300)
export const urge = endpoint({
  method: 'POST',
  path: '/urges',
  summary: SUPERVISING.urge.zh,
  input: z.strictObject({ caseId: z.uuid(), to: z.string().max(40).optional(), text }),
  output: ErrandLine,
})
export const transfer = endpoint({
  method: 'POST',
  path: '/transfers',
  summary: SUPERVISING.transfer.zh,
  input: z.strictObject({ caseId: z.uuid(), to: z.uuid(), text }),
  output: ErrandLine,
})
export const answerErrand = endpoint({
  method: 'POST',
  path: '/errands/:caseId/:errand/answer',
  summary: SUPERVISING.answer.zh,
  input: z.strictObject({
    caseId: z.uuid(),
    errand: z.uuid(),
    answer: text,
    taken: z.boolean().default(true),
  }),
  output: ErrandLine,
})
