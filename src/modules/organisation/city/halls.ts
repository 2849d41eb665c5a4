import { addDays, day } from '../../../core/day.ts'
import { type Draft, fill, HALLS_OPEN, later, type Organ, STAFFED } from './draft.ts'
import type { SiteRow } from './rows.ts'
import type { WindowPlan } from './source.ts'

type Organs = ReadonlyMap<string, Organ>

/** `620826` in `hall-620826`; the park has no code of six digits. */
export const shortCode = (code: string): string => (code.startsWith('LOCAL') ? code : code.slice(0, 6))

/** The government-service centre of a place: windows for every group, two that hand out, a desk that answers. */
export function addHall(draft: Draft, organs: Organs): string {
  const { source, place, division } = draft
  const plan = source.sites.hall
  const host = organOf(organs, 'data')
  const id = `hall-${shortCode(place.code)}`
  const [director, deputy] = [draft.person(host.id, '中心主任'), draft.person(host.id, '中心副主任')]
  const name = fill(plan.name, { place: place.name })
  const { equipment } = plan
  addSite(draft, { id, kind: 'hall', name, organ_id: host.id, area: place.hallArea, director, equipment })
  const label = `${draft.label}政务服务中心`
  const windows = plan.windows.filter(
    ({ number }) => !place.organs || source.sites.parkHall.windows.includes(number),
  )
  for (const window of windows) addWindow(draft, id, window)
  for (const window of windows) addGroup(draft, id, window, windows)
  if (place.organs)
    for (const group of source.sites.parkHall.other) pushGroup(draft, windowId(id, 8), group, '*')

  const takers = windows.filter(({ kind }) => kind === 'comprehensive')
  const takerIds = takers.map(() => draft.person(host.id, '窗口受理员'))
  takers.forEach((window, i) => {
    const post = postAt(draft, 'clerk', id, label, window, pair(takerIds, i))
    lendAuthority(draft, post, organs, window, takers)
  })
  const outputs = windows.filter(({ kind }) => kind === 'output')
  const outputIds = outputs.map(() => draft.person(host.id, '窗口出件员'))
  if (outputIds.length === 1) outputIds.push(takerIds.at(-1) ?? deputy)
  outputs.forEach((window, i) => {
    postAt(draft, 'outputClerk', id, label, window, pair(outputIds, i))
  })
  const helpers = [draft.person(host.id, '帮办代办专员'), draft.person(host.id, '帮办代办员')] as const
  const consultant = draft.person(host.id, '咨询导办员')
  for (const window of windows.filter(({ kind }) => kind === 'consultation'))
    postAt(draft, 'consultant', id, label, window, [consultant, helpers[1]])
  const where = { site: id, division: division.code }
  draft.post('hallManager', where, label, [director, deputy])
  draft.post('helper', where, label, helpers)
  return id
}

/** The halls of departments that have not moved in yet, each supervised by the centre. */
export function addBranches(draft: Draft, organs: Organs, hall: string): void {
  const { source, place, division } = draft
  for (const plan of source.sites.branches) {
    const host = organOf(organs, plan.department)
    const id = `branch-${shortCode(place.code)}-${plan.key}`
    const people = ['大厅主任', '大厅副主任', '窗口受理员', '窗口受理员', '窗口出件员'].map((title) =>
      draft.person(host.id, title),
    )
    const [director, deputy, first, second, output] = people as [string, string, string, string, string]
    const name = fill(plan.name, { place: place.name })
    const { equipment, windows } = source.sites.branch
    addSite(draft, {
      id,
      kind: 'branch',
      name,
      organ_id: host.id,
      area: plan.area,
      director,
      equipment,
      parent: hall,
    })
    const label = fill(plan.name, { place: draft.label })
    for (const window of windows) {
      addWindow(draft, id, window)
      if (window.kind !== 'comprehensive') {
        postAt(draft, 'outputClerk', id, label, window, [output, second])
        continue
      }
      for (const group of plan.groups) pushGroup(draft, windowId(id, window.number), group, plan.department)
      const post = postAt(
        draft,
        'clerk',
        id,
        label,
        window,
        window.number === 1 ? [first, second] : [second, first],
      )
      draft.authorise(post, { organ: host, handling: 'onSpot' })
    }
    draft.post('hallManager', { site: id, division: division.code }, label.replace(/大厅$/, ''), [
      director,
      deputy,
    ])
  }
}

type NewSite = Pick<SiteRow, 'id' | 'kind' | 'name' | 'organ_id' | 'area' | 'director' | 'equipment'> & {
  parent?: string
}

function addSite(draft: Draft, site: NewSite): void {
  draft.rows.site.push({
    ...site,
    level: draft.division.level,
    division_code: draft.division.code,
    parent: site.parent ?? null,
    merged: site.kind !== 'branch',
    address: draft.address(),
    phone: draft.phone(),
    hours: draft.source.sites.hours,
    monitored: true,
    valid_from: later(HALLS_OPEN, draft.division.valid_from),
    valid_to: null,
  })
}

export const windowId = (site: string, number: number): string => `${site}-${String(number).padStart(2, '0')}`

function addWindow(draft: Draft, site: string, { number, name, kind, since }: WindowPlan): void {
  draft.rows.service_window.push({
    id: windowId(site, number),
    site_id: site,
    number,
    name,
    kind,
    valid_from: since ?? later(HALLS_OPEN, draft.division.valid_from),
    valid_to: null,
  })
}

function addGroup(
  draft: Draft,
  site: string,
  { number, group, since, before }: WindowPlan,
  windows: WindowPlan[],
): void {
  if (group === undefined) return
  pushGroup(draft, windowId(site, number), group, '*', { from: since })
  if (since && before && windows.some((window) => window.number === before))
    pushGroup(draft, windowId(site, before), group, '*', { to: addDays(day(since), -1) })
}

type During = { from?: string | undefined; to?: string }
function pushGroup(
  draft: Draft,
  window: string,
  group: string,
  department: string,
  { from, to }: During = {},
): void {
  draft.rows.window_group.push({
    window_id: window,
    item_group: group,
    department,
    valid_from: from ?? later(HALLS_OPEN, draft.division.valid_from),
    valid_to: to ?? null,
  })
}

/** A window may decide on the spot what departments of its place let it decide (落实窗口授权). */
function lendAuthority(
  draft: Draft,
  post: string,
  organs: Organs,
  window: WindowPlan,
  all: WindowPlan[],
): void {
  const grant = (departments: readonly string[], during: { from?: string; to?: string }) => {
    for (const organ of departments.flatMap((key) => organs.get(key) ?? []))
      draft.authorise(post, { organ, handling: 'onSpot', ...during })
  }
  grant(window.departments, window.since ? { from: window.since } : {})
  for (const { before, since, departments } of all)
    if (before === window.number && since) grant(departments, { to: addDays(day(since), -1) })
}

function postAt(
  draft: Draft,
  role: 'clerk' | 'outputClerk' | 'consultant',
  site: string,
  label: string,
  window: WindowPlan,
  holders: readonly [string, string],
): string {
  const where = { site, window: windowId(site, window.number), division: draft.division.code }
  const name = window.kind === 'consultation' ? label : `${label}${window.number}号窗口`
  return draft.post(role, { ...where, from: later(STAFFED, window.since ?? STAFFED) }, name, holders)
}

/** Neighbours stand in for each other, the last for the first. */
function pair(people: readonly string[], i: number): [string, string] {
  return [people[i] ?? '', people[(i + 1) % people.length] ?? '']
}

export function organOf(organs: Organs, department: string): Organ {
  const organ = organs.get(department)
  if (!organ) throw new TypeError(`no organ of ${department}`)
  return organ
}
