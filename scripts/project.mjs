// What the scripts share. Plain JavaScript on built-in modules: they run before anything is installed, on Node 18 or later.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const HOME = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...names) => join(HOME, ...names)

/** The project's own Node. */
export const NODE = at('node_modules', 'node', 'bin', 'node')

/** What everything runs with: the project's programs first. */
export const ENV = { ...process.env, PATH: `${at('node_modules', '.bin')}:${process.env.PATH ?? ''}` }

/** With what the server's own Node is started: how much memory it may take before it cleans up. */
export const serverFlags = () => JSON.parse(readFileSync(at('scripts', 'server-flags.json'), 'utf8'))

/** A failure somebody can put right: one sentence, exit code 1, or 2 for arguments that say nothing. */
export function giveUp(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** Run a program to its end. Quiet ones are heard only when they fail. */
export function run(program, args, { quiet = false, env = ENV, cwd = HOME } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    })
    let said = ''
    child.stdout?.on('data', (chunk) => (said += chunk))
    child.stderr?.on('data', (chunk) => (said += chunk))
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

/** One line: what is being done, then how long it took. Ends the script if it fails. */
export async function step(doing, work) {
  const began = Date.now()
  process.stdout.write(`  ${doing}……`)
  const { code, said } = await work()
  process.stdout.write(code === 0 ? ` ${((Date.now() - began) / 1000).toFixed(1)} 秒\n` : ' 没有成功\n')
  if (code === 0) return
  process.stderr.write(`${said.trim()}\n`)
  giveUp(`${doing}没有成功，原因见上。`)
}

/** Packages as the lock file names them, unless they already are. */
export async function install() {
  if (isInstalled()) return
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const env = { ...process.env, npm_config_progress: 'false' }
  await step('安装依赖（首次约一分钟）', () =>
    npm?.endsWith('.js')
      ? run(process.execPath, [npm, ...args], { quiet: true, env })
      : run('npm', args, { quiet: true, env }),
  )
}

/** What npm wrote down as installed agrees with the lock file; only what is for other systems may be missing. */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json')
  if (!existsSync(installed) || !existsSync(NODE)) return false
  const there = JSON.parse(readFileSync(installed, 'utf8')).packages
  const wanted = Object.entries(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages)
  return wanted.every(([path, { version, optional }]) =>
    path === '' ? true : there[path] ? there[path].version === version : optional === true,
  )
}

/** Pages and server, built when anything they are made of has changed. */
export async function build() {
  if (read(STAMP) === sourcesStamp()) return
  await step('构建页面与服务', () => run(NODE, [at('scripts', 'build.mjs')], { quiet: true }))
}

/** What the last build was made from; written by a build that succeeded. */
export const STAMP = at('dist', '.stamp')

export function sourcesStamp() {
  return hashOf(SOURCES.flatMap((name) => filesIn(at(name))))
}

const SOURCES = ['src', 'scripts/build.mjs', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash.update(relative(HOME, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** Two starts of one clone install and build one after the other. */
export async function alone(work) {
  const folder = at('.onewindow')
  const lock = join(folder, 'preparing')
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    giveUp(`不能写入 ${HOME}：${error.message}。请改正权限后再启动。`)
  }
  let told = false
  while (!tryPut(lock)) {
    if (!isRunning(Number(read(lock)))) rmSync(lock, { force: true })
    else if (!told) process.stdout.write('  另一个启动正在安装或构建，等待它完成……\n')
    told = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  await work()
  release()
  process.off('exit', release)
}

function tryPut(lock) {
  const draft = `${lock}.${process.pid}`
  try {
    writeFileSync(draft, String(process.pid))
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    return giveUp(`不能写入 ${dirname(lock)}：${error.message}。请改正权限后再启动。`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function isRunning(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  const commandLine = read(`/proc/${pid}/cmdline`)
  return commandLine === undefined || /start\.mjs|test\.mjs|build/.test(commandLine) // the number may be somebody else's by now
}
