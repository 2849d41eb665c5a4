import type { Module } from '../../platform/module.ts'
import { consultationPages } from './portal.tsx'
import { consultationRoutes } from './routes.ts'
import { closeSilent } from './schedule.ts'

export const consultationModule: Module = {
  name: 'consultation',
  routes: consultationRoutes,
  portal: consultationPages,
  schedules: { 'consultation/silence': closeSilent },
}
