import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { startCluster } from '../src/platform/cluster.ts'
import { clocks, type Sweep } from './clocks.ts'
import { DESK_P95, desk, type Page } from './desk.ts'
import { fill } from './fill.ts'
import { type Imported, importLines, imports } from './import.ts'
import { lifecycle, type Posts } from './lifecycle.ts'
import { type Client, client, type Figures, measure } from './load.ts'
import { type Downloaded, openData, openDataLines } from './open-data.ts'
import { makePastQuick } from './past.ts'
import { type Searched, search, searchLines } from './search.ts'
import { signIn } from './sign-in.ts'

/**
 * `npm run bench`: intake, lifecycles, lists, the supervisor's desk, what time does, and memory, in one run on one machine,
 * with fsync on, beside the raw rate of the same database. `--quick` stops at 10,000 cases; `--only=lifecycles`,
 * `--only=desk`, `--only=clocks`, `--only=search`, `--only=import`, `--only=open-data` and `--only=handbook` measure nothing
 * else. Prints tables; nothing here judges.
 */
const quick = process.argv.includes('--quick')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const SECONDS = quick ? 3 : 8
const SIZES = quick ? [10_000] : [10_000, 100_000, 1_000_000]
/** Cases that are all open, for what time does to them. */
const OPEN = Number(
  process.argv.find((word) => word.startsWith('--open='))?.slice('--open='.length) ??
    (quick ? 10_000 : 100_000),
)
/** Of these, those whose days a notice moves at most: each applicant is told. */
const MOVE = Math.min(OPEN, 100_000)
const CONNECTIONS = 64
const DIST = 'dist/bench'
/** What `npm start` gives the server, or what BENCH_FLAGS says instead: to compare. */
const FLAGS: string[] =
  process.env.BENCH_FLAGS?.split(' ').filter(Boolean) ??
  JSON.parse(readFileSync('scripts/server-flags.json', 'utf8'))

if (only === 'handbook') {
  const { handbook } = await import('./handbook.ts')
  process.stdout.write(`${(await handbook()).join('\n')}\n`)
  process.exit()
}

const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
const say = (line: string) => process.stderr.write(`${line}\n`)

say('building')
await build({
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: DIST,
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: { input: ['bench/app.ts', 'bench/prepare.ts'] },
  },
})
const cluster = await startCluster(folder)
try {
  say('furnishing')
  await makePastQuick(cluster.url, DIST)
  const result = await run(cluster.url)
  if (result.raw) print(result)
  else if (result.pages) process.stdout.write(`${deskLines(result.pages).join('\n')}\n`)
  else if (result.searched) tell(result.searched)
  else if (result.imported) process.stdout.write(`${importLines(result.imported).join('\n')}\n`)
  else if (result.opened) process.stdout.write(`${openDataLines(result.opened).join('\n')}\n`)
  else if (result.sweeps) process.stdout.write(`${sweepLines(result.sweeps).join('\n')}\n`)
  else process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function run(url: string) {
  const app = await startApp(url)
  try {
    const stages: string[] = []
    const stage = async (after: string) => {
      stages.push(`${after} ${(await used(app.call)).peak} MB`)
      say(`peak memory ${stages.at(-1)}`)
    }
    await stage('after the start')
    if (only === 'clocks') return { sweeps: await timePasses(url, app.call) }
    if (only === 'desk') {
      await fill(url, SIZES.at(-1) ?? 0)
      return { pages: await pagesOf(app) }
    }
    if (only === 'search') return { searched: await search(url, app.call, SECONDS) }
    if (only === 'import') return { imported: await importing(app) }
    if (only === 'open-data') return { opened: await opening(url, app.call) }
    if (only === 'lifecycles') return { lives: await lifecycles(app.call, await app.posts()) }
    const spread = await intake(app.call, 'drawn')
    say(`intake ${spread.rate}/s`)
    const one = await intake(app.call, 'promised')
    say(`intake on one item ${one.rate}/s`)
    const raw = await rawRate(url)
    say(`raw ${raw.rate}/s`)
    const again = await intake(app.call, 'drawn')
    await stage('after intake')
    const posts = await app.posts()
    const lives = await lifecycles(app.call, posts)
    say(`lifecycles ${lives.rate}/s`)
    await stage('after lifecycles')
    const bySize: { size: number; rows: Row[] }[] = []
    for (const size of SIZES) {
      say(`filling to ${size}`)
      await fill(url, size)
      bySize.push({ size, rows: await reads(app.call, posts) })
      for (const { what, p50, p95, p99 } of bySize.at(-1)?.rows ?? [])
        say(`  ${what}: p50 ${p50} p95 ${p95} p99 ${p99} ms`)
    }
    await stage('after the lists')
    const pages = await pagesOf(app)
    await stage('after the desk')
    const sweeps = await timePasses(url, app.call)
    await stage('after the sweeps')
    return {
      spread: spread.rate > again.rate ? spread : again,
      one,
      raw,
      lives,
      bySize,
      stages,
      pages,
      sweeps,
    }
  } finally {
    await app.stop()
  }
}

async function pagesOf(app: Awaited<ReturnType<typeof startApp>>): Promise<Page[]> {
  const { city, supervisor: county } = await app.posts()
  say('the supervisor’s desk')
  const pages = await desk(app.call, { city, county }, Math.max(2, SECONDS / 4))
  for (const { what, p50, p95 } of pages) say(`  ${what}: p50 ${p50} p95 ${p95} ms`)
  return pages
}

async function timePasses(url: string, call: Client): Promise<Sweep[]> {
  say(`what time does to ${OPEN} open cases`)
  const sweeps = await clocks(url, call, { many: OPEN, move: MOVE })
  for (const { what, done, ms } of sweeps) say(`  ${what}: ${done} in ${ms} ms`)
  return sweeps
}

async function importing(app: Awaited<ReturnType<typeof startApp>>): Promise<Imported[]> {
  say('items from files')
  return imports(app.call, (await app.posts()).editor, async () => (await used(app.call)).peak)
}

async function opening(url: string, call: Client): Promise<Downloaded[]> {
  say('open data')
  return openData(url, call, async () => (await used(call)).peak)
}

function intake(call: Client, item: 'drawn' | 'promised'): Promise<Figures> {
  return measure(
    CONNECTIONS,
    SECONDS,
    async () => (await call('POST', '/api/bench/intake', { item })).status === 200,
  )
}

/** Whole ways, the first ten seconds of them unmeasured (code compiled, plans made); and what one of them costs the application in processor time. */
async function lifecycles(call: Client, posts: Posts): Promise<Figures & { processor: number }> {
  await measure(CONNECTIONS, 10, () => lifecycle(call, posts))
  const before = await used(call)
  const figures = await measure(CONNECTIONS, SECONDS, () => lifecycle(call, posts))
  const { processor } = await used(call)
  return { ...figures, processor: Math.round((10 * (processor - before.processor)) / figures.done) / 10 }
}

async function used(call: Client): Promise<{ peak: number; processor: number }> {
  return JSON.parse((await call('GET', '/api/bench/memory')).body)
}

type Row = { what: string } & Figures

async function reads(call: Client, posts: Posts): Promise<Row[]> {
  const seconds = Math.max(2, SECONDS / 2)
  const get = (what: string, path: () => string, cookie: string): Promise<Row> =>
    measure(8, seconds, async () => (await call('GET', path(), undefined, cookie)).status === 200).then(
      (figures) => ({ what, ...figures }),
    )
  const first = await call('GET', '/api/cases?view=all&size=100', undefined, posts.clerk)
  if (first.status !== 200) throw new Error(`the list: ${first.status} ${first.body}`)
  const list = JSON.parse(first.body) as { cases: { id: string }[] }
  const some = () => list.cases[Math.floor(Math.random() * list.cases.length)]?.id ?? ''
  return [
    await get('work list of a window', () => '/api/cases?size=50', posts.clerk),
    await get('work list of a department', () => '/api/cases?size=50', posts.reviewer),
    await get('counts of a window', () => '/api/cases/counts', posts.clerk),
    await get('all cases of a county (supervision)', () => '/api/cases?view=all&size=50', posts.supervisor),
    await get('case page', () => `/api/cases/${some()}`, posts.clerk),
    { what: 'lifecycle act (write)', ...(await writes(call, posts, seconds)) },
  ]
}

/** One write at a time beside the reads' load: claiming and releasing a case of the window's desk. */
async function writes(call: Client, posts: Posts, seconds: number): Promise<Figures> {
  const { cases } = JSON.parse((await call('GET', '/api/cases?size=100', undefined, posts.clerk)).body) as {
    cases: { id: string; holder: string | null }[]
  }
  const free = cases.filter(({ holder }) => holder === null).map(({ id }) => id)
  return measure(8, seconds, async (worker) => {
    const mine = free.filter((_, n) => n % 8 === worker)
    const id = mine[Math.floor(Math.random() * mine.length)] ?? ''
    const claimed = await call('POST', `/api/cases/${id}/claim`, {}, posts.clerk)
    const released = await call('POST', `/api/cases/${id}/release`, {}, posts.clerk)
    return claimed.status === 200 && released.status === 200
  })
}

async function startApp(url: string) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(
    process.execPath,
    [
      ...FLAGS,
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : []),
      join(DIST, 'app.js'),
      url,
      base,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}`)))
  })
  const call = client(base, CONNECTIONS)
  return {
    call,
    posts: async (): Promise<Posts> => ({
      clerk: await signIn(base, 'clerk'),
      reviewer: await signIn(base, 'reviewer'),
      approver: await signIn(base, 'approver'),
      output: await signIn(base, 'output'),
      supervisor: await signIn(base, 'supervisor'),
      city: await signIn(base, 'citysupervisor'),
      editor: await signIn(base, 'editor'),
    }),
    stop: () =>
      new Promise<void>((resolve) => {
        child.removeAllListeners('exit')
        child.once('exit', () => resolve())
        child.stdin.end()
      }),
  }
}

async function rawRate(url: string): Promise<{ rate: number; rounds: number[] }> {
  const child = spawn(process.execPath, ['bench/raw.ts', url, String(SECONDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of child.stdout) said += chunk
  return JSON.parse(said) as { rate: number; rounds: number[] }
}

/** What was missed is counted only: whoever reads it of the half set aside tunes with it. */
function tell(searched: Searched): void {
  process.stdout.write(`${searchLines(searched).join('\n')}\n`)
}

/** What time does to open cases, a line each. */
function sweepLines(sweeps: readonly Sweep[]): string[] {
  return [
    '| what time does | open cases | done something to | seconds | a second |',
    '|---|---:|---:|---:|---:|',
    ...sweeps.map(({ what, open, done, ms }) => {
      const rate = done > 0 ? Math.round(done / (ms / 1_000)) : ''
      return `| ${[what, open.toLocaleString('en'), done.toLocaleString('en'), (ms / 1_000).toFixed(1), rate].join(' | ')} |`
    }),
  ]
}

/** The supervisor's desk, a line each; what took longer than it may says so. */
function deskLines(pages: readonly Page[]): string[] {
  return [
    '| the supervisor’s desk | a second | p50 ms | p95 ms | p99 ms |',
    '|---|---:|---:|---:|---:|',
    ...pages.map(({ what, rate, p50, p95, p99 }) => {
      const said = p95 > DESK_P95 ? `**${p95}**` : p95
      return `| ${[what, rate, p50, said, p99].join(' | ')} |`
    }),
  ]
}

type Whole = Extract<Awaited<ReturnType<typeof run>>, { raw: object }>
function print({ spread, one, raw, lives, bySize, stages, pages, sweeps }: Whole): void {
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`
  const line = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`
  const out = [
    `${cpus().length} cores (${cpus()[0]?.model ?? ''}), Node ${process.version}, embedded PostgreSQL 18, fsync on, ${CONNECTIONS} connections.`,
    '',
    '| what | a second | p50 ms | p95 ms | p99 ms | beside |',
    '|---|---:|---:|---:|---:|---|',
    line(
      'intake over HTTP, items as in life',
      spread.rate,
      spread.p50,
      spread.p95,
      spread.p99,
      `${share(spread.rate, raw.rate)} of raw`,
    ),
    line(
      'intake over HTTP, all on one item',
      one.rate,
      one.p50,
      one.p95,
      one.p99,
      `${share(one.rate, spread.rate)} of the spread rate`,
    ),
    line('raw: one prepared statement a case', raw.rate, '', '', '', `best of ${raw.rounds.join(', ')}`),
    line(
      'whole lifecycles over HTTP',
      lives.rate,
      lives.p50,
      lives.p95,
      lives.p99,
      `${lives.processor} ms of the application's processor time each`,
    ),
    '',
    ...bySize.flatMap(({ size, rows }) => [
      `With ${size.toLocaleString('en')} cases:`,
      '',
      '| what | a second | p50 ms | p95 ms | p99 ms |',
      '|---|---:|---:|---:|---:|',
      ...rows.map((row) => line(row.what, row.rate, row.p50, row.p95, row.p99)),
      '',
    ]),
    ...deskLines(pages),
    '',
    ...sweepLines(sweeps),
    '',
    `Peak memory of the application process: ${stages.join(', ')}.`,
  ]
  process.stdout.write(`${out.join('\n')}\n`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
