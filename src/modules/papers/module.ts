import type { Module } from '../../platform/module.ts'
import { paperPages } from './portal.tsx'
import { keepsScans } from './queries.ts'
import { paperRoutes } from './routes.ts'

export const papersModule: Module = {
  name: 'papers',
  routes: paperRoutes,
  portal: paperPages,
  keeps: keepsScans,
}
