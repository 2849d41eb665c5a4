import { Button } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { FACT_OF, FINDING_KINDS, type FindingKind, LISTED_FROM } from '../../../core/forensics/finding.ts'
import { FACT_BRIEF, FINDING_KIND, FORENSICS, KIND_EXPLAINED } from '../../../core/words/forensics.ts'
import { say } from '../../../core/words/workbench.ts'
import type { Findings } from './filters.ts'

type Props = { head: ReactNode; chosen: FindingKind | undefined; onShow: (to: Findings) => void }

/** How to read each kind: why it is looked at, what may well explain it, which facts it can rest on, and the law. */
export function Kinds({ head, chosen, onShow }: Props): ReactElement {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) place.current?.focus()
  }, [chosen])
  return (
    <section className="page">
      <div className="list-head">
        {head}
        <p className="hint">{say(FORENSICS.scale, { n: LISTED_FROM })}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="kinds" tabIndex={0} aria-label={FORENSICS.kinds.zh}>
        {FINDING_KINDS.map((kind) => (
          <article
            key={kind}
            className="part"
            tabIndex={-1}
            ref={kind === chosen ? place : undefined}
            aria-labelledby={`kind-${kind}`}
          >
            <h2 id={`kind-${kind}`}>{FINDING_KIND[kind].zh}</h2>
            <dl className="answers">
              <Row label={FORENSICS.why.zh}>{KIND_EXPLAINED[kind].why.zh}</Row>
              <Row label={FORENSICS.innocent.zh}>{KIND_EXPLAINED[kind].innocent.zh}</Row>
              <Row label={FORENSICS.facts.zh}>
                {factsOf(kind)
                  .map((fact) => FACT_BRIEF[fact].zh)
                  .join('；')}
              </Row>
              <Row label={FORENSICS.basis.zh}>{KIND_EXPLAINED[kind].basis.zh}</Row>
            </dl>
            <Button size="small" onClick={() => onShow({ kind })}>
              {FORENSICS.list.zh}
            </Button>
          </article>
        ))}
      </section>
    </section>
  )
}

const factsOf = (kind: FindingKind) =>
  (Object.keys(FACT_OF) as (keyof typeof FACT_OF)[]).filter((fact) => FACT_OF[fact] === kind)

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
