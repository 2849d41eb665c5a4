import { Button, Input } from 'antd'
import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { FAULT, UNLISTED } from '../../../core/words/cases.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { Choice, optionsOf } from '../../../workbench/widgets/Choice.tsx'
import { Icon } from '../../../workbench/widgets/icons.tsx'
import type { Fault } from './draft.ts'
import type { PartProps } from './parts.tsx'
import { owedIn } from './readiness.ts'

/** Everything that is wrong, told at once: a line a material, begun by the verdicts. */
export function FaultsPart({ c, name, draft, change, errors }: PartProps): ReactElement {
  const { faults } = draft
  const field = name === 'PreReturn' ? 'reasons' : 'items'
  const nameOf = (id: string) => c.materials.find((material) => material.id === id)?.name ?? UNLISTED.zh
  const askable = name === 'RejectTolerated' ? owedIn(c) : c.materials
  const rest = askable.filter(({ id }) => !faults.some(({ material }) => material === id))
  const set = (at: number, part: Partial<Fault>) =>
    change({ ...draft, faults: faults.map((fault, n) => (n === at ? { ...fault, ...part } : fault)) })
  return (
    <section className="faults" aria-label={ACT_FORM.faults.zh}>
      <h3>
        {ACT_FORM.faults.zh}
        <span className="hint">{ACT_FORM.faultsHint.zh}</span>
      </h3>
      {faults.length === 0 && <p className="hint">{ACT_FORM.noFaults.zh}</p>}
      {faults.map(({ material, fault, note }, n) => {
        const wrong = errors[`${field}.${n}.note`]
        return (
          <div key={material} className={wrong ? 'fault wrong' : 'fault'}>
            <span className="fault-name" title={nameOf(material)}>
              {nameOf(material)}
            </span>
            <Choice
              label={`${nameOf(material)} ${ACT_FORM.fault.zh}`}
              value={fault}
              onChange={(value) => set(n, { fault: value as Fault['fault'] })}
              options={optionsOf(FAULT)}
            />
            <div className="fault-note">
              <Input
                aria-label={`${nameOf(material)} ${ACT_FORM.faultNote.zh}`}
                aria-invalid={wrong ? true : undefined}
                status={wrong ? 'error' : ''}
                placeholder={ACT_FORM.faultHint.zh}
                value={note}
                onChange={(event) => set(n, { note: event.target.value })}
              />
              {wrong && <span className="field-error">{wrong}</span>}
            </div>
            <Button
              size="small"
              type="text"
              icon={<Icon name="close" />}
              aria-label={`${ACT_FORM.remove.zh} ${nameOf(material)}`}
              onClick={() => change({ ...draft, faults: faults.filter((_, at) => at !== n) })}
            />
          </div>
        )
      })}
      {rest.length > 0 && (
        <Choice
          label={ACT_FORM.addFault.zh}
          value=""
          empty={`${ACT_FORM.addFault.zh}…`}
          onChange={(id) =>
            id && change({ ...draft, faults: [...faults, { material: id, fault: 'missing', note: '' }] })
          }
          options={rest.map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
      {errors[field] && (
        <p className="field-error" role="alert">
          {faults.length === 0 ? ACT_FORM.noFaults.zh : FORM.choose.zh}
        </p>
      )}
    </section>
  )
}
