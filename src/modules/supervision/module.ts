import type { Module } from '../../platform/module.ts'
import { findClusters } from './clusters.ts'
import { LOOKED_AT, lookAtCases } from './handlers.ts'
import { findUnanswered, patrol } from './patrol.ts'
import { supervisionRoutes } from './routes.ts'
import { findDue, giveSign, walkOver } from './schedule.ts'

export const supervisionModule: Module = {
  name: 'supervision',
  routes: supervisionRoutes,
  handlers: { look: { on: LOOKED_AT.map((type) => `cases/${type}`), handle: lookAtCases } },
  schedules: {
    'supervision/sign': giveSign,
    'supervision/walk': walkOver,
    'supervision/due': findDue,
    'supervision/unanswered': findUnanswered,
    'supervision/patrol': patrol,
    'supervision/ratings': findClusters,
  },
}
