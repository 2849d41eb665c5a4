import { Button, Input, Spin } from 'antd'
import { type ReactElement, useId, useState } from 'react'
import { PICK } from '../../core/words/admin-screens.ts'
import { Field } from '../widgets/Field.tsx'

export type Pick = { value: string; label: string; note: string }
type Props = {
  label: string
  hint: string
  error: string | undefined
  value: string
  /** How the one chosen is called. */
  chosen: string
  onChange: (pick: Pick | undefined) => void
  text: string
  onText: (text: string) => void
  found: { picks: readonly Pick[]; busy: boolean }
  none: string
  focus?: boolean
}

/** One of very many: found by a few letters, walked through with the arrows, taken with Enter or a click. */
export function Picker(props: Props): ReactElement {
  const { label, hint, error, value, chosen, onChange, text, onText, found, none, focus = false } = props
  const id = useId()
  const [at, setAt] = useState(0)
  if (value)
    return (
      <div className={error ? 'field wrong' : 'field'}>
        <span className="picker-label">{label}</span>
        <div className="picker-chosen">
          <strong>{chosen}</strong>
          <Button size="small" aria-label={`${PICK.change.zh}：${label}`} onClick={() => onChange(undefined)}>
            {PICK.change.zh}
          </Button>
        </div>
        {error && <span className="field-error">{error}</span>}
      </div>
    )
  const { picks, busy } = found
  const here = Math.min(at, Math.max(picks.length - 1, 0))
  const current = picks[here]
  const open = text.trim() !== ''
  return (
    <Field label={label} hint={hint} error={error}>
      {(wired) => (
        <>
          <Input
            {...wired}
            autoFocus={focus}
            autoComplete="off"
            maxLength={40}
            role="combobox"
            aria-expanded={open && picks.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && current ? `${id}-${current.value}` : undefined}
            value={text}
            suffix={busy ? <Spin size="small" /> : <span />}
            onChange={(event) => {
              setAt(0)
              onText(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.ctrlKey) {
                event.preventDefault()
                if (open && current) onChange(current)
              }
              if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
              event.preventDefault()
              setAt(Math.min(Math.max(here + (event.key === 'ArrowDown' ? 1 : -1), 0), picks.length - 1))
            }}
          />
          <div
            id={`${id}-list`}
            className="picker-list"
            role="listbox"
            aria-label={label}
            hidden={!open || picks.length === 0}
          >
            {picks.map((pick, n) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active line
              <div
                key={pick.value}
                id={`${id}-${pick.value}`}
                role="option"
                aria-selected={n === here}
                onClick={() => onChange(pick)}
              >
                <strong>{pick.label}</strong>
                <span>{pick.note}</span>
              </div>
            ))}
          </div>
          {open && !busy && picks.length === 0 && (
            <span className="hint" role="status">
              {none}
            </span>
          )}
        </>
      )}
    </Field>
  )
}
