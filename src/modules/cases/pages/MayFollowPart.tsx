import { Checkbox } from 'antd'
import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { FAULT } from '../../../core/words/cases.ts'
import type { PartProps } from './parts.tsx'
import { mayFollowIn } from './readiness.ts'

/** What the applicant promises to hand in after acceptance: only what the guide tolerates, and is not in order. */
export function MayFollowPart({ c, draft, change, errors }: PartProps): ReactElement {
  const materials = mayFollowIn(c)
  const tick = (id: string, on: boolean) =>
    change({ ...draft, ticked: on ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id) })
  return (
    <section className="faults" aria-label={ACT_FORM.mayFollow.zh}>
      <h3>
        {ACT_FORM.mayFollow.zh}
        <span className="hint">{ACT_FORM.mayFollowHint.zh}</span>
      </h3>
      {materials.length === 0 && <p className="hint">{ACT_FORM.mayFollowNone.zh}</p>}
      {materials.map(({ id, name, verdict }) => (
        <div key={id}>
          <Checkbox checked={draft.ticked.includes(id)} onChange={({ target }) => tick(id, target.checked)}>
            {`${name}（${FAULT[verdict === null || verdict === 'ok' ? 'missing' : verdict].zh}）`}
          </Checkbox>
        </div>
      ))}
      {errors.materials && (
        <p className="field-error" role="alert">
          {errors.materials}
        </p>
      )}
    </section>
  )
}
