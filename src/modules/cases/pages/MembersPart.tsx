import { Checkbox } from 'antd'
import type { ReactElement } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import type { PartProps } from './parts.tsx'

/** Who went and looked: two or more of the department's own. */
export function MembersPart({ c, draft, change, errors }: PartProps): ReactElement {
  const tick = (id: string, on: boolean) =>
    change({ ...draft, ticked: on ? [...draft.ticked, id] : draft.ticked.filter((other) => other !== id) })
  return (
    <fieldset className="members">
      <legend>{ACT_FORM.members.zh}</legend>
      {c.colleagues.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={draft.ticked.includes(id)}
          onChange={(event) => tick(id, event.target.checked)}
        >
          {name}
        </Checkbox>
      ))}
      {errors.members && (
        <p className="field-error" role="alert">
          {errors.members}
        </p>
      )}
    </fieldset>
  )
}
