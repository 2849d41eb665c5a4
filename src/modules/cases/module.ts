import type { Module } from '../../platform/module.ts'
import { caseRoutes } from './routes.ts'
import { silenceAccepts } from './schedule.ts'

export const casesModule: Module = {
  name: 'cases',
  routes: caseRoutes,
  schedules: { 'cases/silence-accepts': silenceAccepts },
}
