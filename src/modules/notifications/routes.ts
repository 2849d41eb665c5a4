import type { FastifyInstance } from 'fastify'
import { RuleViolation } from '../../core/violation.ts'
import { assertStaff } from '../../platform/actor.ts'
import { transact } from '../../platform/db.ts'
import { serve } from '../../platform/serve.ts'
import { recordBrought, recordPrinted } from './commands.ts'
import { completeMessageTask, listMessageTasks, listOutbox, listSlips, printSlip } from './contract.ts'
import { listLetters, slipsFor, tasksFor } from './queries.ts'

export function notificationRoutes(api: FastifyInstance): void {
  serve(api, listOutbox, async ({ db, actor }, filter) => {
    assertStaff(actor)
    return listLetters(db, actor, filter)
  })

  serve(api, listMessageTasks, async ({ db, actor }, { whose, done }) => {
    assertStaff(actor)
    return { tasks: await tasksFor(db, actor, { whose, done: done === 'yes' }) }
  })

  serve(api, completeMessageTask, async ({ db, actor }, { how, note, ...key }) => {
    assertStaff(actor)
    return transact(db, async (tx) => {
      await recordBrought(tx, actor, key, { how, note })
      const done = (await tasksFor(tx, actor, { whose: 'site', done: true })).find(
        (task) => task.caseId === key.caseId && task.seq === key.seq && task.channel === key.channel,
      )
      if (!done) throw new RuleViolation('message/task-unknown')
      return done
    })
  })

  serve(api, listSlips, async ({ db, actor }) => {
    assertStaff(actor)
    return { slips: await slipsFor(db, actor) }
  })

  serve(api, printSlip, async ({ db, actor }, { caseId, seq }) => {
    assertStaff(actor)
    await transact(db, (tx) => recordPrinted(tx, actor, caseId, seq))
    return { slips: await slipsFor(db, actor) }
  })
}
