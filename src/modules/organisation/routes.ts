import type { FastifyInstance } from 'fastify'
import { serve } from '../../platform/serve.ts'
import type { Setting } from '../../platform/setting.ts'
import { administrationRoutes } from './administration.ts'
import { getSite, listDepartments, listDivisions, listOrgans, listSites } from './contract.ts'
import { divisionOn, divisionsOf } from './divisions.ts'
import { establishmentRoutes } from './establishment-routes.ts'
import { departmentsOf, organsIn } from './organs.ts'
import { listSiteLines, siteView } from './queries.ts'

/** Who and where the offices are is published: these routes ask nobody who they are. Those who look after it come last. */
export function organisationRoutes(api: FastifyInstance, { today }: Pick<Setting, 'today'>): void {
  serve(api, listDivisions, async ({ db }, { parent }) => {
    const above = parent === undefined ? undefined : (await divisionOn(db, parent, today())).code
    return { divisions: await divisionsOf(db, above, today()) }
  })

  serve(api, listOrgans, async ({ db }, { code }) => {
    const { code: now } = await divisionOn(db, code, today())
    return { organs: await organsIn(db, now, today()) }
  })

  serve(api, listSites, async ({ db }, { code, ...filter }) => {
    const { code: now } = await divisionOn(db, code, today())
    return listSiteLines(db, { ...filter, code: now }, today())
  })

  serve(api, getSite, ({ db }, { id }) => siteView(db, id, today()))

  serve(api, listDepartments, async ({ db }) => ({ departments: await departmentsOf(db) }))

  administrationRoutes(api, { today })
  establishmentRoutes(api, { today })
}
