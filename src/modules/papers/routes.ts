import type { FastifyInstance } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { serve } from '../../platform/serve.ts'
import { checkPaper } from './contract.ts'
import { findByToken } from './queries.ts'

/** The papers of a case are read through the case, which knows who may see it. Only the check is for everybody. */
export function paperRoutes(api: FastifyInstance): void {
  serve(api, checkPaper, async ({ db }, { token }) => {
    const check = await findByToken(db, token)
    if (!check) throw new RuleViolation('paper/not-issued')
    return check
  })
}
