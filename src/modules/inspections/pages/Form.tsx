import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { RuleViolation } from '../../../core/violation.ts'
import { INSPECTIONS } from '../../../core/words/inspections.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { type Failure, failureOf } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { type Errors, errorsOf } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'

type Props = {
  title: string
  save: string
  saved?: string
  width?: number
  /** Refusals of the rules that speak of one field, by their code. */
  at?: Readonly<Record<string, string>>
  /** What the rules say before anything is sent: throws what the server would. */
  rule?: () => void
  send: (requestId: string) => Promise<unknown>
  onClose: () => void
  children: (errors: Errors) => ReactNode
}

/** One thing to record: its fields, what is wrong with them, and the button that says what it does. Nothing typed is lost. */
export function Form(props: Props): ReactElement {
  const { title, save, saved = INSPECTIONS.saved.zh, width = 640, at = {}, onClose, children } = props
  const [requestId] = useState(newId)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [])
  const queries = useQueryClient()
  const { message } = App.useApp()
  const sending = useMutation({
    mutationFn: async () => {
      props.rule?.()
      return props.send(requestId)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['inspections'] })
      void message.success(saved)
      onClose()
    },
  })
  const failure = sending.error ? refusalIn(sending.error) : undefined
  const field = failure && at[failure.type]
  const errors = errorsOf(failure && field ? [{ field, message: failure.message }] : (failure?.issues ?? []))
  const submit = () => !sending.isPending && sending.mutate()
  useKeys('dialog', [{ key: 'ctrl+Enter', says: save, run: submit, always: true }])
  return (
    <Dialog title={title} width={width} onClose={onClose}>
      <form
        ref={form}
        className="inspection-form"
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {failure && !field && <ErrorText error={failure} />}
        {children(errors)}
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.cancel.zh}</Button>
          <Button type="primary" htmlType="submit" loading={sending.isPending}>
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A rule that said no here is the refusal the server would have sent. */
function refusalIn(error: Error): Failure {
  if (!(error instanceof RuleViolation)) return failureOf(error)
  const { message, code, status } = error
  return Object.assign(new Error(message), { type: code, status, issues: [] })
}
