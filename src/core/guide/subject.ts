import { checkCreditCode, normaliseCode } from '../identifier.ts'
import type { Guide, Level, Subject } from './guide.ts'

/** Who applies, as far as it decides what they may apply for. */
export type Subjected = { kind: 'natural' | 'legal'; documentNumber: string }

/** Any organisation: a code that does not tell what it stands for excludes nothing. */
const ANY_ORGANISATION: readonly Subject[] = [2, 3, 4, 5, 6, 9]

/**
 * The kinds of subject (服务对象) a code may stand for: registering authority and type are its first two characters
 * (GB 32100-2015). A business of a person (个体工商户) may apply for what is open to natural persons.
 */
const SUBJECTS_OF: Readonly<Record<string, readonly Subject[]>> = {
  '11': [6], // 机关
  '12': [3], // 事业单位
  '13': [4, 9], // 群众团体
  '51': [4], // 社会团体
  '52': [4, 5], // 民办非企业单位
  '53': [4], // 基金会
  '91': [2, 5], // 企业
  '92': [1, 5, 9], // 个体工商户
  '93': [2, 9], // 农民专业合作社
}

export function subjectsOf({ kind, documentNumber }: Subjected): readonly Subject[] {
  if (kind === 'natural') return [1]
  const code = normaliseCode(documentNumber)
  if (!checkCreditCode(code).valid) return ANY_ORGANISATION
  return SUBJECTS_OF[code.slice(0, 2)] ?? ANY_ORGANISATION
}

/** May this applicant ask for it at all, by what they are? */
export function isServed(guide: Pick<Guide, 'subjects'>, applicant: Subjected): boolean {
  return subjectsOf(applicant).some((subject) => guide.subjects.includes(subject))
}

const FROM_THE_TOP = ['city', 'county', 'township', 'village'] as const satisfies readonly Level[]

/** Does a place of one level name at least what the other does? A village names its county too. */
export function isAsDeepAs(level: Level, asked: Level): boolean {
  return FROM_THE_TOP.indexOf(level) >= FROM_THE_TOP.indexOf(asked)
}

/** The departments of which a place has its own organ only on that level. */
const LOCAL: Readonly<Record<string, Level>> = {
  'township-government': 'township',
  'village-committee': 'village',
}

/** How far down the place of a matter must be named: to the organ that decides, and to every other that has a say. */
export function depthOf({
  decidedAt,
  steps,
  opinions,
}: Pick<Guide, 'decidedAt' | 'steps' | 'opinions'>): Level {
  const lowers = steps.some(({ lowerReview }) => lowerReview) ? decidedAt.map(levelBelow) : []
  const highest = FROM_THE_TOP.find((level) => decidedAt.includes(level)) ?? 'county'
  const others = [...steps, ...opinions].flatMap(({ department = '' }) => LOCAL[department] ?? [])
  const asked: Level[] = [highest, ...others, ...lowers, 'county']
  return asked.reduce((deep, level) => (isAsDeepAs(level, deep) ? level : deep))
}

/** On which level another department has its say: its own, or that of whoever decides; a township asks the county. */
export function levelOf(department: string, decider: Level): Level {
  return LOCAL[department] ?? (decider === 'city' ? 'city' : 'county')
}

/** The level of the organ that reviews first and reports up to one on this level (Administrative Licensing Law art. 35). */
export const levelBelow = (level: Level): Level => (level === 'city' ? 'county' : 'township')

/**
 * The other departments a guide names: whose organs must be found before its terms are known; of what is handled jointly
 * the people's government too.
 */
export function otherDepartments({
  department,
  steps,
  opinions,
  joint,
}: Pick<Guide, 'department' | 'steps' | 'opinions' | 'joint'>): string[] {
  const beside = steps.filter(({ lowerReview }) => !lowerReview)
  const named = [...beside, ...opinions].flatMap((one) => one.department ?? [])
  if (joint) named.push('government')
  return [...new Set(named)].filter((one) => one !== department)
}
