// `npm test`: the gate, the same on a desk and on a build server. Stops at the first step that fails.
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './install-browser.mjs'
import { alone, ENV, HOME, install, NODE, run } from './project.mjs'

const results = mkdtempSync(join(tmpdir(), 'onewindow-results-'))
chmodSync(results, 0o711) // the database in it runs as another user
process.once('exit', () => rmSync(results, { recursive: true, force: true }))
const [units, browser] = [join(results, 'units.json'), join(results, 'browser.json')]
const program = (...path) => join(HOME, 'node_modules', ...path)

await alone(install)
const chromium = await ensureBrowser()
const port = await freePort()

const plain = process.stdout.isTTY ? [] : ['--colors=off']

// biome-ignore format: a table is read by its columns
const STEPS = [
  ['代码检查', () => node(program('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', ...plain)],
  ['类型检查', () => node(program('typescript', 'bin', 'tsc'), '--noEmit', '-p', HOME)],
  ['单元与模块测试', () => node(program('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`)],
  ['构建', () => node(join(HOME, 'scripts', 'build.mjs'))],
  ['浏览器测试', () => node(program('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json')],
]

async function node(...args) {
  const env = { ...ENV, CHROMIUM: chromium, BROWSER_PORT: String(port), BROWSER_DATA: join(results, 'data') }
  env.PLAYWRIGHT_JSON_OUTPUT_NAME = browser
  delete env.NODE_ENV // each tool sets its own
  if (!process.stdout.isTTY) {
    delete env.FORCE_COLOR
    env.NO_COLOR = '1' // a log is read as text
  }
  return (await run(NODE, args, { env })).code
}

const began = Date.now()
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} 秒`
let failed
for (const [n, [name, work]] of STEPS.entries()) {
  const start = Date.now()
  process.stdout.write(`\n── ${n + 1}/${STEPS.length} ${name}\n`)
  const code = await work()
  process.stdout.write(`── ${name}${code === 0 ? '通过' : '没有通过'}，${seconds(start)}\n`)
  if (code !== 0) {
    failed = name
    break
  }
}

process.stdout.write(`\n${failed ? `没有通过：${failed}` : '全部通过'}，共 ${seconds(began)}\n${totals()}\n`)
process.exit(failed ? 1 : 0)

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}

/** Both runners added up, in a line that any reader of test results understands. */
function totals() {
  const unit = read(units)
  const page = read(browser)?.stats
  const passed = (unit?.numPassedTests ?? 0) + (page?.expected ?? 0) + (page?.flaky ?? 0)
  const wrong = (unit?.numFailedTests ?? 0) + (page?.unexpected ?? 0)
  const skipped = (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (page?.skipped ?? 0)
  return `${passed} passed, ${wrong} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}
