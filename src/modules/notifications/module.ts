import { TOLD } from '../../core/notifications/told.ts'
import type { Module } from '../../platform/module.ts'
import { VISIBLE_ONLY } from './carriers.ts'
import { delivering } from './deliver.ts'
import { tellApplicants, tellAskers } from './handlers.ts'
import { notificationPages } from './portal.tsx'
import { notificationRoutes } from './routes.ts'
import { findForgotten } from './tasks.ts'

export const notificationsModule: Module = {
  name: 'notifications',
  routes: notificationRoutes,
  portal: notificationPages,
  handlers: {
    'tell-applicant': { on: TOLD.map((type) => `cases/${type}`), handle: tellApplicants },
    'tell-asker': {
      on: ['consultation/Answered', 'consultation/Closed'],
      handle: tellAskers,
    },
    deliver: { on: ['notifications/Written'], handle: delivering(VISIBLE_ONLY) },
  },
  schedules: { 'notifications/forgotten': findForgotten },
}
