import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { CONSULTING_DESK } from '../../../core/words/consultation-desk.ts'
import { say } from '../../../core/words/workbench.ts'
import type { ClauseLine } from '../contract.ts'
import { clausesQuery } from './reads.ts'

/** The clauses of the guide in force, to tick; a word narrows them. */
export function ClausePicker({
  item,
  chosen,
  onChange,
  single = false,
}: {
  item: string | undefined
  chosen: readonly string[]
  onChange: (paths: string[], version: number) => void
  /** One clause only. */
  single?: boolean
}): ReactElement {
  const [text, setText] = useState('')
  const found = useQuery(clausesQuery(item)).data
  if (!item || !found) return <p className="hint">{CONSULTING_DESK.clauseNone.zh}</p>
  const shown = found.clauses.filter(
    (one) => chosen.includes(one.path) || `${one.title}${one.text}`.includes(text.trim()),
  )
  const flip = ({ path }: ClauseLine, on: boolean) =>
    onChange(single ? [path] : on ? [...chosen, path] : chosen.filter((one) => one !== path), found.version)
  return (
    <fieldset className="clauses">
      <legend>{say(CONSULTING_DESK.clausesOf, { item: found.name, version: found.version })}</legend>
      <Input
        size="small"
        type="search"
        aria-label={CONSULTING_DESK.clauseFilter.zh}
        placeholder={CONSULTING_DESK.clauseFilter.zh}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {shown.map((one) => (
          <li key={one.path}>
            <label>
              <input
                type={single ? 'radio' : 'checkbox'}
                name="clause"
                checked={chosen.includes(one.path)}
                onChange={(event) => flip(one, event.target.checked)}
              />
              <span>
                <strong>{one.title}</strong>
                <span className="soft">{one.text}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
