import { z } from 'zod'
import { PAPER_KINDS } from '../../core/document/paper.ts'
import { PAPERS } from '../../core/words/papers.ts'
import { endpoint } from '../../platform/endpoint.ts'

/** What anybody who holds the code of a paper may know of it: no personal data but a masked name. */
export const PaperCheck = z.object({
  title: z.string(),
  kind: z.enum(PAPER_KINDS),
  number: z.string(),
  /** As it stands beside the QR, so that a desk which is shown the paper finds the case; a notice before any application has none. */
  caseNumber: z.string().nullable(),
  version: z.int(),
  organ: z.string(),
  on: z.iso.date(),
  holder: z.string(),
  state: z.enum(['inForce', 'replaced']),
  needsSeal: z.boolean(),
  sealed: z.boolean(),
})
export type PaperCheck = z.infer<typeof PaperCheck>

/** For other departments that are shown a paper: the check page as data. Needs no account, as the page needs none. */
export const checkPaper = endpoint({
  method: 'GET',
  path: '/paper-checks/:token',
  summary: PAPERS.check.zh,
  input: z.strictObject({ token: z.string().max(64) }),
  output: PaperCheck,
})
