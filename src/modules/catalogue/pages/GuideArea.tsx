import { Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { ITEM_DESK } from '../../../core/words/item-desk.ts'
import { Field } from '../../../workbench/widgets/Field.tsx'
import type { GateFinding } from '../acts.ts'

type Guide = Record<string, unknown>
type Props = {
  label: string
  value: Guide
  findings: readonly GateFinding[]
  readOnly: boolean
  onChange: (value: Guide) => void
}

/** The guide of a draft as its text. What is typed stays as it is typed; only what can be read is handed on. */
export function GuideArea({ label, value, readOnly, onChange }: Props): ReactElement {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2))
  const [broken, setBroken] = useState(false)
  const type = (typed: string) => {
    setText(typed)
    const read = readGuide(typed)
    setBroken(read === undefined)
    if (read) onChange(read)
  }
  return (
    <Field label={label} error={broken ? ITEM_DESK.textBroken.zh : undefined}>
      {(wired) => (
        <Input.TextArea
          {...wired}
          className="guide-text"
          rows={28}
          readOnly={readOnly}
          spellCheck={false}
          value={text}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </Field>
  )
}

function readGuide(text: string): Guide | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Guide) : undefined
  } catch {
    return undefined
  }
}
