import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { disclose, type PaperText } from '../../core/document/paper.ts'
import { RuleViolation } from '../../core/violation.ts'
import { FOLLOW } from '../../core/words/follow.ts'
import { PORTAL } from '../../core/words/portal.ts'
import type { Db } from '../../platform/db.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { PaperView } from '../../portal/paper.tsx'
import { ButtonLink } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { papersOf, paperText, renderPaper } from '../papers/facade.ts'
import { withheldOf } from './access.ts'
import { sendFile } from './file-routes.ts'
import { crumbsTo } from './portal-case.tsx'
import { type Way, waysTo } from './way.ts'

/** The papers of a case on the screen, word for word as printed, and as PDF. */
export function paperPages(site: FastifyInstance, setting: Setting): void {
  for (const { base, come } of waysTo(setting)) {
    page(site, `${base}/papers/:paper`, async (ctx, params, _query, exchange) => {
      const way = await come(ctx, params, exchange)
      if (!(await mayRead(ctx.db, way, params.paper))) return `${way.base}/proof?next=papers/${params.paper}`
      const stored = await paperText(ctx.db, way.caseId, params.paper)
      const text = disclose(stored, withheldOf(setting.secret, way.caseId))
      return <PaperPage way={way} id={params.paper} text={text} />
    })

    site.get(`${base}/papers/:paper/pdf`, { schema: { hide: true } }, async (request, reply) => {
      const params = request.params as Record<string, string>
      const { db } = request.ctx
      const way = await come(request.ctx, params, { request, reply })
      const id = params.paper ?? ''
      if (!(await mayRead(db, way, id))) return reply.redirect(`${way.base}/proof?next=papers/${id}`, 303)
      const withheld = withheldOf(setting.secret, way.caseId)
      const { bytes, name } = await renderPaper(db, { ...setting, withheld }, way.caseId, id)
      return sendFile(reply, { mediaType: 'application/pdf', name, body: bytes })
    })
  }
}

/** The receipt carries the query code, so it is for the applicant only. Throws `paper/unknown`. */
async function mayRead(db: Db, way: Way, id: string): Promise<boolean> {
  const paper = (await papersOf(db, way.caseId, { every: true })).find((line) => line.id === id)
  if (!paper) throw new RuleViolation('paper/unknown')
  return way.certain || paper.kind !== 'receipt'
}

function PaperPage({ way, id, text }: { way: Way; id: string; text: PaperText }): ReactElement {
  return (
    <Shell title={text.title} crumbs={[...crumbsTo(way), { href: way.base, text: FOLLOW.backToCase.zh }]}>
      <PaperView text={text} />
      <div className="buttons">
        <ButtonLink href={`${way.base}/papers/${id}/pdf`}>{FOLLOW.download.zh}</ButtonLink>
        <button type="button" className="button quiet" data-print hidden>
          {PORTAL.print.zh}
        </button>
        <ButtonLink href={way.base} kind="quiet">
          {FOLLOW.backToCase.zh}
        </ButtonLink>
      </div>
    </Shell>
  )
}
