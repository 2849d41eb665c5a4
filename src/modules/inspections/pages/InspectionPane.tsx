import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { GRADE, INSPECTIONS, RECTIFICATION, SUBJECT_KIND } from '../../../core/words/inspections.ts'
import { say } from '../../../core/words/workbench.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { Pane, Part } from '../../../workbench/widgets/Pane.tsx'
import type { FoundLine, InspectionView } from '../contract.ts'
import { JudgeForm, MeasureForm } from './acts.tsx'
import { Fact, Reports, Standing } from './parts.tsx'
import { inspectionQuery } from './reads.ts'

/** One inspection: what was found, how far each finding is put right, and who was held to account. */
export function InspectionPane({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const found = useQuery(inspectionQuery(id))
  const [measuring, measure] = useState(false)
  useKeys('case', [{ key: 'm', says: INSPECTIONS.addMeasure.zh, run: () => measure(true) }])
  const inspection = found.data
  return (
    <>
      <Pane
        title={inspection?.subject}
        {...(inspection ? { tag: SUBJECT_KIND[inspection.subjectKind].zh } : {})}
        error={found.error}
        retry={() => void found.refetch()}
        onClose={onClose}
        facts={
          inspection
            ? [
                [INSPECTIONS.on.zh, inspection.on],
                [INSPECTIONS.inspectors.zh, inspection.inspectors.join('、')],
                [INSPECTIONS.recordedBy.zh, inspection.recorder],
              ]
            : []
        }
        acts={
          <Button onClick={() => measure(true)}>
            {INSPECTIONS.addMeasure.zh} <kbd>M</kbd>
          </Button>
        }
      >
        {inspection && (
          <>
            <Part title={INSPECTIONS.purpose.zh}>
              <p>{inspection.purpose}</p>
            </Part>
            <Findings inspection={inspection} />
            <Measures inspection={inspection} />
          </>
        )}
      </Pane>
      {inspection && measuring && <MeasureForm inspection={inspection} onClose={() => measure(false)} />}
    </>
  )
}

type Judging = { found: FoundLine; verdict: 'confirmed' | 'sentBack' }

function Findings({ inspection: { id, found } }: { inspection: InspectionView }) {
  const [judging, judge] = useState<Judging>()
  return (
    <section className="part" aria-label={INSPECTIONS.findings.zh}>
      <h2>{INSPECTIONS.findings.zh}</h2>
      {found.length === 0 && <p>{INSPECTIONS.noFindings.zh}</p>}
      <ol className="findings">
        {found.map((one) => (
          <li key={one.nth}>
            <p>
              <strong>{one.problem}</strong> <Standing found={one} />
            </p>
            <dl className="answers">
              <Fact label={INSPECTIONS.basis.zh}>{one.basis}</Fact>
              <Fact label={INSPECTIONS.responsible.zh}>{one.responsible}</Fact>
              <Fact label={INSPECTIONS.deadline.zh}>{one.deadline}</Fact>
            </dl>
            <Reports found={one} />
            {one.state === 'reported' && (
              <p className="verdicts">
                <Button
                  size="small"
                  type="primary"
                  onClick={() => judge({ found: one, verdict: 'confirmed' })}
                >
                  {RECTIFICATION.acts.confirmed.zh}
                </Button>
                <Button size="small" onClick={() => judge({ found: one, verdict: 'sentBack' })}>
                  {RECTIFICATION.acts.sentBack.zh}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ol>
      {judging && <JudgeForm id={id} {...judging} onClose={() => judge(undefined)} />}
    </section>
  )
}

function Measures({ inspection: { measures } }: { inspection: InspectionView }) {
  return (
    <section className="part" aria-label={INSPECTIONS.measures.zh}>
      <h2>{INSPECTIONS.measures.zh}</h2>
      {measures.length === 0 && <p>{INSPECTIONS.noMeasures.zh}</p>}
      <ul className="findings">
        {measures.map((one) => (
          <li key={one.nth}>
            <p>
              <strong>
                {one.person}（{one.place}）
              </strong>{' '}
              <span className="tag">{GRADE[one.grade].zh}</span>
            </p>
            <dl className="answers">
              <Fact label={INSPECTIONS.toFinding.zh}>
                {one.finding === null
                  ? INSPECTIONS.wholeInspection.zh
                  : say(INSPECTIONS.finding, { n: one.finding })}
              </Fact>
              <Fact label={INSPECTIONS.basis.zh}>{one.basis}</Fact>
              <Fact label={INSPECTIONS.decidedOn.zh}>
                {[one.decidedOn, one.document].filter(Boolean).join(' ')}
              </Fact>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
