import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { depthOf, isAsDeepAs, levelBelow, levelOf, otherDepartments } from '../../core/guide/subject.ts'
import { RuleViolation } from '../../core/violation.ts'
import { LEVEL } from '../../core/words/catalogue.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { findDecider, guideInForce, guideOn, type Implementation } from '../catalogue/facade.ts'
import {
  type Division,
  divisionOn,
  divisionPath,
  type Matter,
  organFor,
  type Site,
  siteOf,
  sitesAccepting,
  sitesHandingOut,
  takes,
  windowsOf,
} from '../organisation/facade.ts'

/** An item at a place: its guide in force, and the organ that decides there. */
export type Offer = {
  item: string
  version: number
  guide: Guide
  place: Division
  implementation: Implementation
}

/**
 * What somebody who applies for an item at a place today gets. Throws `guide/unknown`, `organisation/division-unknown`,
 * `intake/place-too-wide` when only a smaller place tells who decides, and `organisation/no-organ`.
 */
export async function offerAt(db: Db | Tx, item: string, code: string, on: Day): Promise<Offer> {
  const depth = depthOf((await guideOn(db, item, on)).guide)
  const place = await divisionOn(db, code, on)
  if (place.kind === 'statutory' && !isAsDeepAs(place.level, depth))
    throw new RuleViolation('intake/place-too-wide', { level: LEVEL[depth].zh })
  const implementation = await findDecider(db, item, place.code, on)
  if (!implementation) throw new RuleViolation('organisation/no-organ')
  const { version, guide } = await guideInForce(db, implementation.code, on)
  return { item, version, guide, place, implementation }
}

/** The organs of the other departments a guide names, and of those that review first, at the place the matter lies in. Throws `organisation/no-organ`. */
export async function organsBeside(
  db: Db | Tx,
  { guide, place, implementation }: Offer,
  on: Day,
): Promise<(department: string, lower?: 'lower') => string> {
  const organs = new Map<string, string>()
  for (const department of otherDepartments(guide)) {
    const level = levelOf(department, implementation.level)
    const organ = await organFor(db, { department, level, division: place.code }, on)
    organs.set(department, organ.id)
  }
  for (const { department = guide.department } of guide.steps.filter(({ lowerReview }) => lowerReview)) {
    const level = levelBelow(implementation.level)
    const organ = await organFor(db, { department, level, division: place.code }, on)
    organs.set(`lower ${department}`, organ.id)
  }
  return (department, lower) => organs.get(lower ? `lower ${department}` : department) ?? ''
}

const matterOf = ({ windowGroup, department }: Guide): Matter => ({ group: windowGroup, department })

const KINDS = ['hall', 'centre', 'branch', 'station'] as const satisfies readonly Site['kind'][]

/** The site of the deciding organ's own place first, and there the centre before a branch; the order is kept otherwise. */
function nearestTo(division: string, sites: readonly Site[]): Site | undefined {
  const rank = (site: Site) => (site.division === division ? 0 : 10) + KINDS.indexOf(site.kind)
  return sites.toSorted((a, b) => rank(a) - rank(b))[0]
}

/** Where an application lies that was made on-line: the site beside the organ that decides. Throws `intake/no-site`. */
export async function receivingSite(db: Db | Tx, { guide, implementation }: Offer, on: Day): Promise<Site> {
  const { division } = implementation
  const sites = await sitesAccepting(db, { ...matterOf(guide), levels: guide.acceptedAt, division }, on)
  const nearest = nearestTo(division, sites)
  if (!nearest) throw new RuleViolation('intake/no-site', { item: guide.name })
  return nearest
}

/**
 * Where the result arrives and is checked: where the application was received when that is beside the deciding organ and
 * hands out, otherwise the centre beside the organ. From there it may travel on to a township or village.
 */
export async function handingOutSite(
  db: Db | Tx,
  { guide, implementation }: Offer,
  receiving: Site,
  on: Day,
): Promise<Site> {
  const { division } = implementation
  if (receiving.division === division && (await handsOut(db, receiving.id, on))) return receiving
  const sites = await sitesHandingOut(db, division, on)
  const nearest = nearestTo(division, sites)
  if (!nearest) throw new RuleViolation('intake/no-site', { item: guide.name })
  return nearest
}

async function handsOut(db: Db | Tx, site: string, on: Day): Promise<boolean> {
  return (await windowsOf(db, site, on)).some(({ kind }) => kind === 'output' || kind === 'combined')
}

/** Where people of a place may collect a result near home: their township's centre, its stations, and their county's centres. */
export async function stationsFor(db: Db | Tx, place: string, on: Day): Promise<Site[]> {
  const path = (await divisionPath(db, place)).map(({ code }) => code)
  const near = (site: Site) => (path.includes(site.division) ? 0 : 1)
  const sites = await sitesHandingOut(db, place, on)
  return sites
    .filter(({ kind }) => kind === 'centre' || kind === 'station')
    .filter((site) => site.kind === 'centre' || inTownshipOf(site, path))
    .toSorted((a, b) => near(a) - near(b))
}

/** A village station stands in the township of somebody whose township is known. */
const inTownshipOf = ({ division }: Site, path: readonly string[]) =>
  path.some(
    (code) => code.endsWith('000') && !code.endsWith('000000') && division.startsWith(code.slice(0, 9)),
  )

/**
 * Why this window may not take the application in: it must take the group of the item, and the item must be taken in on
 * this level and for that place. The sentence names where it can be. Undefined when it may.
 */
export async function refusalAt(
  db: Db | Tx,
  at: { site: string; window?: string | undefined },
  offer: Offer,
  on: Day,
): Promise<RuleViolation | undefined> {
  const { guide } = offer
  const matter = matterOf(guide)
  const site = await siteOf(db, at.site, on)
  if (!(await reaches(db, site, offer, on))) return elsewhere(db, site, offer, on)
  if (await takes(db, at, matter, on)) return undefined
  if (at.window === undefined || !(await takes(db, { site: site.id }, matter, on)))
    return elsewhere(db, site, offer, on)
  const takers = (await windowsOf(db, site.id, on)).filter(({ groups }) =>
    groups.some(
      ({ group, department }) =>
        [guide.windowGroup, '*'].includes(group) && [guide.department, '*'].includes(department),
    ),
  )
  return new RuleViolation('intake/other-window', {
    item: guide.name,
    windows: takers.map(({ number, name }) => `${number}号窗口（${name}）`).join('、'),
  })
}

/** 通办范围: in the whole city or beyond, in the county of the place, or only where the organ that decides sits. */
async function reaches(
  db: Db | Tx,
  site: Site,
  { guide, place, implementation }: Offer,
  on: Day,
): Promise<boolean> {
  if (!guide.acceptedAt.includes(site.level)) return false
  if (['city', 'province', 'nation'].includes(guide.crossRegion)) return true
  const path = (await divisionPath(db, site.division)).map(({ code }) => code)
  if (guide.crossRegion === 'none' && path.includes(implementation.division)) return true
  const near = await sitesAccepting(
    db,
    { ...matterOf(guide), levels: guide.acceptedAt, division: place.code },
    on,
  )
  if (!near.some(({ id }) => id === site.id)) return false
  if (guide.crossRegion === 'county') return true
  const above = (await divisionPath(db, implementation.division)).map(({ code }) => code)
  return above.includes(site.division)
}

/** At most so many sites are named to somebody who is sent on. */
const NAMED = 3

async function elsewhere(db: Db | Tx, site: Site, offer: Offer, on: Day): Promise<RuleViolation> {
  const { guide, place, implementation } = offer
  const path = (await divisionPath(db, place.code)).map(({ code }) => code)
  const sites = await sitesAccepting(
    db,
    { ...matterOf(guide), levels: guide.acceptedAt, division: place.code },
    on,
  )
  const rank = ({ division, kind }: Site) =>
    (division === implementation.division ? 0 : path.includes(division) ? 10 : 20) + KINDS.indexOf(kind)
  const named = sites.filter(({ id }) => id !== site.id).toSorted((a, b) => rank(a) - rank(b))
  if (named.length === 0) return new RuleViolation('intake/no-site', { item: guide.name })
  const sentence = named.slice(0, NAMED).map(({ name }) => name)
  return new RuleViolation('intake/other-site', { item: guide.name, sites: sentence.join('、') })
}

/** Where somebody may go instead of applying on-line, nearest to the organ that decides first. */
export async function sitesInstead(db: Db | Tx, guide: Guide, division: string, on: Day): Promise<Site[]> {
  const sites = await sitesAccepting(db, { ...matterOf(guide), levels: guide.acceptedAt, division }, on)
  const path = (await divisionPath(db, division)).map(({ code }) => code)
  const rank = (site: Site) => (path.includes(site.division) ? 0 : 10) + KINDS.indexOf(site.kind)
  return sites.toSorted((a, b) => rank(a) - rank(b)).slice(0, 5)
}
