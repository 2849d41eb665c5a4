import type { ReactElement } from 'react'
import { INSPECTIONS, RECTIFICATION } from '../../../core/words/inspections.ts'
import { say } from '../../../core/words/workbench.ts'
import type { FoundLine } from '../contract.ts'

/** Where a finding stands, and whether its time is over. */
export function Standing({ found }: { found: FoundLine }): ReactElement {
  return (
    <>
      <span className={`tag ${found.state}`}>{RECTIFICATION.states[found.state].zh}</span>
      {found.overdue && <span className="tag overdue">{INSPECTIONS.overdue.zh}</span>}
    </>
  )
}

/** Every try to put it right, and what supervision said of each. */
export function Reports({ found }: { found: FoundLine }): ReactElement | null {
  if (found.reports.length === 0) return null
  return (
    <ol className="reports" aria-label={INSPECTIONS.reports.zh}>
      {found.reports.map((report) => (
        <li key={report.nth}>
          <span>{report.text}</span>
          <span className="soft">
            {say(INSPECTIONS.reportedBy, { on: report.reportedOn, name: report.reporter })}
          </span>
          {report.verdict && (
            <span>
              {say(INSPECTIONS.verdictBy, {
                on: report.judgedOn ?? '',
                name: report.judge ?? '',
                act: RECTIFICATION.acts[report.verdict].zh,
              })}
              {report.note && `：${report.note}`}
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

export function Fact({ label, children }: { label: string; children: string }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
