import type { Module } from '../../platform/module.ts'
import { evaluationPages } from './portal.tsx'
import { evaluationRoutes } from './routes.ts'

export const evaluationModule: Module = {
  name: 'evaluation',
  routes: evaluationRoutes,
  portal: evaluationPages,
}
