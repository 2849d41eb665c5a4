import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import { formFor } from '../../../core/guide/form.ts'
import type { Guide } from '../../../core/guide/guide.ts'
import { COUNTER } from '../../../core/words/counter.ts'
import { formSchema } from '../../../fields/kinds.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { FormAnswer } from '../../../workbench/widgets/FormAnswer.tsx'
import { typedIn } from '../../../workbench/widgets/form-typed.ts'
import { type Errors, errorsOf } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
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
              <FormAnswer
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

/** What the server said of the form, by field. */
function inForm(errors: Errors): Errors {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([name, message]) =>
      name.startsWith('form.') ? [[name.slice('form.'.length), message]] : [],
    ),
  )
}
