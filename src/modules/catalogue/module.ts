import type { Module } from '../../platform/module.ts'
import { draftRoutes } from './draft-routes.ts'
import { localRoutes } from './local-routes.ts'
import { cataloguePages } from './portal.tsx'
import { describeAfresh } from './publish.ts'
import { catalogueRoutes } from './routes.ts'

export const catalogueModule: Module = {
  name: 'catalogue',
  routes(api, setting) {
    catalogueRoutes(api, setting)
    draftRoutes(api, setting)
    localRoutes(api, setting)
  },
  portal: cataloguePages,
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
