import { randomUUID } from 'node:crypto'
import { type Terms, termsOf } from '../../src/core/case/terms.ts'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { act } from '../../src/modules/cases/act.ts'
import type { Asked } from '../../src/modules/cases/asked.ts'
import { paperLines } from '../../src/modules/cases/detail.ts'
import { type Application, submitAll } from '../../src/modules/cases/submit.ts'
import { guideInForce } from '../../src/modules/catalogue/facade.ts'
import { type Described, findOrCreateParty } from '../../src/modules/identity/facade.ts'
import { startDraft } from '../../src/modules/intake/drafts.ts'
import type { Citizen, Staff } from '../../src/platform/actor.ts'
import { transact } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/id.ts'
import { staffAt } from '../app.ts'
import { organId } from './people.ts'
import type { World } from './world.ts'

/** Where the cases of one family lie: the site that receives, the one that hands out, the organ that decides, the one asked. */
export type Family = {
  name: string
  site: string
  handOut: string
  organ: string
  asked: string
  county: string
  party: string
}
/** A case prepared in one state, and what the routes of its parts are called with. */
export type Prepared = {
  id: string
  state: State
  family: Family
  papers: readonly string[]
  /** One of the papers that want a stamp, if there is one. */
  sealable?: string | undefined
  attachment: string
  consultation: string
  material: string
  /** The material that may follow after acceptance, where one is missing. */
  tolerable: string
  /** The first step of the department, to return to. */
  firstStep: string
  /** Two of the department's own, for a field check; the second reviews nothing here and may chair. */
  members: readonly string[]
  /** Hash of a file that was uploaded. */
  file: string
  /** The first page of the form of its item. */
  formPage: string
}

/** Every status, and beside them the few situations that decide whether an act is lawful. */
export const STATES = [
  'submitted',
  'preReturned',
  'prePassed',
  'received',
  'received, to be decided on the spot',
  'received, corrected once',
  'received, with a promise',
  'correcting',
  'reviewing',
  'reviewing, at the second step',
  'reviewing, a hearing may be asked for',
  'deciding',
  'reviewing, what was promised handed in',
  'reviewing, a promise not kept',
  'suspended',
  'suspended, before the decision',
  'suspended, a hearing to be called',
  'suspended, a hearing called',
  'halted',
  'decided',
  'completed',
  'completed, fee and originals settled',
  'closed',
  'dispatched',
  'delivered',
  'notApplicable',
  'refused',
  'returned',
  'terminated',
  'withdrawn',
  'voided',
] as const
export type State = (typeof STATES)[number]
const HANDED_IN = 'reviewing, what was promised handed in'
const BROKEN = 'reviewing, a promise not kept'
/** Where a material is missing that the guide lets follow after acceptance. */
const FOLLOWING: readonly State[] = ['submitted', 'received, with a promise', HANDED_IN, BROKEN]
const TOLERABLE = 'rules'
/** A Monday some weeks before the day of the table: what was promised then is long due. */
const LONG_AGO = day('2026-03-09')
export const statusIn = (state: State): string => state.split(',')[0] ?? state

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const ATTACHED = 'licence-copy.png'

export async function partyOf(world: World, described: Described): Promise<string> {
  return transact(world.db, async (tx) => (await findOrCreateParty(tx, described)).id)
}

export async function familyAt(
  world: World,
  name: string,
  places: { site: string; handOut: string; county?: string },
  party: string,
): Promise<Family> {
  const { county = '620826', ...rest } = places
  const organ = await organId(world, 'market-regulation', county)
  return { name, ...rest, county, organ, asked: await organId(world, 'health', county), party }
}

/** One case of a family, brought into that state by the people whose work it is. */
export async function prepare(world: World, family: Family, state: State): Promise<Prepared> {
  const { setting, db } = world
  const today = dayOf(state, setting.today())
  const { guide, version, item, implementation } = await guideInForce(
    db,
    { item: 'food-business-permit', organ: family.organ },
    setting.today(),
  )
  const originals = state === 'prePassed' ? 'beforeAcceptance' : 'atClosing'
  const onSpot = state === 'received, to be decided on the spot'
  const terms: Terms = {
    ...termsOf(guide, version, implementation, () => family.organ),
    handling: onSpot ? 'onSpot' : 'promised',
    fee: true,
    originals,
    opinions: onSpot ? [] : [{ id: 'health', organ: family.asked, about: '卫生条件', days: 3 }],
    specials: [{ kind: 'expertReview', days: 5 }],
  }
  const online = ['submitted', 'preReturned', 'prePassed'].includes(state)
  const { sha256, size } = await setting.files.put([PNG] as unknown as AsyncIterable<Uint8Array>)
  const attachment = newId()
  const [material] = guide.materials
  const application: Application = {
    id: newId(),
    on: today,
    by: family.party,
    party: family.party,
    applicantName: '王䶮',
    channel: online ? 'online' : 'window',
    places: {
      site: family.site,
      organ: family.organ,
      handOut: family.handOut,
      division: `${family.county}000000`,
    },
    title: guide.name,
    group: guide.windowGroup,
    item,
    terms,
    situation: {},
    form: {},
    contact: { name: '王䶮', phone: '13893312345' },
    delivery: { way: 'pickup' },
    materials: [
      ...guide.materials.slice(0, 2).map(({ id, name, need, copies }) => ({
        ...{ material: id, name, need, copies },
        ...({ obtained: 'upload', verdict: 'ok' } as const),
      })),
      ...(FOLLOWING.includes(state)
        ? [{ material: TOLERABLE, name: '制度清单', need: 'tolerable', copies: 1 } as const]
        : []),
    ],
    attachments: [
      { id: attachment, material: material?.id ?? '', name: ATTACHED, mediaType: 'image/png', size, sha256 },
    ],
    ...(online ? {} : { received: { originals: false } }),
  }
  const calendar = await setting.calendar()
  await transact(db, (tx) => submitAll(tx, [application], { calendar, setting }))
  const consultation = await bring(world, family, application.id, state, material?.id ?? '')
  if (state === HANDED_IN)
    await db
      .updateTable('cases.material')
      .set({ obtained: 'paper', verdict: 'ok' })
      .where('case_id', '=', application.id)
      .where('material', '=', TOLERABLE)
      .execute()
  const lines = await paperLines(db, application.id)
  return {
    id: application.id,
    state,
    family,
    papers: lines.map((paper) => paper.id),
    sealable: lines.find((paper) => paper.needsSeal)?.id,
    attachment,
    consultation,
    material: material?.id ?? '',
    tolerable: TOLERABLE,
    firstStep: terms.steps[0]?.id ?? '',
    members: await membersOf(world, family),
    file: sha256,
    formPage: guide.form[0]?.id ?? '',
  }
}

/** What the applicant of a family has begun on-line and not sent yet, in the shape of a case it may become. */
export async function startedDraft(world: World, family: Family): Promise<Prepared> {
  const { guide, item } = await guideInForce(
    world.db,
    { item: 'food-business-permit', organ: family.organ },
    world.setting.today(),
  )
  const id = newId()
  const { party } = family
  const actor: Citizen = { kind: 'citizen', id: party, party, account: party, level: 2 }
  await startDraft(world.db, actor, { id, item, place: `${family.county}000000`, situation: {} })
  const material = guide.materials[0]?.id ?? ''
  const nothing = {
    papers: [],
    attachment: newId(),
    consultation: newId(),
    firstStep: '',
    members: [],
    file: '',
    tolerable: TOLERABLE,
  }
  return { ...nothing, id, state: 'submitted', family, material, formPage: guide.form[0]?.id ?? '' }
}

/** Plays the acts that lead to a state; answers the consultation that stays open, where there is one. */
async function bring(
  world: World,
  family: Family,
  id: string,
  state: State,
  material: string,
): Promise<string> {
  const { db, setting } = world
  const people = await staffOf(world, family)
  const calendar = await setting.calendar()
  const on = dayOf(state, setting.today())
  const [no, consultation] = ['理由充分', newId()]
  type Step = [
    keyof typeof people,
    Asked extends infer C ? (C extends unknown ? Omit<C, 'on' | 'by'> : never) : never,
  ]
  const items = [{ material, fault: 'incomplete', note: '缺第二页' }] as const
  const corrected: Step[] = [
    ['window', { type: 'RequestCorrection', items, calendar }],
    ['window', { type: 'SupplyCorrection', materials: [material] }],
  ]
  const signed = { where: 'window', by: 'applicant' } as const
  const promised: Step[] = [
    ['window', { type: 'PromiseTolerance', materials: [TOLERABLE], days: 3, signed, calendar }],
  ]
  const tolerated: Step[] = [...promised, ['window', { type: 'AcceptWithTolerance', calendar }]]
  const suspend = { type: 'Suspend', kind: 'expertReview', days: 5, reason: no } as const
  const accepted: Step[] = [['window', { type: 'Accept' }]]
  const toBeHeard: Step[] = [...accepted, ['reviewer', { type: 'AskHearing', of: 'organ', reason: '' }]]
  const agreed: Step[] = [
    ['asked', { type: 'GiveOpinion', id: 'health', agree: true, text: no }],
    ['reviewer', { type: 'CompleteStep', result: 'agree', opinion: no }],
    ['reviewer', { type: 'CheckField', members: [people.reviewer.id, people.approver.id], findings: no }],
    ['reviewer', { type: 'CompleteStep', result: 'agree', opinion: no }],
  ]
  const deciding = [...accepted, ...agreed]
  const decided: Step[] = [...deciding, ['approver', { type: 'Decide', outcome: 'granted', opinion: no }]]
  const completed: Step[] = [...decided, ['approver', { type: 'Complete' }]]
  const settled: Step[] = [
    ...completed,
    ['output', { type: 'SettleFee', amount: 10, receipt: '甘财1' }],
    ['output', { type: 'SeeOriginals' }],
  ]
  const closed: Step[] = [...settled, ['output', { type: 'Verify', unsealed: [], attested: [] }]]
  const dispatched: Step[] = [
    ...closed,
    ['output', { type: 'Dispatch', way: 'mail', waybill: 'EB1', site: '' }],
  ]
  const steps: Record<State, Step[]> = {
    submitted: [['clerk', { type: 'Consult', id: consultation, question: no }]],
    preReturned: [['clerk', { type: 'PreReturn', reasons: [], note: no }]],
    prePassed: [
      ['clerk', { type: 'Consult', id: consultation, question: no }],
      ['clerk', { type: 'PrePass' }],
      ['window', { type: 'SeeOriginals' }],
    ],
    received: [['window', { type: 'Consult', id: consultation, question: no }]],
    'received, to be decided on the spot': [],
    'received, corrected once': corrected,
    'received, with a promise': promised,
    [HANDED_IN]: [...tolerated, ['applicant', { type: 'SupplyTolerated', materials: [TOLERABLE] }]],
    [BROKEN]: tolerated,
    correcting: corrected.slice(0, 1),
    reviewing: accepted,
    'reviewing, at the second step': [...accepted, ...agreed.slice(0, 3)],
    deciding,
    'suspended, before the decision': [...deciding, ['approver', suspend]],
    suspended: [...accepted, ['reviewer', suspend]],
    'reviewing, a hearing may be asked for': [
      ...accepted,
      ['reviewer', { type: 'OfferHearing', to: 'both', matter: no, calendar }],
    ],
    'suspended, a hearing to be called': toBeHeard,
    'suspended, a hearing called': [
      ...toBeHeard,
      [
        'reviewer',
        {
          ...{ type: 'CallHearing', heldOn: addDays(on, 20), time: '09:30', place: '三楼会议室', calendar },
          chair: people.approver.id,
        },
      ],
    ],
    halted: [...accepted, ['approver', { type: 'Halt', ground: 'dispute', reason: no }]],
    terminated: [...accepted, ['approver', { type: 'Terminate', ground: 'death', reason: no }]],
    decided,
    completed,
    'completed, fee and originals settled': settled,
    closed,
    dispatched,
    delivered: [
      ...dispatched,
      ['output', { type: 'Deliver', way: 'mail', collectedBy: 'none', collector: undefined }],
    ],
    notApplicable: [['window', { type: 'DeclareNotApplicable', reason: no }]],
    refused: [['window', { type: 'Refuse', reason: no, competentOrgan: '县住建局' }]],
    returned: [...corrected, ['window', { type: 'Return', reason: no }]],
    withdrawn: [['window', { type: 'Withdraw', reason: no }]],
    voided: [['manager', { type: 'Void', reason: no }]],
  }
  for (const [who, command] of steps[state]) {
    const actor = people[who]
    const by = actor.kind === 'citizen' ? actor.account : actor.id
    const dated = { ...command, on, by } as Asked
    await transact(db, (tx) =>
      act(tx, setting, { caseId: id, actor, requestId: randomUUID(), command: dated }),
    )
  }
  return consultation
}

/** A hearing was called long enough ago to have been held. */
function dayOf(state: State, today: Day): Day {
  if (state === BROKEN) return LONG_AGO
  return state === 'suspended, a hearing called' ? addDays(today, -30) : today
}

async function membersOf({ db }: World, { organ }: Family): Promise<string[]> {
  const both = (['reviewer', 'approver'] as const).map((role) => staffAt(db, { organ, role }))
  return (await Promise.all(both)).map(({ id }) => id)
}

/** Whose work each part is at the places of a family; a township or village does every job of a window. */
async function staffOf({ db }: World, { site, handOut, organ, asked, party }: Family) {
  const at = (place: string, hall: 'clerk' | 'outputClerk' | 'hallManager') =>
    staffAt(db, {
      site: place,
      role: place.startsWith('centre')
        ? 'townshipClerk'
        : place.startsWith('station')
          ? 'villageAgent'
          : hall,
    })
  const window = await at(site, 'clerk')
  return {
    window,
    clerk: window,
    manager: await at(site, 'hallManager'),
    output: await at(handOut, 'outputClerk'),
    reviewer: await staffAt(db, { organ, role: 'reviewer' }),
    approver: await staffAt(db, { organ, role: 'approver' }),
    asked: await staffAt(db, { organ: asked, role: 'reviewer' }),
    applicant: { kind: 'citizen', id: party, party, account: party, level: 2 },
  } satisfies Record<string, Staff | Citizen>
}

/** A copy of a prepared case under a new id, made in one step: for an act that would change it. */
export async function copyOf({ owner }: World, prepared: Prepared): Promise<Prepared> {
  const id = newId()
  await owner.query('select copy_case($1, $2)', [prepared.id, id])
  return { ...prepared, id }
}

/** Teaches a test's database to copy a case: every row of every table that belongs to it, parents first. */
export async function learnToCopy({ owner }: World): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns c
     join pg_class t on t.oid = format('%I.%I', table_schema, table_name)::regclass
     where column_name = 'case_id' and table_schema in ('cases', 'papers') and t.relkind = 'r'
     order by (select count(*) from pg_constraint where conrelid = t.oid and contype = 'f'), 1`,
  )
  const copies = rows.map(
    ({ name }) =>
      `insert into ${name} select (jsonb_populate_record(null::${name}, to_jsonb(x) || jsonb_build_object('case_id', made))).* from ${name} x where case_id = old;`,
  )
  await owner.query(
    `create function copy_case(old uuid, made uuid) returns void language plpgsql as $$ begin ${copies.join('\n')} end $$`,
  )
}
