import type { Keeper, Module } from '../../platform/module.ts'
import { codeRoutes } from './code-routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { importRoutes } from './import-routes.ts'
import { localRoutes } from './local-routes.ts'
import { cataloguePages } from './portal.tsx'
import { describeAfresh } from './publish.ts'
import { catalogueRoutes } from './routes.ts'

/** A file of items that was tried is on record. */
const keepsImports: Keeper = {
  forGood: true,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('catalogue.import')
      .select('sha256')
      .where((eb) => eb('sha256', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.map((row) => row.sha256)
  },
}

export const catalogueModule: Module = {
  name: 'catalogue',
  routes(api, setting) {
    catalogueRoutes(api, setting)
    draftRoutes(api, setting)
    localRoutes(api, setting)
    codeRoutes(api, setting)
    importRoutes(api, setting)
  },
  portal: cataloguePages,
  keeps: keepsImports,
  schedules: {
    /** A version whose day has come: lists describe the item by it. */
    'catalogue/describe': {
      everySeconds: 20,
      run: async (db, setting) => {
        await describeAfresh(db, setting.today())
      },
    },
  },
}
