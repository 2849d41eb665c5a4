import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Posts } from '../core/guide/flow.ts'
import type { WindowGroup } from '../core/guide/guide.ts'
import { parseCity } from '../modules/organisation/city/source.ts'
import { buildCity } from '../modules/organisation/city.ts'
import { HOME } from '../platform/config.ts'

/** Who takes in everything a township or a village takes in; a clerk of a hall, what the window takes. */
const ALL_ROUND: ReadonlySet<string> = new Set(['townshipClerk', 'villageAgent'])

/** Who holds which posts in the city as shipped (`data/city`): what a guide is held against without a database. */
export function shippedPosts(): Posts {
  const city = buildCity(parseCity((file) => readFileSync(join(HOME, 'data/city', file), 'utf8')))
  const held = new Set(city.holding.map(({ post_id }) => post_id))
  const organs = new Map(city.organ.map((organ) => [organ.id, organ]))
  const sites = new Map(city.site.map((site) => [site.id, site]))
  const groups = Map.groupBy(city.window_group, ({ window_id }) => window_id)
  return {
    departments: new Map(city.department.map(({ key, name }) => [key, name])),
    places: city.division
      .filter(({ kind, valid_to }) => kind === 'statutory' && valid_to === null)
      .map(({ code, name, level, parent }) => ({ code, name, level, parent: parent ?? undefined })),
    held: city.post
      .filter(({ id }) => held.has(id))
      .flatMap(({ role, organ_id, site_id, window_id }): Posts['held'] => {
        const organ = organs.get(organ_id ?? '')
        if (organ && (role === 'reviewer' || role === 'approver'))
          return [{ place: organ.division_code, role, department: organ.department }]
        const site = sites.get(site_id ?? '')
        if (site && ALL_ROUND.has(role))
          return [{ place: site.division_code, role: 'clerk', group: '*', department: '*' }]
        if (!site || role !== 'clerk') return []
        return (groups.get(window_id ?? '') ?? []).map(({ item_group, department }) => ({
          ...{ place: site.division_code, role: 'clerk', department },
          group: item_group as WindowGroup | '*',
        }))
      }),
  }
}
