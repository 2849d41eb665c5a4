import type pg from 'pg'
import { canonical, digest } from '../../platform/chain.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** One line of the record of administration as it is chained: all of it but its hash. */
export type Line = {
  id: string
  seq: number
  recorded_at: string
  request_id: string
  origin: 'live' | 'demo'
  author_kind: 'staff' | 'applicant' | 'installation'
  author: string
  author_name: string
  author_post: string | null
  kind: string
  division: string | null
  person: string | null
  post: string | null
  place: string | null
  party: string | null
  subject: string
  facts: Readonly<Record<string, string>>
  reason: string
}
/** A line before it has its place. */
export type Unplaced = Omit<Line, 'seq' | 'recorded_at' | 'origin'>

/** SM3 over the hash before it and everything the line says. */
export function sealLine(previous: string, line: Line): string {
  return digest('onewindow/administration/1', previous, canonical(line))
}

/** Adds a line behind the last one; whoever else wants to waits for this transaction. `demo` is the owner's alone. */
export async function addLine(tx: Tx, unplaced: Unplaced, demo?: { at: string }): Promise<void> {
  const head = await tx
    .selectFrom('organisation.change_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const line: Line = {
    ...unplaced,
    seq: head.seq + 1,
    recorded_at: demo?.at ?? new Date().toISOString(),
    origin: demo ? 'demo' : 'live',
  }
  const hash = sealLine(head.hash, line)
  const { origin, ...written } = line
  await tx
    .insertInto('organisation.change')
    .values({ ...written, ...(demo ? { origin } : {}), facts: JSON.stringify(line.facts), hash })
    .execute()
  await tx.updateTable('organisation.change_head').set({ seq: line.seq, hash }).execute()
}

/**
 * Chains what stands behind the last sealed line: what an installation wrote before anybody could sign in, and what an
 * earlier release did not seal yet. As the owner; what is sealed is never sealed again.
 */
export async function sealRest(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  const head = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from organisation.change_head for update',
  )
  let { seq, hash } = head.rows[0] ?? { seq: 0, hash: '' }
  const rest = await client.query<LineRow>('select * from organisation.change where seq > $1 order by seq', [
    seq,
  ])
  if (rest.rows.length === 0) return
  for (const row of rest.rows) {
    hash = sealLine(hash, lineOf(row))
    seq = row.seq
    await client.query('update organisation.change set hash = $1 where id = $2', [hash, row.id])
  }
  await client.query('update organisation.change_head set seq = $1, hash = $2', [seq, hash])
}

/** Whether anybody real has administered anything yet. */
export async function hasLiveLines(db: Db): Promise<boolean> {
  const lines = db.selectFrom('organisation.change').select('seq').where('origin', '=', 'live').limit(1)
  return (await lines.execute()).length > 0
}

/** Which number the next line has, for whoever writes it in SQL of their own. */
export const NEXT_LINE = '(select coalesce(max(seq), 0) + 1 from organisation.change)'

/** Where the record of administration first fails: at which line (0: the record as a whole), and what is wrong with it. */
export type BadLine = { change: number; what: string }
export type RecordVerdict = { ok: boolean; changes: number; firstBad: BadLine | null }

/** Lines read at once: enough to be quick, few enough that many years need no more memory than one. */
const ROUND = 1_000

/** Hash every line again, in order: one that was edited, added, removed or reordered is named by its number. */
export async function verifyRecord(client: Pick<pg.ClientBase, 'query'>): Promise<RecordVerdict> {
  let [seq, previous] = [0, '']
  const bad = (change: number, what: string): RecordVerdict => ({
    ok: false,
    changes: seq,
    firstBad: { change, what },
  })
  for (;;) {
    const { rows } = await client.query<LineRow>(
      'select * from organisation.change where seq > $1 order by seq limit $2',
      [seq, ROUND],
    )
    for (const row of rows) {
      if (row.seq !== seq + 1) return bad(row.seq, '此前缺少记录')
      if (row.hash !== sealLine(previous, lineOf(row)))
        return bad(row.seq, '记录与前一条不衔接，内容被改动过')
      seq = row.seq
      previous = row.hash
    }
    if (rows.length < ROUND) break
  }
  const head = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from organisation.change_head',
  )
  if (head.rows[0]?.seq !== seq) return bad(seq, '末尾缺少记录')
  if (head.rows[0].hash !== previous) return bad(0, '记录与最后一条的凭据不符')
  return { ok: true, changes: seq, firstBad: null }
}

type LineRow = Omit<Line, 'recorded_at'> & { recorded_at: string | Date; hash: string | null }

function lineOf({ hash: _, recorded_at, ...line }: LineRow): Line {
  return { ...line, recorded_at: new Date(recorded_at).toISOString() }
}
