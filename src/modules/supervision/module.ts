import type { Module } from '../../platform/module.ts'
import { findClusters } from './clusters.ts'
import { LOOKED_AT, lookAtCases } from './handlers.ts'
import { oncePast } from './past.ts'
import { findUnanswered, patrol } from './patrol.ts'
import { ASKED_AND_ANSWERED, lookAtQuestions } from './questions.ts'
import { supervisionRoutes } from './routes.ts'
import { findDue, giveSign, walkOver } from './schedule.ts'

export const supervisionModule: Module = {
  name: 'supervision',
  routes: supervisionRoutes,
  handlers: {
    questions: {
      on: ASKED_AND_ANSWERED.map((type) => `consultation/${type}`),
      ...{ oncePerCase: true, handle: lookAtQuestions },
    },
    look: { on: LOOKED_AT.map((type) => `cases/${type}`), oncePerCase: true, handle: lookAtCases },
  },
  schedules: {
    'supervision/sign': giveSign,
    'supervision/walk': oncePast(walkOver),
    'supervision/due': oncePast(findDue),
    'supervision/unanswered': oncePast(findUnanswered),
    'supervision/patrol': oncePast(patrol),
    'supervision/ratings': oncePast(findClusters),
  },
}
