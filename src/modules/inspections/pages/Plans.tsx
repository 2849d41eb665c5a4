import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactElement, type ReactNode, useState } from 'react'
import { INSPECTIONS, PLAN_STATE } from '../../../core/words/inspections.ts'
import { say } from '../../../core/words/workbench.ts'
import { call, upload } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { today } from '../../../workbench/widgets/today.ts'
import { UploadButton } from '../../../workbench/widgets/UploadButton.tsx'
import { type CallView, callForPlans, Filed, type PlanLine } from '../contract.ts'
import { Form } from './Form.tsx'
import { Dated, Line } from './fields.tsx'
import { callsQuery } from './reads.ts'

const WORDS = INSPECTIONS.plan

/** Who has filed what the city called for, in time or late, county by county. */
export function Plans({ head }: { head: ReactNode }): ReactElement {
  const found = useQuery(callsQuery)
  const [calling, callFor] = useState(false)
  const [filing, file] = useState<{ call: CallView; county: PlanLine }>()
  const calls = found.data?.calls ?? []
  return (
    <section className="page">
      <div className="list-head">
        {head}
        <p className="hint">{WORDS.lead.zh}</p>
        {found.data?.mayCall && <Button onClick={() => callFor(true)}>{WORDS.call.zh}</Button>}
      </div>
      {found.error && <ErrorText error={found.error} retry={() => void found.refetch()} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="plans" tabIndex={0} aria-label={WORDS.calls.zh}>
        {found.data && calls.length === 0 && <p>{WORDS.none.zh}</p>}
        {calls.map((one) => (
          <section className="part" key={one.id} aria-label={one.title}>
            <h2>{one.title}</h2>
            <p className="soft">
              {one.document} · {WORDS.issuedOn.zh} {one.issuedOn} · {WORDS.dueOn.zh} {one.dueOn}
            </p>
            <Counties call={one} onFile={(county) => file({ call: one, county })} />
          </section>
        ))}
      </section>
      {calling && <CallForm onClose={() => callFor(false)} />}
      {filing && <FileForm {...filing} onClose={() => file(undefined)} />}
    </section>
  )
}

function Counties({
  call: { id, counties },
  onFile,
}: {
  call: CallView
  onFile: (county: PlanLine) => void
}) {
  return (
    <table className="plan-table">
      <thead>
        <tr>
          {[WORDS.county, WORDS.state, WORDS.title, WORDS.filedOn].map(({ zh }) => (
            <th key={zh} scope="col">
              {zh}
            </th>
          ))}
          <th scope="col">{WORDS.file.zh}</th>
        </tr>
      </thead>
      <tbody>
        {counties.map((county) => {
          const { division, county: name, state, plans, mine } = county
          return (
            <tr key={division}>
              <th scope="row">{name}</th>
              <td>
                <span className={`tag ${state}`}>{PLAN_STATE[state].zh}</span>
              </td>
              <td>{plans.at(-1)?.title ?? ''}</td>
              <td>{plans[0]?.filedOn ?? ''}</td>
              <td>
                {plans.map(({ nth, name: file }) => (
                  <a
                    key={nth}
                    href={`/api/plan-calls/${id}/plans/${division}/${nth}/file`}
                    target="_blank"
                    rel="noreferrer"
                    title={file}
                  >
                    {plans.length > 1 ? say(WORDS.nth, { n: nth }) : WORDS.open.zh}
                  </a>
                ))}
                {mine && (
                  <Button size="small" onClick={() => onFile(county)}>
                    {plans.length > 0 ? WORDS.again.zh : WORDS.filing.zh}
                  </Button>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function CallForm({ onClose }: { onClose: () => void }) {
  const [id] = useState(newId)
  const [typed, setTyped] = useState({ title: '', document: '', issuedOn: today() as string, dueOn: '' })
  const type = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  return (
    <Form
      title={WORDS.call.zh}
      save={INSPECTIONS.save.zh}
      at={{ 'plan/days': 'dueOn' }}
      onClose={onClose}
      send={(requestId) => call(callForPlans, { id, ...typed }, requestId)}
    >
      {(errors) => (
        <>
          <Line
            label={WORDS.title.zh}
            max={100}
            value={typed.title}
            onChange={(title) => type({ title })}
            error={errors.title}
          />
          <Line
            label={WORDS.document.zh}
            max={60}
            value={typed.document}
            onChange={(document) => type({ document })}
            error={errors.document}
          />
          <div className="pair">
            <Dated
              label={WORDS.issuedOn.zh}
              value={typed.issuedOn}
              onChange={(issuedOn) => type({ issuedOn })}
              error={errors.issuedOn}
            />
            <Dated
              label={WORDS.dueOn.zh}
              value={typed.dueOn}
              onChange={(dueOn) => type({ dueOn })}
              error={errors.dueOn}
            />
          </div>
        </>
      )}
    </Form>
  )
}

function FileForm({ call: one, county, onClose }: { call: CallView; county: PlanLine; onClose: () => void }) {
  const [title, setTitle] = useState(`${county.county}${one.title}`)
  const [datedOn, setDatedOn] = useState<string>(today())
  const [file, setFile] = useState<File>()
  return (
    <Form
      title={`${WORDS.filing.zh}：${county.county}`}
      save={WORDS.filing.zh}
      at={{ 'plan/dated': 'datedOn', 'plan/pdf': 'file', 'file/kind': 'file', 'file/empty': 'file' }}
      onClose={onClose}
      send={() =>
        upload(
          `/plan-calls/${one.id}/plans`,
          { division: county.division, title, datedOn, name: file?.name ?? '' },
          file ?? new Blob(),
          Filed,
        )
      }
    >
      {(errors) => (
        <>
          <Line label={WORDS.title.zh} max={100} value={title} onChange={setTitle} error={errors.title} />
          <Dated label={WORDS.datedOn.zh} value={datedOn} onChange={setDatedOn} error={errors.datedOn} />
          <div className="field">
            <span>{WORDS.file.zh}</span>
            <span>
              <UploadButton word={WORDS.upload.zh} onFile={setFile} /> {file?.name}
            </span>
            {(errors.file ?? errors.name) ? (
              <span className="field-error" role="alert">
                {errors.file ?? WORDS.fileHint.zh}
              </span>
            ) : (
              <span className="hint">{WORDS.fileHint.zh}</span>
            )}
          </div>
        </>
      )}
    </Form>
  )
}
