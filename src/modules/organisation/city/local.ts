import { CENTRES_OPEN, type Draft, fill, later, type Organ } from './draft.ts'
import { windowId } from './halls.ts'
import { townshipOrgan, townWord, villageOrgan, wayTo } from './organs.ts'
import type { DivisionRow } from './rows.ts'
import type { SitePlan } from './source.ts'

/** A township: its government, its convenience centre with two windows, and the six people who do it all. */
export function addTownship(
  draft: Draft,
  division: DivisionRow,
  county: ReadonlyMap<string, Organ>,
  hall: string,
): string {
  const plan = draft.source.sites.centre
  const organ = townshipOrgan(draft, division)
  const [head, deputy] = headsOf(division.name).map((title) => draft.person(organ.id, title)) as [
    string,
    string,
  ]
  const [affairs, economy] = [
    draft.person(organ.id, '社会事务办公室主任'),
    draft.person(organ.id, '经济发展办公室干部'),
  ]
  const [first, second] = [
    draft.person(organ.id, '便民服务中心主任'),
    draft.person(organ.id, '便民服务中心工作人员'),
  ]
  const id = `centre-${division.code.slice(0, 9)}`
  const name = draft.label + fill(plan.name, { town: townWord(division) })
  addLocalSite(draft, division, organ, plan, { id, kind: 'centre', name, parent: hall, director: deputy })

  const within = { organ: organ.id, division: division.code }
  draft.post('reviewer', within, organ.label, [affairs, economy])
  draft.authorise(draft.post('approver', within, organ.label, [head, deputy]), { organ, handling: 'any' })
  const at = { site: id, division: division.code }
  draft.post('hallManager', at, name, [deputy, first])
  const post = draft.post('townshipClerk', at, name, [first, second])
  draft.authorise(post, { organ, handling: 'onSpot' })
  for (const lender of plan.departments.flatMap((key) => county.get(key) ?? []))
    draft.authorise(post, { organ: lender, handling: 'onSpot' })
  return id
}

/** A village or community: its committee, its station with one window, and three people, part-time. */
export function addVillage(draft: Draft, division: DivisionRow, town: DivisionRow, centre: string): void {
  const plan = draft.source.sites.station
  const organ = villageOrgan(draft, division, town)
  const titles = division.short_name.endsWith('村')
    ? ['村党支部书记、村委会主任', '村委会副主任', '村文书']
    : ['社区党支部书记、居委会主任', '居委会副主任', '社区专干']
  const [head, deputy, agent] = titles.map((title) => draft.person(organ.id, title)) as [
    string,
    string,
    string,
  ]
  const id = `station-${division.code}`
  const name = draft.label + wayTo(town) + fill(plan.name, { village: division.short_name })
  addLocalSite(draft, division, organ, plan, { id, kind: 'station', name, parent: centre, director: head })

  const within = { organ: organ.id, division: division.code }
  draft.post('reviewer', within, organ.label, [deputy, agent])
  draft.authorise(draft.post('approver', within, organ.label, [head, deputy]), { organ, handling: 'any' })
  draft.post('villageAgent', { site: id, division: division.code }, name, [agent, deputy])
}

type Kept = { id: string; name: string; kind: 'centre' | 'station'; parent: string; director: string }

function addLocalSite(
  draft: Draft,
  division: DivisionRow,
  organ: Organ,
  plan: SitePlan['centre'] | SitePlan['station'],
  site: Kept,
): void {
  const { source, rows, chance } = draft
  const [least, most] = plan.area
  const valid = { valid_from: later(CENTRES_OPEN, division.valid_from), valid_to: null }
  rows.site.push({
    ...site,
    ...valid,
    level: division.level,
    division_code: division.code,
    organ_id: organ.id,
    merged: true,
    address: organ.address,
    phone: draft.phone(),
    hours: source.sites.hours,
    area: least + chance.below(most - least),
    equipment: plan.equipment,
    monitored: site.kind === 'centre' || chance.below(3) > 0,
  })
  for (const { number, name, kind } of plan.windows) {
    const window = windowId(site.id, number)
    rows.service_window.push({ ...valid, id: window, site_id: site.id, number, name, kind })
    if (kind !== 'output')
      rows.window_group.push({ ...valid, window_id: window, item_group: '*', department: '*' })
  }
}

/** What the two leaders of a township-level unit are called. */
function headsOf(name: string): [string, string] {
  if (name.endsWith('镇')) return ['镇长', '副镇长']
  if (name.endsWith('乡')) return ['乡长', '副乡长']
  if (name.endsWith('农场')) return ['场长', '副场长']
  return ['主任', '副主任']
}
