// `npm run screens`: the main pages as pictures into docs/screens/, from a fresh demo city.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './install-browser.mjs'
import { alone, build, ENV, HOME, install, NODE, run } from './project.mjs'

await alone(async () => {
  await install()
  await build()
})
const data = mkdtempSync(join(tmpdir(), 'onewindow-screens-'))
process.once('exit', () => rmSync(data, { recursive: true, force: true }))
const env = {
  ...ENV,
  SCREENS: '1',
  CHROMIUM: await ensureBrowser(),
  BROWSER_PORT: await freePort(),
  BROWSER_DATA: data,
}
const playwright = join(HOME, 'node_modules', '@playwright', 'test', 'cli.js')
process.exit((await run(NODE, [playwright, 'test', '--project=screens', '--reporter=list'], { env })).code)

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(String(port)))
    })
  })
}
