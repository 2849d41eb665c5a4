#!/usr/bin/env node
// Runs a command on the project's own Node, whatever Node the machine has. Plain JavaScript: it must run anywhere.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = dirname(dirname(fileURLToPath(import.meta.url)))
const node = join(home, 'node_modules', 'node', 'bin', 'node')
const [command, ...rest] = process.argv.slice(2)

if (command === 'start' && rest.length === 0) run(process.execPath, [join(home, 'scripts', 'start.mjs')])
else if (existsSync(node)) run(node, [join(home, 'src', 'cli', 'onewindow.ts'), ...process.argv.slice(2)])
else fail('依赖还没有安装。请先在项目文件夹中执行 npm ci。')

function run(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`不能运行 ${program}：${error.message}`))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
