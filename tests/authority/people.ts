import type { Role } from '../../src/core/authority.ts'
import { staffAt } from '../app.ts'
import type { Session, World } from './world.ts'

/** Where somebody works: a site, an organ, or a whole division. */
type Where = { site?: string; department?: string; county?: string; division?: string }
export type Person = {
  name: string
  role: Role
  site?: string
  organ?: string
  division?: string
  /** The post as the organisation knows it. */
  post: string
  county: 'home' | 'elsewhere'
  session: Session
}

/** 静宁县 is home, 崆峒区 the other county; both lie in the city 平凉. Codes of organs are looked up by department. */
const HOME = '620826'
const OTHER = '620802'

/** Everybody who is asked to try: each post at home, in another department or place there, and in another county. */
// biome-ignore format: a table is read by its columns
export const PEOPLE: readonly (Where & { name: string; role: Role })[] = [
  { name: 'clerk',                        role: 'clerk',            site: `hall-${HOME}` },
  { name: 'clerk of a branch hall',       role: 'clerk',            site: `branch-${HOME}-tax` },
  { name: 'clerk of another county',      role: 'clerk',            site: `hall-${OTHER}` },
  { name: 'output clerk',                 role: 'outputClerk',      site: `hall-${HOME}` },
  { name: 'output clerk of a branch',     role: 'outputClerk',      site: `branch-${HOME}-tax` },
  { name: 'output clerk elsewhere',       role: 'outputClerk',      site: `hall-${OTHER}` },
  { name: 'consultant',                   role: 'consultant',       site: `hall-${HOME}` },
  { name: 'helper',                       role: 'helper',           site: `hall-${HOME}` },
  { name: 'hall manager',                 role: 'hallManager',      site: `hall-${HOME}` },
  { name: 'manager of a branch hall',     role: 'hallManager',      site: `branch-${HOME}-tax` },
  { name: 'hall manager elsewhere',       role: 'hallManager',      site: `hall-${OTHER}` },
  { name: 'township clerk',               role: 'townshipClerk',    site: `centre-${HOME}101` },
  { name: 'township clerk next door',     role: 'townshipClerk',    site: `centre-${HOME}102` },
  { name: 'village agent',                role: 'villageAgent',     site: `station-${HOME}101200` },
  { name: 'village agent elsewhere',      role: 'villageAgent',     site: `station-${OTHER}101200` },
  { name: 'reviewer',                     role: 'reviewer',         department: 'market-regulation', county: HOME },
  { name: 'reviewer who is asked',        role: 'reviewer',         department: 'health', county: HOME },
  { name: 'reviewer of another department', role: 'reviewer',       department: 'tax', county: HOME },
  { name: 'reviewer of another county',   role: 'reviewer',         department: 'market-regulation', county: OTHER },
  { name: 'reviewer of the city',         role: 'reviewer',         department: 'market-regulation', county: '620800' },
  { name: 'approver',                     role: 'approver',         department: 'market-regulation', county: HOME },
  { name: 'approver who is asked',        role: 'approver',         department: 'health', county: HOME },
  { name: 'approver of another department', role: 'approver',       department: 'tax', county: HOME },
  { name: 'approver of another county',   role: 'approver',         department: 'market-regulation', county: OTHER },
  { name: 'approver of the city',         role: 'approver',         department: 'market-regulation', county: '620800' },
  { name: 'supervisor',                   role: 'supervisor',       division: `${HOME}000000` },
  { name: 'supervisor of another county', role: 'supervisor',       division: `${OTHER}000000` },
  { name: 'supervisor of the city',       role: 'supervisor',       division: '620800000000' },
  { name: 'catalogue editor',             role: 'catalogueEditor',  department: 'market-regulation', county: '620800' },
  { name: 'catalogue auditor',            role: 'catalogueAuditor', division: '620800000000' },
  { name: 'legal auditor',                role: 'legalAuditor',     division: '620800000000' },
  { name: 'system administrator',         role: 'systemAdmin',      division: '620800000000' },
  { name: 'security administrator',       role: 'securityAdmin',    division: '620800000000' },
  { name: 'audit administrator',          role: 'auditAdmin',       division: '620800000000' },
]

/** Everybody of the table, found in the loaded city and signed in at that post. */
export async function peopleOf(world: World): Promise<Person[]> {
  const people: Person[] = []
  for (const { name, role, site, department, county, division } of PEOPLE) {
    const organ = department && county ? await organId(world, department, county) : undefined
    const where = {
      role,
      ...(site ? { site } : {}),
      ...(organ ? { organ } : {}),
      ...(division ? { division } : {}),
    }
    const { id, post } = await staffAt(world.db, where)
    const session = await world.signIn({ person: id, post: post.id })
    people.push({
      name,
      role,
      post: post.id,
      county: post.division.startsWith(HOME) ? 'home' : 'elsewhere',
      session,
      ...(site ? { site } : {}),
      ...(organ ? { organ } : {}),
      ...(division ? { division } : {}),
    })
  }
  return people
}

export async function organId({ owner }: World, department: string, county: string): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from organisation.organ where department = $1 and division_code = $2`,
    [department, `${county}000000`],
  )
  if (!rows[0]) throw new Error(`no ${department} in ${county}`)
  return rows[0].id
}
