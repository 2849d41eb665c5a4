import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { groupCaseNumber, groupQueryCode } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { FOLLOW, RECEIPT } from '../../core/words/follow.ts'
import { page } from '../../platform/page.tsx'
import type { Setting } from '../../platform/setting.ts'
import { ButtonLink, DayText, Facts, Notice } from '../../portal/parts.tsx'
import { QrCode } from '../../portal/qr.tsx'
import { Shell } from '../../portal/shell.tsx'
import { linkToken } from './access.ts'
import { crumbsTo } from './portal-case.tsx'
import { type CaseView, caseView } from './portal-view.ts'
import { submissionReceipt } from './receipt.ts'
import { type Way, wayByAccount } from './way.ts'

/** What an applicant keeps: the number, the code, the link to scan, and what happens next. With an account only. */
export function receiptPages(site: FastifyInstance, setting: Setting): void {
  page(site, '/my/cases/:id/receipt', async (ctx, { id }) => {
    const way = await wayByAccount(ctx, id)
    const receipt = await submissionReceipt(ctx.db, way.caseId)
    const view = await caseView(ctx.db, way, setting)
    if (!view.code) throw new RuleViolation('case/unknown')
    const address = `${setting.publicUrl}/f/${linkToken(setting.secret, way.caseId)}`
    return <ReceiptPage {...{ way, view, address }} code={view.code} paper={receipt?.id} />
  })
}

type Receipt = { way: Way; view: CaseView; code: string; address: string; paper: string | undefined }

function ReceiptPage({ way, view, code, address, paper }: Receipt): ReactElement {
  const fresh = view.status === 'submitted'
  return (
    <Shell title={RECEIPT.again.zh} crumbs={crumbsTo(way)} narrow>
      <h1>{fresh ? RECEIPT.title.zh : RECEIPT.again.zh}</h1>
      <Notice kind="done" title={view.title}>
        <p>{RECEIPT.keep.zh}</p>
      </Notice>
      <Facts
        rows={[
          [
            RECEIPT.number.zh,
            <span key="number" className="number">
              {groupCaseNumber(view.number)}
            </span>,
          ],
          [
            RECEIPT.code.zh,
            <>
              <span className="code">{groupQueryCode(code)}</span>
              <span className="hint">{RECEIPT.codeHint.zh}</span>
            </>,
          ],
          [FOLLOW.applicant.zh, view.applicant],
          [FOLLOW.submittedOn.zh, <DayText key="on" on={view.submittedOn} />],
          [FOLLOW.site.zh, view.site.name],
          [FOLLOW.organ.zh, view.organ.name],
        ]}
      />
      <figure className="scan">
        <QrCode address={address} label={RECEIPT.scan.zh} />
        <figcaption>{RECEIPT.scan.zh}</figcaption>
      </figure>
      <h2>{RECEIPT.next.zh}</h2>
      <p>{view.next}</p>
      <div className="buttons">
        <ButtonLink href={way.base}>{RECEIPT.toCase.zh}</ButtonLink>
        {paper && (
          <ButtonLink href={`${way.base}/papers/${paper}/pdf`} kind="quiet">
            {RECEIPT.pdf.zh}
          </ButtonLink>
        )}
        <button type="button" className="button quiet" data-print hidden>
          {RECEIPT.print.zh}
        </button>
      </div>
    </Shell>
  )
}
