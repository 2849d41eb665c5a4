import { type ReactElement, type ReactNode, useId } from 'react'
import { FORM } from '../../core/words/workbench.ts'

/** What a control needs so that its label, hint and error are known to everybody, screen readers included. */
export type Wired = {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  status?: 'error' | ''
}

type Props = {
  label: string
  hint?: string | undefined
  error?: string | undefined
  optional?: boolean | undefined
  children: (wired: Wired) => ReactNode
}

/** One question: its label above, the control, and under it the hint or what is wrong with the answer. */
export function Field({ label, hint, error, optional, children }: Props): ReactElement {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="soft">{FORM.optional.zh}</span>}
      </label>
      {children({
        id,
        'aria-describedby': described,
        'aria-invalid': error ? true : undefined,
        status: error ? 'error' : '',
      })}
      {error ? (
        <span className="field-error" id={`${id}-error`}>
          {error}
        </span>
      ) : (
        hint && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )
      )}
    </div>
  )
}
