import type { Module } from '../../platform/module.ts'
import { intakeRoutes } from './routes.ts'

export const intakeModule: Module = { name: 'intake', routes: intakeRoutes }
