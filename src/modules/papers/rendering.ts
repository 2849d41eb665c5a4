import { createHash } from 'node:crypto'
import type { PaperText } from '../../core/document/paper.ts'
import type { Db } from '../../platform/db.ts'
import { rowOf } from './queries.ts'
import { type Layout, TEMPLATE_VERSION } from './template.ts'
import { setPaper } from './typesetting.ts'

/** A paper as a file: its bytes, and a name to save it under. */
export type Rendering = { bytes: Buffer; name: string; pages: number }

/**
 * The PDF of a paper: typeset when somebody first opens it, the same bytes ever after. Its QR leads to the address this
 * installation has now; under another address it is typeset again and the older file stays. Who may see the case is
 * settled before. Throws `paper/unknown` and `paper/missing-glyph`.
 */
export async function renderPaper(
  db: Db,
  { publicUrl }: { publicUrl: string },
  caseId: string,
  paperId: string,
  layout: Layout = 'a4',
): Promise<Rendering> {
  const row = await rowOf(db, caseId, paperId)
  const text = row.text as unknown as PaperText
  const key = {
    case_id: caseId,
    paper_id: paperId,
    layout,
    template: TEMPLATE_VERSION,
    address: createHash('sm3').update(publicUrl).digest('hex').slice(0, 16),
  }
  const kept = () =>
    db
      .selectFrom('papers.rendering')
      .select(['bytes', 'pages'])
      .where((eb) => eb.and(key))
      .executeTakeFirst()
  const name = `${text.title}（${row.number}）.pdf`
  const found = await kept()
  if (found) return { ...found, name }
  const at = new Date(`${row.issued_on}T00:00:00+08:00`) // so that drawn twice at once it is the same file
  const { pdf, pages } = await setPaper(text, { layout, address: `${publicUrl}/check/${row.token}`, at })
  const sm3 = createHash('sm3').update(pdf).digest('hex')
  await db
    .insertInto('papers.rendering')
    .values({ ...key, pages, bytes: pdf, sm3 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { bytes: pdf, pages, name }
}
