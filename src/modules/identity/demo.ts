import { addDays, type Day } from '../../core/day.ts'
import { type Db, type Tx, transact } from '../../platform/db.ts'
import { holdersOf, organFor, type PostRole, postsAt, windowsOf } from '../organisation/facade.ts'
import { openAccount, verifyPerson } from './accounts.ts'
import { DEMO_PASSWORD, type DemoLogin } from './demo-accounts.ts'
import { EVERYTHING, grantMandate } from './mandates.ts'
import { type Described, findOrCreateParty } from './parties.ts'
import { hashPassword } from './password.ts'
import { findParty } from './queries.ts'
import { recordRepresentative, representativeOf } from './representatives.ts'

const CITY = '620800000000'
const COUNTY = '620826000000' // 静宁县
const HALL = 'hall-620826'

/** Where the demo's member of staff for each kind of post works. */
type Work = { role: PostRole } & ({ site: string } | { division: string } | { organIn: string })

const STAFF = {
  consultant: { role: 'consultant', site: HALL },
  clerk: { role: 'clerk', site: HALL },
  reviewer: { role: 'reviewer', organIn: COUNTY },
  approver: { role: 'approver', organIn: COUNTY },
  output: { role: 'outputClerk', site: HALL },
  helper: { role: 'helper', site: HALL },
  township: { role: 'townshipClerk', site: 'centre-620826101' },
  village: { role: 'villageAgent', site: 'station-620826101200' },
  manager: { role: 'hallManager', site: HALL },
  supervisor: { role: 'supervisor', division: COUNTY },
  citysupervisor: { role: 'supervisor', division: CITY },
  editor: { role: 'catalogueEditor', organIn: CITY },
  auditor: { role: 'catalogueAuditor', division: CITY },
  legalauditor: { role: 'legalAuditor', division: CITY },
  sysadmin: { role: 'systemAdmin', division: CITY },
  secadmin: { role: 'securityAdmin', division: CITY },
  auditadmin: { role: 'auditAdmin', division: CITY },
} as const satisfies Partial<Record<DemoLogin, Work>>

/** The demo's applicants; the numbers are made up and pass their check characters. */
export const DEMO_PARTIES = {
  citizen1: {
    kind: 'natural',
    name: '王䶮',
    documentKind: 'citizenId',
    documentNumber: '620826198603152011',
    phone: '19909330001',
    address: '甘肃省平凉市静宁县威戎镇杨桥村二社18号',
  },
  citizen2: {
    kind: 'natural',
    name: '李秀兰',
    documentKind: 'citizenId',
    documentNumber: '620826195409120020',
    phone: '19909330002',
    address: '甘肃省平凉市静宁县古城镇杨沟村一社7号',
  },
  agent: {
    kind: 'natural',
    name: '张建国',
    documentKind: 'citizenId',
    documentNumber: '62080219881120361X',
    phone: '19909330003',
    address: '甘肃省平凉市静宁县城关镇中街42号',
  },
  owner: {
    kind: 'natural',
    name: '马玉霞',
    documentKind: 'citizenId',
    documentNumber: '620826197905082026',
    phone: '19909330004',
    address: '甘肃省平凉市静宁县城关镇西街7号',
  },
  enterprise: {
    kind: 'legal',
    name: '静宁县崆岭果品商贸有限公司',
    documentNumber: '91620826MA7L1QGX3C',
    phone: '19909330003',
    address: '甘肃省平凉市静宁县城关镇中街42号',
    legalRepresentative: '马玉霞',
  },
} as const satisfies Record<string, Described>

/**
 * One account for every kind of post, two citizens, an enterprise's legal representative and its agent, all with
 * `DEMO_PASSWORD`. For the demo city only, after its organisation is loaded; a second time changes nothing.
 */
export async function loadDemoAccounts(db: Db, today: Day): Promise<void> {
  const proof = { passwordHash: await hashPassword(DEMO_PASSWORD) }
  await transact(db, async (tx) => {
    for (const [login, work] of Object.entries(STAFF)) {
      const person = await principalOf(tx, work, today)
      await openAccount(tx, { person, login, proof, demo: true })
    }
    const { citizen1, citizen2, agent, owner, enterprise } = DEMO_PARTIES
    const seen = { by: 'demo', on: today }
    for (const [login, described] of Object.entries({ citizen1, citizen2, agent, owner })) {
      const { id: party } = await findOrCreateParty(tx, described)
      await openAccount(tx, { party, login, proof, demo: true })
      if (login !== 'citizen2') await verifyPerson(tx, party, seen)
    }
    const { id: company } = await findOrCreateParty(tx, enterprise, seen)
    await mandate(tx, today, (await findOrCreateParty(tx, agent)).id, company)
    const found = await findParty(tx, company)
    if (found && !(await representativeOf(tx, company))) await recordRepresentative(tx, found, owner, seen)
  })
}

async function mandate(tx: Tx, today: Day, agent: string, enterprise: string): Promise<void> {
  const known = await tx
    .selectFrom('identity.mandate')
    .select('id')
    .where('agent', '=', agent)
    .where('enterprise', '=', enterprise)
    .executeTakeFirst()
  if (known) return
  const days = { startsOn: addDays(today, -90), endsOn: addDays(today, 275) }
  await grantMandate(tx, { enterprise, agent, items: [EVERYTHING], ...days }, 'demo')
}

/** Who holds the first such post as A. The clerk sits where market items are taken in, and their department reviews. */
async function principalOf(tx: Tx, { role, ...where }: Work, on: Day): Promise<string> {
  const posts = await postsAt(tx, { role, ...(await placeOf(tx, where, on)) }, on)
  const market = role === 'clerk' ? await marketWindows(tx, on) : undefined
  const post = posts.find(({ window }) => !market || market.has(window ?? ''))
  const [holder] = post ? await holdersOf(tx, post.id, on) : []
  if (!holder) throw new TypeError(`the demo city has nobody as ${role}`)
  return holder.id
}

async function placeOf(tx: Tx, where: { site?: string; division?: string; organIn?: string }, on: Day) {
  if (!where.organIn) return where
  const level = where.organIn === CITY ? 'city' : 'county'
  const organ = await organFor(tx, { department: 'market-regulation', level, division: where.organIn }, on)
  return { organ: organ.id }
}

async function marketWindows(tx: Tx, on: Day): Promise<ReadonlySet<string>> {
  const windows = await windowsOf(tx, HALL, on)
  return new Set(
    windows.filter(({ groups }) => groups.some(({ group }) => group === 'market')).map(({ id }) => id),
  )
}
