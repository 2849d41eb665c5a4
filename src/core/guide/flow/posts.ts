import { WINDOW_GROUP } from '../../words/catalogue.ts'
import { found as words } from '../../words/finding.ts'
import type { Guide, Level, Step, WindowGroup } from '../guide.ts'
import type { LintFinding } from '../lint/finding.ts'
import { ONE_LEVEL } from '../lint/item.ts'
import { found } from './finding.ts'

/**
 * Who holds which posts, as far as a guide needs somebody: one line for each post that has a holder. A clerk's line
 * names the group of items their window takes in, and of which department (`*`: of every one); whoever reviews or decides,
 * the department.
 */
export type Posts = {
  /** What the departments are called, by key. */
  departments: ReadonlyMap<string, string>
  /** The places in which something is handled; `parent` is the code of the place above it. */
  places: readonly { code: string; name: string; level: Level; parent?: string | undefined }[]
  held: readonly Post[]
}
export type Post =
  | { place: string; role: 'clerk'; group: WindowGroup | '*'; department: string }
  | { place: string; role: 'reviewer' | 'approver'; department: string }

/** Whether a finding hangs on who holds which post: whoever has no `Posts` cannot tell. */
export const isAboutPosts = ({ id }: Pick<LintFinding, 'id'>): boolean => id === NOBODY_HOLDS
const NOBODY_HOLDS = 'flow/post-nobody-holds'

const LEVEL_NAME: Readonly<Record<Level, string>> = {
  city: '市',
  county: '县（市、区）',
  township: '乡镇（街道）',
  village: '村（社区）',
}
const ROLE_NAME = {
  clerk: '窗口综合受理人员',
  reviewer: '审查人员',
  approver: '首席代表',
} as const satisfies Record<Step['role'], string>

/**
 * In every place of every level: somebody takes it in, reviews it, decides. A second department is that of the place, or
 * where it has none, that of the place above it.
 */
export function postFindings(g: Guide, posts: Posts): LintFinding[] {
  const holds = holders(posts)
  const above = new Map(posts.places.map(({ code, parent }) => [code, parent]))
  const isHeld = (place: string, role: Step['role'], of: string): boolean => {
    if (holds(place, role, of, g.windowGroup)) return true
    const parent = role === 'reviewer' && of !== g.department ? above.get(place) : undefined
    return parent !== undefined && isHeld(parent, role, of)
  }
  const missing = (path: string, on: readonly Level[], role: Step['role'], of: string) =>
    on.flatMap((level) => {
      const places = posts.places.filter((place) => place.level === level)
      const empty = places.filter(({ code }) => !isHeld(code, role, of))
      if (places.length > 0 && empty.length === 0) return []
      const whom = `${ROLE_NAME[role]}（${role === 'clerk' ? WINDOW_GROUP[g.windowGroup].zh : words.anyOf(posts.departments.get(of) ?? of)}）`
      return [nobody(path, level, whom, empty)]
    })
  const decided = g.handling === 'onSpot' ? [] : g.decidedAt
  const reviewed = (path: string, of: string) => missing(path, levelsOf(of, decided), 'reviewer', of)
  return [
    ...missing('acceptedAt', g.acceptedAt, 'clerk', g.department),
    ...missing('department', levelsOf(g.department, decided), 'approver', g.department),
    ...g.steps.flatMap((step, i) =>
      step.role === 'reviewer' ? reviewed(`steps.${i}`, step.department ?? g.department) : [],
    ),
    ...g.opinions.flatMap((opinion, i) => reviewed(`opinions.${i}`, opinion.department)),
  ]
}

/** What a township or a village does for a county's item is done in every one of them. */
function levelsOf(department: string, on: readonly Level[]): readonly Level[] {
  const own = ONE_LEVEL[department]
  return own && on.length > 0 ? [own] : on
}

type Holds = (place: string, role: Step['role'], department: string, group: WindowGroup) => boolean

function holders({ held }: Posts): Holds {
  const key = (place: string, role: string, department: string, group = '') =>
    `${place} ${role} ${department} ${group}`
  const keys = new Set(
    held.map((post) => key(post.place, post.role, post.department, post.role === 'clerk' ? post.group : '')),
  )
  return (place, role, department, group) =>
    role === 'clerk'
      ? [department, '*'].some((of) => [group, '*'].some((one) => keys.has(key(place, role, of, one))))
      : keys.has(key(place, role, department))
}

function nobody(path: string, level: Level, whom: string, empty: readonly { name: string }[]): LintFinding {
  const names = empty.slice(0, 3).map(({ name }) => name)
  const where =
    empty.length === 0
      ? `没有一个${LEVEL_NAME[level]}设有服务场所，`
      : `${names.join('、')}${empty.length > 3 ? `等${empty.length}个地方` : ''}`
  return found(
    'post-nobody-holds',
    'error',
    path,
    `${where}没有人担任${whom}。`,
    '先在岗位设置里落实人员，或者改正行使层级、部门和受理层级。',
    '《优化营商环境条例》第三十六条',
  )
}
