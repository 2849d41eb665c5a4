import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { HOME } from '../platform/config.ts'
import { command, WrongArguments } from './command.ts'

/** The same as `npm start`. `bin/onewindow.mjs` goes there directly, since a fresh clone has nothing installed yet. */
export const start = command({
  name: 'start',
  usage: `用法：npx onewindow start

安装依赖、构建、启动数据库和服务，直到按 Ctrl-C 或收到 SIGTERM。

环境变量：
  PORT          端口，默认 8080
  HOST          监听的地址，默认 127.0.0.1（只有本机能访问）
  PUBLIC_URL    对外网址，默认 http://127.0.0.1:端口
  DATABASE_URL  使用已有的 PostgreSQL（16 或更高），不用内置的
  DATA_DIR      数据文件夹；默认是项目下的 .onewindow，root 用户为 /var/lib/onewindow/ 下的文件夹
  DEMO          1 载入演示城市，0 不载入；默认只在内置的空数据库里载入
  TRUST_PROXY   前置反向代理的地址或网段，用逗号隔开；采信它们转告的来访地址
  OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET
                改用省或国家的统一身份认证登录；不设置时用系统自带的登录`,
  options: { help: { type: 'boolean' } },
  async answer({ positionals }) {
    if (positionals.length > 0) throw new WrongArguments(`start 不接受参数：${positionals[0]}。`)
    const child = spawn(process.execPath, [join(HOME, 'scripts', 'start.mjs')], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal))
    const [code] = (await once(child, 'exit')) as [number | null]
    process.exit(code ?? 1)
  },
})
