import { once } from 'node:events'
import { join } from 'node:path'
import { administerPast } from './demo/administration.ts'
import { supervisePast } from './demo/cards.ts'
import { makePast } from './demo/cases.ts'
import { consultPast } from './demo/consultations.ts'
import { inspectPast } from './demo/inspections.ts'
import { catalogueMilestone, type Order, type Progress } from './demo/order.ts'
import { ratePast } from './demo/ratings.ts'
import { loadCatalogue } from './modules/catalogue/load.ts'
import { loadDemoAccounts } from './modules/identity/demo.ts'
import { loadCity } from './modules/organisation/load.ts'
import { holdTime, letTimeRun } from './modules/supervision/past.ts'
import { MODULES } from './modules.ts'
import { calendarReader } from './platform/calendar.ts'
import { chinaToday } from './platform/china-time.ts'
import { asOwner } from './platform/database.ts'
import { openDb, openOwnerDb } from './platform/db.ts'
import { openFiles } from './platform/files.ts'
import { openJobs } from './platform/jobs.ts'
import { hasReached, type Loaded, type Milestone, reach } from './platform/milestone.ts'
import type { Setting } from './platform/setting.ts'

/**
 * Makes the demo city in a process of its own, piece by piece: each is safe to repeat, so an interrupted start goes on
 * where it was. Told what to do over its channel; says there what it is doing.
 */
const [order] = (await once(process, 'message')) as [Order]
const { url, publicUrl, dataDir, secret } = order
const say = (doing: string) => process.send?.({ doing } satisfies Progress)
process.once('disconnect', () => process.exit(1)) // the server it works for is gone

const db = openDb(url, 4)
const { jobs, boss } = openJobs(MODULES, url)
await boss.start()
const setting: Setting = {
  today: chinaToday,
  calendar: calendarReader(db),
  publicUrl,
  files: openFiles(join(dataDir, 'files')),
  jobs,
  secret,
  demo: true,
}
const today = setting.today()
await asOwner(url, (owner) => reach(owner, 'demo'))
await piece('demo-city', '载入平凉市的区划、机构和人员', () => asOwner(url, (owner) => loadCity(owner)))
await piece(catalogueMilestone(), '载入事项和办事指南', () => loadCatalogue(db, { changesFrom: today }))
await piece('demo-accounts', '开立演示账号', () => loadDemoAccounts(db, today))
await piece('demo-past', '办理约三百件演示办件', async () => {
  const owner = openOwnerDb(url)
  await holdTime(owner)
  await makePast(owner, setting, { today })
  await ratePast(owner, today)
  await consultPast(owner, setting, today)
  await supervisePast(owner, setting, today)
  await letTimeRun(owner)
  await inspectPast(owner, setting, today)
  await owner.destroy()
})
await piece('demo-administration', '记下演示城市的管理变更', async () => {
  const owner = openOwnerDb(url)
  await administerPast(owner, { today, calendar: await setting.calendar() })
  await owner.destroy()
})
await boss.stop({ graceful: false })
await db.destroy()
process.exit(0)

/** Done once in the life of a database; interrupted, it is begun again. */
async function piece(
  milestone: Milestone | Loaded,
  doing: string,
  work: () => Promise<unknown>,
): Promise<void> {
  if (await asOwner(url, (owner) => hasReached(owner, milestone))) return
  say(doing)
  await work()
  await asOwner(url, (owner) => reach(owner, milestone))
}
