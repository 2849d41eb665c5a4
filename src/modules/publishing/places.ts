import { type Local, promiseStands } from '../../core/catalogue/local.ts'
import type { Day } from '../../core/day.ts'
import type { Guide } from '../../core/guide/guide.ts'
import { limitInWords } from '../../core/words/catalogue.ts'
import { bound, HANDBOOK } from '../../core/words/handbook.ts'
import type { Db } from '../../platform/db.ts'
import { decidersOf, differencesOn } from '../catalogue/facade.ts'
import { type Organ, organsById, sitesAccepting, windowsTaking } from '../organisation/facade.ts'
import type { Block, Row } from './book.ts'
import type { Occasion } from './chapter.ts'

/** What an organ says for itself of one item, beside the city's guide. */
export type Elsewhere = { organ: Organ; local: Local }

/** What a chapter says of places: who decides and where to go in one county, and which organs differ. */
export type PlacesOf = (
  item: string,
  guide: Guide,
) => Promise<Pick<Occasion, 'decider' | 'sites' | 'local' | 'elsewhere'>>

/** The places of a volume; without a division, of the whole city's. What is the same for many items is read once. */
export async function placesFor(
  db: Db,
  division: string | undefined,
  items: readonly string[],
  on: Day,
): Promise<PlacesOf> {
  const differences = await differencesOn(db, division, on)
  const deciders =
    division === undefined ? new Map<string, string>() : await decidersOf(db, items, division, on)
  const organs = await organsById(db, [...differences.map(({ organ }) => organ), ...deciders.values()], on)
  const byItem = Map.groupBy(differences, ({ item }) => item)
  const sites = new Map<string, Occasion['sites']>()
  return async (item, guide) => {
    const all = byItem.get(item) ?? []
    const decider = organs.get(deciders.get(item) ?? '')
    const local = all.find(({ organ }) => organ === decider?.id)?.local
    const elsewhere = all
      .filter(({ organ }) => organ !== decider?.id)
      .flatMap(({ organ, local: theirs }) => {
        const held = organs.get(organ)
        return held ? [{ organ: held, local: theirs }] : []
      })
    if (division === undefined) return { elsewhere }
    const { windowGroup: group, department, acceptedAt: levels } = guide
    const key = [group, department, ...levels].join(' ')
    if (!sites.has(key)) sites.set(key, await sitesOf(db, { group, department, levels, division }, on))
    return { elsewhere, decider, local, sites: sites.get(key) }
  }
}

/** Where people of a county go: its own halls and, where it has none for this, the city's. Townships are in “受理地点”. */
async function sitesOf(
  db: Db,
  { levels, ...matter }: Parameters<typeof sitesAccepting>[1],
  on: Day,
): Promise<NonNullable<Occasion['sites']>> {
  const upper = levels.filter((level) => level === 'city' || level === 'county')
  const sites = await sitesAccepting(db, { levels: upper, ...matter }, on)
  const own = sites.filter((site) => site.division === matter.division)
  const shown = own.length > 0 ? own : sites.filter(({ level }) => level === 'city')
  const ids = shown.map(({ id }) => id)
  const windows = await windowsTaking(db, ids, matter, on)
  return shown.map((site) => ({
    site,
    windows: (windows.get(site.id) ?? []).map(({ number }) => bound.window(number)).join('、'),
  }))
}

/** What the organ of this place says for itself: two rows of the basic facts. */
export function localRows({ address, window, hours, phone }: Local): Row[] {
  const where = [[address, window].filter(Boolean).join('　'), hours].filter(Boolean).join('\n')
  return [
    ...(where ? [{ label: HANDBOOK.here.zh, text: where }] : []),
    ...(phone ? [{ label: HANDBOOK.herePhone.zh, text: phone }] : []),
  ]
}

/** 各地办理地点、电话和承诺时限: the organs that differ, a row each; nothing where none does. */
export function elsewhereBlocks(guide: Guide, elsewhere: readonly Elsewhere[]): Block[] {
  const rows = elsewhere.flatMap(({ organ, local }) => {
    const place = [local.address, local.window, local.hours].filter(Boolean).join('\n')
    const promise =
      promiseStands(guide, local) === 'shorter' && local.promised ? limitInWords(local.promised) : ''
    if (!place && !local.phone && !promise) return []
    return [
      [organ.name, place || organ.address, local.phone ?? organ.consultPhone, promise || HANDBOOK.asSaid.zh],
    ]
  })
  if (rows.length === 0) return []
  return [
    { kind: 'subsection', title: HANDBOOK.elsewhere.zh },
    { kind: 'paragraph', text: HANDBOOK.elsewhereLead.zh },
    {
      kind: 'table',
      head: [HANDBOOK.inPlace.zh, HANDBOOK.place.zh, HANDBOOK.phone.zh, HANDBOOK.promised.zh],
      widths: [3, 4, 2.4, 2.4],
      rows,
    },
  ]
}
