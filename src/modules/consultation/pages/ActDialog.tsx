import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { RuleViolation } from '../../../core/violation.ts'
import { SCREEN } from '../../../core/words/screen.ts'
import { FORM } from '../../../core/words/workbench.ts'
import { call, type Failure, failureOf, type Issue } from '../../../platform/call.ts'
import type { Endpoint } from '../../../platform/endpoint.ts'
import { newId } from '../../../platform/id.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { type Errors, errorsOf, issuesBefore, NO_ERRORS } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { CONSULTATION } from './reads.ts'

/** What the contract and the rules say before anything is sent: the refusal the server would answer with. */
export async function checked<I extends z.ZodObject, O extends z.ZodType>(
  endpoint: Endpoint<I, O>,
  sent: z.input<I>,
  requestId: string,
  rule: () => void = () => {},
): Promise<z.output<O>> {
  const issues = issuesBefore(endpoint, sent)
  if (issues.length > 0) throw refusal('input/invalid', SCREEN.invalid.zh, 400, issues)
  try {
    rule()
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error
    throw refusal(error.code, error.message, error.status, [])
  }
  return call(endpoint, sent, requestId)
}

const refusal = (type: string, title: string, status: number, issues: readonly Issue[]): Failure =>
  Object.assign(new Error(title), { type, status, issues })

/** Throws `consultation/reason`. */
export function assertReason(reason: string): void {
  if (!reason.trim()) throw new RuleViolation('consultation/reason')
}

/** Sends an act under one id until it has succeeded; afterwards everything of consultations is read anew. */
export function useConsult(
  send: (requestId: string) => Promise<unknown>,
  { saved, done }: { saved: string; done: () => void },
) {
  const [requestId] = useState(newId)
  const queries = useQueryClient()
  const { message } = App.useApp()
  const sending = useMutation({
    mutationFn: () => send(requestId),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: CONSULTATION })
      void message.success(saved)
      done()
    },
  })
  const failure = sending.error ? failureOf(sending.error) : undefined
  const errors = failure ? errorsOf(failure.issues) : NO_ERRORS
  return { sending, failure, errors, submit: () => !sending.isPending && sending.mutate() }
}

type Props = {
  title: string
  save: string
  saved: string
  send: (requestId: string) => Promise<unknown>
  onClose: () => void
  children: (errors: Errors) => ReactNode
}

/** One act with its few fields; Ctrl+Enter sends it, and what was typed stays when the rules say no. */
export function ActDialog({ title, save, saved, send, onClose, children }: Props): ReactElement {
  const form = useRef<HTMLFormElement>(null)
  const { sending, failure, errors, submit } = useConsult(send, { saved, done: onClose })
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input, textarea')?.focus(), [])
  useKeys('dialog', [{ key: 'ctrl+Enter', says: save, run: submit, always: true }])
  return (
    <Dialog title={title} width={640} onClose={onClose}>
      <form
        ref={form}
        className="consult-form"
        aria-label={title}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {failure && failure.issues.length === 0 && <ErrorText error={failure} />}
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

type Text = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  hint?: string
  optional?: boolean
  max: number
  rows?: number
}

/** A line, or as many as `rows`. */
export function TextOf({ label, value, onChange, error, hint, optional, max, rows }: Text): ReactElement {
  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {(wired) =>
        rows ? (
          <Input.TextArea
            {...wired}
            autoSize={{ minRows: rows, maxRows: rows * 3 }}
            maxLength={max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input
            {...wired}
            autoComplete="off"
            maxLength={max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}
