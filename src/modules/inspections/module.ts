import type { Keeper, Module } from '../../platform/module.ts'
import { inspectionRoutes } from './routes.ts'

/** A plan that was filed is on record for good. */
const keepsPlans: Keeper = {
  forGood: true,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('inspections.plan')
      .select('sha256')
      .where((eb) => eb('sha256', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.map((row) => row.sha256)
  },
}

export const inspectionsModule: Module = {
  name: 'inspections',
  routes: inspectionRoutes,
  keeps: keepsPlans,
}
