// Run after every `npm install`: a registry that does not carry the programs of every system leaves them out of the lock
// file, and `npm ci` then refuses the whole of it. They are named again here, from what the packages themselves ask for.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HOME } from './project.mjs'

const file = join(HOME, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, range] of Object.entries(optionalDependencies))
    if (!isNamed(path, name)) lock.packages[`node_modules/${name}`] = entry(name, range, dev)

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)

/** Beside the package that asks for it, or in a folder above. */
function isNamed(path, name) {
  if (lock.packages[join(path, 'node_modules', name)]) return true
  return path !== '' && isNamed(path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name)
}

/** For which machines it is can be read from its name: `…-linux-arm64-musl`. */
function entry(name, range, dev) {
  const parts = name.split('-')
  const os = ['android', 'darwin', 'linux', 'win32'].find((word) => parts.includes(word))
  const cpu = ['arm64', 'x64', 'arm', 'ia32', 'ppc64'].find((word) => parts.includes(word))
  const libc = parts.includes('musl') ? 'musl' : parts.some((word) => /^gnu/.test(word)) ? 'glibc' : undefined
  return {
    version: range.replace(/^[\^~]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}
