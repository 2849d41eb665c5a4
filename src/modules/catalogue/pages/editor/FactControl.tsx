import { Button } from 'antd'
import type { ReactElement } from 'react'
import { agrees, BANK, FACTS, type Fact, fieldFor, resembling } from '../../../../core/guide/bank.ts'
import type { FormField } from '../../../../core/guide/guide.ts'
import { BANK_WORDS } from '../../../../core/words/guide-editor.ts'
import { FORM, say } from '../../../../core/words/workbench.ts'
import { Choice } from '../../../../workbench/widgets/Choice.tsx'
import { useEditing } from './editing.ts'
import { at, controlId, type Path, put } from './paths.ts'
import type { Control } from './shape.ts'

const OPTIONS = FACTS.map((fact) => ({ value: fact, label: BANK[fact].label }))

/** Which fact of the bank a field asks for; said where a field of its own seems to ask for one, or one differs from the bank. */
export function FactControl({
  control,
  path,
}: {
  control: Extract<Control, { as: 'fact' }>
  path: Path
}): ReactElement {
  const { draft, readOnly, change } = useEditing()
  const owner = path.slice(0, -'.fact'.length)
  const field = (at(draft, owner) ?? {}) as Partial<FormField>
  const { kind = 'text', label = '', fact } = field
  const like = resembling({ kind, label, fact })
  const known = fact !== undefined && fact in BANK
  const take = (one: Fact) => change(put(draft, owner, taken(field, one)))
  return (
    <div className="field">
      <label htmlFor={controlId(path)}>
        {control.word.zh}
        <span className="soft">{FORM.optional.zh}</span>
      </label>
      {readOnly ? (
        <p id={controlId(path)}>{known ? BANK[fact].label : BANK_WORDS.own.zh}</p>
      ) : (
        <Choice
          id={controlId(path)}
          value={fact ?? ''}
          empty={BANK_WORDS.own.zh}
          options={OPTIONS}
          onChange={(chosen) => (chosen === '' ? change(put(draft, path, undefined)) : take(chosen as Fact))}
        />
      )}
      {like && (
        <p className="hint">
          {say(BANK_WORDS.resembles, { label: BANK[like].label })}
          {!readOnly && (
            <Button size="small" onClick={() => take(like)}>
              {BANK_WORDS.take.zh}
            </Button>
          )}
        </p>
      )}
      {known && !agrees({ ...field, kind, fact } as FormField) && (
        <p className="field-error" role="status">
          {say(BANK_WORDS.differs, { label: BANK[fact].label })}
          {!readOnly && (
            <Button size="small" onClick={() => take(fact)}>
              {BANK_WORDS.align.zh}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}

/** The field as the bank has it, with what its author wrote around it: its words, its condition, whether it is optional. */
function taken(field: Partial<FormField>, fact: Fact): FormField {
  const { id = '', label, hint, optional, example, when } = field
  const own = { label, hint, optional, example, when }
  return { ...fieldFor(fact, id), ...Object.fromEntries(Object.entries(own).filter(([, value]) => value)) }
}
