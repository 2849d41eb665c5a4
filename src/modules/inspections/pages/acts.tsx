import { type ReactElement, useState } from 'react'
import { GRADE, INSPECTIONS, RECTIFICATION } from '../../../core/words/inspections.ts'
import { say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { today } from '../../../workbench/widgets/today.ts'
import {
  type FoundLine,
  type InspectionView,
  judgeRectification,
  recordMeasure,
  reportRectification,
} from '../contract.ts'
import { Form } from './Form.tsx'
import { Dated, Line, Lines, OneOf } from './fields.tsx'

type Verdict = 'confirmed' | 'sentBack'

/** Supervision says of what was reported that it is done, or what is missing. */
export function JudgeForm({
  id,
  found,
  verdict,
  onClose,
}: {
  id: string
  found: FoundLine
  verdict: Verdict
  onClose: () => void
}): ReactElement {
  const [note, setNote] = useState('')
  const act = RECTIFICATION.acts[verdict].zh
  return (
    <Form
      title={`${act}：${say(INSPECTIONS.finding, { n: found.nth })}`}
      save={act}
      at={{ 'inspection/note-needed': 'note' }}
      onClose={onClose}
      send={(requestId) => call(judgeRectification, { id, nth: found.nth, verdict, note }, requestId)}
    >
      {(errors) => (
        <>
          <p className="hint">{found.reports.at(-1)?.text}</p>
          <Lines
            label={verdict === 'sentBack' ? INSPECTIONS.noteSentBack.zh : INSPECTIONS.note.zh}
            optional={verdict === 'confirmed'}
            max={500}
            value={note}
            onChange={setNote}
            error={errors.note}
          />
        </>
      )}
    </Form>
  )
}

/** The responsible department or place says what it has done. */
export function ReportForm({
  id,
  found,
  onClose,
}: {
  id: string
  found: FoundLine
  onClose: () => void
}): ReactElement {
  const [text, setText] = useState('')
  return (
    <Form
      title={RECTIFICATION.acts.report.zh}
      save={RECTIFICATION.acts.report.zh}
      saved={INSPECTIONS.sent.zh}
      onClose={onClose}
      send={(requestId) => call(reportRectification, { id, nth: found.nth, text }, requestId)}
    >
      {(errors) => (
        <>
          <p className="hint">{found.problem}</p>
          <Lines
            label={INSPECTIONS.reportText.zh}
            hint={INSPECTIONS.reportHint.zh}
            max={1000}
            value={text}
            onChange={setText}
            error={errors.text}
          />
        </>
      )}
    </Form>
  )
}

/** Somebody was held to account: by which measure of the closed list, on which basis. */
export function MeasureForm({
  inspection,
  onClose,
}: {
  inspection: InspectionView
  onClose: () => void
}): ReactElement {
  const [typed, setTyped] = useState({
    ...{ finding: '', person: '', place: '', basis: '', document: '' },
    ...{ grade: 'talk' as keyof typeof GRADE, decidedOn: today() as string },
  })
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  const { finding, ...rest } = typed
  return (
    <Form
      title={INSPECTIONS.addMeasure.zh}
      save={INSPECTIONS.save.zh}
      at={{ 'inspection/measure-day': 'decidedOn' }}
      onClose={onClose}
      send={(requestId) =>
        call(
          recordMeasure,
          { id: inspection.id, finding: finding ? Number(finding) : null, ...rest },
          requestId,
        )
      }
    >
      {(errors) => (
        <>
          <OneOf
            label={INSPECTIONS.toFinding.zh}
            value={finding}
            empty={INSPECTIONS.wholeInspection.zh}
            options={inspection.found.map(({ nth, problem }) => ({
              value: String(nth),
              label: `${say(INSPECTIONS.finding, { n: nth })} ${problem.slice(0, 24)}`,
            }))}
            onChange={(to) => type({ finding: to })}
          />
          <div className="pair">
            <Line
              label={INSPECTIONS.person.zh}
              max={20}
              value={typed.person}
              onChange={(person) => type({ person })}
              error={errors.person}
            />
            <Line
              label={INSPECTIONS.place.zh}
              max={60}
              value={typed.place}
              onChange={(place) => type({ place })}
              error={errors.place}
            />
          </div>
          <div className="pair">
            <OneOf
              label={INSPECTIONS.grade.zh}
              value={typed.grade}
              options={optionsOf(GRADE)}
              onChange={(grade) => type({ grade: grade as keyof typeof GRADE })}
            />
            <Dated
              label={INSPECTIONS.decidedOn.zh}
              value={typed.decidedOn}
              onChange={(decidedOn) => type({ decidedOn })}
              error={errors.decidedOn}
            />
          </div>
          <Lines
            label={INSPECTIONS.basis.zh}
            max={300}
            value={typed.basis}
            onChange={(basis) => type({ basis })}
            error={errors.basis}
          />
          <Line
            label={INSPECTIONS.document.zh}
            optional
            max={60}
            value={typed.document}
            onChange={(document) => type({ document })}
            error={errors.document}
          />
        </>
      )}
    </Form>
  )
}
