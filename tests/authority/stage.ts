import {
  type Family,
  familyAt,
  learnToCopy,
  type Prepared,
  partyOf,
  prepare,
  STATES,
  type State,
} from './files.ts'
import { type Person, peopleOf } from './people.ts'
import { openWorld, type World } from './world.ts'

export const CITIZEN = {
  kind: 'natural',
  documentKind: 'citizenId',
  name: '王䶮',
  documentNumber: '620826198603152011',
} as const
const STRANGER = { ...CITIZEN, name: '李秀兰', documentNumber: '620826195409120020' } as const

/** Four ways a case can lie: at the county's hall, in a township, in a village, and between township and hall. */
const PLACES = {
  'at the hall': { site: 'hall-620826', handOut: 'hall-620826' },
  'in a township': { site: 'centre-620826101', handOut: 'centre-620826101' },
  'in a village': { site: 'station-620826101200', handOut: 'station-620826101200' },
  'between township and hall': { site: 'centre-620826101', handOut: 'hall-620826' },
}
/** The states that tell something of a place other than the hall. */
const BRIEFLY: readonly State[] = [
  'submitted',
  'preReturned',
  'prePassed',
  'received',
  'received, to be decided on the spot',
  'received, corrected once',
  'received, with a promise',
  'reviewing, what was promised handed in',
  'reviewing, a promise not kept',
  'correcting',
  'reviewing',
  'deciding',
  'completed, fee and originals settled',
  'closed',
]

export type Stage = Awaited<ReturnType<typeof setStage>>

/** The product with everybody of the table signed in, and a case in every state at every place. */
export async function setStage() {
  const world = await openWorld()
  await learnToCopy(world)
  const people = await peopleOf(world)
  await lendAuthority(world, people)
  const party = await partyOf(world, CITIZEN)
  const cases: Prepared[] = []
  const families: Family[] = []
  for (const [name, places] of Object.entries(PLACES)) {
    const family = await familyAt(world, name, places, party)
    families.push(family)
    for (const state of name === 'at the hall' ? STATES : BRIEFLY)
      cases.push(await prepare(world, family, state))
  }
  return {
    world,
    people,
    cases,
    families,
    /** Whose cases these are, somebody else, and somebody without an account. */
    others: {
      applicant: await world.signIn({ party }),
      stranger: await world.signIn({ party: await partyOf(world, STRANGER) }),
      visitor: undefined,
    },
  }
}

/** 授权到位: what a window may decide on the spot is written down per post; here the windows at home may decide all of it. */
async function lendAuthority({ owner }: World, people: readonly Person[]): Promise<void> {
  for (const { role, post, county } of people)
    if (['clerk', 'townshipClerk', 'villageAgent'].includes(role) && county === 'home')
      await owner.query(
        `insert into organisation.authorisation (id, post_id, organ_id, item, handling, paper, paper_on, valid_from)
         select gen_random_uuid(), $1, id, '*', 'onSpot', '静政办〔2026〕1号', '2026-01-01', '2026-01-01'
         from organisation.organ where department = 'market-regulation' and division_code = '620826000000'`,
        [post],
      )
}
