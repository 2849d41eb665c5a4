import type { FastifyInstance } from 'fastify'
import type { ReactElement } from 'react'
import { groupCaseNumber } from '../../core/number.ts'
import { RuleViolation } from '../../core/violation.ts'
import { PAPER_STATE, PAPERS } from '../../core/words/papers.ts'
import { page } from '../../platform/page.tsx'
import { DayText, Facts, Notice } from '../../portal/parts.tsx'
import { Shell } from '../../portal/shell.tsx'
import { findByToken, type PaperCheck } from './queries.ts'

/** Where the QR of every paper leads: is it genuine, and does it still hold? For everybody, without an account. */
export function paperPages(site: FastifyInstance): void {
  page(site, '/check/:token', async ({ db }, { token }) => {
    const check = await findByToken(db, token)
    if (!check) throw new RuleViolation('paper/not-issued')
    return <CheckPage check={check} />
  })
}

function CheckPage({ check }: { check: PaperCheck }): ReactElement {
  const inForce = check.state === 'inForce'
  return (
    <Shell title={PAPERS.check.zh} narrow>
      <h1>{PAPERS.check.zh}</h1>
      <Notice kind={inForce ? 'done' : 'warn'} title={inForce ? PAPERS.genuine.zh : PAPERS.outdated.zh}>
        <p>{PAPERS.compare.zh}</p>
      </Notice>
      <Facts
        rows={[
          [PAPERS.state.zh, PAPER_STATE[check.state].zh],
          [PAPERS.kind.zh, check.title],
          [PAPERS.number.zh, check.number !== check.caseNumber && check.number],
          [PAPERS.caseNumber.zh, check.caseNumber && groupCaseNumber(check.caseNumber)],
          [PAPERS.organ.zh, check.organ],
          [PAPERS.issuedOn.zh, <DayText key="on" on={check.on} />],
          [PAPERS.applicant.zh, check.holder],
          [PAPERS.seal.zh, check.needsSeal && (check.sealed ? PAPERS.sealBound.zh : PAPERS.sealAwaited.zh)],
        ]}
      />
      <p className="soft">{PAPERS.privacy.zh}</p>
    </Shell>
  )
}
