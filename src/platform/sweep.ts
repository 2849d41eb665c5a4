import { chmod, mkdir, opendir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from './db.ts'
import { ASIDE, bringBack, placeOf, UNFINISHED } from './files.ts'
import type { Keeper, Module } from './module.ts'

/** How long a file may lie without anything that refers to it, and how long it then waits aside before it is gone. */
export const GRACE = 2 * 24 * 3_600_000
/** Files asked about at once. */
const BATCH = 2_000

/** Looks over the store of files four times a day, on behalf of all modules. */
export function sweeper(modules: readonly Module[], folder: string): Module {
  const keepers = modules.flatMap(({ keeps }) => keeps ?? [])
  const run = (db: Db) => sweepFiles(folder, { db, keepers, now: Date.now() })
  return { name: 'files', schedules: { 'files/sweep': { everySeconds: 6 * 3_600, run } } }
}

/**
 * What an upload left behind that never became part of anything (a crash in between, a draft forgotten, a browser that
 * was closed) goes in two steps: set aside when nothing refers to it after a time of grace, deleted when nothing has after
 * another. What is on record for good is made read-only and never looked at again, whatever the database says later.
 */
export async function sweepFiles(
  folder: string,
  { db, keepers, now }: { db: Db; keepers: readonly Keeper[]; now: number },
): Promise<void> {
  const before = now - GRACE
  for await (const files of inBatches(loose(folder, before))) {
    const { forGood, forNow } = await keptAmong(db, keepers, files)
    for (const file of files)
      if (forGood.has(file)) await chmod(placeOf(folder, file), 0o400).catch(unlessGone)
      else if (!forNow.has(file)) await setAside(folder, file, now)
  }
  for await (const files of inBatches(filesIn(join(folder, ASIDE), before))) {
    const { forGood, forNow } = await keptAmong(db, keepers, files)
    for (const file of files)
      if (forGood.has(file) || forNow.has(file)) await bringBack(folder, file)
      else await rm(join(folder, ASIDE, file), { force: true })
  }
  for await (const file of filesIn(join(folder, UNFINISHED), before))
    await rm(join(folder, UNFINISHED, file), { force: true })
}

/** Files of the store that came in before that instant and are not on record for good yet. */
async function* loose(folder: string, before: number): AsyncGenerator<string> {
  for await (const outer of foldersIn(folder))
    for await (const inner of foldersIn(join(folder, outer)))
      yield* filesIn(join(folder, outer, inner), before)
}

async function* foldersIn(folder: string): AsyncGenerator<string> {
  for await (const { name } of entriesOf(folder)) if (/^[0-9a-f]{2}$/.test(name)) yield name
}

/** Writable files that were put there before that instant. */
async function* filesIn(folder: string, before: number): AsyncGenerator<string> {
  for await (const { name } of entriesOf(folder)) {
    const at = await stat(join(folder, name)).catch(unlessGone)
    if (at?.isFile() && at.mode & 0o200 && at.mtimeMs < before) yield name
  }
}

async function* entriesOf(folder: string) {
  const opened = await opendir(folder).catch(unlessGone)
  if (opened) yield* opened
}

/** Its time aside begins before it moves: a sweep that is stopped in between has only given it more time. */
async function setAside(folder: string, file: string, now: number): Promise<void> {
  const [place, aside] = [placeOf(folder, file), join(folder, ASIDE, file)]
  await mkdir(dirname(aside), { recursive: true })
  await utimes(place, now / 1_000, now / 1_000).catch(unlessGone)
  await rename(place, aside).catch(unlessGone)
}

async function keptAmong(db: Db, keepers: readonly Keeper[], files: readonly string[]) {
  const kept = { forGood: new Set<string>(), forNow: new Set<string>() }
  for (const { forGood, among } of keepers)
    for (const file of await among(db, files)) kept[forGood ? 'forGood' : 'forNow'].add(file)
  return kept
}

async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const one of all) {
    batch.push(one)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Another server sweeps the same store, or somebody has just brought the file back: what is not there needs nothing. */
function unlessGone(error: unknown): undefined {
  if ((error as { code?: string }).code !== 'ENOENT') throw error
}
