import type { Keeper, Module } from '../../platform/module.ts'
import { bindLeft, bindOrdered } from './bind.ts'
import { publishingPages } from './portal.tsx'
import { publishingRoutes } from './routes.ts'
import { ORDERED } from './volumes.ts'

/** A volume that was published may be in somebody's hands: its file stays. */
const keepsVolumes: Keeper = {
  forGood: true,
  async among(db, sha256) {
    const rows = await db
      .selectFrom('publishing.volume')
      .select('sha256')
      .where((eb) => eb('sha256', '=', eb.fn.any(eb.val([...sha256]))))
      .execute()
    return rows.flatMap((row) => row.sha256 ?? [])
  },
}

export const publishingModule: Module = {
  name: 'publishing',
  routes: publishingRoutes,
  portal: publishingPages,
  handlers: { bind: { on: [ORDERED], handle: bindOrdered } },
  schedules: { 'publishing/left': bindLeft },
  keeps: keepsVolumes,
}
