import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import type { CardAct } from '../../../core/supervision/card.ts'
import { ACT_FORM } from '../../../core/words/case-desk.ts'
import { CARD_ACT } from '../../../core/words/supervision.ts'
import { CARD } from '../../../core/words/supervision-screens.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call, failureOf, type Issue } from '../../../platform/call.ts'
import type { Endpoint } from '../../../platform/endpoint.ts'
import { newId } from '../../../platform/id.ts'
import { DayInput } from '../../../workbench/widgets/DayInput.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { errorsOf, issuesBefore } from '../../../workbench/widgets/issues.ts'
import { useKeys } from '../../../workbench/widgets/keys.ts'
import { CARD_ACTS } from '../acts.ts'
import type { CardDetail } from '../contract.ts'

/** What each act asks to be written, by the field it is sent in; issuing asks nothing. */
const ASKS: Readonly<Record<CardAct, { field: 'reason' | 'text'; word: string } | undefined>> = {
  Issue: undefined,
  Cancel: { field: 'reason', word: CARD.reason.zh },
  Reply: { field: 'text', word: CARD.reply.zh },
  Appeal: { field: 'reason', word: CARD.reason.zh },
  Revoke: { field: 'reason', word: CARD.reason.zh },
  Return: { field: 'reason', word: CARD.reason.zh },
  Refer: { field: 'reason', word: CARD.reason.zh },
  Order: { field: 'text', word: CARD.orderText.zh },
  AnswerOrder: { field: 'text', word: CARD.reply.zh },
}

type Props = { c: CardDetail; act: CardAct; onClose: () => void; onDone: () => void }

/** One act on a card before it is done; what was typed stays when it is refused. */
export function CardPanel({ c, act, onClose, onDone }: Props): ReactElement {
  const [said, setSaid] = useState('')
  const [dueOn, setDueOn] = useState('')
  const queries = useQueryClient()
  const { message } = App.useApp()
  const form = useRef<HTMLFormElement>(null)
  const request = useRef(newId())
  const asks = ASKS[act]
  const word = CARD_ACT[act].zh
  const [wrong, setWrong] = useState<readonly Issue[]>([])
  const sent = {
    ...{ caseId: c.caseId, card: c.card },
    ...(asks ? { [asks.field]: said } : {}),
    ...(act === 'Order' ? { dueOn } : {}),
  }
  const send = useMutation({
    mutationFn: () => call(CARD_ACTS[act] as Endpoint, sent, request.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['supervision'] })
      void message.success(say(CARD.done, { act: word }))
      onDone()
    },
  })
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, button[type="submit"]')?.focus()
  }, [])
  const failure = send.error ? failureOf(send.error) : undefined
  const errors = errorsOf([...wrong, ...(failure?.issues ?? [])])
  const submit = () => {
    const found = issuesBefore(CARD_ACTS[act], sent)
    setWrong(found)
    if (found.length === 0 && !send.isPending) send.mutate()
  }
  useKeys('panel', [
    { key: 'ctrl+Enter', says: word, run: submit, always: true },
    { key: 'Escape', says: FORM.close.zh, run: onClose, always: true },
  ])
  return (
    <form
      ref={form}
      className="act-panel"
      aria-label={word}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <header>
        <h2>{word}</h2>
        <Button size="small" type="text" onClick={onClose}>
          {FORM.close.zh}
          <kbd>Esc</kbd>
        </Button>
      </header>
      <div className="act-fields">
        {failure && failure.issues.length === 0 && <ErrorText error={send.error} />}
        {asks && (
          <Field label={asks.word} error={errors[asks.field]}>
            {(wired) => (
              <Input.TextArea
                {...wired}
                rows={3}
                maxLength={1000}
                value={said}
                onChange={(event) => setSaid(event.target.value)}
              />
            )}
          </Field>
        )}
        {act === 'Order' && (
          <Field label={CARD.orderDue.zh} hint={FORM.dayHint.zh} error={errors.dueOn}>
            {(wired) => <DayInput {...wired} value={dueOn} onChange={setDueOn} />}
          </Field>
        )}
      </div>
      <footer>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {word}
        </Button>
        <span className="hint">{asks ? ACT_FORM.submit.zh : ''}</span>
      </footer>
    </form>
  )
}
