import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { build } from 'vite'
import { loadCatalogue } from '../../src/modules/catalogue/load.ts'
import { openStaffAccount } from '../../src/modules/identity/staff.ts'
import { loadCity } from '../../src/modules/organisation/load.ts'
import { chinaToday } from '../../src/platform/china-time.ts'
import { findCluster, startCluster } from '../../src/platform/cluster.ts'
import { HOME } from '../../src/platform/config.ts'
import { openDb } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { endPostmaster, findPostmaster } from '../../src/platform/postmaster.ts'
import { staffAt } from '../app.ts'

/** Inside the clone, so that the built server finds its packages; nobody else's build is touched. */
const BUILT = join(HOME, 'node_modules', '.onewindow-proof', String(process.pid))
const PASSWORD = 'proof-of-the-spine-2026'

/**
 * The server as it is shipped, in a process of its own, with its own PostgreSQL in a folder of its own: what is killed
 * here is what runs in a town. Only processes that were started here are ever killed, by their number.
 */
export async function openInstallation() {
  await build({
    configFile: join(HOME, 'vite.config.ts'),
    mode: 'server',
    logLevel: 'error',
    build: { outDir: BUILT, emptyOutDir: true },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'onewindow-test-'))
  await furnish(dataDir)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  let said = ''

  async function start(): Promise<number> {
    const began = performance.now()
    const child = spawn(process.execPath, [join(BUILT, 'main.js')], {
      cwd: HOME,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: dataDir,
        DEMO: '0',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text))
    server = child
    for (;;) {
      if (child.exitCode !== null) throw new Error(`the server did not start:\n${said}`)
      const ready = await fetch(`${origin}/readyz`).catch(() => undefined)
      if (ready?.status === 200) return performance.now() - began
      await pause(25)
    }
  }

  async function killServer(): Promise<void> {
    const child = server
    server = undefined
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  function killPostgres(): void {
    const postmaster = findPostmaster(join(dataDir, 'database'))
    if (postmaster) process.kill(postmaster.pid, 'SIGKILL')
  }

  /** One of its sessions dies the hard way: PostgreSQL then ends all others and recovers. */
  async function killBackend(): Promise<void> {
    const owner = new pg.Client(findCluster(dataDir))
    owner.on('error', () => {}) // it goes down with the rest
    await owner.connect()
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
       order by state = 'active' desc, random() limit 1`,
    )
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL')
    await owner.end().catch(() => {})
  }

  return {
    origin,
    dataDir,
    killBackend,
    start,
    killServer,
    killPostgres,
    said: () => said,
    /** Is the process that was started still the one that runs? */
    isAlive: () => server !== undefined && server.exitCode === null && server.signalCode === null,
    signIn: () => signIn(origin),
    owner: () => new pg.Client(findCluster(dataDir)),
    /** `npx onewindow verify --json`, as an operator types it. */
    async verify(): Promise<{ code: number; line: string }> {
      const child = spawn(process.execPath, [join(HOME, 'src/cli/onewindow.ts'), 'verify', '--json'], {
        env: { PATH: process.env.PATH, DATA_DIR: dataDir },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let line = ''
      child.stdout.on('data', (text) => (line += text))
      const [code] = (await once(child, 'exit')) as [number]
      return { code, line }
    },
    async close() {
      await killServer()
      await endPostmaster(join(dataDir, 'database'))
      const base = dirname(realpathSync(join(dataDir, 'database')))
      for (const path of [base, dataDir, BUILT]) rmSync(path, { recursive: true, force: true })
    },
  }
}
export type Installation = Awaited<ReturnType<typeof openInstallation>>

/** One county with its items and one clerk who can sign in, so that no demo is needed. */
async function furnish(dataDir: string): Promise<void> {
  const cluster = await startCluster(dataDir)
  const owner = new pg.Client(cluster.url)
  await owner.connect()
  await migrate(owner)
  await loadCity(owner, { counties: ['620826'] })
  await owner.end()
  const db = openDb(cluster.url, 2)
  const today = chinaToday()
  await loadCatalogue(db, { changesFrom: today })
  for (let nth = 0; ; nth += 1) {
    const { id, name, post } = await staffAt(db, { site: 'hall-620826', role: 'clerk' }, { nth, on: today })
    if (post.window !== 'hall-620826-02') continue
    await openStaffAccount(db, { person: id, name, login: 'clerk', password: PASSWORD })
    break
  }
  await db.destroy()
  await cluster.stop()
}

/** Through the pages, as a browser without script does it; answers the cookie of the session. */
async function signIn(origin: string): Promise<string> {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  async function ask(path: string, form?: Record<string, string>): Promise<{ at: string; status: number }> {
    const reply = await fetch(origin + path, {
      redirect: 'manual',
      headers: { cookie: cookie(), origin },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const next = reply.headers.get('location')
    return next?.startsWith('/') && !next.startsWith('/desk') ? ask(next) : { at: path, status: reply.status }
  }
  const page = await ask('/signin')
  await ask(page.at, { formToken: '', login: 'clerk', password: PASSWORD })
  const session = jar.get('onewindow')
  if (!session) throw new Error('the clerk could not sign in')
  return `onewindow=${session}`
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
