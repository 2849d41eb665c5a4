import type { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { nobody, solve } from '../../core/guide/solve.ts'
import { depthOf, isAsDeepAs } from '../../core/guide/subject.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { reasonInWords } from '../../core/words/holding.ts'
import type { Staff } from '../../platform/actor.ts'
import type { Db } from '../../platform/db.ts'
import { dayInWords } from '../../portal/parts.tsx'
import { countOpenCases } from '../cases/facade.ts'

import { findClosure, guideOn, readSituation } from '../catalogue/facade.ts'
import { knownOf } from '../holdings/facade.ts'
import { partiesByDocument } from '../identity/facade.ts'
import {
  divisionOn,
  divisionPath,
  divisionsOf,
  organOf,
  type Site,
  siteOf,
  windowsOf,
} from '../organisation/facade.ts'
import type { findApplicants, Offer as OfferView, SolvedLine, showCounter } from './contract.ts'
import { guessDocument } from './document.ts'
import { countDrafts } from './drafts.ts'
import { handingOutSite, offerAt, refusalAt, stationsFor } from './offer.ts'

/** Who is known under a document number, with as much as a counter needs: the telephone masked, counts instead of cases. */
export async function applicantsFor(
  db: Db,
  document: string,
  on: Day,
): Promise<z.infer<typeof findApplicants.output>> {
  const { documentKind, problem } = guessDocument(document, on)
  const parties = await partiesByDocument(db, document)
  const applicants = []
  for (const party of parties)
    applicants.push({
      party: party.id,
      kind: party.kind,
      name: party.name,
      documentKind: party.documentKind,
      phone: party.phone ? masked(party.phone) : null,
      address: party.address ?? null,
      legalRepresentative: party.legalRepresentative ?? null,
      level: party.level,
      drafts: await countDrafts(db, party.id),
      openCases: await countOpenCases(db, party.id),
    })
  return { problem: problem ?? null, documentKind: parties[0]?.documentKind ?? documentKind, applicants }
}

/** The seat of the clerk: site, window, the groups it takes, and where a matter may lie. */
export async function counterOf(
  db: Db,
  { post }: Staff,
  on: Day,
): Promise<z.infer<typeof showCounter.output>> {
  const site = await siteOf(db, post.site ?? '', on)
  const windows = await windowsOf(db, site.id, on)
  const mine = windows.filter(({ id }) => post.window === undefined || id === post.window)
  const path = (await divisionPath(db, site.division)).map(({ code }) => code)
  const [city] = path
  const counties = await divisionsOf(db, city, on)
  const near = ({ code }: { code: string }) => (path.includes(code) ? 0 : 1)
  const [window] = post.window === undefined ? [] : mine
  return {
    site: { id: site.id, name: site.name, level: site.level, division: site.division },
    window: window ? { id: window.id, name: `${window.number}号窗口 ${window.name}` } : null,
    groups: [...new Set(mine.flatMap(({ groups }) => groups.map(({ group }) => group)))],
    counties: counties
      .toSorted((a, b) => near(a) - near(b))
      .map(({ code, shortName }) => ({ code, name: shortName })),
  }
}

/** What an item asks for at a place, and whether this window may take it in: known before anything is typed twice. */
export async function offerFor(
  db: Db,
  { post }: Staff,
  { item, place }: { item: string; place: string },
  on: Day,
): Promise<OfferView> {
  const { guide } = await guideOn(db, item, on)
  const depth = depthOf(guide)
  const division = await divisionOn(db, place, on)
  const view = {
    item,
    name: guide.name,
    handling: guide.handling,
    promised: limitInWords(guide.promisedLimit),
    depth,
    subjects: [...guide.subjects],
    originals: guide.originals,
    delivery: [...guide.delivery],
  }
  const unknown = { organ: '', handOut: null, stations: [] }
  if (division.kind === 'statutory' && !isAsDeepAs(division.level, depth))
    return { ...view, ...unknown, deepEnough: false, refusal: null }
  const closed = await findClosure(db, item, on)
  if (closed) return { ...view, ...unknown, deepEnough: true, refusal: closed.message }
  const offer = await offerAt(db, item, place, on)
  const site = await siteOf(db, post.site ?? '', on)
  const refusal = await refusalAt(db, { site: site.id, window: post.window }, offer, on)
  if (refusal) return { ...view, ...unknown, deepEnough: true, refusal: refusal.message }
  const stations = guide.delivery.includes('station') ? await stationsFor(db, place, on) : []
  return {
    ...view,
    deepEnough: true,
    refusal: null,
    organ: (await organOf(db, offer.implementation.organ, on)).name,
    handOut: choice(await handingOutSite(db, offer, site, on)),
    stations: stations.map(choice),
  }
}

/**
 * What the applicant in front still has to bring, and why not the rest. Only whoever goes by that number and that name is
 * looked up: a number alone tells nobody what its holder once handed in.
 */
export async function linesFor(
  db: Db,
  { item, document, name, answers }: { item: string; document: string; name: string; answers: string },
  on: Day,
): Promise<SolvedLine[]> {
  const { guide } = await guideOn(db, item, on)
  const party = (await partiesByDocument(db, document)).find((one) => one.name === name)
  const solution = solve(guide, readSituation(answers), party ? await knownOf(db, party, on) : nobody(on))
  return solution.lines.map((line) => ({
    material: line.material.id,
    name: line.material.name,
    asked: line.asked,
    shared: line.asked === 'no' && line.reason.kind !== 'situation',
    reason: line.asked === 'no' ? reasonInWords(line.reason, guide, dayInWords) : null,
  }))
}

/** 138****0000: enough to ask whether it is still right. */
const masked = (phone: string) => phone.replace(/^(.{3}).+(.{4})$/, (_, start, end) => `${start}****${end}`)

const choice = ({ id, name, address }: Site) => ({ id, name, address })
