import { calendarRoutes } from './modules/calendar/routes.ts'
import { casesModule } from './modules/cases/module.ts'
import { catalogueModule } from './modules/catalogue/module.ts'
import { consultationModule } from './modules/consultation/module.ts'
import { evaluationModule } from './modules/evaluation/module.ts'
import { forensicsModule } from './modules/forensics/module.ts'
import { holdingsModule } from './modules/holdings/module.ts'
import { identityModule } from './modules/identity/identity.ts'
import { inspectionsModule } from './modules/inspections/module.ts'
import { intakeModule } from './modules/intake/module.ts'
import { notificationsModule } from './modules/notifications/module.ts'
import { organisationPages } from './modules/organisation/portal.tsx'
import { organisationRoutes } from './modules/organisation/routes.ts'
import { papersModule } from './modules/papers/module.ts'
import { publishingModule } from './modules/publishing/module.ts'
import { supervisionModule } from './modules/supervision/module.ts'
import type { Module } from './platform/module.ts'

/** The table of contents: every module, one line each. */
export const MODULES: readonly Module[] = [
  { name: 'organisation', routes: organisationRoutes, portal: organisationPages },
  identityModule,
  catalogueModule,
  casesModule,
  { name: 'calendar', routes: calendarRoutes },
  holdingsModule,
  intakeModule,
  papersModule,
  notificationsModule,
  evaluationModule,
  forensicsModule,
  inspectionsModule,
  supervisionModule,
  publishingModule,
  consultationModule,
]
