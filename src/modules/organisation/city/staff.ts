import type { Draft, Organ } from './draft.ts'
import { organOf, shortCode } from './halls.ts'

type Organs = ReadonlyMap<string, Organ>

/** The posts of a department: one that reviews, one that decides in the hall as 首席代表; the city's also write guides. */
export function addOrganPosts(draft: Draft, organs: Organs): void {
  const office = draft.division.level === 'city' ? '行政审批科' : '行政审批股'
  const titles = [`${office}负责人`, `${office}干部`, '首席代表', '首席代表（B岗）']
  for (const organ of organs.values()) {
    const [senior, junior, chief, second] = titles.map((title) => draft.person(organ.id, title)) as [
      string,
      string,
      string,
      string,
    ]
    const within = { organ: organ.id, division: draft.division.code }
    draft.post('reviewer', within, organ.label, [senior, junior])
    const approver = draft.post('approver', within, organ.label, [chief, second])
    draft.authorise(approver, { organ, handling: 'any' })
    if (organ.department === 'market-regulation') addAbsences(draft, [senior, chief], junior)
    if (draft.division.level === 'city') draft.post('catalogueEditor', within, organ.label, [junior, senior])
  }
}

/** Whoever looks after the whole division; the city also audits its catalogue and runs the platform. */
export function addDivisionPosts(draft: Draft, organs: Organs): void {
  const { division, label } = draft
  const [government, justice, data] = ['government', 'justice', 'data'].map((key) =>
    organOf(organs, key),
  ) as [Organ, Organ, Organ]
  const two = (organ: Organ, title: string): [string, string] => [
    draft.person(organ.id, title),
    draft.person(organ.id, title),
  ]
  const at = { division: division.code }
  draft.post('supervisor', at, label, two(government, '效能监督专员'))
  if (division.level !== 'city') return
  const code = shortCode(division.code)
  draft.post('catalogueAuditor', { ...at, id: `${code}-staffing` }, label, two(government, '机构编制审核员'))
  draft.post('legalAuditor', { ...at, id: `${code}-legal` }, label, two(justice, '法制审核员'))
  draft.post('systemAdmin', at, label, two(data, '系统管理员'))
  draft.post('securityAdmin', at, label, two(data, '安全管理员'))
  draft.post('auditAdmin', at, label, two(data, '安全审计员'))
}

/** A few days on which the substitute has the work: one week away at the end of October, one at New Year. */
function addAbsences(draft: Draft, people: readonly string[], by: string): void {
  const DAYS = [
    { first_day: '2026-10-26', last_day: '2026-10-30', reason: 'training' },
    { first_day: '2026-12-28', last_day: '2026-12-31', reason: 'leave' },
  ] as const
  people.forEach((person_id, i) => {
    const days = DAYS[i % DAYS.length] ?? DAYS[0]
    const recorded = { recorded_by: by, recorded_at: `${days.first_day}T00:30:00Z` }
    draft.rows.absence.push({ id: draft.chance.uuid(), person_id, ...days, ...recorded })
  })
}
