import type { Module } from '../../platform/module.ts'
import { writeLedger } from './handlers.ts'
import { holdingPages } from './portal.tsx'
import { holdingRoutes } from './routes.ts'

export const holdingsModule: Module = {
  name: 'holdings',
  routes: holdingRoutes,
  portal: holdingPages,
  handlers: { ledger: { on: ['cases/Submitted', 'cases/Accepted'], handle: writeLedger } },
}
