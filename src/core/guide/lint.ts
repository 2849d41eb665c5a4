import { flowFindings, type Posts } from './flow.ts'
import type { Guide } from './guide.ts'
import { DETAIL_RULES } from './lint/details.ts'
import type { LintFinding } from './lint/finding.ts'
import { FORMAT_RULES } from './lint/format.ts'
import { ITEM_RULES } from './lint/item.ts'
import { LIMIT_RULES } from './lint/limits.ts'
import { MATERIAL_RULES } from './lint/materials.ts'
import { REFERENCE_RULES } from './lint/references.ts'
import type { Rule } from './lint/rule.ts'
import { completed, type Gap } from './lint/shape.ts'
import { STEP_RULES } from './lint/steps.ts'
import { TOGETHER_RULES } from './lint/together.ts'
import { VISIT_RULES } from './lint/visits.ts'
import { wordingFindings } from './lint/wording.ts'
import { CONNECTED } from './registers.ts'

export type { LintFinding, Severity } from './lint/finding.ts'

/** Every rule beyond the shape, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  ...ITEM_RULES,
  ...LIMIT_RULES,
  ...TOGETHER_RULES,
  ...STEP_RULES,
  ...VISIT_RULES,
  ...REFERENCE_RULES,
  ...MATERIAL_RULES,
  ...DETAIL_RULES,
  ...FORMAT_RULES,
]

/**
 * Everything wrong with a guide, however unfinished: a draft of any shape is answered and never throws. What is missing
 * is told as such, and rules that would have needed it are silent. With `posts`, also whether somebody holds the posts.
 */
export function lint(draft: unknown, posts?: Posts, connected = CONNECTED): LintFinding[] {
  const { guide, gaps } = completed(draft)
  const broken = gaps.filter((gap) => gap.wrong !== 'unknown').map((gap) => gap.path)
  const ready = RULES.filter((rule) => !rule.needs.some((part) => broken.some((path) => within(path, part))))
  const ruled = ready.flatMap((rule) => rule.find(guide, connected).map((hit) => findingOf(rule, hit)))
  // where conditions point at nothing or are not written yet, what can be reached says no more than that
  const unwritten = broken.some((path) => CONDITIONAL.test(path))
  const flow = flowFindings(guide, broken.some((path) => POSTED.test(path)) ? undefined : posts).filter(
    ({ id, path }) =>
      !(unwritten && BY_CONDITIONS.has(id)) &&
      !ruled.some((one) => REFERENCES.has(one.id) && (BY_CONDITIONS.has(id) || one.path === path)),
  )
  const found = [...ruled, ...wordingFindings(guide), ...flow].filter(
    (finding) => !broken.some((path) => within(finding.path, path)),
  )
  return [...gaps.map(gapFound), ...found]
}

/** The findings that stand against publishing: the gate before a guide may bind anybody. Empty when it is sound. */
export function findingsIn(guide: Guide): LintFinding[] {
  return lint(guide).filter((finding) => finding.severity === 'error')
}

const REFERENCES = new Set([
  ...REFERENCE_RULES.map(({ id }) => id),
  'condition/no-answer',
  'question/options',
])
/** What hangs on answers, as a whole, an entry or the condition of one. */
const CONDITIONAL = /^(questions|materials|form)(\.\d+(\.fields(\.\d+)?)?)?$|\.(when|ownWhen)$/
/** What says whose the posts are, and in which places. */
const POSTED = /^(department|windowGroup|decidedAt|acceptedAt|handling)(\.|$)/
const BY_CONDITIONS = new Set([
  'flow/never',
  'flow/never-alternative',
  'flow/same-situations',
  'flow/idle-question',
])

const within = (path: string, whole: string) => path === whole || path.startsWith(`${whole}.`)

function findingOf(
  { id, severity, law, suggestion }: Rule,
  { path, message, span, text, ...own }: ReturnType<Rule['find']>[number],
): LintFinding {
  return {
    ...{ id, severity, path },
    ...(span === undefined ? {} : { span }),
    ...(text === undefined ? {} : { text }),
    ...{ message, law, suggestion: own.suggestion ?? suggestion },
  }
}

function gapFound({ path, label, wrong, choices }: Gap): LintFinding {
  const place = path.replace(/\.\d+(?=\.|$)/g, '')
  const law = '政务服务事项实施清单数据规范（C0101-2018）'
  const one = { severity: 'error', path, law } as const
  switch (wrong) {
    case 'missing':
      return {
        ...one,
        id: `missing/${place}`,
        message: `缺少${label}。`,
        suggestion: `补上${label}${choices ? `，从这些里选：${choices}` : ''}。`,
      }
    case 'kind':
      return {
        ...one,
        id: `shape/${place}`,
        message: `${label}的写法不对。`,
        suggestion: choices ? `从这些里选：${choices}。` : '按办事指南的格式重写。',
      }
    case 'unknown':
      return {
        ...one,
        id: 'shape/unknown',
        message: `办事指南里没有“${label}”这一项。`,
        suggestion: '删去这一项，或者核对是否写错。',
      }
  }
}
