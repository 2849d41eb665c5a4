import type { Module } from '../../platform/module.ts'
import { keepsAttachments } from './attachments.ts'
import { casePages } from './portal.tsx'
import { issueReceipts } from './receipt.ts'
import { recountDays } from './recount.ts'
import { caseRoutes } from './routes.ts'
import { remindsOfPromises, silenceAccepts } from './schedule.ts'

export const casesModule: Module = {
  name: 'cases',
  routes: caseRoutes,
  portal: casePages,
  handlers: { 'submission-receipt': { on: ['cases/Submitted'], handle: issueReceipts } },
  schedules: {
    'cases/silence-accepts': silenceAccepts,
    'cases/reminds-of-promises': remindsOfPromises,
    'cases/recount-days': recountDays,
  },
  keeps: keepsAttachments,
}
