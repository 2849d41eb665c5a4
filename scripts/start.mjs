// `npm start`: install if needed, build if needed, then the server. Runs on any Node from 18 on; the server on Node 24.
// In package.json it is `exec node …`: without `exec` a shell stands between npm and us, and keeps signals to itself.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { alone, build, ENV, giveUp, HOME, install, NODE, serverFlags } from './project.mjs'

if (process.argv.length > 2)
  giveUp(`start 不接受参数：${process.argv[2]}。设置用环境变量，例如 PORT=8081 npm start。`, 2)
process.stdout.write('一窗正在启动\n')
await alone(async () => {
  await install()
  await build()
})

// The channel tells the server when this process is gone, however it went.
const server = spawn(
  NODE,
  [...serverFlags(), '--enable-source-maps', join(HOME, 'dist', 'server', 'main.js')],
  {
    cwd: HOME,
    env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: join(HOME, 'dist', '.cache'), ...ENV },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  },
)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => {
  if (signal)
    process.stderr.write(
      `服务进程被强行结束（${signal}）。再次执行 npm start 即可恢复，已受理的办件不会丢失。\n`,
    )
  process.exit(code ?? 1)
})

// npm that was killed outright can pass nothing on, but it leaves us to another parent.
if (process.env.npm_lifecycle_event === 'start') {
  const npm = process.ppid
  setInterval(() => process.ppid === npm || server.kill('SIGTERM'), 500).unref()
}
