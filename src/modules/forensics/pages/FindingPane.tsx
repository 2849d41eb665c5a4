import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { FINDING_KIND, FORENSICS } from '../../../core/words/forensics.ts'
import { say } from '../../../core/words/workbench.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { Pane, Part } from '../../../workbench/widgets/Pane.tsx'
import type { EvidenceLine, FindingLine } from '../contract.ts'
import type { Findings } from './filters.ts'
import { findingQuery } from './reads.ts'

type Props = {
  id: string
  onClose: () => void
  onOnly: (part: Partial<Findings>) => void
  onExplain: (kind: FindingLine['kind']) => void
}

/** One finding: what it rests on, event by event, what each fact adds, and the way to the case. */
export function FindingPane({ id, onClose, onOnly, onExplain }: Props): ReactElement {
  const found = useQuery(findingQuery(id))
  const navigate = useNavigate()
  const finding = found.data
  const openCase = () =>
    finding && void navigate({ to: '/cases/$caseId', params: { caseId: finding.caseId } })
  useKeys('case', [
    { key: 'o', says: FORENSICS.openCase.zh, run: () => openCase() },
    { key: 'e', says: FORENSICS.explain.zh, run: () => finding && onExplain(finding.kind) },
  ])
  const only = (value: string, part: Partial<Findings>) => (
    <Button type="link" size="small" className="fact-link" onClick={() => onOnly(part)}>
      {value}
    </Button>
  )
  return (
    <Pane
      title={finding && FINDING_KIND[finding.kind].zh}
      {...(finding ? { tag: say(FORENSICS.points, { n: finding.weight }) } : {})}
      error={found.error}
      retry={() => void found.refetch()}
      onClose={onClose}
      facts={
        finding
          ? [
              [FORENSICS.number.zh, finding.number],
              [FORENSICS.who.zh, only(finding.personName, { person: finding.person })],
              [FORENSICS.organ.zh, only(finding.organ, { organ: finding.keys.organ })],
              [FORENSICS.site.zh, only(finding.site, { site: finding.keys.site })],
              [FORENSICS.item.zh, only(finding.item, { item: finding.keys.item })],
            ]
          : []
      }
      acts={
        <>
          <Button type="primary" onClick={openCase}>
            {FORENSICS.openCase.zh} <kbd>O</kbd>
          </Button>
          <Button onClick={() => finding && onExplain(finding.kind)}>
            {FORENSICS.explain.zh} <kbd>E</kbd>
          </Button>
        </>
      }
    >
      {finding && (
        <>
          <Part title={FORENSICS.reasons.zh}>
            <ul className="reasons">
              {finding.reasons.map(({ fact, points, sentence }) => (
                <li key={fact}>
                  <strong>{say(FORENSICS.points, { n: points })}</strong>
                  <span>{sentence}</span>
                </li>
              ))}
            </ul>
          </Part>
          <Part title={FORENSICS.evidence.zh}>
            <ol className="evidence">
              {finding.evidence.map((entry) => (
                <Entry
                  key={`${entry.caseId} ${entry.seq}`}
                  entry={entry}
                  own={entry.caseId === finding.caseId}
                />
              ))}
            </ol>
          </Part>
        </>
      )}
    </Pane>
  )
}

function Entry({ entry, own }: { entry: EvidenceLine; own: boolean }) {
  const { event, seq, on, recordedAt, actorName, hash, caseId } = entry
  return (
    <li>
      <span className="strong">
        {event} <span className="soft">{say(FORENSICS.seq, { n: seq })}</span>
        {!own && (
          <Link to="/cases/$caseId" params={{ caseId }}>
            {FORENSICS.openCase.zh}
          </Link>
        )}
      </span>
      <span>
        {FORENSICS.dated.zh} {on} · {FORENSICS.recorded.zh} {instant(recordedAt)} · {actorName}
      </span>
      <code title={FORENSICS.hash.zh}>{hash}</code>
    </li>
  )
}

/** An instant as people in China read it, to the second. */
function instant(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}
