// `npm run dev`: everything rebuilt as it is saved. The server on 8080; the workbench, fresh, on 5173.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { alone, build, ENV, HOME, install, NODE } from './project.mjs'

await alone(async () => {
  await install()
  await build()
})
const vite = join(HOME, 'node_modules', 'vite', 'bin', 'vite.js')
const children = [
  [vite, 'build', '--mode', 'server', '--watch', '--logLevel', 'warn'],
  [vite, 'build', '--mode', 'portal', '--watch', '--logLevel', 'warn'],
  [vite, '--mode', 'workbench'],
  ['--watch', '--enable-source-maps', join(HOME, 'dist', 'server', 'main.js')],
].map((args) => spawn(NODE, args, { cwd: HOME, env: ENV, stdio: ['ignore', 'inherit', 'inherit'] }))

function stop() {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
