import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { findDay } from '../../../core/day.ts'
import { assertInspection } from '../../../core/inspections/inspection.ts'
import { INSPECTIONS, RESPONSIBLE_KIND, SUBJECT_KIND } from '../../../core/words/inspections.ts'
import { WINDOW_GROUP } from '../../../core/words/organisation.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { optionsOf } from '../../../workbench/widgets/Choice.tsx'
import type { Errors } from '../../../workbench/widgets/issues.ts'
import { useDesk } from '../../../workbench/widgets/session.ts'
import { today } from '../../../workbench/widgets/today.ts'
import { recordInspection } from '../contract.ts'
import { Form } from './Form.tsx'
import { Dated, Line, Lines, OneOf, PlaceOf } from './fields.tsx'
import { countiesQuery } from './reads.ts'

type SubjectKind = keyof typeof SUBJECT_KIND
type ResponsibleKind = keyof typeof RESPONSIBLE_KIND
type Found = {
  key: string
  problem: string
  basis: string
  responsibleKind: ResponsibleKind
  responsible: string
  deadline: string
}
const found = (): Found => ({
  key: newId(),
  ...{ problem: '', basis: '', responsible: '', deadline: '' },
  responsibleKind: 'organ',
})

/** An inspection as it was: what was looked at, by whom, and every problem with who puts it right until when. */
export function NewInspection({ onClose }: { onClose: () => void }): ReactElement {
  const { post, person } = useDesk()
  const [id] = useState(newId)
  const [typed, setTyped] = useState({
    ...{ division: post.division, subject: '', window: '', purpose: '' },
    ...{ subjectKind: 'site' as SubjectKind, on: today() as string, inspectors: `${person.name}、` },
  })
  const [findings, setFindings] = useState<Found[]>([found()])
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  const change = (key: string, part: Partial<Found>) =>
    setFindings((before) => before.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const { division, subjectKind, subject, window, on, inspectors, purpose } = typed
  const names = inspectors.split(/[\s、，,；;]+/).filter(Boolean)
  return (
    <Form
      title={INSPECTIONS.add.zh}
      save={INSPECTIONS.save.zh}
      width={760}
      at={AT}
      onClose={onClose}
      rule={() => assertInspection({ on: findDay(on) ?? today(), inspectors: names, findings: [] }, today())}
      send={(requestId) =>
        call(
          recordInspection,
          {
            ...{ id, division, subjectKind, subject, window, on, purpose },
            inspectors: names,
            // a finding of which nothing was typed is none
            findings: findings
              .filter(({ problem, basis, responsible }) => problem || basis || responsible)
              .map(({ key: _key, ...one }) => one),
          },
          requestId,
        )
      }
    >
      {(errors) => (
        <>
          <div className="pair">
            <County value={division} onChange={(to) => type({ division: to, subject: '' })} errors={errors} />
            <Dated
              label={INSPECTIONS.on.zh}
              value={on}
              onChange={(to) => type({ on: to })}
              error={errors.on}
            />
          </div>
          <div className="pair">
            <OneOf
              label={INSPECTIONS.subjectKind.zh}
              value={subjectKind}
              options={optionsOf(SUBJECT_KIND)}
              onChange={(to) => type({ subjectKind: to as SubjectKind, subject: '' })}
            />
            {subjectKind === 'itemGroup' ? (
              <OneOf
                label={INSPECTIONS.subject.zh}
                value={subject}
                options={optionsOf(WINDOW_GROUP)}
                empty={FORM.choose.zh}
                onChange={(to) => type({ subject: to })}
                error={errors.subject}
              />
            ) : (
              <PlaceOf
                label={INSPECTIONS.subject.zh}
                kind={subjectKind === 'organ' ? 'organ' : 'site'}
                division={division}
                value={subject}
                onChange={(to) => type({ subject: to })}
                error={errors.subject}
              />
            )}
          </div>
          {subjectKind === 'window' && (
            <Line
              label={INSPECTIONS.window.zh}
              max={40}
              value={window}
              onChange={(to) => type({ window: to })}
              error={errors.window}
            />
          )}
          <Line
            label={INSPECTIONS.inspectors.zh}
            hint={INSPECTIONS.inspectorsHint.zh}
            max={120}
            value={inspectors}
            onChange={(to) => type({ inspectors: to })}
            error={errors.inspectors}
          />
          <Lines
            label={INSPECTIONS.purpose.zh}
            max={300}
            value={purpose}
            onChange={(to) => type({ purpose: to })}
            error={errors.purpose}
          />
          {findings.map((one, n) => (
            <fieldset key={one.key}>
              <legend>{say(INSPECTIONS.finding, { n: n + 1 })}</legend>
              <FoundFields
                one={one}
                division={division}
                errors={errors}
                at={`findings.${n}`}
                onChange={(part) => change(one.key, part)}
              />
              <Button
                size="small"
                onClick={() => setFindings((before) => before.filter(({ key }) => key !== one.key))}
              >
                {say(INSPECTIONS.removeFinding, { n: n + 1 })}
              </Button>
            </fieldset>
          ))}
          <Button onClick={() => setFindings((before) => [...before, found()])}>
            {INSPECTIONS.addFinding.zh}
          </Button>
        </>
      )}
    </Form>
  )
}

const AT = {
  'inspection/two-inspectors': 'inspectors',
  'inspection/future': 'on',
  'inspection/window-needed': 'window',
  'inspection/subject-unknown': 'subject',
}

function County({
  value,
  onChange,
  errors,
}: {
  value: string
  onChange: (value: string) => void
  errors: Errors
}) {
  const { post } = useDesk()
  const counties = useQuery(countiesQuery).data?.divisions ?? []
  const own = counties.filter(({ code }) => code === post.division)
  const options = own.length > 0 ? own : [{ code: post.division, name: INSPECTIONS.city.zh }, ...counties]
  return (
    <OneOf
      label={INSPECTIONS.county.zh}
      value={value}
      options={options.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={onChange}
      error={errors.division}
    />
  )
}

type FoundProps = {
  one: Found
  division: string
  errors: Errors
  at: string
  onChange: (part: Partial<Found>) => void
}

function FoundFields({ one, division, errors, at, onChange }: FoundProps) {
  return (
    <>
      <Lines
        label={INSPECTIONS.problem.zh}
        max={500}
        value={one.problem}
        onChange={(problem) => onChange({ problem })}
        error={errors[`${at}.problem`]}
      />
      <Line
        label={INSPECTIONS.basis.zh}
        max={200}
        value={one.basis}
        onChange={(basis) => onChange({ basis })}
        error={errors[`${at}.basis`]}
      />
      <div className="pair">
        <OneOf
          label={INSPECTIONS.responsibleKind.zh}
          value={one.responsibleKind}
          options={optionsOf(RESPONSIBLE_KIND)}
          onChange={(to) => onChange({ responsibleKind: to as ResponsibleKind, responsible: '' })}
        />
        <PlaceOf
          label={INSPECTIONS.responsible.zh}
          kind={one.responsibleKind}
          division={division}
          value={one.responsible}
          onChange={(responsible) => onChange({ responsible })}
          error={errors[`${at}.responsible`]}
        />
        <Dated
          label={INSPECTIONS.deadline.zh}
          value={one.deadline}
          onChange={(deadline) => onChange({ deadline })}
          error={errors[`${at}.deadline`]}
        />
      </div>
    </>
  )
}
