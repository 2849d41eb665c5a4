import type { Module } from '../../platform/module.ts'
import { paperPages } from './portal.tsx'
import { paperRoutes } from './routes.ts'

export const papersModule: Module = { name: 'papers', routes: paperRoutes, portal: paperPages }
