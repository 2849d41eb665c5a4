import { fromKysely, PgBoss } from 'pg-boss'
import type { Db, Tx } from './db.ts'
import type { Handlers, Module } from './module.ts'
import type { Setting } from './setting.ts'

/** What a job is about: ids only, so that a queue never holds personal data. */
export type Job = { caseId: string; seq: number }
export type Announcement = Job & { event: string }

/** Promises of work to do later, made in the transaction of the event: they commit with it or not at all. */
export type Jobs = { announce: (tx: Tx, news: readonly Announcement[]) => Promise<void> }

/** Times a job is tried, seconds before the first retry (then doubling), and jobs taken at once. */
const QUEUE = { retryLimit: 8, retryDelay: 5, retryBackoff: true, deadLetter: 'dead' }
const BATCH = 200

const queuesOf = (modules: readonly Module[]): Handlers =>
  Object.assign(
    {},
    ...modules.map(({ name, handlers = {} }) =>
      Object.fromEntries(Object.entries(handlers).map(([queue, rest]) => [`${name}.${queue}`, rest])),
    ),
  )

/** The sending half. Queues exist after `prepareQueues`. */
export function openJobs(modules: readonly Module[], connectionString: string): { jobs: Jobs; boss: PgBoss } {
  const boss = new PgBoss({
    connectionString,
    schema: 'pgboss',
    max: 3,
    migrate: false,
    options: '-c role=onewindow_app',
  } as ConstructorParameters<typeof PgBoss>[0])
  boss.on('error', () => {}) // the queue finds the database again by itself
  const queues = Object.entries(queuesOf(modules))
  const announce: Jobs['announce'] = async (tx, news) => {
    const promised = queues.map(([queue, { on, oncePerCase }]) => {
      const meant = news.filter(({ event }) => on.includes(event))
      const due = oncePerCase ? [...new Map(meant.map((one) => [one.caseId, one])).values()] : meant
      const jobs = due.map(({ caseId, seq }) => ({ data: { caseId, seq } }))
      return jobs.length > 0 && boss.insert(queue, jobs, { db: fromKysely(tx) })
    })
    await Promise.all(promised)
  }
  return { jobs: { announce }, boss }
}

/** Make every queue the modules name; safe to repeat. */
export async function prepareQueues(boss: PgBoss, modules: readonly Module[]): Promise<void> {
  await boss.createQueue('dead')
  for (const queue of Object.keys(queuesOf(modules))) await boss.createQueue(queue, QUEUE)
}

/** The working half: every queue fetched in batches. A handler that throws leaves its jobs to be tried again. */
export async function work(
  boss: PgBoss,
  modules: readonly Module[],
  outside: { db: Db; setting: Setting },
): Promise<void> {
  for (const [queue, { handle }] of Object.entries(queuesOf(modules))) {
    await boss.work<Job>(queue, { batchSize: BATCH, pollingIntervalSeconds: 0.5 }, (jobs) =>
      handle(
        outside,
        jobs.map(({ data }) => data),
      ),
    )
  }
}

/** Jobs that are promised to nobody: for tests of a single module and for tools that write cases in bulk. */
export const NO_JOBS: Jobs = { announce: async () => {} }
