import type { Module } from '../../platform/module.ts'
import { intakePages } from './portal.tsx'
import { intakeRoutes } from './routes.ts'
import { forgetDrafts } from './schedule.ts'
import { keepsUploads } from './uploads.ts'

export const intakeModule: Module = {
  name: 'intake',
  routes: intakeRoutes,
  portal: intakePages,
  schedules: { 'intake/forget-drafts': forgetDrafts },
  keeps: keepsUploads,
}
