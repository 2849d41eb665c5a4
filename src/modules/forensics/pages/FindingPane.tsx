import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import type { ReactElement } from 'react'
import { FINDING_KIND, FORENSICS } from '../../../core/words/forensics.ts'
import { LIST, say } from '../../../core/words/workbench.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import { useKeys } from '../../../workbench/widgets/keys.ts'
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
    { key: 'Escape', says: LIST.back.zh, run: onClose },
    { key: 'o', says: FORENSICS.openCase.zh, run: () => openCase() },
    { key: 'e', says: FORENSICS.explain.zh, run: () => finding && onExplain(finding.kind) },
  ])
  if (!finding)
    return found.error ? (
      <ErrorText error={found.error} retry={() => void found.refetch()} />
    ) : (
      <Spin className="case-wait" />
    )
  const { kind, weight, personName, person, organ, site, item, number, caseId, keys } = finding
  const title = FINDING_KIND[kind].zh
  return (
    <article className="case-file" aria-label={title}>
      <header className="case-head">
        <div className="case-title">
          <Button
            type="text"
            size="small"
            icon={<Icon name="back" />}
            onClick={onClose}
            aria-label={LIST.back.zh}
          />
          <h1>{title}</h1>
          <span className="tag">{say(FORENSICS.points, { n: weight })}</span>
        </div>
        <dl className="case-facts">
          <Fact label={FORENSICS.number.zh} value={number} />
          <Fact label={FORENSICS.who.zh} value={personName} onOnly={() => onOnly({ person })} />
          <Fact label={FORENSICS.organ.zh} value={organ} onOnly={() => onOnly({ organ: keys.organ })} />
          <Fact label={FORENSICS.site.zh} value={site} onOnly={() => onOnly({ site: keys.site })} />
          <Fact label={FORENSICS.item.zh} value={item} onOnly={() => onOnly({ item: keys.item })} />
        </dl>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="case-body" tabIndex={0} aria-label={title}>
        <div className="case-parts single">
          <section className="part" aria-label={FORENSICS.reasons.zh}>
            <h2>{FORENSICS.reasons.zh}</h2>
            <ul className="reasons">
              {finding.reasons.map(({ fact, points, sentence }) => (
                <li key={fact}>
                  <strong>{say(FORENSICS.points, { n: points })}</strong>
                  <span>{sentence}</span>
                </li>
              ))}
            </ul>
          </section>
          <section className="part" aria-label={FORENSICS.evidence.zh}>
            <h2>{FORENSICS.evidence.zh}</h2>
            <ol className="evidence">
              {finding.evidence.map((entry) => (
                <Entry key={`${entry.caseId} ${entry.seq}`} entry={entry} own={entry.caseId === caseId} />
              ))}
            </ol>
          </section>
        </div>
      </section>
      <footer className="actions">
        <Button type="primary" onClick={openCase}>
          {FORENSICS.openCase.zh} <kbd>O</kbd>
        </Button>
        <Button onClick={() => onExplain(kind)}>
          {FORENSICS.explain.zh} <kbd>E</kbd>
        </Button>
      </footer>
    </article>
  )
}

function Fact({ label, value, onOnly }: { label: string; value: string; onOnly?: () => void }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {onOnly ? (
          <Button type="link" size="small" className="fact-link" onClick={onOnly}>
            {value}
          </Button>
        ) : (
          value
        )}
      </dd>
    </div>
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
