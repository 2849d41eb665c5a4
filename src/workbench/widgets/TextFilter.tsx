import { Input } from 'antd'
import { type ReactElement, useEffect, useState } from 'react'
import { LIST } from '../../core/words/workbench.ts'
import { Icon } from './icons.tsx'

type Props = { value: string; onChange: (text: string) => void; label?: string }

/** Words that narrow a list: taken when typing rests for a moment, or at Enter. */
export function TextFilter({ value, onChange, label = LIST.text.zh }: Props): ReactElement {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed.trim() === value) return
    const rest = setTimeout(() => onChange(typed.trim()), 350)
    return () => clearTimeout(rest)
  })
  return (
    <Input
      className="text-filter"
      type="search"
      aria-label={label}
      placeholder={label}
      prefix={<Icon name="search" />}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => onChange(typed.trim())}
    />
  )
}
