import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { CALENDAR } from '../../../core/words/calendar.ts'
import { FORM, say } from '../../../core/words/workbench.ts'
import { call } from '../../../platform/call.ts'
import { newId } from '../../../platform/id.ts'
import { Dialog } from '../../../workbench/widgets/Dialog.tsx'
import { ErrorText } from '../../../workbench/widgets/ErrorText.tsx'
import { Field } from '../../../workbench/widgets/Field.tsx'
import { proposeNotice, type Reading, readNotice } from '../contract.ts'
import { DayTable } from './DayTable.tsx'
import { textOf } from './notice-file.ts'

type Props = { onClose: () => void; onSent: (id: string) => void }

/** A notice is pasted or chosen as a file, read, looked at day by day, and only then put forward. */
export function LoadNotice({ onClose, onSent }: Props): ReactElement {
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const queries = useQueryClient()
  const reading = useMutation({ mutationFn: () => call(readNotice, { text }) })
  const sending = useMutation({
    mutationFn: () => call(proposeNotice, { text }, newId()),
    onSuccess: async ({ id }) => {
      onSent(id)
      await queries.invalidateQueries({ queryKey: ['calendar'] })
    },
  })
  const change = (typed: string) => {
    setText(typed)
    setUnreadable(false)
    reading.reset()
    sending.reset()
  }
  const choose = async (chosen: File) => {
    const found = textOf(new Uint8Array(await chosen.arrayBuffer()))
    if (found === undefined) setUnreadable(true)
    else change(found)
  }
  return (
    <Dialog title={CALENDAR.load.zh} width={860} onClose={onClose}>
      <form
        className="admin-form"
        aria-label={CALENDAR.load.zh}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          reading.mutate()
        }}
      >
        <Field
          label={CALENDAR.paste.zh}
          hint={CALENDAR.pasteHint.zh}
          error={unreadable ? CALENDAR.fileWrong.zh : undefined}
        >
          {(wired) => (
            <Input.TextArea
              {...wired}
              autoFocus
              rows={8}
              maxLength={20_000}
              value={text}
              onChange={(event) => change(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Button size="small" onClick={() => file.current?.click()}>
            {CALENDAR.file.zh}
          </Button>
          <input
            ref={file}
            type="file"
            accept=".txt,text/plain"
            hidden
            aria-label={CALENDAR.file.zh}
            onChange={(event) => {
              const [chosen] = event.target.files ?? []
              event.target.value = ''
              if (chosen) void choose(chosen)
            }}
          />
        </div>
        {(reading.error ?? sending.error) && <ErrorText error={reading.error ?? sending.error} />}
        {reading.data && <Understood reading={reading.data} />}
        <div className="dialog-foot">
          <Button onClick={onClose}>{FORM.cancel.zh}</Button>
          <Button
            htmlType="submit"
            type={reading.data ? 'default' : 'primary'}
            loading={reading.isPending}
            disabled={text.trim() === ''}
          >
            {CALENDAR.read.zh}
          </Button>
          {reading.data && (
            <Button type="primary" loading={sending.isPending} onClick={() => sending.mutate()}>
              {CALENDAR.propose.zh}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** What was understood: which notice, and every day it names. */
export function Understood({ reading }: { reading: Reading }): ReactElement {
  const { year, number, title, issuedOn, amends, workingDays, days } = reading
  return (
    <section aria-label={CALENDAR.understood.zh}>
      <h3>{CALENDAR.understood.zh}</h3>
      <p>
        <strong>{number}</strong> {title}（{issuedOn}）
      </p>
      {amends && <p className="strip">{say(CALENDAR.amends, { year })}</p>}
      <p>{say(CALENDAR.count, { year, ...workingDays })}</p>
      <DayTable days={days} label={CALENDAR.understood.zh} />
    </section>
  )
}
