import { type ReactElement, useId } from 'react'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import type { PartProps } from './parts.tsx'

/** Who went and looked: two or more of the department's own. */
export function MembersPart({ c, draft, change, errors }: PartProps): ReactElement {
  const id = useId()
  const { members: error } = errors
  const tick = (one: string, on: boolean) =>
    change({
      ...draft,
      ticked: on ? [...draft.ticked, one] : draft.ticked.filter((other) => other !== one),
    })
  return (
    <fieldset
      className={error ? 'field radios wrong' : 'field radios'}
      aria-describedby={error && `${id}-error`}
    >
      <legend>{ACT_FORM.members.zh}</legend>
      {c.colleagues.map((one) => (
        <label key={one.id}>
          <input
            type="checkbox"
            checked={draft.ticked.includes(one.id)}
            onChange={(event) => tick(one.id, event.target.checked)}
          />
          {one.name}
        </label>
      ))}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}
