import { createHash } from 'node:crypto'
import { disclose, type PaperText, type Withheld, withholds } from '../../core/document/paper.ts'
import { decrypt, encrypt } from '../../platform/cipher.ts'
import type { Db } from '../../platform/db.ts'
import { rowOf } from './queries.ts'
import { type Layout, TEMPLATE_VERSION } from './template.ts'
import { setPaper } from './typesetting.ts'

/** A paper as a file: its bytes, and a name to save it under. */
export type Rendering = { bytes: Buffer; name: string; pages: number }

/** What a print needs beside the stored text: where its QR leads, what its holder gets, and the key that keeps this. */
export type Printing = { publicUrl: string; secret: string; withheld: Withheld }

/**
 * The PDF of a paper: typeset when somebody first opens it, the same bytes ever after. Its QR leads to the address this
 * installation has now; under another address it is typeset again and the older file stays. Who may see the case is
 * settled before. A print that discloses what the stored text withholds is kept encrypted, so that no table says it.
 * Throws `paper/unknown` and `paper/missing-glyph`.
 */
export async function renderPaper(
  db: Db,
  { publicUrl, secret, withheld }: Printing,
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
  const secretive = withholds(text)
  const found = await kept()
  const bytes = found && secretive ? decrypt(secret, purposeOf(paperId), found.bytes) : found?.bytes
  if (found && bytes) return { bytes, pages: found.pages, name }
  const at = new Date(`${row.issued_on}T00:00:00+08:00`) // so that drawn twice at once it is the same file
  const address = `${publicUrl}/check/${row.token}`
  const { pdf, pages } = await setPaper(disclose(text, withheld), { layout, address, at })
  const keep = secretive ? encrypt(secret, purposeOf(paperId), pdf) : pdf
  const sm3 = createHash('sm3').update(keep).digest('hex')
  await db
    .insertInto('papers.rendering')
    .values({ ...key, pages, bytes: keep, sm3 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { bytes: pdf, pages, name }
}

const purposeOf = (paperId: string) => `paper/${paperId}`
