import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type pg from 'pg'
import { isFurnished, type Order, type Progress } from './demo/order.ts'
import { DEMO_PASSWORD, demoAccounts, hasDemoAccounts } from './modules/identity/demo-accounts.ts'
import { localPath } from './modules/identity/door.ts'
import { openIdentity } from './modules/identity/identity.ts'
import { hasOrgans, sealRecord } from './modules/organisation/load.ts'
import { MODULES } from './modules.ts'
import { calendarReader, ensureSecret, loadCalendar } from './platform/calendar.ts'
import { readCalendar } from './platform/calendar-files.ts'
import { chinaToday } from './platform/china-time.ts'
import { compress } from './platform/compress.ts'
import { type Config, HOME, isLoopback } from './platform/config.ts'
import { asOwner } from './platform/database.ts'
import { kyselyOn, openPool } from './platform/db.ts'
import { openFiles } from './platform/files.ts'
import { securityHeaders } from './platform/headers.ts'
import { openJobs, prepareQueues, work } from './platform/jobs.ts'
import { hasReached } from './platform/milestone.ts'
import { installErrorPage } from './platform/page.tsx'
import { cannotListen } from './platform/port.ts'
import type { Readiness } from './platform/ready.ts'
import { keepTime } from './platform/schedule.ts'
import { buildServer } from './platform/server.ts'
import type { Setting } from './platform/setting.ts'
import { sweeper } from './platform/sweep.ts'
import { trouble } from './platform/trouble.ts'
import { ErrorPage } from './portal/shell.tsx'
import { elderRoute, serveBuilt } from './portal/site.ts'

/** What runs between an up-to-date database and the people. */
export type House = {
  /** Load what belongs into an empty database; gives up between two pieces of work when the signal says so. */
  furnish: (step: (doing: string) => void, signal: AbortSignal) => Promise<void>
  /** The last lines of a start: addresses and, in the demo, accounts. */
  greeting: () => Promise<string[]>
  close: () => Promise<void>
}

/** Put together what this installation consists of, and listen. Until it is furnished it answers health only. */
export async function openHouse(config: Config, url: string, readiness: Readiness): Promise<House> {
  const { host, port, publicUrl } = config
  const pool = openPool(url)
  const db = kyselyOn(pool)
  const { secret, demo } = await asOwner(url, async (owner) => {
    await loadCalendar(owner, readCalendar())
    await sealRecord(owner)
    const wanted = config.demo ?? (config.databaseUrl === undefined && (await awaitsDemo(owner)))
    return { secret: await ensureSecret(owner, 'access'), demo: wanted || (await hasDemoAccounts(db)) }
  })
  if (demo && config.demo !== true && !isLoopback(host)) {
    await pool.end()
    throw trouble(
      `数据库里有演示账号，不能在 ${host} 上对外提供服务。仅作演示请设置 DEMO=1，正式使用请换用空数据库。`,
    )
  }
  const folder = join(config.dataDir, 'files')
  const { jobs, boss } = openJobs(MODULES, url)
  await boss.start()
  await prepareQueues(boss, MODULES)
  const setting: Setting = {
    today: chinaToday,
    calendar: calendarReader(db),
    publicUrl,
    files: openFiles(folder),
    jobs,
    secret,
    demo,
    inbound: config.inbound,
  }
  const identity = await openIdentity({ db, setting }, config.oidc)
  const server = await buildServer(MODULES, {
    db,
    setting,
    identify: identity.identify,
    logger: true,
    trustProxy: config.trustProxy,
    errorPages: (site) => installErrorPage(site, ErrorPage),
    async around(app) {
      app.get('/healthz', HIDDEN, async () => ({ status: 'alive' }))
      app.get('/readyz', HIDDEN, async (_, reply) => {
        const { phase, doing } = readiness.state()
        return reply.code(phase === 'ready' ? 200 : 503).send({ phase, doing })
      })
      compress(app)
      securityHeaders(app, { publicUrl, formTargets: identity.formTargets })
      elderRoute(app, localPath)
      await serveBuilt(app, join(HOME, 'dist'))
      await identity.around(app)
    },
  })
  const stopTime = keepTime([...MODULES, sweeper(MODULES, folder)], {
    db,
    setting,
    report: (name, error) => server.log.error({ name, error }, 'schedule'),
  })
  const close = async () => {
    await server.close()
    await stopTime()
    await boss.stop({ graceful: true, timeout: 5_000 })
    await pool.end()
  }
  try {
    await server.listen({ host, port })
  } catch (error) {
    await close()
    throw cannotListen(error, host, port)
  }
  return {
    close,
    async furnish(step, signal) {
      if (demo) await furnishDemo({ url, publicUrl, dataDir: config.dataDir, secret }, step, signal)
      await work(boss, MODULES, { db, setting })
    },
    async greeting() {
      const accounts = demo ? await demoAccounts(db, setting.today()) : []
      return [
        '',
        `办事大厅  ${publicUrl}/`,
        `工作台    ${publicUrl}/desk`,
        `接口文档  ${publicUrl}/docs`,
        ...(accounts.length > 0 ? ['', `演示账号（口令都是 ${DEMO_PASSWORD}）`] : []),
        ...accounts.map(({ login, name, what }) => `  ${login.padEnd(16)}${name}，${what}`),
        '',
        '按 Ctrl-C 停止。',
      ]
    },
  }
}

const HIDDEN = { schema: { hide: true } }

/**
 * The demo city is made by a process of its own: what that takes of memory and time is gone when the city is there.
 * Asked to stop, it ends where it is and goes on at the next start.
 */
async function furnishDemo(order: Order, step: (doing: string) => void, signal: AbortSignal): Promise<void> {
  if (await isFurnished(order.url)) return
  const child = fork(join(HOME, 'dist/server/furnish.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const stop = () => child.kill()
  signal.addEventListener('abort', stop)
  child.on('message', (said: Progress) => {
    if (!signal.aborted) step(said.doing)
  })
  child.send(order)
  const [code] = await once(child, 'exit')
  signal.removeEventListener('abort', stop)
  signal.throwIfAborted()
  if (code !== 0) throw new Error('演示数据没有载入完，原因见上。')
}

/** An embedded database nobody has made a city of yet, or one whose demo an interrupted start left half done. */
async function awaitsDemo(owner: pg.Client): Promise<boolean> {
  if (await hasReached(owner, 'demo')) return true
  return !(await hasReached(owner, 'founded')) && !(await hasOrgans(owner))
}
