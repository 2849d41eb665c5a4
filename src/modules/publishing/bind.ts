import { sql } from 'kysely'
import type { Day } from '../../core/day.ts'
import { RuleViolation } from '../../core/violation.ts'
import { PUBLISHING } from '../../core/words/publishing.ts'
import type { Db } from '../../platform/db.ts'
import type { Handler, Schedule } from '../../platform/module.ts'
import type { Setting } from '../../platform/setting.ts'
import { assertDrawable, typesetBook } from '../../platform/typeset.ts'
import type { Book } from './book.ts'
import { BOOK_TEMPLATE } from './book-template.ts'
import type { Format } from './contract.ts'
import { writeDocx } from './docx.ts'
import { gather, type Wanted } from './gather.ts'

/** Times a volume is tried before it is given up; whoever works on it says so every few seconds. */
const TRIES = 3
const SIGN_MS = 10_000
/** Without a sign for so long, whoever worked on it is gone: a server that was stopped, or broke down. */
const SILENCE = sql`interval '60 seconds'`
/** A thousand items with their forms. */
const LIMIT = 512 * 1024 * 1024

/** Volumes that were ordered are made, one after the other. */
export const bindOrdered: Handler = async (outside, jobs) => {
  for (const { caseId } of jobs) await bind(outside, caseId)
}

/** Volumes that somebody began and did not finish are begun again: a restart loses none. */
export const bindLeft: Schedule = {
  everySeconds: 20,
  async run(db, setting) {
    const { rows } = await sql<{ id: string }>`
      select id from publishing.volume
      where state in ('ordered', 'gathering', 'setting') and coalesce(taken_at, ordered_at) < now() - ${SILENCE}
      order by ordered_at limit 1`.execute(db)
    for (const { id } of rows) await bind({ db, setting }, id)
  },
}

type Taken = Wanted & { format: Format; on: Day; tries: number }

/** One volume, unless it is done or somebody is at it. What fails is tried again, and given up after the third time. */
export async function bind({ db, setting }: { db: Db; setting: Setting }, id: string): Promise<void> {
  const taken = await take(db, id)
  if (!taken) return
  const sign = setInterval(() => void giveSign(db, id), SIGN_MS)
  try {
    const book = await gather(db, taken, taken.on, (gathered) => tell(db, id, { gathered }))
    await tell(db, id, { state: 'setting', setting_at: new Date().toISOString() })
    const { bytes, pages } = await fileOf(book, taken.format, taken.on)
    const { sha256, size } = await setting.files.put(inPieces(bytes), LIMIT)
    await finish(db, id, { state: 'done', pages, size, sha256 })
  } catch (error) {
    const told = error instanceof RuleViolation ? error.message : PUBLISHING.gaveUp.zh
    if (error instanceof RuleViolation || taken.tries >= TRIES)
      await finish(db, id, { state: 'failed', trouble: told })
    else await tell(db, id, { state: 'ordered', gathered: 0 })
    if (!(error instanceof RuleViolation)) throw error
  } finally {
    clearInterval(sign)
  }
}

async function take(db: Db, id: string): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    update publishing.volume set state = 'gathering', gathered = 0, taken_at = now(), tries = tries + 1
    where id = ${id} and (state = 'ordered'
      or (state in ('gathering', 'setting') and taken_at < now() - ${SILENCE}))
    returning part, division, format, ordered_on as "on", tries`.execute(db)
  return rows[0]
}

async function giveSign(db: Db, id: string): Promise<void> {
  await sql`update publishing.volume set taken_at = now() where id = ${id} and state in ('gathering', 'setting')`
    .execute(db)
    .catch(() => {}) // a sign that is missed is given ten seconds later
}

type Told = { state?: 'setting' | 'ordered'; gathered?: number; setting_at?: string }

async function tell(db: Db, id: string, told: Told): Promise<void> {
  await db
    .updateTable('publishing.volume')
    .set({ ...told, taken_at: new Date().toISOString() })
    .where('id', '=', id)
    .where('state', 'in', ['gathering', 'setting'])
    .execute()
}

type Outcome =
  | { state: 'done'; pages: number | null; size: number; sha256: string }
  | { state: 'failed'; trouble: string }

async function finish(db: Db, id: string, outcome: Outcome): Promise<void> {
  await db
    .updateTable('publishing.volume')
    .set({ ...outcome, finished_at: new Date().toISOString() })
    .where('id', '=', id)
    .where('state', 'in', ['gathering', 'setting'])
    .execute()
}

/** A book as a file of that format. Throws `paper/missing-glyph`. */
export function fileOf(
  book: Book,
  format: Format,
  on: Day,
): Promise<{ bytes: Buffer; pages: number | null }> {
  return FILES[format](book, on)
}

const FILES: Record<Format, (book: Book, on: Day) => Promise<{ bytes: Buffer; pages: number | null }>> = {
  async pdf(book, on) {
    assertDrawable(JSON.stringify(book))
    const { pdf, pages } = await typesetBook(BOOK_TEMPLATE, { book }, midnight(on))
    return { bytes: pdf, pages }
  },
  docx: async (book) => ({ bytes: await writeDocx(book), pages: null }),
}

/** So that the same volume of the same day is the same file. */
export const midnight = (on: Day): Date => new Date(`${on}T00:00:00+08:00`)

async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  const piece = 1024 * 1024
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
