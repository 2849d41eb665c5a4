import { Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { findDay } from '../../core/day.ts'
import { FORM } from '../../core/words/workbench.ts'
import { readDay, weekdayInWords } from './day-text.ts'
import type { Wired } from './Field.tsx'
import { today } from './today.ts'

type Props = Partial<Wired> & {
  value: string
  /** The day as `2026-05-14`; what is no day is handed on as it was typed, so that nothing is lost. */
  onChange: (value: string) => void
  label?: string
  placeholder?: string
}

/** A day, typed: 0514, 20260514 or 2026-05-14. No picker: typing is quicker, and works with every screen reader. */
export function DayInput({ value, onChange, label, placeholder, ...wired }: Props): ReactElement {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const day = findDay(value)
  const settle = () => onChange(readDay(typed, today()) ?? typed.trim())
  return (
    <Input
      {...wired}
      {...(label ? { 'aria-label': label } : {})}
      className="day-input"
      inputMode="numeric"
      autoComplete="off"
      placeholder={placeholder ?? FORM.dayHint.zh}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
      suffix={<span className="weekday">{day ? weekdayInWords(day) : ''}</span>}
    />
  )
}
