import { Button, Input } from 'antd'
import { type ReactElement, useState } from 'react'
import { type Filled, formFor } from '../../../core/guide/form.ts'
import type { FormField, FormPage, Guide } from '../../../core/guide/guide.ts'
import { YES_NO } from '../../../core/words/catalogue.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { formSchema } from '../../../fields/kinds.ts'
import { Choice } from '../../../workbench/widgets/Choice.tsx'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { type Errors, errorsOf } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { Radios } from '../../../workbench/widgets/Radios.tsx'
import { today } from '../../../workbench/widgets/today.ts'

type Typed = Readonly<Record<string, string>>
type Props = {
  guide: Pick<Guide, 'questions' | 'form'>
  situation: Typed
  typed: Typed
  errors: Errors
  onClose: () => void
  /** Undefined: the form is taken on paper after all. */
  onKeep: (form: Typed | undefined) => void
}

/**
 * The application form typed in at the window, every page at once. An answer that asks for more shows it at once; several
 * choices are joined by commas while they are typed.
 */
export function FormDialog({
  guide,
  situation,
  typed: before,
  errors,
  onClose,
  onKeep,
}: Props): ReactElement {
  const [typed, setTyped] = useState<Typed>(before)
  const [wrong, setWrong] = useState<Errors>(() => inForm(errors))
  const pages = formFor(guide, situation, typedIn(guide.form, typed))
  const done = () => {
    const { error } = formSchema(pages, today()).safeParse(typedIn(pages, typed))
    if (!error) return onKeep(typed)
    setWrong(errorsOf(error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))))
  }
  useKeys('dialog', [{ key: 'ctrl+Enter', says: COUNTER.formDone.zh, run: done, always: true }])
  return (
    <Dialog title={COUNTER.form.zh} width={880} onClose={onClose}>
      <div className="counter-form-pages">
        {pages.map((page) => (
          <fieldset key={page.id}>
            <legend>{page.title}</legend>
            {page.fields.map((field) => (
              <Answer
                key={field.id}
                field={field}
                value={typed[field.id] ?? ''}
                error={wrong[field.id]}
                onChange={(value) => setTyped({ ...typed, [field.id]: value })}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <div className="counter-form-foot">
        <Button type="primary" onClick={done}>
          {COUNTER.formDone.zh}
        </Button>
        <Button onClick={() => onKeep(undefined)}>{COUNTER.formDrop.zh}</Button>
        <span className="hint">Ctrl+Enter</span>
      </div>
    </Dialog>
  )
}

type AnswerProps = {
  field: FormField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function Answer({ field, value, error, onChange }: AnswerProps) {
  const { kind, label, hint, unit, optional, options = [] } = field
  const choices = options.map((option) => ({ value: option.id, label: option.label }))
  if (kind === 'yesNo')
    return (
      <Radios
        label={label}
        value={value}
        error={error}
        onChange={onChange}
        options={[
          { value: 'yes', label: YES_NO.yes.zh },
          { value: 'no', label: YES_NO.no.zh },
        ]}
      />
    )
  if (kind === 'choices') return <Several {...{ label, error, onChange, options: choices }} value={value} />
  return (
    <Field label={unit ? `${label}（${unit}）` : label} hint={hint} optional={optional} error={error}>
      {(wired) =>
        kind === 'choice' ? (
          <Choice {...wired} value={value} empty="—" options={choices} onChange={onChange} />
        ) : kind === 'longText' ? (
          <Input.TextArea
            {...wired}
            autoSize={{ minRows: 2, maxRows: 5 }}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...wired}
            autoComplete="off"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

function Several({
  label,
  value,
  error,
  options,
  onChange,
}: {
  label: string
  value: string
  error: string | undefined
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  const chosen = value.split(',').filter(Boolean)
  return (
    <fieldset className={error ? 'field radios wrong' : 'field radios'}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(
                (event.target.checked
                  ? [...chosen, option.value]
                  : chosen.filter((id) => id !== option.value)
                ).join(','),
              )
            }
          />
          {option.label}
        </label>
      ))}
      {error && <span className="field-error">{error}</span>}
    </fieldset>
  )
}

/** What was typed into these pages, as the schemas of their fields read it; what was left empty is not there. */
export function typedIn(pages: readonly FormPage[], typed: Typed): Filled {
  return Object.fromEntries(
    pages
      .flatMap((page) => page.fields)
      .flatMap(({ id, kind }) => {
        const text = typed[id]
        if (!text) return []
        return [[id, kind === 'choices' ? text.split(',').filter(Boolean) : text]]
      }),
  )
}

/** What the server said of the form, by field. */
function inForm(errors: Errors): Errors {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, message]) =>
      name.startsWith('form.') ? [[name.slice('form.'.length), message]] : [],
    ),
  )
}
