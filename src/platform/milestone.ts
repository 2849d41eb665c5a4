import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

/** What an installation reaches once and for all. */
export type Milestone =
  /** The demo city was begun: an interrupted start goes on with it. */
  | 'demo'
  /** What of it is there: the city, its accounts, its past. */
  | 'demo-city'
  | 'demo-accounts'
  | 'demo-past'
  | 'demo-administration'
  /** A city of its own, with its first administrator: no demo is loaded over it unasked. */
  | 'founded'

/** The catalogue of a release was loaded: of these only the last one is remembered. */
export type Loaded = `catalogue ${string}`

type Client = Pick<pg.ClientBase, 'query'>

export async function hasReached(owner: Client, milestone: Milestone | Loaded): Promise<boolean> {
  const { rowCount } = await owner.query('select from platform.milestone where name = $1', [milestone])
  return rowCount === 1
}

export async function reach(owner: Client, milestone: Milestone | Loaded): Promise<void> {
  await owner.query("delete from platform.milestone where name like split_part($1, ' ', 1) || ' %'", [
    milestone,
  ])
  await owner.query('insert into platform.milestone (name) values ($1) on conflict do nothing', [milestone])
}

/** Tells one state of files from another: a folder's own files, or a single one; what is not there counts as nothing. */
export function fingerprintOf(...paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesOf)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found ? [path] : []
  const names = readdirSync(path).sort()
  return names.map((name) => join(path, name)).filter((file) => statSync(file).isFile())
}
