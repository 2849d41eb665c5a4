import type pg from 'pg'
import { sealAct } from './drafts.ts'

export type DraftsVerdict = {
  ok: boolean
  acts: number
  firstBad: { draft: string; seq: number; what: string } | null
}

/** Every line of what became of every draft, hashed again from the first: one that was changed, left out or added is named. */
export async function verifyDrafts(client: Pick<pg.ClientBase, 'query'>): Promise<DraftsVerdict> {
  const { rows } = await client.query<Line & { hash: string; recorded_at: string | Date }>(
    `select draft, seq, type, audit, by, by_name, post, opinion, fingerprint, "on"::text, request_id, recorded_at, hash
     from catalogue.draft_act order by draft, seq`,
  )
  let [draft, seq, previous] = ['', 0, '']
  for (const { hash, recorded_at, ...rest } of rows) {
    if (rest.draft !== draft) [draft, seq, previous] = [rest.draft, 0, '']
    seq += 1
    const line = { ...rest, recorded_at: new Date(recorded_at).toISOString() }
    const what =
      rest.seq !== seq ? '记录缺少一条' : hash === sealAct(previous, line) ? '' : '内容与校验值不符'
    if (what) return { ok: false, acts: rows.length, firstBad: { draft, seq, what } }
    previous = hash
  }
  return { ok: true, acts: rows.length, firstBad: null }
}

type Line = { draft: string; seq: number } & Record<string, unknown>
