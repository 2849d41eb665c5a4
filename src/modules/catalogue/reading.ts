import { type Local, withLocal } from '../../core/catalogue/local.ts'
import { due } from '../../core/clock.ts'
import { type Day, day } from '../../core/day.ts'
import { materialsFor } from '../../core/guide/checklist.ts'
import type { Guide, Level, Material, Question } from '../../core/guide/guide.ts'
import { questionsToAsk, situationOf } from '../../core/guide/questions.ts'
import { nobody, type Solution, solve } from '../../core/guide/solve.ts'
import type { Db } from '../../platform/db.ts'
import type { Setting } from '../../platform/setting.ts'
import { type FaqLine, publishedFaq } from '../consultation/facade.ts'
import { type Holder, knownOf } from '../holdings/facade.ts'
import {
  type Chosen,
  departmentsOf,
  findChosen,
  type Organ,
  organOf,
  type Site,
  sitesAccepting,
  type Window,
  windowsTaking,
} from '../organisation/facade.ts'
import type { StandingLine } from './acts.ts'
import { findDecider, guideOn } from './facade.ts'
import { standingLines } from './history.ts'
import { legacyCodesOf } from './legacy-codes.ts'
import { localOn } from './local.ts'
import { readSituation } from './situation.ts'

/** A guide as somebody reads it: for their place, after their answers, on this day. */
export type Reading = {
  item: string
  version: number
  startsOn: Day
  guide: Guide
  /** The questions that apply, what was answered, and the first that was not. */
  asked: readonly Question[]
  answers: Readonly<Record<string, string>>
  next?: Question | undefined
  situation: readonly { id: string; ask: string; answer: string }[]
  /** What these answers need so far. */
  materials: readonly Material[]
  /** Every material of the guide, asked for or not and why; for whoever has signed in, with what the city holds of them. */
  solution: Solution
  signedIn: boolean
  place?: Chosen | undefined
  /** Who decides there; absent while the place is not chosen, or too wide. */
  decider?: Organ | undefined
  /** 实施编码 of the item there. */
  code?: string | undefined
  where?: Where | undefined
  /** Were it accepted today. */
  due?: { on: Day; provisional: boolean } | undefined
  /** In what the organ there differs from the city; its shorter promise is in the guide already. */
  local: Local
  /** Codes it was known by elsewhere or before, as they were written. */
  formerCodes: readonly string[]
  /** Suspended or ended, now or from a day that is decided already. */
  stops?: { line: StandingLine; now: boolean; resumesOn?: Day | undefined } | undefined
  /** Questions people asked of it, and what the department answers them all. */
  faq: readonly FaqLine[]
  /** Names of the departments the guide speaks of. */
  departments: ReadonlyMap<string, string>
  today: Day
}

/** Where an application may be handed in: at these offices first, and in how many more. */
export type Where = {
  near: readonly { site: Site; windows: readonly Pick<Window, 'number' | 'name'>[] }[]
  centres: readonly Site[]
  stations: number
}

/** Everything a guide page shows. Throws `guide/unknown`. */
export async function readGuideFor(
  db: Db,
  { today, calendar }: Pick<Setting, 'today' | 'calendar'>,
  {
    item,
    place: asked,
    answers: given,
    holder,
  }: { item: string; place: string | undefined; answers: string; holder?: Holder | undefined },
): Promise<Reading> {
  const on = today()
  const { version, startsOn, guide: city } = await guideOn(db, item, on)
  const walk = questionsToAsk(city, readSituation(given))
  const place = await findChosen(db, asked, on)
  const departments = new Map((await departmentsOf(db)).map(({ key, name }) => [key, name]))
  const there = place && (await deciderAt(db, item, place, on))
  const local = there?.code === undefined ? {} : await localOn(db, there.code, on)
  const guide = withLocal(city, local)
  return {
    ...{ item, version, startsOn, guide, departments, place, local, today: on },
    stops: await stopsOn(db, item, on),
    formerCodes: (await legacyCodesOf(db, item)).map(({ code }) => code),
    ...{ asked: walk.asked, answers: walk.answers, next: walk.next },
    situation: situationOf(guide, walk.answers),
    materials: materialsFor(guide, walk.answers),
    ...there,
    solution: solve(guide, walk.answers, holder ? await knownOf(db, holder, on) : nobody(on)),
    signedIn: holder !== undefined,
    ...(place && (await deciderAt(db, item, place, on))),
    where: place && (await whereAt(db, guide, place, on)),
    faq: await publishedFaq(db, { item, around: place?.path.map(({ code }) => code) }, on),
    due:
      guide.promisedLimit.count > 0
        ? due({ startedOn: on, limit: guide.promisedLimit, pauses: [] }, await calendar())
        : undefined,
  }
}

/** The newest first: what holds, or else what begins soon. An item that goes on as usual stops nowhere. */
async function stopsOn(db: Db, item: string, on: Day): Promise<Reading['stops']> {
  const lines = await standingLines(db, item)
  const now = lines.find(({ startsOn }) => startsOn <= on)
  if (now && now.standing !== 'active') {
    const again = lines.findLast(({ startsOn, standing }) => startsOn > on && standing === 'active')
    return { line: now, now: true, resumesOn: again && day(again.startsOn) }
  }
  const next = lines.find(({ startsOn, standing }) => startsOn > on && standing !== 'active')
  return next && { line: next, now: false }
}

async function deciderAt(
  db: Db,
  item: string,
  place: Chosen,
  on: Day,
): Promise<Pick<Reading, 'decider' | 'code'>> {
  const implementation = await findDecider(db, item, place.code, on)
  if (!implementation) return {}
  return { decider: await organOf(db, implementation.organ, on), code: implementation.code }
}

/** The offices on the way down to the place, nearest first, with the halls of the county; the rest only as far as asked. */
async function whereAt(db: Db, guide: Guide, place: Chosen, on: Day): Promise<Where> {
  const matter = { group: guide.windowGroup, department: guide.department }
  const sites = await sitesAccepting(db, { ...matter, levels: guide.acceptedAt, division: place.code }, on)
  const way = place.path.map(({ code }) => code)
  const depth = ({ division, kind }: Site) => way.indexOf(division) * 2 + (kind === 'branch' ? 0 : 1)
  const inCounty = ({ division }: Site) => place.county === undefined || division !== way[0]
  const isNear = (site: Site) => way.includes(site.division)
  const local = sites.filter(isNear).filter(inCounty)
  const near = (local.length > 0 ? local : sites.filter(isNear)).toSorted((a, b) => depth(b) - depth(a))
  const windows = await windowsTaking(
    db,
    near.map(({ id }) => id),
    matter,
    on,
  )
  const rest = sites.filter((site) => !near.includes(site))
  return {
    near: near.map((site) => ({ site, windows: windows.get(site.id) ?? [] })),
    centres: rest.filter(({ kind }) => kind === 'centre'),
    stations: rest.filter(({ kind }) => kind === 'station').length,
  }
}

/** The level somebody must choose down to before it is known who decides. */
export function deepestLevel({ decidedAt }: Pick<Guide, 'decidedAt'>): Level {
  return decidedAt.includes('county') || decidedAt.includes('city') ? 'county' : 'township'
}
