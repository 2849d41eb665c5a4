import type { Certificate } from '../core/case/case.ts'
import { type CollectedBy, type Collector, inPerson } from '../core/case/collector.ts'
import { termsOf } from '../core/case/terms.ts'
import { addDays, type Day } from '../core/day.ts'
import { materialsFor } from '../core/guide/checklist.ts'
import type { DeliveryWay } from '../core/guide/guide.ts'
import type { Application } from '../modules/cases/facade.ts'
import { findDecider, guideInForce } from '../modules/catalogue/facade.ts'
import { readCatalogue } from '../modules/catalogue/files.ts'
import { DEMO_PARTIES } from '../modules/identity/demo.ts'
import { findOrCreateParty } from '../modules/identity/facade.ts'
import type { Chance } from '../modules/organisation/city/chance.ts'
import { organFor, siteOf } from '../modules/organisation/facade.ts'
import type { Citizen } from '../platform/actor.ts'
import { type Db, transact } from '../platform/db.ts'
import { formOf, situationFor } from './answers.ts'
import { type Invented, invent } from './people.ts'
import type { Plan } from './plans.ts'

/** A case about to begin, and what its later scenes need. */
export type Made = {
  application: Application
  citizen: Citizen
  /** What a window may find wanting: never a document the city may hold of them. */
  mayLack: readonly string[]
  certified: boolean
  certificate: (on: Day) => Certificate
  fee: number
  station: string
  /** Whoever comes for the result: the applicant, or somebody the enterprise sends. */
  handover: (way: DeliveryWay) => { collectedBy: CollectedBy; collector: Collector | undefined }
}

const COUNTIES = [
  { code: '620826000000', name: '静宁县', weight: 8, township: '620826101000', village: '威戎镇杨桥村' },
  { code: '620802000000', name: '崆峒区', weight: 3, township: '620802101000', village: '四十里铺镇' },
  { code: '620881000000', name: '华亭市', weight: 2, township: '620881101000', village: '安口镇' },
  { code: '620825000000', name: '庄浪县', weight: 2, township: '620825100000', village: '水洛镇' },
  { code: '620821000000', name: '泾川县', weight: 1, township: '620821100000', village: '城关镇' },
] as const
const DRAWN = COUNTIES.flatMap((county) => Array.from({ length: county.weight }, () => county))

type Wanted = { plan: Plan; chance: Chance; on: Day }

/** An application for some item that fits the plan, by somebody invented, in some county. */
export async function applicationFor(db: Db, { plan, chance, on }: Wanted): Promise<Made> {
  const county = plan.who || plan.item ? COUNTIES[0] : chance.pick(DRAWN)
  const who = demoOwner(plan.who) ?? invent(chance.uuid(), county, county.village)
  const { item, guide: listed } = chance.pick(drawnFrom(fitting(plan)))
  const place = listed.decidedAt.includes('county')
    ? county.code
    : listed.decidedAt.includes('township')
      ? county.township
      : county.code
  const decider = await findDecider(db, item, place, on)
  if (!decider) throw new TypeError(`nobody decides ${item} in ${place}`)
  const { guide, version, implementation } = await guideInForce(db, decider.code, on)
  const others = new Map<string, string>()
  for (const department of departmentsOf(guide))
    others.set(
      department,
      (
        await organFor(
          db,
          {
            department,
            level: levelFor(department),
            division: department === 'township-government' ? county.township : county.code,
          },
          on,
        )
      ).id,
    )
  const legal = plan.who ? plan.who === 'enterprise' : !guide.subjects.includes(1)
  const described = legal ? who.company : who.person
  const party = await transact(
    db,
    async (tx) => (await findOrCreateParty(tx, described, plan.who ? undefined : { by: 'demo', on })).id,
  )
  const channel =
    plan.channel ?? (chance.below(5) < 2 && guide.channels.includes('online') ? 'online' : 'window')
  const site = `hall-${county.code.slice(0, 6)}`
  const situation = situationFor(guide, chance)
  const delivery = plan.delivery ?? 'pickup'
  const station = await siteOf(db, `centre-${county.township.slice(0, 9)}`, on)
  const address = { mail: who.person.address, station: station.name, pickup: undefined }[delivery]
  const application: Application = {
    id: chance.uuid(),
    on,
    by: party,
    party,
    applicantName: described.name,
    channel,
    places: { site, organ: implementation.organ, handOut: site, division: county.code },
    title: guide.name,
    group: guide.windowGroup,
    item,
    terms: termsOf(
      guide,
      version,
      { code: implementation.code, organ: implementation.organ },
      (department) => others.get(department) ?? implementation.organ,
    ),
    situation,
    form: formOf(guide, situation, who, { chance, on }),
    contact: { name: who.person.name, phone: who.person.phone },
    delivery: { way: delivery, address, site: delivery === 'station' ? station.id : undefined },
    materials: materialsFor(guide, situation).map(({ id, name, need, copies }) => ({
      material: id,
      name,
      need,
      copies: Math.max(1, copies),
      obtained:
        (need === 'optional' && chance.below(2)) || (need === 'tolerable' && plan.tolerance)
          ? undefined
          : channel === 'window'
            ? ('paper' as const)
            : ('upload' as const),
      ...(channel === 'window' && !(need === 'tolerable' && plan.tolerance)
        ? { verdict: 'ok' as const }
        : {}),
    })),
    attachments: [],
    ...(channel === 'window' ? { received: { originals: true } } : {}),
  }
  const own = materialsFor(guide, situation).filter(({ document }) => document === undefined)
  return {
    application,
    mayLack: own.map(({ id }) => id),
    citizen: { kind: 'citizen', id: party, party, account: party, level: 2 },
    certified: guide.result.kind === '10',
    certificate: (day) => ({
      number: `${county.code.slice(0, 6)}${day.slice(0, 4)}${String(chance.below(100_000)).padStart(6, '0')}`,
      validFrom: day,
      ...(guide.result.validity ? { validUntil: addDays(day, 5 * 365) } : {}),
    }),
    fee: guide.fee.charged ? (guide.fee.rows[0]?.amount ?? 0) : 0,
    station: station.id,
    handover(way) {
      const { name, documentNumber } = who.person
      const collector: Collector = { name, documentKind: 'citizenId', documentNumber }
      if (!inPerson(way)) return { collectedBy: 'none', collector: undefined }
      return legal
        ? { collectedBy: 'agent', collector: { ...collector, authority: 'letter' } }
        : { collectedBy: 'applicant', collector }
    },
  }
}

/** Whoever of the demo accounts applies: for themselves, or the agent for the enterprise. */
function demoOwner(who: Plan['who']): Invented | undefined {
  const { citizen1, citizen2, agent, enterprise } = DEMO_PARTIES
  if (who === undefined) return undefined
  const person = { citizen1, citizen2, enterprise: agent }[who]
  return { person, company: enterprise }
}

const GUIDES = readCatalogue()

/** The items a plan can be told with: a special procedure only where the guide lists one, a pre-review only on-line. */
function fitting({ until, handling, channel, special, procedure, tolerance, who, item }: Plan) {
  return GUIDES.filter(
    ({ item: id, guide }) =>
      (item === undefined || item === id) &&
      (who === undefined || guide.subjects.includes(who === 'enterprise' ? 2 : 1)) &&
      guide.decidedAt.some((level) => level === 'county' || level === 'township') &&
      (handling === undefined || guide.handling === handling) &&
      (channel !== 'online' || guide.channels.includes('online')) &&
      (until !== 'prePassed' || guide.originals === 'beforeAcceptance') &&
      (!tolerance || guide.materials.some(({ need, when }) => need === 'tolerable' && when === undefined)) &&
      (!special || guide.specialProcedures.some(({ kind }) => kind !== 'hearing')) &&
      (!procedure ||
        (guide.type === '01' && guide.legalLimit.unit === 'workingDay' && guide.steps.length > 1)) &&
      (!['reviewing', 'suspended'].includes(until) || guide.steps.length > 1) &&
      (until !== 'correcting' || guide.handling === 'promised'),
  )
}

/** Market items come three times as often: the demo's own department has enough to do. */
const drawnFrom = (items: ReturnType<typeof fitting>) =>
  items.flatMap((one) => (one.guide.windowGroup === 'market' ? [one, one, one] : [one]))

function departmentsOf({ steps, opinions }: (typeof GUIDES)[number]['guide']): string[] {
  return [
    ...new Set([
      ...steps.flatMap(({ department }) => department ?? []),
      ...opinions.map(({ department }) => department),
    ]),
  ]
}

const levelFor = (department: string) =>
  department === 'township-government' ? ('township' as const) : ('county' as const)
