import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day } from '../../src/core/day.ts'
import { MODULES } from '../../src/modules.ts'
import { type Actor, VISITOR } from '../../src/platform/actor.ts'
import { calendarReader } from '../../src/platform/calendar.ts'
import { openDb } from '../../src/platform/db.ts'
import { openFiles } from '../../src/platform/files.ts'
import { openJobs, prepareQueues } from '../../src/platform/jobs.ts'
import { buildServer } from '../../src/platform/server.ts'
import type { Setting } from '../../src/platform/setting.ts'

/**
 * One more server on a database, with a pool and a queue of its own, as a second machine would be. `through` is where it
 * believes the database to be.
 */
export async function openNode(url: string, { today = '2026-04-20', through = url, connections = 8 } = {}) {
  const db = openDb(through, connections)
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  const { jobs, boss } = openJobs(MODULES, url)
  await boss.start()
  await prepareQueues(boss, MODULES)
  const setting: Setting = {
    today: () => day(today),
    calendar: calendarReader(db),
    publicUrl: 'http://127.0.0.1:8080',
    files: openFiles(folder),
    jobs,
    secret: '00'.repeat(32),
    demo: false,
  }
  await setting.calendar()
  const server = await buildServer(MODULES, {
    db,
    setting,
    identify: async ({ headers }) => ({
      actor: JSON.parse(String(headers['test-actor'] ?? JSON.stringify(VISITOR))) as Actor,
      formToken: '',
    }),
  })
  return {
    db,
    setting,
    post: (actor: Actor, path: string, body: object, requestId?: string) =>
      server.inject({
        method: 'POST',
        url: path,
        headers: {
          'content-type': 'application/json',
          'test-actor': JSON.stringify(actor),
          ...(requestId ? { 'idempotency-key': requestId } : {}),
        },
        payload: JSON.stringify(body),
      }),
    async close() {
      await server.close()
      await boss.stop({ graceful: false })
      await db.destroy()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Node = Awaited<ReturnType<typeof openNode>>
