import type { Level, PointNumber, RuleArea } from '../words/supervision.ts'
import type { FactName } from './facts.ts'

/** Comparison of a fact with the threshold. */
export type Comparison = '>' | '>='

/**
 * One rule of supervision (监察规则): element, comparison, threshold. `chain` joins rules that grow out of each other:
 * a card of a higher level of the same chain takes the place of a lower one (预警→黄牌→红牌). With `confirm` a person
 * looks before the card is issued (待发). `within` is the division it applies to, by its leading digits; empty for the
 * whole city. A disabled rule names in `POINT` what it waits for.
 */
export type Rule = {
  id: string
  point: PointNumber
  level: Level
  fact: FactName
  comparison: Comparison
  threshold: number
  recipients: readonly Recipient[]
  area: RuleArea
  within: string
  priority: number
  version: number
  enabled: boolean
  confirm: boolean
  chain: 'limit' | 'delivery' | 'notice' | 'answer' | 'none'
}

/** Who is told: whoever holds it, the head of that desk, the supervisors of the division. */
export type Recipient = 'holder' | 'head' | 'supervisor'

/** A warning goes to its own recipients, a yellow card also to theirs, a red one to all three. */
export const RECIPIENTS: Readonly<Record<Level, readonly Recipient[]>> = {
  warning: ['holder'],
  yellow: ['holder', 'head'],
  red: ['holder', 'head', 'supervisor'],
}

type Shape = {
  chain?: Rule['chain']
  confirm?: true
  disabled?: true
}

function rule(
  id: string,
  fact: FactName,
  comparison: Comparison,
  threshold: number,
  area: RuleArea,
  priority: number,
  { chain = 'none', confirm, disabled }: Shape = {},
): Rule {
  const [point, level] = id.split('-') as [string, Level]
  return {
    id,
    point: Number(point) as PointNumber,
    level,
    fact,
    comparison,
    threshold,
    recipients: RECIPIENTS[level],
    area,
    within: '',
    priority,
    version: 1,
    enabled: !disabled,
    confirm: confirm ?? false,
    chain,
  }
}

const OFF = { disabled: true } as const

/**
 * Every rule as delivered; a supervisor may change thresholds, which makes a new version. 预警 before the promised day,
 * 黄牌 past the promise or for a breach of local rules, 红牌 past the law. The point's name and source stand in `POINT`.
 */
// biome-ignore format: a table is read by its columns
export const RULES: readonly Rule[] = [
  rule('1-warning',  'preReviewOverdue',     '>=', 0,  'time',      30),
  rule('1-yellow',   'preReviewOverdue',     '>',  0,  'time',      40),
  rule('2-warning',  'noticeOverdue',        '>=', -1, 'time',      30, { chain: 'notice' }),
  rule('2-red',      'noticeOverdue',        '>',  0,  'time',      90, { chain: 'notice' }),
  rule('3-warning',  'promisedOverdue',      '>=', -2, 'time',      50, { chain: 'limit' }),
  rule('3-yellow',   'promisedOverdue',      '>',  0,  'time',      70, { chain: 'limit' }),
  rule('4-red',      'legalOverdue',         '>',  0,  'time',     100, { chain: 'limit' }),
  rule('5-yellow',   'stepOverdue',          '>',  0,  'time',      60),
  rule('6-red',      'lowerReviewOverdue',   '>',  0,  'time',      90),
  rule('7-warning',  'deliveryOverdue',      '>=', -2, 'time',      40, { chain: 'delivery' }),
  rule('7-red',      'deliveryOverdue',      '>',  0,  'time',      90, { chain: 'delivery' }),
  rule('8-yellow',   'specialOverdue',       '>',  0,  'time',      60),
  rule('9-warning',  'answerDue',            '>=', -1, 'time',      30, { chain: 'answer' }),
  rule('9-yellow',   'answerOverdue',        '>',  0,  'time',      60, { chain: 'answer' }),
  rule('10-yellow',  'none',                 '>',  3,  'time',      60, OFF),
  rule('11-red',     'reasonlessRefusals',   '>',  0,  'procedure', 90),
  rule('12-red',     'reasonlessDenials',    '>',  0,  'procedure', 90),
  rule('13-yellow',  'reasonlessReturns',    '>',  0,  'procedure', 60),
  rule('14-yellow',  'missingAtClose',       '>',  0,  'material',  60),
  rule('15-red',     'askedOutsideGuide',    '>',  0,  'material',  90),
  rule('16-red',     'corrections',          '>',  1,  'procedure', 90),
  rule('17-yellow',  'timeReversals',        '>',  0,  'procedure', 60),
  rule('18-yellow',  'missingSteps',         '>',  0,  'procedure', 60),
  rule('19-red',     'chargedThoughFree',    '>',  0,  'fee',       90),
  rule('20-yellow',  'feeMissing',           '>',  0,  'fee',       60),
  rule('21-yellow',  'feeOffStandard',       '>',  0,  'fee',       60),
  rule('22-yellow',  'none',                 '>',  0,  'service',   60, OFF),
  rule('23-yellow',  'lateEntryDays',        '>',  1,  'procedure', 60),
  rule('24-yellow',  'deniedThoughComplete', '>',  0,  'procedure', 60, { confirm: true }),
  rule('25-red',     'decidedByAcceptor',    '>',  0,  'procedure', 90),
  rule('26-yellow',  'suspensions',          '>',  1,  'procedure', 60),
  rule('26-red',     'unlistedSuspensions',  '>',  0,  'procedure', 90),
  rule('27-yellow',  'badRatings',           '>=', 3,  'service',   60, { confirm: true }),
  rule('28-yellow',  'unansweredDays',       '>',  0,  'time',      80),
]

export const ruleById: ReadonlyMap<string, Rule> = new Map(RULES.map((one) => [one.id, one]))

export const meets = ({ comparison, threshold }: Pick<Rule, 'comparison' | 'threshold'>, value: number) =>
  comparison === '>' ? value > threshold : value >= threshold

/** Levels in their order. */
export const RANK: Readonly<Record<Level, number>> = { warning: 1, yellow: 2, red: 3 }
