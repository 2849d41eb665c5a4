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
import { importLines, imports } from './import.ts'
import { lifecycle, type Posts } from './lifecycle.ts'
import { type Client, client, type Figures, measure } from './load.ts'
import { openData, openDataLines } from './open-data.ts'
import { makePastQuick } from './past.ts'
import { search, searchLines } from './search.ts'
import { signIn } from './sign-in.ts'

/**
 * `npm run bench`: intake, lifecycles, lists, the supervisor's desk, what time does, search, items from files, open data, the
 * printed handbook, and memory, in one run on one machine, with fsync on, beside the raw rate of the same database. Every table
 * is printed as soon as it is measured; nothing here judges. `--quick` stops at 10,000 cases; `--cases=1000000` and
 * `--open=1000000` measure the large sizes. `--only=` and one of the parts, or `lifecycles`, measures nothing else.
 */
const PARTS = ['cases', 'desk', 'clocks', 'search', 'import', 'open-data', 'handbook'] as const
type PartName = (typeof PARTS)[number]
const given = (name: string) =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const quick = process.argv.includes('--quick')
const only = given('only')
const wants = (part: PartName) => only === undefined || only === part
if (only !== undefined && ![...PARTS, 'lifecycles'].includes(only))
  throw new TypeError(`--only=${only}: one of ${[...PARTS, 'lifecycles'].join(', ')}`)
const SECONDS = quick ? 3 : 8
/** Cases in the database, one size after the other up to the largest that is asked for. */
const LARGEST = Number(given('cases') ?? (quick ? 10_000 : 100_000))
const SIZES = [...[10_000, 100_000].filter((size) => size < LARGEST), LARGEST]
/** Cases that are all open, for what time does to them. */
const OPEN = Number(given('open') ?? (quick ? 10_000 : 20_000))
/** Of these, those whose days a notice moves at most: each applicant is told. */
const MOVE = Math.min(OPEN, 100_000)
const CONNECTIONS = 64
const DIST = 'dist/bench'
/** What `npm start` gives the server, or what BENCH_FLAGS says instead: to compare. */
const FLAGS: string[] =
  process.env.BENCH_FLAGS?.split(' ').filter(Boolean) ??
  JSON.parse(readFileSync('scripts/server-flags.json', 'utf8'))

const say = (line: string) => process.stderr.write(`${line}\n`)
const tell = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n\n`)

if (only !== 'handbook') await onTheProduct()
if (wants('handbook')) {
  say('the handbook')
  const { handbook } = await import('./handbook.ts')
  tell(['| the handbook | takes |', '|---|---:|', ...(await handbook())])
}
process.exit() // whatever still listens

/** All that is asked of a server of its own process, on a city that was made by the real commands. */
async function onTheProduct(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'onewindow-bench-'))
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
    await run(cluster.url)
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(url: string): Promise<void> {
  const app = await startApp(url)
  const stages: string[] = []
  const peak = async () => (await used(app.call)).peak
  const stage = async (after: string) => {
    stages.push(`${after} ${await peak()} MB`)
    say(`peak memory ${stages.at(-1)}`)
  }
  try {
    await stage('after the start')
    if (only === 'lifecycles') tell([JSON.stringify(await lifecycles(app.call, await app.posts()))])
    if (wants('cases')) {
      tell(wholeLines(await rates(url, app, stage)))
      for (const size of SIZES) tell(await listsAt(url, size, app))
      await stage('after the lists')
    }
    if (wants('desk')) {
      if (only) await fill(url, LARGEST)
      tell(deskLines(await pagesOf(app)))
      await stage('after the desk')
    }
    if (wants('clocks')) {
      tell(sweepLines(await timePasses(url, app.call)))
      await stage('after the sweeps')
    }
    if (wants('search')) {
      say('search')
      // what was missed is counted only: whoever reads it of the half set aside tunes with it
      tell(searchLines(await search(url, app.call, SECONDS)))
      await stage('after the search')
    }
    if (wants('import')) {
      say('items from files')
      tell(importLines(await imports(app.call, (await app.posts()).editor, peak)))
      await stage('after the import')
    }
    if (wants('open-data')) {
      say('open data')
      tell(openDataLines(await openData(url, app.call, peak)))
      await stage('after the open data')
    }
    tell([`Peak memory of the application process: ${stages.join(', ')}.`])
  } finally {
    await app.stop()
  }
}

type App = Awaited<ReturnType<typeof startApp>>

async function rates(url: string, app: App, stage: (after: string) => Promise<void>) {
  const spread = await intake(app.call, 'drawn')
  say(`intake ${spread.rate}/s`)
  const one = await intake(app.call, 'promised')
  say(`intake on one item ${one.rate}/s`)
  const raw = await rawRate(url)
  say(`raw ${raw.rate}/s`)
  const again = await intake(app.call, 'drawn')
  await stage('after intake')
  const lives = await lifecycles(app.call, await app.posts())
  say(`lifecycles ${lives.rate}/s`)
  await stage('after lifecycles')
  return { spread: spread.rate > again.rate ? spread : again, one, raw, lives }
}

async function listsAt(url: string, size: number, app: App): Promise<string[]> {
  say(`filling to ${size}`)
  await fill(url, size)
  const rows = await reads(app.call, await app.posts())
  return [
    `With ${size.toLocaleString('en')} cases:`,
    '',
    '| what | a second | p50 ms | p95 ms | p99 ms |',
    '|---|---:|---:|---:|---:|',
    ...rows.map(({ what, rate, p50, p95, p99 }) => lineOf(what, rate, p50, p95, p99)),
  ]
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

function lineOf(...cells: (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Intake and whole lifecycles, beside the raw rate of the database. */
function wholeLines({ spread, one, raw, lives }: Awaited<ReturnType<typeof rates>>): string[] {
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`
  const timed = (what: string, { rate, p50, p95, p99 }: Figures, beside: string) =>
    lineOf(what, rate, p50, p95, p99, beside)
  return [
    `${cpus().length} cores (${cpus()[0]?.model ?? ''}), Node ${process.version}, embedded PostgreSQL 18, fsync on, ${CONNECTIONS} connections.`,
    '',
    '| what | a second | p50 ms | p95 ms | p99 ms | beside |',
    '|---|---:|---:|---:|---:|---|',
    timed('intake over HTTP, items as in life', spread, `${share(spread.rate, raw.rate)} of raw`),
    timed('intake over HTTP, all on one item', one, `${share(one.rate, spread.rate)} of the spread rate`),
    lineOf('raw: one prepared statement a case', raw.rate, '', '', '', `best of ${raw.rounds.join(', ')}`),
    timed(
      'whole lifecycles over HTTP',
      lives,
      `${lives.processor} ms of the application's processor time each`,
    ),
  ]
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
