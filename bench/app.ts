import { createWriteStream } from 'node:fs'
import { z } from 'zod'
import { day } from '../src/core/day.ts'
import { applicationFor } from '../src/demo/applications.ts'
import type { Plan } from '../src/demo/plans.ts'
import { type Application, submissions } from '../src/modules/cases/facade.ts'
import { recount } from '../src/modules/cases/recount.ts'
import { silenceAccepts } from '../src/modules/cases/schedule.ts'
import { goRound } from '../src/modules/forensics/schedule.ts'
import { openIdentity } from '../src/modules/identity/identity.ts'
import { chanceOf } from '../src/modules/organisation/city/chance.ts'
import { findDue } from '../src/modules/supervision/schedule.ts'
import { MODULES } from '../src/modules.ts'
import { calendarReader } from '../src/platform/calendar.ts'
import { chinaToday } from '../src/platform/china-time.ts'
import { kyselyOn, openPool } from '../src/platform/db.ts'
import { endpoint } from '../src/platform/endpoint.ts'
import { openFiles } from '../src/platform/files.ts'
import { newId } from '../src/platform/id.ts'
import { openJobs, prepareQueues } from '../src/platform/jobs.ts'
import type { Module } from '../src/platform/module.ts'
import { serve } from '../src/platform/serve.ts'
import { buildServer } from '../src/platform/server.ts'
import type { Setting } from '../src/platform/setting.ts'

/**
 * The product as a server of its own process, and one route more: an on-line application that is complete already, so
 * that intake is measured from the request to the commit and not the filling in of forms. Prints its port when ready.
 */
const url = process.argv[2] ?? ''
const publicUrl = process.argv[3] ?? ''
const pool = openPool(url)
const db = kyselyOn(pool)
const { jobs, boss } = openJobs(MODULES, url)
await boss.start()
await prepareQueues(boss, MODULES)
const setting: Setting = {
  today: chinaToday,
  calendar: calendarReader(db),
  publicUrl,
  files: openFiles('/tmp/onewindow-bench-files'),
  jobs,
  secret: '00'.repeat(32),
  demo: true,
}

/** Applications for many items, drawn as in life: the n-th most wanted item comes 1/n as often as the first. */
const plan: Plan = {
  until: 'delivered',
  count: 1,
  ago: [0, 0],
  pace: 1,
  channel: 'online',
  handling: 'promised',
}
const on = setting.today()
const samples: Application[] = []
for (let n = 0; n < 60; n += 1)
  samples.push((await applicationFor(db, { plan, chance: chanceOf(`bench ${n}`), on })).application)
/** One of each handling whose whole way lies with the demo's own posts: the county's market regulation. */
const ours = {
  promised: await find('food-business-permit', plan),
  onSpot: await find('individual-business-registration', { ...plan, handling: 'onSpot', channel: 'window' }),
}
async function find(wanted: string, like: Plan): Promise<Application> {
  for (let n = 0; ; n += 1) {
    const { application } = await applicationFor(db, { plan: like, chance: chanceOf(`bench ${n}`), on })
    if (application.item === wanted && application.places.division === '620826000000') return application
  }
}
const weights = samples.map((_, n) => 1 / (n + 1))
const total = weights.reduce((sum, weight) => sum + weight, 0)
function drawn(): Application {
  let left = Math.random() * total
  for (const [n, weight] of weights.entries()) {
    left -= weight
    if (left <= 0) return samples[n] as Application
  }
  return samples[0] as Application
}

const submit = submissions(db, setting)
const intake = endpoint({
  method: 'POST',
  path: '/bench/intake',
  summary: 'a complete application',
  input: z.strictObject({ item: z.enum(['drawn', 'promised', 'onSpot']) }),
  output: z.object({ id: z.string(), number: z.string() }),
})
const memory = endpoint({
  method: 'GET',
  path: '/bench/memory',
  summary: 'peak memory of this process in MB, and its processor time so far in ms',
  input: z.strictObject({}),
  output: z.object({ peak: z.number(), processor: z.number() }),
})
const turn = endpoint({
  method: 'POST',
  path: '/bench/turn',
  summary: 'one turn of a schedule, as on that day: milliseconds, and for a calendar what it moved',
  input: z.strictObject({
    what: z.enum(['silence', 'looks', 'calendar', 'search']),
    today: z.iso.date().optional(),
  }),
  output: z.object({ ms: z.number(), seen: z.number(), moved: z.number() }),
})
/** Milliseconds of a first search that are measured, its rests among them. */
const SEARCHING = 20_000
const turns = {
  silence: (on: Setting) => silenceAccepts.run(db, on),
  looks: (on: Setting) => findDue.run(db, on),
  calendar: (on: Setting) => recount(db, on),
  search: (on: Setting) => goRound.run(db, on, AbortSignal.timeout(SEARCHING)),
}
const bench: Module = {
  name: 'bench',
  routes(api) {
    serve(api, intake, async (_ctx, { item }) => {
      const sample = item === 'drawn' ? drawn() : ours[item]
      const { id, number } = await submit({ ...sample, id: newId(), on: setting.today() })
      return { id, number }
    })
    serve(api, turn, async (_ctx, { what, today }) => {
      const begun = performance.now()
      const fresh = {
        ...setting,
        calendar: calendarReader(db),
        ...(today ? { today: () => day(today) } : {}),
      }
      const { seen, moved } = (await turns[what](fresh)) ?? { seen: 0, moved: 0 }
      return { ms: Math.round(performance.now() - begun), seen, moved }
    })
    serve(api, memory, async () => {
      const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
      return { peak: Math.round(maxRSS / 1024), processor: Math.round((userCPUTime + systemCPUTime) / 1000) }
    })
  },
}
const identity = await openIdentity({ db, setting })
const server = await buildServer([...MODULES, bench], {
  db,
  setting,
  identify: identity.identify,
  around: identity.around,
  logger: true,
})
await server.listen({ host: '127.0.0.1', port: Number(new URL(publicUrl).port) })
const out = createWriteStream('', { fd: 1 })
out.write('ready\n')
process.stdin.resume().once('end', () => process.exit(0))
