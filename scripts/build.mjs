// `npm run build`: server, portal and workbench into dist/, side by side.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ENV, giveUp, HOME, NODE, run, STAMP, sourcesStamp } from './project.mjs'

const VITE = join(HOME, 'node_modules', 'vite', 'bin', 'vite.js')
const MODES = ['server', 'portal', 'workbench']
const env = { ...ENV, NODE_ENV: 'production' }
const stamp = sourcesStamp()

const results = await Promise.all(
  MODES.map(async (mode) => ({
    mode,
    ...(await run(NODE, [VITE, 'build', '--mode', mode, '--logLevel', 'warn'], { quiet: true, env })),
  })),
)
for (const { said } of results) if (said.trim()) process.stdout.write(`${said.trim()}\n`)
const failed = results.filter(({ code }) => code !== 0).map(({ mode }) => mode)
if (failed.length > 0) giveUp(`构建没有成功：${failed.join('、')}。`)
writeFileSync(STAMP, stamp)
