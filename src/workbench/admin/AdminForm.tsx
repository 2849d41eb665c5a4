import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import type { ReactElement, ReactNode } from 'react'
import { ADMIN } from '../../core/words/admin-screens.ts'
import { FORM } from '../../core/words/workbench.ts'
import { failureOf } from '../../platform/call.ts'
import { newId } from '../../platform/id.ts'
import { Dialog } from '../widgets/Dialog.tsx'
import { ErrorText } from '../widgets/ErrorText.tsx'
import { Field } from '../widgets/Field.tsx'
import { type Errors, errorsOf, strayErrors } from '../widgets/issues.ts'
import { useKeys } from '../widgets/keys.ts'
import { useDesk } from '../widgets/session.ts'
import { type Typed, useDraft } from './draft.ts'

export type Filling = { typed: Typed; type: (part: Typed) => void; errors: Errors }
type Props<Answer> = {
  title: string
  hint?: string | undefined
  /** Under which what is typed is kept until it is sent. */
  name: string
  blank?: Typed
  /** The fields it shows; what is wrong elsewhere is said on top. */
  fields?: readonly string[]
  /** Refusals of the rules that speak of one field, by their code. */
  at?: Readonly<Record<string, string>>
  save: string
  grave?: boolean
  width?: number
  /** Every change says why; a form that asks otherwise leaves it out. */
  reasoned?: boolean
  children?: (filling: Filling) => ReactNode
  send: (typed: Typed, requestId: string) => Promise<Answer>
  onSent: (answer: Answer) => void
  onClose: () => void
}

/** One change of administration: what it does, its fields, why, and the button that names its effect. */
export function AdminForm<Answer>(props: Props<Answer>): ReactElement {
  const { title, hint, name, blank = {}, fields = [], reasoned = true, children, onSent, onClose } = props
  const { post } = useDesk()
  const [typed, type, forget] = useDraft(`${post.id} ${name}`, { reason: '', ...blank })
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: () => props.send(typed, newId()),
    onSuccess: async (answer) => {
      forget()
      onSent(answer)
      await Promise.all(
        ['people', 'posts', 'rights', 'changes', 'establishment', 'organs'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      )
    },
  })
  const failure = sending.error ? failureOf(sending.error) : undefined
  const field = failure && props.at?.[failure.type]
  const errors = errorsOf(failure && field ? [{ field, message: failure.message }] : (failure?.issues ?? []))
  const shown = [...fields, 'reason']
  const stray = strayErrors(errors, shown)
  const send = () => !sending.isPending && sending.mutate()
  useKeys('dialog', [{ key: 'ctrl+Enter', says: props.save, run: send, always: true }])
  return (
    <Dialog title={title} width={props.width ?? 560} onClose={onClose}>
      <form
        className="admin-form"
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {hint && <p className={props.grave ? 'strip' : 'hint'}>{hint}</p>}
        {failure && !field && failure.issues.length === 0 && <ErrorText error={failure} />}
        {stray.length > 0 && (
          <p className="strip" role="alert">
            {stray.join('；')}
          </p>
        )}
        {children?.({ typed, type, errors })}
        {reasoned && (
          <Field label={ADMIN.reason.zh} hint={ADMIN.reasonHint.zh} error={errors.reason}>
            {(wired) => (
              <Input.TextArea
                {...wired}
                autoSize={{ minRows: 2, maxRows: 5 }}
                maxLength={300}
                value={typed.reason ?? ''}
                onChange={(event) => type({ reason: event.target.value })}
              />
            )}
          </Field>
        )}
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.cancel.zh}</Button>
          <Button type="primary" danger={props.grave ?? false} htmlType="submit" loading={sending.isPending}>
            {props.save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** One line of text in such a form. */
export function Line({
  filling: { typed, type, errors },
  name,
  label,
  hint,
  optional,
  max = 50,
  focus = false,
}: {
  filling: Filling
  name: string
  label: string
  hint?: string
  optional?: boolean
  max?: number
  focus?: boolean
}): ReactElement {
  return (
    <Field label={label} hint={hint} optional={optional} error={errors[name]}>
      {(wired) => (
        <Input
          {...wired}
          autoFocus={focus}
          autoComplete="off"
          maxLength={max}
          value={typed[name] ?? ''}
          onChange={(event) => type({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
}
