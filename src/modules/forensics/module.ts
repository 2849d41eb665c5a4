import type { Module } from '../../platform/module.ts'
import { forensicsRoutes } from './routes.ts'
import { followRecent, goRound } from './schedule.ts'
import { countTallies } from './tally.ts'

export const forensicsModule: Module = {
  name: 'forensics',
  routes: forensicsRoutes,
  schedules: {
    'forensics/recent': followRecent,
    'forensics/round': goRound,
    'forensics/tally': countTallies,
  },
}
